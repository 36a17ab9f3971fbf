// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/systemviewmodel.h"

#include "viewmodels/labels.h"

#include <algorithm>
#include <map>

namespace lineside {

namespace {

/// What may be looked at without upsetting a screen: text as text, everything else as a dot.
QString printable(const std::string &bytes)
{
    QString shown = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    for (QChar &character : shown) {
        if (!character.isPrint() && !character.isSurrogate())
            character = QChar(0x00b7);
    }
    return shown;
}

RejectedRow makeRejectedRow(const RejectedMessage &message, int number, const ValueFormatter &format)
{
    return {.id = QStringLiteral("%1-%2").arg(message.arrivalMs).arg(number),
            .timeText = format.dateTime(message.arrivalMs),
            .topic = printable(message.topic),
            .reason = text(message.reason),
            .detail = printable(message.detail),
            .firstBytes = printable(message.firstBytes)};
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
        column<&RejectedRow::topic, RejectedRow>("topic"),
        column<&RejectedRow::reason, RejectedRow>("reason"),
        column<&RejectedRow::detail, RejectedRow>("detail"),
        column<&RejectedRow::firstBytes, RejectedRow>("firstBytes"),
    };
    return columns;
}

SystemViewModel::SystemViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_rows(this)
    , m_rejected(this)
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
    std::vector<RejectedMessage> messages = m_context.port.rejectedMessages();
    std::vector<RejectedRow> rows;
    std::map<std::int64_t, int> inOneMillisecond;
    // Numbered from the oldest, so that a newer one does not rename the others.
    for (auto message = messages.rbegin(); message != messages.rend(); ++message)
        rows.push_back(makeRejectedRow(*message, inOneMillisecond[message->arrivalMs]++, m_context.format));
    std::reverse(rows.begin(), rows.end());
    m_rejected.setRows(std::move(rows));
}

} // namespace lineside
