// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/alarmguide.h"
#include "model/alarmrulesversion.h"
#include "model/device.h"
#include "model/enginestatus.h"
#include "model/peoplestate.h"
#include "model/quarantine.h"
#include "model/rawmessage.h"
#include "model/rejectedpile.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Where the pipeline lays down what others look at: devices, alarms, status, the messages refused.
/// Owner: engine. Thread: any.
class LiveBoard
{
public:
    using Devices = std::shared_ptr<const std::vector<Device>>;
    void setDevices(std::vector<Device> devices);
    /// Sorted by id; never null.
    [[nodiscard]] Devices devices() const;

    using Alarms = std::shared_ptr<const std::vector<Alarm>>;
    void setAlarms(std::vector<Alarm> alarms);
    /// Those not Normal; never null.
    [[nodiscard]] Alarms alarms() const;

    using AlarmRules = std::shared_ptr<const AlarmRulesVersion>;
    void setAlarmRules(AlarmRulesVersion version);
    /// What people changed of the configuration; never null.
    [[nodiscard]] AlarmRules alarmRules() const;

    using People = std::shared_ptr<const PeopleState>;
    using Tokens = std::set<std::string, std::less<>>;
    /// `tokens`: of those that are logged in over HTTP or at a panel.
    void setPeople(PeopleState people, Tokens tokens);
    [[nodiscard]] bool isSession(std::string_view token) const;
    /// Who there is, who is in and which seat is in control; never null.
    [[nodiscard]] People people() const;

    using Guides = std::shared_ptr<const AlarmGuides>;
    void setGuides(AlarmGuides guides);
    /// What the site says is to be done when alarms come; never null.
    [[nodiscard]] Guides guides() const;

    /// Each worker writes its own fields of the status, the engine reads them once a second.
    void updateStatus(const std::function<void(EngineStatus &)> &change);
    [[nodiscard]] EngineStatus status() const; ///< with its sources and sinks summed up

    void addRejected(RejectedMessage message);
    /// Newest first, a hundred at most.
    [[nodiscard]] std::vector<RejectedMessage> rejected() const;
    /// The same folded by topic and reason, with counts: what repeats pushes nobody out.
    [[nodiscard]] std::vector<RejectedKind> rejectedKinds() const;

    void setQuarantine(std::vector<QuarantinedRow> rows);
    /// Newest first, a hundred at most.
    [[nodiscard]] std::vector<QuarantinedRow> quarantine() const;

private:
    mutable std::mutex m_mutex; // guards all below
    Devices m_devices = std::make_shared<const std::vector<Device>>();
    Alarms m_alarms = std::make_shared<const std::vector<Alarm>>();
    AlarmRules m_alarmRules = std::make_shared<const AlarmRulesVersion>();
    Tokens m_tokens;
    People m_people = std::make_shared<const PeopleState>();
    Guides m_guides = std::make_shared<const AlarmGuides>();
    std::deque<RejectedMessage> m_rejected;
    RejectedPile m_rejectedPile;
    std::vector<QuarantinedRow> m_quarantine;
    EngineStatus m_status;
};

} // namespace lineside
