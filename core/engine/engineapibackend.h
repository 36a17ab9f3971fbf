// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apibackend.h"
#include "base/clock.h"
#include "config/config.h"
#include "engine/alarmbook.h"
#include "engine/liveboard.h"
#include "metrics/books.h"
#include "metrics/metrics.h"
#include "process/unittable.h"
#include "store/storereader.h"

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

namespace lineside {

/// What the HTTP routes see of the engine: snapshots off the board, history through a reader of their own.
/// Owner: engine. Thread: those of the server's lanes; what reads the store on its Disk lane alone.
class EngineApiBackend final : public ApiBackend
{
public:
    static constexpr std::size_t kListedVersions = 200; ///< all that are kept

    struct Links
    {
        LiveBoard &board;
        const Config &config;
        Metrics &metrics;
        Books &books;
        const Clock &clock;
        ClockRules clocks;
        std::function<void(OperatorAction, Requester, ActionAnswer)> submit;
        std::function<Result<SuggestionProgress>(const AlarmKey &, const std::string &)> suggestion;
    };

    EngineApiBackend(const std::string &storeDirectory, FormerNames names, Links links);
    ~EngineApiBackend() override;

    [[nodiscard]] std::shared_ptr<const std::vector<Device>> devices() const override;
    [[nodiscard]] std::optional<Device> device(const std::string &id) const override;
    [[nodiscard]] const ClockRules &clockRules() const override { return m_links.clocks; }
    [[nodiscard]] EngineStatus status() const override;
    [[nodiscard]] std::shared_ptr<const PeopleState> people() const override;
    [[nodiscard]] bool isSession(std::string_view token) const override;
    [[nodiscard]] Result<void> readiness() const override;
    [[nodiscard]] std::string metricsText() const override;
    [[nodiscard]] std::vector<Alarm> alarms() const override;
    [[nodiscard]] std::vector<RejectedMessage> rejectedMessages() const override;
    [[nodiscard]] Result<History> history(const HistoryQuery &query) const override;
    [[nodiscard]] Result<AlarmHistoryPage> alarmHistory(const AlarmHistoryQuery &query) const override;
    [[nodiscard]] Result<AlarmHealth> alarmHealth(const AlarmHealthQuery &query) const override;
    [[nodiscard]] Result<std::vector<AlarmHealth>> alarmFigures(std::int64_t nowMs) const override;
    [[nodiscard]] Result<AlarmCard> alarmCard(const AlarmKey &key) const override;
    [[nodiscard]] Result<ApiPicture> alarmPicture(const AlarmKey &key) const override;
    [[nodiscard]] Result<SuggestionProgress> suggestion(const AlarmKey &key) override;
    [[nodiscard]] Result<std::vector<Note>> notes(const NoteQuery &query) const override;
    [[nodiscard]] Result<AuditPage> audit(const AuditQuery &query) const override;
    [[nodiscard]] Result<std::string> auditExport(std::int64_t after, std::int64_t atMost) const override;
    [[nodiscard]] Result<CommandPage> commands(const CommandQuery &query) const override;
    [[nodiscard]] Result<ApiQuarantine> quarantine() const override;
    [[nodiscard]] std::shared_ptr<const AlarmRulesVersion> alarmSettings() const override;
    [[nodiscard]] std::string alarmSettingsCsv() const override;
    [[nodiscard]] RuleCheck checkAlarmSettings(const std::string &csv) const override;
    [[nodiscard]] Result<std::vector<AlarmRulesVersion>> alarmSettingsVersions() const override;
    void submit(OperatorAction action, Requester who, ActionAnswer answer) override;

private:
    [[nodiscard]] AlarmBook alarmBook() const;

    const Links m_links;
    const UnitTable m_units;
    mutable StoreReader m_store; ///< asked on the Disk lane alone
};

} // namespace lineside
