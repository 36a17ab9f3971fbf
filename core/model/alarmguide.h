// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/note.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// How bad it is when nobody acts.
enum class Severity : std::uint8_t {
    Minor = 1,
    Major = 2,
    Severe = 3,
};
[[nodiscard]] std::string_view toString(Severity severity); ///< "minor", "major", "severe"

/// What an operator is to know and do when an alarm comes, in the words of the site. What nobody has written is empty.
/// Source: the rationalization record of ISA-18.2-2016 §9.
struct AlarmGuide
{
    std::vector<std::string> causes{}; ///< likely first
    std::vector<std::string> confirm{}; ///< how to see that it is true
    std::string consequence{}; ///< of doing nothing
    std::vector<std::string> actions{}; ///< in their order
    std::optional<std::chrono::seconds> respondWithin{};
    std::string contact{}; ///< a role and how to reach it
    std::string page{}; ///< where more is written: "Handbook, chapter 4.2"
    std::optional<Severity> severity{}; ///< of the consequence
    std::string alarmClass{}; ///< "safety", "environment", "quality", "cost"
    std::string basis{}; ///< why the limit is where it is
    std::optional<std::chrono::seconds> testInterval{};
    std::string owner{}; ///< a role that answers for the alarm
    std::string reviewed{}; ///< by which role and when
    std::string picture{}; ///< path of a file beside the class's record

    bool operator==(const AlarmGuide &) const = default;
};

/// Which alarms a guide is of. What is empty takes all.
struct GuideSubject
{
    std::string deviceClass{}; ///< Device::type
    std::string deviceId{};
    std::string sensorType{};
    std::optional<LimitKind> kind{};

    bool operator==(const GuideSubject &) const = default;
};

/// The guides of a site. Each alarm inherits from class to signal to kind to device, part by part: an entry says only
/// what is different there. A value; immutable once it is read. Thread: any.
class AlarmGuides
{
public:
    /// False: there is one of this subject.
    bool add(GuideSubject subject, AlarmGuide guide);
    /// Of all that were added, the widest first.
    [[nodiscard]] std::vector<GuideSubject> subjects() const;
    [[nodiscard]] bool empty() const { return m_entries.empty(); }

    /// `deviceClass`: the type the device tells, empty when it tells none.
    [[nodiscard]] AlarmGuide of(const AlarmKey &key, const std::string &deviceClass) const;

private:
    struct Entry
    {
        GuideSubject subject;
        AlarmGuide guide;
        int rank = 0; ///< how narrow the subject is
    };

    std::vector<Entry> m_entries; ///< the widest first
};

/// What there is to know of one alarm when it has come.
struct AlarmCard
{
    AlarmGuide guide{};
    std::vector<AlarmTransition> steps{}; ///< of its last times, newest first
    std::vector<Note> notes{}; ///< what people wrote of it, newest first
};

} // namespace lineside
