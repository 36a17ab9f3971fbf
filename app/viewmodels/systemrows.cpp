// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/systemrows.h"

#include "viewmodels/alarmwatch.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <utility>

namespace lineside {

namespace {

using enums::Level;

// Source of the numbers below: half full is time to look, nine tenths is the last moment to act.
constexpr double kBufferAttention = 0.5;
constexpr double kBufferProblem = 0.9;
constexpr std::uint64_t kDiskAttention = 1024ULL << 20;
constexpr std::int64_t kUnsentAttentionMs = 60'000;
constexpr std::int64_t kCertificateAttentionMs = 30LL * 24 * 3'600'000;

/// Collects the lines section by section.
class SystemReport
{
    Q_DECLARE_TR_FUNCTIONS(SystemReport)

public:
    SystemReport(const LiveState &live, const ValueFormatter &format)
        : m_live(live)
        , m_status(live.status())
        , m_format(format)
    {
    }

    std::vector<SystemRow> write()
    {
        writeEngine();
        writeSources();
        writeSinks();
        writeAlerts();
        writeHorn();
        writeRefusals();
        writeBuffer();
        writeRates();
        writeBooks();
        writeStorage();
        writeVersions();
        putTroubleFirst();
        return std::move(m_rows);
    }

private:
    /// The block of what does not work stands on top, with its reason in sight.
    void putTroubleFirst()
    {
        std::set<QString> troubled;
        for (const SystemRow &row : m_rows) {
            if (row.level == Level::Problem)
                troubled.insert(row.section);
        }
        std::stable_partition(m_rows.begin(), m_rows.end(),
                              [&](const SystemRow &row) { return troubled.contains(row.section); });
    }

    void begin(const char *id, const QString &section)
    {
        m_id = QLatin1String(id);
        m_section = section;
    }

    void add(const char *id, const QString &label, const QString &value, Level level = Level::Normal)
    {
        m_rows.push_back({m_id + QLatin1Char('/') + QLatin1String(id), m_section, label, value, level});
    }

    void writeEngine()
    {
        begin("engine", tr("Engine"));
        add("alive", tr("State"), m_live.isStalled() ? tr("No sign of life") : tr("Running"),
            m_live.isStalled() ? Level::Problem : Level::Normal);
        add("started", tr("Running since"), m_format.dateTime(m_status.startedMs));
        add("memory", tr("Memory"), m_format.bytes(m_status.residentBytes));
        add("devices", tr("Machines"), m_format.count(m_status.devices));
        add("offline", tr("Machines offline"), m_format.count(m_status.devicesOffline),
            m_status.devicesOffline > 0 ? Level::Attention : Level::Normal);
        add("commands", tr("Commands under way"), m_format.count(m_status.commandsOpen));
        if (m_status.configProblem.empty())
            return;
        add("config", tr("Configuration file"), Reasons::text(m_status.configProblem), Level::Problem);
        add("configSince", tr("Since"), m_format.dateTime(m_status.configProblemSinceMs));
    }

    void writeLink(const char *id, const QString &section, const LinkStatus &link)
    {
        const auto state
            = AlarmWatch::isBroken(link) ? enums::LinkState::Down : static_cast<enums::LinkState>(link.state);
        begin(id, section);
        add("state", tr("Connection"), Labels::link(state), levelOf(state));
        if (!link.peer.empty())
            add("peer", tr("Address"), displayText(link.peer));
        if (link.sinceMs != 0)
            add("since", tr("Since"), m_format.dateTime(link.sinceMs));
        if (!link.reason.empty())
            add("reason", tr("Reason"), Reasons::text(link.reason), levelOf(state));
        if (!link.lessThanAsked.empty())
            add("less", tr("Granted in part"), Reasons::text(link.lessThanAsked), Level::Attention);
    }

    static Level levelOf(enums::LinkState state)
    {
        switch (state) {
        case enums::LinkState::Off:
        case enums::LinkState::Up:
            return Level::Normal;
        case enums::LinkState::Connecting:
            return Level::Attention;
        case enums::LinkState::Refused:
        case enums::LinkState::Down:
            return Level::Problem;
        }
        return Level::Problem;
    }

    /// One block a source; the only one needs no name.
    void writeSources()
    {
        const bool isOnly = m_status.sources.size() <= 1;
        if (m_status.sources.empty())
            writeLink("broker", tr("Broker"), m_status.broker);
        for (const SourceStatus &source : m_status.sources) {
            writeLink(isOnly ? "broker" : ("broker/" + source.name).c_str(),
                      isOnly ? tr("Broker") : tr("Source: %1").arg(text(source.name)),
                      isOnly ? m_status.broker : source.link);
            writeCertificate(source.name);
        }
    }

    /// Of its name; the file that ends first.
    void writeCertificate(const std::string &name)
    {
        for (const CertificateStatus &each : m_status.certificates.value_or(std::vector<CertificateStatus>())) {
            if (each.name != name)
                continue;
            const std::int64_t leftMs = each.endsMs - m_status.madeMs;
            add("certificate", tr("Certificate ends"), m_format.dateTime(each.endsMs),
                leftMs <= 0                            ? Level::Problem
                    : leftMs < kCertificateAttentionMs ? Level::Attention
                                                       : Level::Normal);
        }
    }

    /// One block a sink; the only one needs no name.
    void writeSinks()
    {
        if (m_status.sinks.size() <= 1) {
            writeLink("cloud", tr("Cloud"), m_status.cloud);
            if (!m_status.sinks.empty())
                writeCertificate(m_status.sinks.front().name);
            writeUnsent(onlySink());
            return;
        }
        for (const SinkStatus &sink : m_status.sinks) {
            writeLink(("cloud/" + sink.name).c_str(), tr("Cloud: %1").arg(text(sink.name)), sink.link);
            writeCertificate(sink.name);
            writeUnsent(sink);
        }
    }

    /// As LiveBoard sums it up.
    SinkStatus onlySink() const
    {
        return {.name = {},
                .link = m_status.cloud,
                .sentPerSecond = m_status.sentPerSecond,
                .unsentRows = m_status.unsentRows,
                .oldestUnsentMs = m_status.oldestUnsentMs,
                .liveWaiting = m_status.liveWaiting,
                .isBackfilling = m_status.isBackfilling,
                .backfillPerSecond = m_status.backfillPerSecond,
                .quarantined = m_status.quarantined};
    }

    void writeUnsent(const SinkStatus &sink)
    {
        const std::int64_t age = sink.oldestUnsentMs == 0 ? 0 : m_status.madeMs - sink.oldestUnsentMs;
        const Level level = age > kUnsentAttentionMs ? Level::Attention : Level::Normal;
        add("unsent", tr("Readings waiting"), m_format.count(sink.unsentRows), level);
        if (sink.oldestUnsentMs != 0)
            add("oldest", tr("Oldest of them"), m_format.age(age), level);
        if (sink.isBackfilling) {
            add("live", tr("Live readings waiting"), m_format.count(sink.liveWaiting));
            add("backfill", tr("Backlog"), backlogText(sink));
        }
        add("quarantine", tr("Set aside"), m_format.count(sink.quarantined),
            sink.quarantined > 0 ? Level::Attention : Level::Normal);
        if (sink.dropped > 0)
            add("dropped", tr("Given up unsent"), m_format.count(sink.dropped), Level::Attention);
    }

    void writeAlerts()
    {
        writeLink("control", tr("Alerts and commands"), m_status.control);
        writeCertificate("control");
        const AlertStatus &alerts = m_status.alerts;
        add("alerts", tr("Alerts waiting"), m_format.count(alerts.waiting));
        if (alerts.refused == 0)
            return;
        add("refused", tr("Alerts refused by the broker"), m_format.count(alerts.refused), Level::Problem);
        add("refusedReason", tr("Refused because"), Reasons::text(alerts.reason), Level::Problem);
        add("refusedSince", tr("Refused since"), m_format.dateTime(alerts.refusedSinceMs));
    }

    void writeHorn()
    {
        begin("horn", tr("Horn"));
        const HornState &horn = m_status.horn;
        add("state", tr("State"),
            horn.isTest           ? tr("Test")
                : horn.isSilenced ? tr("Silenced")
                : horn.isWanted   ? tr("Sounds")
                                  : tr("Quiet"));
        const HornOutputs &outputs = m_status.hornOutputs;
        if (!outputs.soundProblem.empty())
            add("problem", tr("Loudspeaker"), Reasons::text(outputs.soundProblem), Level::Problem);
        if (outputs.untakenSinceMs != 0)
            add("untaken", tr("Not taken by the broker since"), m_format.dateTime(outputs.untakenSinceMs),
                Level::Attention);
    }

    /// Of the last hour; some may be over.
    void writeRefusals()
    {
        begin("refusals", tr("Refused in the last hour"));
        for (std::size_t i = 0; i < m_status.refusals.size(); ++i) {
            const RefusalCount &refusal = m_status.refusals[i];
            const QString times = tr("%1: %2 times, last at %3")
                                      .arg(Reasons::text(refusal.reason), m_format.count(refusal.count),
                                           m_format.dateTime(refusal.lastMs));
            add(std::to_string(i).c_str(), kindOf(refusal.what), times, Level::Attention);
        }
    }

    /// What is not known is shown as it is.
    static QString promiseText(const std::string &mode)
    {
        return mode == "crash-safe" ? tr("safe from crashes")
            : mode == "power-safe"  ? tr("safe from power cuts")
                                    : text(mode);
    }

    static QString kindOf(const std::string &what)
    {
        if (what == "alert")
            return tr("Alert");
        if (what == "command")
            return tr("Command");
        if (what == "reading")
            return tr("Reading");
        if (what == "subscription")
            return tr("Subscription");
        return what == "horn" ? tr("Horn") : tr("Connection");
    }

    QString backlogText(const SinkStatus &sink) const
    {
        const std::uint64_t waiting = sink.unsentRows - std::min(sink.liveWaiting, sink.unsentRows);
        const QString rate = m_format.perSecond(sink.backfillPerSecond);
        if (sink.backfillPerSecond < 1)
            return tr("%1 waiting, %2").arg(m_format.count(waiting), rate);
        const double leftMs = static_cast<double>(waiting) / sink.backfillPerSecond * 1000;
        return tr("%1 waiting, %2, %3 left")
            .arg(m_format.count(waiting), rate, m_format.age(static_cast<std::int64_t>(leftMs)));
    }

    void writeBuffer()
    {
        begin("buffer", tr("Buffer"));
        const double fill = m_status.journalCapacityBytes == 0
            ? 0
            : static_cast<double>(m_status.journalBytes) / static_cast<double>(m_status.journalCapacityBytes);
        const Level level = fill >= kBufferProblem ? Level::Problem
            : fill >= kBufferAttention             ? Level::Attention
                                                   : Level::Normal;
        add("fill", tr("Fill level"), tr("%1 %").arg(m_format.plain(fill * 100, 1)), level);
        add("used", tr("In use"), m_format.bytes(m_status.journalBytes));
        add("capacity", tr("Size"), m_format.bytes(m_status.journalCapacityBytes));
        const bool flushed = m_status.journalProblem.empty();
        add("flush", tr("Writing to disk"), flushed ? tr("Works") : Reasons::text(m_status.journalProblem),
            flushed ? Level::Normal : Level::Problem);
        add("mode", tr("Promise"), promiseText(m_status.journalMode));
    }

    void writeRates()
    {
        begin("rates", tr("Rates"));
        add("received", tr("Received"), m_format.perSecond(m_status.receivedPerSecond));
        add("stored", tr("Stored"), m_format.perSecond(m_status.storedPerSecond));
        add("sent", tr("Sent to the cloud"), m_format.perSecond(m_status.sentPerSecond));
    }

    static QString namesOf(const UnknownUnit &unit)
    {
        QStringList names;
        for (const std::string &device : unit.devices)
            names.append(text(device));
        return names.join(QStringLiteral(", "));
    }

    void writeBooks()
    {
        const BookEntries &books = m_status.books;
        begin("books", tr("Books"));
        add("received", tr("Received"), m_format.count(books.received));
        add("stored", tr("Stored"), m_format.count(books.stored));
        add("duplicate", tr("Sent twice"), m_format.count(books.duplicate));
        add("inflight", tr("In work"), m_format.count(books.inFlight));
        add("rejected", tr("Refused"), m_format.count(books.rejectedTotal()));
        for (const auto &[reason, count] : books.rejected)
            add(("rejected/" + reason).c_str(), tr("Refused: %1").arg(Reasons::ofCode(reason)), m_format.count(count));
        for (const auto &[reason, count] : books.dropped)
            add(("dropped/" + reason).c_str(), tr("Given up unsent: %1").arg(displayText(reason)),
                m_format.count(count), Level::Attention);
        for (const auto &[unit, known] : books.unknownUnits)
            add(("unit/" + unit).c_str(), tr("Unit not known: %1").arg(displayText(unit, kUnitShown)),
                tr("%1, from %2").arg(m_format.count(known.count), namesOf(known)), Level::Attention);
        writeDoubts();
        if (m_status.idsForgotten > 0)
            add("forgotten", tr("Ids heard once or beyond the limit, forgotten"),
                m_format.count(m_status.idsForgotten));
        if (m_status.alarmsForgotten > 0)
            add("alarmsForgotten", tr("Alarms that ended so"), m_format.count(m_status.alarmsForgotten),
                Level::Attention);
        if (m_status.devicesOverTotal > 0)
            add("devicesOver", tr("Ids beyond the limit of %1").arg(m_format.count(m_status.devicesAtMost)),
                m_format.count(m_status.devicesOver), m_status.devicesOver > 0 ? Level::Attention : Level::Normal);
        if (books.corrected > 0)
            add("corrected", tr("Corrected"), m_format.count(books.corrected));
        add("balance", tr("Balance"), books.balance() ? tr("Nothing is missing") : tr("The books do not balance"),
            books.balance() ? Level::Normal : Level::Problem);
    }

    /// What was taken all the same; units that are not known have their lines above.
    void writeDoubts()
    {
        const DoubtCounts &doubts = m_status.doubts;
        const auto addSome = [this](const char *id, const QString &label, std::uint64_t count, Level level) {
            if (count > 0)
                add(id, label, m_format.count(count), level);
        };
        addSome("time/late", tr("Readings that came late"), doubts.lateTimes, Level::Normal);
        addSome("time/future", tr("Readings from a clock that is ahead"), doubts.futureTimes, Level::Attention);
        addSome("time/unset", tr("Readings from a clock that was not set"), doubts.unsetTimes, Level::Attention);
        addSome("quality", tr("Messages whose quality is not known"), doubts.unknownQualities, Level::Attention);
        addSome("status", tr("Messages whose status is not known"), doubts.unknownStatuses, Level::Attention);
        addSome("rounded", tr("Values that were rounded"), doubts.roundedValues, Level::Normal);
    }

    void writeStorage()
    {
        begin("storage", tr("Storage"));
        const bool writable = m_status.storageProblem.empty();
        add("state", tr("State"), writable ? tr("Writable") : Reasons::text(m_status.storageProblem),
            writable ? Level::Normal : Level::Problem);
        if (m_status.damagedFiles > 0)
            add("damaged", tr("Damaged files"), Reasons::text(m_status.lastDamage), Level::Problem);
        add("path", tr("Place"), text(m_status.storagePath));
        add("size", tr("Stored"), m_format.bytes(m_status.storeBytes));
        const std::uint64_t left = m_status.diskFreeBytes;
        add("free", tr("Free on disk"), m_format.bytes(left),
            left >= kDiskAttention || m_status.madeMs == 0 ? Level::Normal
                : left >= kDiskNearlyFullBytes             ? Level::Attention
                                                           : Level::Problem);
    }

    void writeVersions()
    {
        begin("versions", tr("Versions"));
        add("lineside", QStringLiteral("Lineside"), text(m_status.version));
        add("qt", QStringLiteral("Qt"), text(m_status.qtVersion));
        add("sqlite", QStringLiteral("SQLite"), text(m_status.sqliteVersion));
        add("mqtt", QStringLiteral("MQTT"), text(m_status.mqttLibrary));
    }

    const LiveState &m_live;
    const EngineStatus &m_status;
    const ValueFormatter &m_format;
    QString m_id;
    QString m_section;
    std::vector<SystemRow> m_rows;
};

} // namespace

std::vector<SystemRow> makeSystemRows(const LiveState &live, const ValueFormatter &format)
{
    return SystemReport(live, format).write();
}

} // namespace lineside
