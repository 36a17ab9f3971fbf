// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmcardviewmodel.h"

#include "viewmodels/alarmtable.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <utility>

namespace lineside {

namespace {

QStringList listOf(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &each : texts)
        list.append(text(each));
    return list;
}

} // namespace

const std::vector<Column<CardStepRow>> &CardStepRow::columns()
{
    static const std::vector<Column<CardStepRow>> columns{
        column<&CardStepRow::eventText, CardStepRow>("eventText"),
        column<&CardStepRow::timeText, CardStepRow>("timeText"),
        column<&CardStepRow::byText, CardStepRow>("byText"),
    };
    return columns;
}

AlarmCardViewModel::AlarmCardViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_steps(this)
{
    connect(&context.format, &ValueFormatter::localeChanged, this, &AlarmCardViewModel::show);
}

void AlarmCardViewModel::load(const QString &alarmId)
{
    const auto key = parseAlarmId(alarmId.toStdString());
    m_card = {};
    m_problem.clear();
    m_loading = key.has_value();
    show();
    if (!key)
        return;
    m_key = *key;
    const auto &devices = m_context.live.devices();
    const auto device = devices.find(key->series.deviceId);
    m_context.backend.queryAlarmCard(*key, device == devices.end() ? std::string() : device->second.type, this,
                                     [this, key = *key](Result<AlarmCard> answer) { take(key, std::move(answer)); });
}

/// Another alarm may have been asked for meanwhile.
void AlarmCardViewModel::take(const AlarmKey &key, Result<AlarmCard> answer)
{
    if (!(key == m_key))
        return;
    m_loading = false;
    if (answer)
        m_card = std::move(*answer);
    else
        m_problem = Reasons::text(answer.error().message);
    show();
}

void AlarmCardViewModel::show()
{
    std::vector<CardStepRow> rows;
    for (const AlarmTransition &step : m_card.steps) {
        rows.push_back({static_cast<int>(rows.size()), Labels::alarmEvent(step.event),
                        m_context.format.dateTime(step.timeMs), alarmStepBy(step)});
    }
    m_steps.setRows(std::move(rows));
    Q_EMIT changed();
}

QStringList AlarmCardViewModel::actions() const
{
    return listOf(m_card.guide.actions);
}

QStringList AlarmCardViewModel::causes() const
{
    return listOf(m_card.guide.causes);
}

QStringList AlarmCardViewModel::confirm() const
{
    return listOf(m_card.guide.confirm);
}

QString AlarmCardViewModel::consequence() const
{
    return text(m_card.guide.consequence);
}

QString AlarmCardViewModel::contact() const
{
    return text(m_card.guide.contact);
}

QString AlarmCardViewModel::respondText() const
{
    const auto within = m_card.guide.respondWithin;
    return within ? m_context.format.age(std::chrono::milliseconds(*within).count()) : QString();
}

} // namespace lineside
