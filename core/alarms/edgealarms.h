// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmboard.h"
#include "alarms/watchsettings.h"
#include "model/enginestatus.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// How the record of who did what is called among the gateway's parts.
inline constexpr std::string_view kRecordName = "audit";

/// The gateway's own troubles as alarms (isOfGateway()), out of what its status tells: storage, clock, backlog of each
/// sink, certificates, refusals, damaged files, the horn. Its id stands for the device; the name of the source or sink
/// for the signal, or kWholeDevice. The connection for alerts and commands is called "control", the record of who did
/// what kRecordName.
///
/// What has no name in the status any more, or is well after a start, returns by itself. What nobody can tell yet
/// stays as it is: a link that is connecting, certificates nobody has looked at.
/// A refused source masks its alarm of being lost: one cause, one alarm.
/// Owner: AlarmEngine. Thread: pipeline. Errors: none.
class EdgeAlarms
{
public:
    EdgeAlarms(AlarmBoard &board, const WatchSettings &settings);

    /// The gateway stands so at `nowMs` (UTC); about once a second.
    void look(const EngineStatus &status, std::int64_t nowMs, std::vector<AlarmTransition> &out);

private:
    struct Verdict
    {
        bool isPresent = false;
        AlarmPoint::Circumstance what{};
    };

    void findStanding();
    [[nodiscard]] bool stands(const AlarmKey &key);
    [[nodiscard]] AlarmKey keyOf(LimitKind kind, const std::string &name) const;
    void note(const AlarmKey &key, bool isPresent, const AlarmPoint::Circumstance &what = {});
    void noteDisk(const EngineStatus &status);
    void noteClock(const EngineStatus &status, std::int64_t nowMs);
    void noteDamage(const EngineStatus &status, std::int64_t nowMs);
    void noteRecord(const AuditState &record);
    void noteHorn(const HornOutputs &outputs, std::int64_t nowMs);
    void noteBacklog(const SinkStatus &sink, std::int64_t nowMs);
    void noteCertificates(const EngineStatus &status, std::int64_t nowMs);
    void noteRefusals(const EngineStatus &status);
    void noteLink(const std::string &name, const LinkStatus &link);
    void leaveUndecided(const AlarmKey &key) { m_undecided.insert(key); }
    void judge(const AlarmKey &key, const Verdict &verdict, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    void worsen(AlarmSlot &slot, const Verdict &verdict, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    void maskLink(const std::string &source, std::int64_t nowMs, std::vector<AlarmTransition> &out);

    AlarmBoard &m_board;
    const WatchSettings &m_settings;
    std::set<AlarmKey> m_standing; // that have, or had, an alarm
    bool m_hasLooked = false;
    std::uint64_t m_damagedFiles = 0;
    std::int64_t m_damagedMs = 0; // UTC, of the last one found; 0: none
    std::map<AlarmKey, Verdict> m_verdicts; // of this look
    std::set<AlarmKey> m_undecided; // likewise
};

} // namespace lineside
