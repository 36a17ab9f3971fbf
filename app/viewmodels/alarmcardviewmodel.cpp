// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmcardviewmodel.h"

#include "viewmodels/alarmsentences.h"
#include "viewmodels/alarmverbs.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
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

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Minor:
        return AlarmCardViewModel::tr("minor");
    case Severity::Major:
        return AlarmCardViewModel::tr("major");
    case Severity::Severe:
        return AlarmCardViewModel::tr("severe");
    }
    return {};
}

/// The words that core/config/classfolder.cpp takes.
QString classText(const std::string &word)
{
    if (word == "safety")
        return AlarmCardViewModel::tr("safety");
    if (word == "environment")
        return AlarmCardViewModel::tr("environment");
    if (word == "quality")
        return AlarmCardViewModel::tr("quality");
    return word == "cost" ? AlarmCardViewModel::tr("cost") : text(word);
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

const std::vector<Column<CardNoteRow>> &CardNoteRow::columns()
{
    static const std::vector<Column<CardNoteRow>> columns{
        column<&CardNoteRow::number, CardNoteRow>("number"),
        column<&CardNoteRow::noteText, CardNoteRow>("noteText"),
        column<&CardNoteRow::timeText, CardNoteRow>("timeText"),
        column<&CardNoteRow::byText, CardNoteRow>("byText"),
    };
    return columns;
}

AlarmCardViewModel::AlarmCardViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_steps(this)
    , m_notes(this)
{
    connect(&context.format, &ValueFormatter::localeChanged, this, &AlarmCardViewModel::show);
    connect(&context.who, &PanelIdentity::rightsChanged, this, &AlarmCardViewModel::changed);
}

QString AlarmCardViewModel::blocked(const std::string &verb) const
{
    return AlarmVerbs::whyNot(m_context.who, verb, m_key.series.deviceId);
}

void AlarmCardViewModel::load(const QString &alarmId)
{
    const auto key = parseAlarmId(alarmId.toStdString());
    m_card = {};
    m_problem.clear();
    m_loading = key.has_value();
    show();
    m_key = key.value_or(AlarmKey());
    if (key)
        ask();
}

void AlarmCardViewModel::ask()
{
    const auto &devices = m_context.live.devices();
    const auto device = devices.find(m_key.series.deviceId);
    m_context.backend.queryAlarmCard(m_key, device == devices.end() ? std::string() : device->second.type, this,
                                     [this, key = m_key](Result<AlarmCard> answer) { take(key, std::move(answer)); });
}

void AlarmCardViewModel::renew()
{
    if (!m_key.series.deviceId.empty() && !m_loading)
        ask();
}

void AlarmCardViewModel::write(const QString &noteText)
{
    change(WriteNote{.text = noteText.trimmed().toStdString(), .alarm = m_key});
}

void AlarmCardViewModel::strike(double number)
{
    change(StrikeNote{static_cast<std::uint64_t>(number)});
}

/// The card is read again behind it. What was refused is told where all refusals are.
void AlarmCardViewModel::change(OperatorAction action)
{
    m_context.submit(std::move(action), this, [this, key = m_key](const Result<ActionDone> &done) {
        if (!done)
            Q_EMIT m_context.backend.refused(done.error());
        else if (key == m_key)
            ask();
    });
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
    std::vector<CardNoteRow> notes;
    for (const Note &note : m_card.notes)
        notes.push_back(
            {static_cast<double>(note.number), text(note.text), m_context.format.dateTime(note.timeMs), text(note.by)});
    m_notes.setRows(std::move(notes));
    Q_EMIT changed();
}

const AlarmTransition *AlarmCardViewModel::lastActivation() const
{
    const auto came = std::ranges::find(m_card.steps, AlarmEvent::Activated, &AlarmTransition::event);
    return came == m_card.steps.end() ? nullptr : &*came;
}

bool AlarmCardViewModel::isTrendable() const
{
    return hasValue(m_key) && lastActivation() != nullptr;
}

QString AlarmCardViewModel::deviceId() const
{
    return text(m_key.series.deviceId);
}

QString AlarmCardViewModel::sensorType() const
{
    return text(m_key.series.sensorType);
}

double AlarmCardViewModel::startMs() const
{
    const AlarmTransition *came = lastActivation();
    return came ? static_cast<double>(came->timeMs) : 0;
}

double AlarmCardViewModel::lengthMs() const
{
    const AlarmTransition *came = lastActivation();
    if (!came)
        return 0;
    const auto went = std::ranges::find_if(m_card.steps, [came](const AlarmTransition &step) {
        return step.event == AlarmEvent::Returned && step.timeMs >= came->timeMs;
    });
    const std::int64_t end = went == m_card.steps.end() ? m_context.live.edgeNowMs() : went->timeMs;
    return static_cast<double>(std::max<std::int64_t>(0, end - came->timeMs));
}

QVariantList AlarmCardViewModel::marks() const
{
    QVariantList marks;
    for (const AlarmTransition &step : m_card.steps)
        marks.append(QVariantMap{{QStringLiteral("ms"), static_cast<double>(step.timeMs)},
                                 {QStringLiteral("text"), Labels::alarmEvent(step.event)}});
    return marks;
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

QString AlarmCardViewModel::page() const
{
    return text(m_card.guide.page);
}

QStringList AlarmCardViewModel::record() const
{
    const AlarmGuide &guide = m_card.guide;
    QStringList lines;
    const auto add = [&lines](const QString &what, const QString &value) {
        if (!value.isEmpty())
            lines.append(tr("%1: %2", "a word, and what it is").arg(what, value));
    };
    add(tr("Severity"), guide.severity ? severityText(*guide.severity) : QString());
    add(tr("Concerns"), classText(guide.alarmClass));
    add(tr("Basis of the limit"), text(guide.basis));
    add(tr("Tested every"),
        guide.testInterval ? m_context.format.age(std::chrono::milliseconds(*guide.testInterval).count()) : QString());
    add(tr("Answers for it"), text(guide.owner));
    add(tr("Reviewed"), text(guide.reviewed));
    return lines;
}

QUrl AlarmCardViewModel::picture() const
{
    const std::string &path = m_card.guide.picture;
    return path.empty() ? QUrl() : QUrl::fromLocalFile(text(path));
}

QString AlarmCardViewModel::respondText() const
{
    const auto within = m_card.guide.respondWithin;
    return within ? m_context.format.age(std::chrono::milliseconds(*within).count()) : QString();
}

} // namespace lineside
