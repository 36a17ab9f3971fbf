// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmguide.h"
#include "model/alarmhealth.h"
#include "model/alarmquery.h"
#include "model/alarmrulesversion.h"
#include "model/auditquery.h"
#include "model/clockrule.h"
#include "model/commandquery.h"
#include "model/device.h"
#include "model/enginestatus.h"
#include "model/history.h"
#include "model/note.h"
#include "model/operatoraction.h"
#include "model/peoplestate.h"
#include "model/quarantine.h"
#include "model/rawmessage.h"
#include "model/requester.h"
#include "model/suggestion.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// What sinks would not have.
struct ApiQuarantine
{
    std::vector<QuarantinedRow> rows; ///< the newest, newest first
    std::uint64_t total = 0;
};

/// A file as it goes out.
struct ApiPicture
{
    std::string contentType;
    std::string bytes;
};

/// What the HTTP routes need of the engine.
/// Owner: engine. Thread: the server's lanes call it (Routes::laneOf), what gives a Result
/// and changes nothing always on the Disk lane; the engine may be called so from any thread. Contract: all answer at
/// once from a snapshot, but those, which may wait for the disk, for a bounded time.
class ApiBackend
{
public:
    ApiBackend() = default;
    ApiBackend(const ApiBackend &) = delete;
    ApiBackend &operator=(const ApiBackend &) = delete;
    virtual ~ApiBackend() = default;

    /// By id; never null.
    [[nodiscard]] virtual std::shared_ptr<const std::vector<Device>> devices() const = 0;
    [[nodiscard]] virtual std::optional<Device> device(const std::string &id) const = 0;
    /// How the site says that clocks of devices are to be read.
    [[nodiscard]] virtual const ClockRules &clockRules() const = 0;
    [[nodiscard]] virtual EngineStatus status() const = 0;
    /// Never null.
    [[nodiscard]] virtual std::shared_ptr<const PeopleState> people() const = 0;
    /// Whether somebody is logged in by this token.
    [[nodiscard]] virtual bool isSession(std::string_view token) const = 0;
    /// Storage writable and engine running; else why not. What is wrong besides is in status().
    [[nodiscard]] virtual Result<void> readiness() const = 0;
    /// Prometheus text.
    [[nodiscard]] virtual std::string metricsText() const = 0;
    /// Those that are not normal.
    [[nodiscard]] virtual std::vector<Alarm> alarms() const = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<RejectedMessage> rejectedMessages() const = 0;
    [[nodiscard]] virtual Result<History> history(const HistoryQuery &query) const = 0;
    [[nodiscard]] virtual Result<AlarmHistoryPage> alarmHistory(const AlarmHistoryQuery &query) const = 0;
    [[nodiscard]] virtual Result<AlarmHealth> alarmHealth(const AlarmHealthQuery &query) const = 0;
    /// Those that go on, since they were reset: of the whole site, then of each operator position.
    [[nodiscard]] virtual Result<std::vector<AlarmHealth>> alarmFigures(std::int64_t nowMs) const = 0;
    /// What to do when it comes, and its last steps; of one that nobody knows, nothing.
    [[nodiscard]] virtual Result<AlarmCard> alarmCard(const AlarmKey &key) const = 0;
    /// NotFound: the site has none for it.
    [[nodiscard]] virtual Result<ApiPicture> alarmPicture(const AlarmKey &key) const = 0;
    /// Begins to look for other settings, or tells how far that is, or what was found. Full: another alarm is looked
    /// at.
    [[nodiscard]] virtual Result<SuggestionProgress> suggestion(const AlarmKey &key) = 0;
    [[nodiscard]] virtual Result<std::vector<Note>> notes(const NoteQuery &query) const = 0;
    [[nodiscard]] virtual Result<AuditPage> audit(const AuditQuery &query) const = 0;
    /// Lines of the record behind that number, `atMost` of them, as a signed file (security/auditexport.h). NotFound:
    /// there is no such line.
    [[nodiscard]] virtual Result<std::string> auditExport(std::int64_t after, std::int64_t atMost) const = 0;
    [[nodiscard]] virtual Result<CommandPage> commands(const CommandQuery &query) const = 0;
    [[nodiscard]] virtual Result<ApiQuarantine> quarantine() const = 0;
    /// What people changed of how alarms behave; never null.
    [[nodiscard]] virtual std::shared_ptr<const AlarmRulesVersion> alarmSettings() const = 0;
    /// All that is said of alarms, the configuration included, as a table (model/alarmrulecsv.h).
    [[nodiscard]] virtual std::string alarmSettingsCsv() const = 0;
    /// What such a table would change.
    [[nodiscard]] virtual RuleCheck checkAlarmSettings(const std::string &csv) const = 0;
    /// Those that are kept, newest first.
    [[nodiscard]] virtual Result<std::vector<AlarmRulesVersion>> alarmSettingsVersions() const = 0;
    /// Has something done. `answer` comes once, on any thread, perhaps before this returns, within five seconds.
    virtual void submit(OperatorAction action, Requester who, ActionAnswer answer) = 0;
};

} // namespace lineside
