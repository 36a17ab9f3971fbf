// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engineapibackend.h"

#include "alarms/prioritymatrix.h"
#include "config/classfolder.h"
#include "engine/alarmcard.h"
#include "engine/alarmfigures.h"
#include "engine/bookmetrics.h"
#include "store/auditexporter.h"
#include "store/auditkeeper.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>

namespace lineside {

namespace {

/// The pipeline renews the status every second; one silent for longer has stalled (core/FACTS.md R18: 5 s).
constexpr std::int64_t kStalledAfterMs = 5000;
constexpr std::size_t kListedQuarantine = 1000; // half a megabyte of JSON at most, as readings go

} // namespace

EngineApiBackend::EngineApiBackend(const std::string &storeDirectory, FormerNames names, Links links)
    : m_links(std::move(links))
    , m_units(UnitTable::of(m_links.config.units))
    , m_store(storeDirectory, std::move(names))
{
}

EngineApiBackend::~EngineApiBackend() = default;

std::shared_ptr<const std::vector<Device>> EngineApiBackend::devices() const
{
    return m_links.board.devices();
}

std::optional<Device> EngineApiBackend::device(const std::string &id) const
{
    const auto all = m_links.board.devices();
    const auto found = std::ranges::lower_bound(*all, id, {}, &Device::id);
    return found != all->end() && found->id == id ? std::optional(*found) : std::nullopt;
}

EngineStatus EngineApiBackend::status() const
{
    EngineStatus status = m_links.board.status();
    status.books = m_links.books.snapshot();
    return status;
}

std::shared_ptr<const PeopleState> EngineApiBackend::people() const
{
    return m_links.board.people();
}

bool EngineApiBackend::isSession(std::string_view token) const
{
    return m_links.board.isSession(token);
}

Result<void> EngineApiBackend::readiness() const
{
    const EngineStatus status = m_links.board.status();
    if (!status.storageProblem.empty())
        return unexpected(ErrorCode::Unavailable, status.storageProblem);
    if (!status.journalProblem.empty())
        return unexpected(ErrorCode::Unavailable, status.journalProblem);
    if (status.pipelineAliveAtMs == 0)
        return unexpected(ErrorCode::Unavailable, "the engine is starting");
    if (m_links.clock.monotonicMs() - status.pipelineAliveAtMs > kStalledAfterMs)
        return unexpected(ErrorCode::Unavailable, "the pipeline does not answer");
    return {};
}

std::string EngineApiBackend::metricsText() const
{
    exportBooks(m_links.books.snapshot(), m_links.metrics);
    return m_links.metrics.prometheusText();
}

std::vector<Alarm> EngineApiBackend::alarms() const
{
    return *m_links.board.alarms();
}

std::vector<RejectedMessage> EngineApiBackend::rejectedMessages() const
{
    return m_links.board.rejected();
}

Result<History> EngineApiBackend::history(const HistoryQuery &query) const
{
    return m_store.history(query);
}

Result<AlarmHistoryPage> EngineApiBackend::alarmHistory(const AlarmHistoryQuery &query) const
{
    return m_store.alarmHistory(query);
}

Result<AlarmHealth> EngineApiBackend::alarmHealth(const AlarmHealthQuery &query) const
{
    return alarmHealthIn(m_store, m_links.config.alarms.positions, query);
}

Result<std::vector<AlarmHealth>> EngineApiBackend::alarmFigures(std::int64_t nowMs) const
{
    return lineside::alarmFigures(m_store, m_links.config.alarms.positions, m_links.board.status().figuresResetMs,
                                  nowMs);
}

Result<AlarmCard> EngineApiBackend::alarmCard(const AlarmKey &key) const
{
    const auto known = device(key.series.deviceId);
    return lineside::alarmCard({*m_links.board.guides(), m_links.config.classes.folder}, m_store, key,
                               known ? known->type : std::string());
}

Result<ApiPicture> EngineApiBackend::alarmPicture(const AlarmKey &key) const
{
    const auto known = device(key.series.deviceId);
    const std::string path = m_links.board.guides()->of(key, known ? known->type : std::string()).picture;
    if (path.empty())
        return unexpected(ErrorCode::NotFound, "the site has no picture for it");
    auto bytes = readClassPicture(m_links.config.classes.folder, path);
    if (!bytes)
        return Unexpected(bytes.error());
    const QString suffix = QFileInfo(QString::fromStdString(path)).suffix().toLower();
    const bool isDrawing = suffix == QLatin1String("svg");
    return ApiPicture{isDrawing                            ? "image/svg+xml"
                          : suffix == QLatin1String("png") ? "image/png"
                                                           : "image/jpeg",
                      *std::move(bytes)};
}

Result<SuggestionProgress> EngineApiBackend::suggestion(const AlarmKey &key)
{
    const auto known = device(key.series.deviceId);
    return m_links.suggestion(key, known ? known->type : std::string());
}

Result<ApiQuarantine> EngineApiBackend::quarantine() const
{
    const auto sizes = m_store.quarantineSizes();
    auto rows = m_store.quarantine(kListedQuarantine);
    if (!sizes || !rows)
        return Unexpected(sizes ? rows.error() : sizes.error());
    ApiQuarantine quarantine{std::move(*rows), 0};
    for (const auto &[sink, count] : *sizes)
        quarantine.total += count;
    return quarantine;
}

Result<CommandPage> EngineApiBackend::commands(const CommandQuery &query) const
{
    return m_store.commands(query);
}

Result<std::vector<Note>> EngineApiBackend::notes(const NoteQuery &query) const
{
    return m_store.notes(query);
}

Result<AuditPage> EngineApiBackend::audit(const AuditQuery &query) const
{
    return m_store.audit(query);
}

Result<std::string> EngineApiBackend::auditExport(std::int64_t after, std::int64_t atMost) const
{
    auto key = auditKeyThatIsThere(m_links.config.store.directory);
    if (!key)
        return Unexpected(key.error());
    AuditExporter exporter(m_store, std::move(*key),
                           {.after = after,
                            .atMost = atMost,
                            .nowMs = m_links.clock.utcMs(),
                            .beside = readAuditHeadFile(m_links.config.store.directory),
                            .known = m_links.board.status().audit.faults});
    std::string all;
    for (;;) {
        const auto portion = exporter.next();
        if (!portion)
            return Unexpected(portion.error());
        if (portion->empty())
            return all;
        all += *portion;
    }
}

std::shared_ptr<const AlarmRulesVersion> EngineApiBackend::alarmSettings() const
{
    return m_links.board.alarmRules();
}

AlarmBook EngineApiBackend::alarmBook() const
{
    AlarmBook book(configuredAlarms(m_links.config), m_units);
    book.restore(*m_links.board.alarmRules());
    return book;
}

std::string EngineApiBackend::alarmSettingsCsv() const
{
    return alarmBook().csv();
}

RuleCheck EngineApiBackend::checkAlarmSettings(const std::string &csv) const
{
    const AlarmBook book = alarmBook();
    RuleCheck check = book.check(csv);
    check.doubts = priorityDoubts(*m_links.board.guides(), book.settings().with(check.rules));
    return check;
}

Result<std::vector<AlarmRulesVersion>> EngineApiBackend::alarmSettingsVersions() const
{
    return m_store.alarmRules(kListedVersions);
}

void EngineApiBackend::submit(OperatorAction action, Requester who, ActionAnswer answer)
{
    m_links.submit(std::move(action), std::move(who), std::move(answer));
}

} // namespace lineside
