// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/suggestionviewmodel.h"

#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <chrono>
#include <utility>

namespace lineside {

namespace {

constexpr std::chrono::milliseconds kAskAgain{500};

double asNumber(std::int64_t milliseconds)
{
    return static_cast<double>(milliseconds);
}

} // namespace

const std::vector<Column<SuggestionRow>> &SuggestionRow::columns()
{
    static const std::vector<Column<SuggestionRow>> columns{
        column<&SuggestionRow::title, SuggestionRow>("title"),
        column<&SuggestionRow::oldText, SuggestionRow>("oldText"),
        column<&SuggestionRow::newText, SuggestionRow>("newText"),
        column<&SuggestionRow::changed, SuggestionRow>("changed"),
    };
    return columns;
}

const std::vector<Column<VanishedRow>> &VanishedRow::columns()
{
    static const std::vector<Column<VanishedRow>> columns{
        column<&VanishedRow::startMs, VanishedRow>("startMs"),
        column<&VanishedRow::lengthMs, VanishedRow>("lengthMs"),
        column<&VanishedRow::timeText, VanishedRow>("timeText"),
        column<&VanishedRow::lengthText, VanishedRow>("lengthText"),
    };
    return columns;
}

SuggestionViewModel::SuggestionViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_rows(this)
    , m_vanished(this)
{
    m_again.setInterval(kAskAgain);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SuggestionViewModel::ask);
    connect(&context.format, &ValueFormatter::localeChanged, this, &SuggestionViewModel::show);
    connect(&context.who, &PanelIdentity::rightsChanged, this, &SuggestionViewModel::changed);
}

bool SuggestionViewModel::isAllowed() const
{
    return m_context.who.may("alarm_settings");
}

void SuggestionViewModel::search(const QString &alarmId)
{
    giveUp();
    const auto key = parseAlarmId(alarmId.toStdString());
    m_found.reset();
    m_problem.clear();
    m_refusal.clear();
    m_takenVersion = 0;
    m_progress = 0;
    m_searching = key.has_value();
    m_key = key.value_or(AlarmKey());
    show();
    if (m_searching)
        ask();
}

void SuggestionViewModel::take()
{
    if (!isFound() || isTaken() || m_busy)
        return;
    const AlarmTuning &tuning = m_found->suggested.tuning;
    submit({.rules = {{.kind = m_key.limit,
                       .name = m_key.series.sensorType,
                       .device = m_key.series.deviceId,
                       .deadband = tuning.deadband,
                       .onDelay = tuning.onDelay,
                       .offDelay = tuning.offDelay}},
            .reason = tr("Suggested by replay").toStdString()});
}

void SuggestionViewModel::undo()
{
    if (isTaken() && !m_busy)
        submit({.toVersion = m_takenVersion - 1,
                .basedOn = m_takenVersion,
                .reason = tr("Suggestion taken back").toStdString()});
}

void SuggestionViewModel::submit(ChangeAlarmSettings change)
{
    const bool isUndo = change.toVersion.has_value();
    m_busy = true;
    m_refusal.clear();
    Q_EMIT changed();
    m_context.submit(std::move(change), this, [this, isUndo, key = m_key](const Result<ActionDone> &done) {
        m_busy = false;
        if (key == m_key && done)
            m_takenVersion = isUndo ? 0 : done->alarmSettings;
        else if (key == m_key)
            m_refusal = Reasons::text(done.error().message);
        Q_EMIT changed();
    });
}

void SuggestionViewModel::giveUp()
{
    m_again.stop();
    if (std::exchange(m_searching, false))
        m_context.backend.cancelSuggestion(m_key);
}

void SuggestionViewModel::ask()
{
    m_context.backend.querySuggestion(
        m_key, deviceClass(), this,
        [this, key = m_key](const Result<SuggestionProgress> &answer) { answered(key, answer); });
}

/// Another alarm may have been asked for meanwhile.
void SuggestionViewModel::answered(const AlarmKey &key, const Result<SuggestionProgress> &answer)
{
    if (!m_searching || key != m_key)
        return;
    if (answer && !answer->found) {
        m_progress = answer->done;
        m_again.start();
        Q_EMIT changed();
        return;
    }
    m_searching = false;
    if (answer)
        m_found = answer->found;
    else
        m_problem = Reasons::text(answer.error().message);
    show();
}

std::string SuggestionViewModel::deviceClass() const
{
    const auto &devices = m_context.live.devices();
    const auto device = devices.find(m_key.series.deviceId);
    return device == devices.end() ? std::string() : device->second.type;
}

QString SuggestionViewModel::deadbandText(double deadband) const
{
    const LiveEntry *known = m_context.live.value(m_key.series);
    return m_context.format.withUnit(deadband, known ? known->value.unit : std::string());
}

void SuggestionViewModel::show()
{
    std::vector<SuggestionRow> rows;
    std::vector<VanishedRow> vanished;
    const ValueFormatter &format = m_context.format;
    if (isFound()) {
        const auto &[now, then] = std::pair(m_found->now, m_found->suggested);
        const auto add = [&rows](const QString &title, const QString &before, const QString &after) {
            rows.push_back({title, before, after, before != after});
        };
        const auto seconds = [&format](std::chrono::milliseconds delay) { return format.age(delay.count()); };
        add(tr("Deadband"), deadbandText(now.tuning.deadband), deadbandText(then.tuning.deadband));
        add(tr("On delay"), seconds(now.tuning.onDelay), seconds(then.tuning.onDelay));
        add(tr("Off delay"), seconds(now.tuning.offDelay), seconds(then.tuning.offDelay));
        add(tr("Alarms in this time"), format.count(now.count), format.count(then.count));
        add(tr("Chatter index"), format.plain(now.psi, 3), format.plain(then.psi, 3));
        for (const AlarmSpell &spell : m_found->longestVanished)
            vanished.push_back({static_cast<int>(vanished.size()), asNumber(spell.startMs), asNumber(spell.lengthMs()),
                                format.dateTime(spell.startMs), format.age(spell.lengthMs())});
    }
    m_rows.setRows(std::move(rows));
    m_vanished.setRows(std::move(vanished));
    Q_EMIT changed();
}

QString SuggestionViewModel::deviceId() const
{
    return text(m_key.series.deviceId);
}

QString SuggestionViewModel::sensorType() const
{
    return text(m_key.series.sensorType);
}

QString SuggestionViewModel::noneText() const
{
    if (!m_found)
        return m_problem;
    switch (m_found->reason) {
    case NoSuggestion::None:
        return {};
    case NoSuggestion::NoLimit:
        return tr("This alarm has no limit whose deadband or delays could be set.");
    case NoSuggestion::NoReadings:
        return tr("No readings of this signal are stored.");
    case NoSuggestion::Quiet:
        return tr("With its settings this alarm did not chatter in this time.");
    case NoSuggestion::NothingHelps:
        return tr("It would chatter with all settings that were tried.");
    case NoSuggestion::AllRefused:
        return tr("What would end the chatter would also lose or delay an alarm that matters, or let it stand.");
    case NoSuggestion::TooMuch:
        return tr("The signal crosses its limit too often to be looked through.");
    case NoSuggestion::Cancelled:
        return tr("The search was ended.");
    }
    return {};
}

QString SuggestionViewModel::basisText() const
{
    if (!m_found || m_found->reason == NoSuggestion::NoLimit)
        return {};
    const ValueFormatter &format = m_context.format;
    const QString within = format.age(m_found->respondWithin.count());
    const QString looked
        = tr("%1 to %2", "two moments").arg(format.dateTime(m_found->span.fromMs), format.dateTime(m_found->span.toMs));
    return m_found->isRespondAssumed
        ? tr("%1. What lasts longer than %2 is kept: assumed by priority, for no time to respond is written.",
             "a stretch of time, a duration")
              .arg(looked, within)
        : tr("%1. What lasts longer than the time to respond, %2, is kept.", "a stretch of time, a duration")
              .arg(looked, within);
}

QString SuggestionViewModel::delayText() const
{
    if (!isFound())
        return {};
    const ValueFormatter &format = m_context.format;
    return m_found->addedDelayMaxMs == 0
        ? tr("No alarm comes later than now.")
        : tr("Alarms come later by %1 as a rule, by %2 at most.", "two durations")
              .arg(format.age(m_found->addedDelayMedianMs), format.age(m_found->addedDelayMaxMs));
}

QString SuggestionViewModel::vanishedText() const
{
    if (!isFound())
        return {};
    const int shown = m_vanished.size();
    const auto all = static_cast<int>(m_found->vanished);
    return shown < all ? tr("%n alarm(s) would not come, the longest of them:", nullptr, all)
                       : tr("%n alarm(s) would not come:", nullptr, all);
}

} // namespace lineside
