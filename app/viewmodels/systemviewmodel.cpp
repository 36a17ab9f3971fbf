// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/systemviewmodel.h"

#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <limits>

namespace lineside {

namespace {

/// What may be looked at without upsetting a screen: text as text, everything else as a dot.
QString printable(QString shown)
{
    for (QChar &character : shown) {
        if (!character.isPrint() && !character.isSurrogate())
            character = QChar(0x00b7);
    }
    return shown;
}

QString printable(const std::string &bytes)
{
    return printable(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

} // namespace

const std::vector<Column<SystemRow>> &SystemRow::columns()
{
    static const std::vector<Column<SystemRow>> columns{
        column<&SystemRow::id, SystemRow>("id"),       column<&SystemRow::section, SystemRow>("section"),
        column<&SystemRow::label, SystemRow>("label"), column<&SystemRow::valueText, SystemRow>("valueText"),
        column<&SystemRow::level, SystemRow>("level"),
    };
    return columns;
}

const std::vector<Column<RejectedRow>> &RejectedRow::columns()
{
    static const std::vector<Column<RejectedRow>> columns{
        column<&RejectedRow::timeText, RejectedRow>("timeText"),
        column<&RejectedRow::countText, RejectedRow>("countText"),
        column<&RejectedRow::topic, RejectedRow>("topic"),
        column<&RejectedRow::reason, RejectedRow>("reason"),
        column<&RejectedRow::detail, RejectedRow>("detail"),
        column<&RejectedRow::firstBytes, RejectedRow>("firstBytes"),
    };
    return columns;
}

const std::vector<Column<QuarantineRow>> &QuarantineRow::columns()
{
    static const std::vector<Column<QuarantineRow>> columns{
        column<&QuarantineRow::id, QuarantineRow>("rowId"),
        column<&QuarantineRow::deviceId, QuarantineRow>("deviceId"),
        column<&QuarantineRow::valueText, QuarantineRow>("valueText"),
        column<&QuarantineRow::timeText, QuarantineRow>("timeText"),
        column<&QuarantineRow::reason, QuarantineRow>("reason"),
    };
    return columns;
}

SystemViewModel::SystemViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_rows(this)
    , m_rejected(this)
    , m_quarantine(this)
{
    connect(&context.live, &LiveState::statusChanged, this, &SystemViewModel::refresh);
    connect(&context.live, &LiveState::stalledChanged, this, &SystemViewModel::refreshRows);
    connect(&context.format, &ValueFormatter::localeChanged, this, &SystemViewModel::refresh);
    refresh();
}

void SystemViewModel::refresh()
{
    refreshRows();
    refreshRejected();
    refreshQuarantine();
    if (m_hornTestedMs != 0)
        tellHornTest(hornOutputsText());
}

void SystemViewModel::replay(const QString &rowId)
{
    const auto sequence = rowId.isEmpty() ? std::optional<std::uint64_t>() : rowId.section(u'/', 0, 0).toULongLong();
    setQuarantine(m_quarantineCount, tr("Being sent again"));
    m_context.submit(ReplayQuarantine{sequence, rowId.section(u'/', 1).toStdString()}, this,
                     [this](const Result<ActionDone> &done) {
                         if (!done)
                             setQuarantine(m_quarantineCount, Reasons::text(done.error().message));
                     });
}

void SystemViewModel::refreshQuarantine()
{
    std::vector<QuarantineRow> rows;
    for (const QuarantinedRow &row : m_context.backend.quarantine())
        rows.push_back(makeQuarantineRow(row));
    const auto count = std::max<std::uint64_t>(m_context.live.status().quarantined, rows.size());
    m_quarantine.setRows(std::move(rows));
    setQuarantine(static_cast<int>(count), count == 0 ? QString() : m_quarantineNotice);
}

void SystemViewModel::setQuarantine(int count, const QString &notice)
{
    if (count == m_quarantineCount && notice == m_quarantineNotice)
        return;
    m_quarantineCount = count;
    m_quarantineNotice = notice;
    Q_EMIT quarantineChanged();
}

QuarantineRow SystemViewModel::makeQuarantineRow(const QuarantinedRow &row) const
{
    const QString value = m_context.format.withUnit(row.reading.value, row.reading.unit);
    return {.id = QString::number(row.sequence) + u'/' + text(row.sink),
            .deviceId = displayText(row.reading.deviceId),
            .valueText = tr("%1, %2", "sensor and value").arg(Labels::sensor(row.reading.sensorType), value),
            .timeText = m_context.format.dateTime(row.timeMs),
            .reason = printable(Reasons::text(row.reason))};
}

void SystemViewModel::refreshRows()
{
    std::vector<SystemRow> rows = makeSystemRows(m_context.live, m_context.format);
    enums::Level worst = enums::Level::Normal;
    for (const SystemRow &row : rows)
        worst = std::max(worst, row.level);
    m_rows.setRows(std::move(rows));
    if (worst == m_worstLevel)
        return;
    m_worstLevel = worst;
    Q_EMIT worstLevelChanged();
}

void SystemViewModel::refreshRejected()
{
    std::vector<RejectedRow> rows;
    for (const RejectedKind &kind : m_context.backend.rejectedKinds())
        rows.push_back(makeRejectedRow(kind));
    m_rejected.setRows(std::move(rows));
}

RejectedRow SystemViewModel::makeRejectedRow(const RejectedKind &kind) const
{
    const ValueFormatter &format = m_context.format;
    const auto count = std::min<std::uint64_t>(kind.count, std::numeric_limits<int>::max());
    const QString times = tr("%n time(s)", "", static_cast<int>(count));
    return {.id = text(kind.last.topic + '\n' + kind.last.reason),
            .timeText = format.dateTime(kind.last.arrivalMs),
            .countText = count < 2 ? QString() : tr("%1 since %2").arg(times, format.dateTime(kind.firstMs)),
            .topic = printable(kind.last.topic),
            .reason = displayText(kind.last.reason),
            .detail = displayText(Reasons::text(kind.last.detail), kSentenceShown),
            .firstBytes = printable(kind.last.firstBytes)};
}

void SystemViewModel::testHorn()
{
    m_hornTestedMs = 0;
    tellHornTest(tr("The horn is being tested"));
    m_context.submit(TestHorn{}, this, [this](const Result<ActionDone> &done) {
        if (done)
            m_hornTestedMs = m_context.live.edgeNowMs();
        tellHornTest(done ? hornOutputsText() : tr("Not tested: %1").arg(Reasons::text(done.error().message)));
    });
}

/// As the outputs stand by now: the broker's word comes later.
QString SystemViewModel::hornOutputsText() const
{
    const HornOutputs &outputs = m_context.backend.status().hornOutputs;
    const QString sent = outputs.untakenSinceMs == 0
        ? tr("edge/horn: sent")
        : tr("edge/horn: not taken by the broker since %1").arg(m_context.format.timeOfDay(outputs.untakenSinceMs));
    const QString sound = outputs.soundProblem.empty()
        ? tr("Loudspeaker: no fault known")
        : tr("Loudspeaker failed: %1").arg(Reasons::text(outputs.soundProblem));
    return tr("Tested at %1", "a time").arg(m_context.format.timeOfDay(m_hornTestedMs)) + QLatin1Char('\n') + sent
        + QLatin1Char('\n') + sound;
}

void SystemViewModel::tellHornTest(const QString &text)
{
    if (text == m_hornTestText)
        return;
    m_hornTestText = text;
    Q_EMIT hornTestChanged();
}

} // namespace lineside
