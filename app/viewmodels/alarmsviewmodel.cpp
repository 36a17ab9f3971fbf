// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmsviewmodel.h"

#include "viewmodels/alarmsentences.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <set>

namespace lineside {

namespace {

bool isOf(enums::AlarmChoice choice, const Alarm &alarm)
{
    switch (choice) {
    case enums::AlarmChoice::Told:
        return alarm.isTold();
    case enums::AlarmChoice::Unacknowledged:
        return alarm.isTold() && !alarm.acknowledged;
    case enums::AlarmChoice::Active:
        return alarm.isTold() && alarm.active;
    case enums::AlarmChoice::Returned:
        return alarm.isTold() && !alarm.active;
    case enums::AlarmChoice::Shelved:
        return alarm.shownState() == AlarmState::Shelved;
    case enums::AlarmChoice::Suppressed:
        return alarm.shownState() == AlarmState::Suppressed;
    case enums::AlarmChoice::OutOfService:
        return alarm.shownState() == AlarmState::OutOfService;
    }
    return false;
}

/// What a flood is understood by: the first of its machine, a cause of many, or the worst.
bool isHead(const Alarm &alarm)
{
    return alarm.firstOut || alarm.priority == Priority::Critical || alarm.key.limit == LimitKind::Line
        || alarm.key.limit == LimitKind::Link || isOfGateway(alarm.key.limit);
}

bool isSameStep(const AlarmTransition &left, const AlarmTransition &right)
{
    return left.timeMs == right.timeMs && left.position == right.position && left.event == right.event
        && left.alarm.key == right.alarm.key;
}

} // namespace

AlarmsViewModel::AlarmsViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_active(context, this)
    , m_history(this)
    , m_verbs(context, nullptr)
    , m_card(context)
    , m_health(context)
    , m_suggestion(context)
    , m_settings(context)
    , m_export(context)
{
    connect(&context.live, &LiveState::frameApplied, this, &AlarmsViewModel::applyFrame);
    connect(&context.live, &LiveState::ticked, this, [this] {
        if (m_shown)
            m_active.tick();
        refreshCounts();
    });
    connect(&context.format, &ValueFormatter::localeChanged, this, &AlarmsViewModel::refreshTexts);
    m_active.setFilter([this](const Alarm &alarm) { return isListed(alarm); });
    refreshCounts();
}

void AlarmsViewModel::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (shown) {
        m_active.rebuild();
        showHistory();
        refreshCounts();
    }
    Q_EMIT shownChanged();
}

void AlarmsViewModel::setChoice(enums::AlarmChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    applyFilter();
}

void AlarmsViewModel::setMinimumPriority(enums::Priority priority)
{
    if (priority == m_minimumPriority)
        return;
    m_minimumPriority = priority;
    applyFilter();
}

void AlarmsViewModel::setDeviceFilter(const QString &deviceId)
{
    if (deviceId == m_deviceFilter)
        return;
    m_deviceFilter = deviceId;
    applyFilter();
}

QString AlarmsViewModel::deviceFilterName() const
{
    return m_deviceFilter.isEmpty() ? QString() : deviceNameOf(m_deviceFilter.toStdString(), m_context.live);
}

void AlarmsViewModel::acknowledge(const QString &alarmId, const QString &comment)
{
    if (const std::optional<AlarmKey> key = m_active.takeForAcknowledge(alarmId))
        m_context.submit(AcknowledgeAlarms{{*key}, comment.toStdString()});
}

void AlarmsViewModel::comment(const QString &alarmId, const QString &text)
{
    const std::optional<AlarmKey> key = m_active.keyOf(alarmId);
    if (key && !text.trimmed().isEmpty())
        m_context.submit(CommentAlarm{*key, text.trimmed().toStdString()});
}

void AlarmsViewModel::press(const QString &alarmId)
{
    m_active.press(alarmId);
}

void AlarmsViewModel::setTouched(bool touched)
{
    m_active.setTouched(touched);
}

void AlarmsViewModel::noteMoved()
{
    m_active.noteMoved();
}

void AlarmsViewModel::showNew()
{
    m_active.showNew();
    refreshCounts();
}

QVariantMap AlarmsViewModel::shownMachines() const
{
    QVariantMap machines;
    for (const AlarmRow &row : m_active.rows())
        machines.insert(row.alarmId, row.deviceName);
    return machines;
}

void AlarmsViewModel::acknowledgeAll()
{
    std::vector<AlarmKey> keys = m_active.acknowledgeable();
    if (!keys.empty())
        m_context.submit(AcknowledgeAlarms{std::move(keys)});
}

void AlarmsViewModel::reset(const QString &alarmId)
{
    if (const std::optional<AlarmKey> key = m_active.keyOf(alarmId))
        m_context.submit(ResetAlarms{{*key}});
}

void AlarmsViewModel::loadMoreHistory()
{
    if (m_historyLoading || m_historyComplete)
        return;
    m_historyLoading = true;
    m_historyProblem.clear();
    Q_EMIT historyStateChanged();
    AlarmHistoryQuery query{
        .text = m_search.trimmed().toStdString(), .shown = shownWords(), .before = m_olderThan, .limit = kHistoryPage};
    m_context.backend.queryAlarmHistory(std::move(query), this,
                                        [this, asked = m_asked](const Result<AlarmHistoryPage> &answer) {
                                            if (asked == m_asked)
                                                takeHistory(answer);
                                        });
}

void AlarmsViewModel::setHistorySearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    forgetHistory();
    loadMoreHistory();
}

/// What was read answers another question.
void AlarmsViewModel::forgetHistory()
{
    ++m_asked;
    m_steps.clear();
    m_olderThan.reset();
    m_historyLoading = false;
    m_historyComplete = false;
    showHistory();
    Q_EMIT historyStateChanged();
}

void AlarmsViewModel::exportHistory(bool asPdf)
{
    AlarmHistoryQuery query{
        .deviceId = m_deviceFilter.toStdString(), .text = m_search.trimmed().toStdString(), .shown = shownWords()};
    m_export.start(asPdf, std::move(query), static_cast<Priority>(m_minimumPriority), filterText());
}

/// What is searched stands on the screen in the reader's words, which the store does not know.
ShownWords AlarmsViewModel::shownWords() const
{
    ShownWords shown;
    const QString words = m_search.trimmed();
    if (words.isEmpty())
        return shown;
    const auto isMeant = [&words](const QString &label) { return label.contains(words, Qt::CaseInsensitive); };
    for (const auto &[id, device] : m_context.live.devices())
        if (isMeant(Labels::deviceName(device)))
            shown.devices.push_back(id);
    std::set<std::string> sensorTypes;
    for (const auto &[series, entry] : m_context.live.values())
        if (isMeant(Labels::sensor(series.sensorType)))
            sensorTypes.insert(series.sensorType);
    shown.sensorTypes.assign(sensorTypes.begin(), sensorTypes.end());
    for (int event = static_cast<int>(AlarmEvent::Activated); event <= static_cast<int>(AlarmEvent::Escalated); ++event)
        if (isMeant(Labels::alarmEvent(static_cast<AlarmEvent>(event))))
            shown.events.push_back(static_cast<AlarmEvent>(event));
    if (const std::string user = "operator"; isMeant(Labels::requester(user)))
        shown.users.push_back(user);
    return shown;
}

/// Which steps are shown, in words; empty: all.
QString AlarmsViewModel::filterText() const
{
    QStringList parts;
    if (!m_deviceFilter.isEmpty())
        parts.append(deviceFilterName());
    if (m_minimumPriority != enums::Priority::None)
        parts.append(tr("%1 and above", "a priority").arg(Labels::priority(static_cast<Priority>(m_minimumPriority))));
    if (!m_search.trimmed().isEmpty())
        parts.append(tr("search: %1").arg(m_search.trimmed()));
    return parts.join(QStringLiteral("  ·  "));
}

/// As the store searches.
bool AlarmsViewModel::isFound(const AlarmTransition &step, const ShownWords &shown) const
{
    const QString words = m_search.trimmed();
    const auto has = [&](const std::string &place) { return text(place).contains(words, Qt::CaseInsensitive); };
    const auto holds = [](const auto &list, const auto &what) { return std::ranges::find(list, what) != list.end(); };
    const SeriesKey &series = step.alarm.key.series;
    if (holds(shown.devices, series.deviceId) || holds(shown.sensorTypes, series.sensorType)
        || holds(shown.events, step.event) || (!step.by.empty() && holds(shown.users, step.by)))
        return true;
    return words.isEmpty() || has(step.alarm.key.id()) || has(step.alarm.location) || has(step.by) || has(step.said);
}

void AlarmsViewModel::applyFrame(const LiveFrame &frame)
{
    if (!frame.transitions.empty())
        addNewSteps(frame.transitions);
    if (frame.flood)
        refreshFlood();
    if (frame.alarms.empty() && m_context.live.changedDevices().empty())
        return;
    if (m_shown)
        m_active.rebuild();
    refreshCounts();
}

void AlarmsViewModel::applyFilter()
{
    m_active.showNew();
    showHistory();
    refreshCounts();
    Q_EMIT filterChanged();
}

bool AlarmsViewModel::passesFilter(const Alarm &alarm) const
{
    const bool urgentEnough = static_cast<int>(alarm.priority) >= static_cast<int>(m_minimumPriority);
    return urgentEnough && (m_deviceFilter.isEmpty() || text(alarm.key.series.deviceId) == m_deviceFilter);
}

bool AlarmsViewModel::isListed(const Alarm &alarm) const
{
    const bool isFolded = m_folded && m_choice == enums::AlarmChoice::Told; // who asks for a choice is shown it whole
    return isOf(m_choice, alarm) && passesFilter(alarm) && (!isFolded || isHead(alarm));
}

void AlarmsViewModel::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    applyFilter();
    Q_EMIT floodChanged();
}

/// Folds when a flood begins, and unfolds when it is over.
void AlarmsViewModel::refreshFlood()
{
    const auto &flood = m_context.live.flood();
    const bool isNews = flood.has_value() == m_floodText.isEmpty();
    m_floodText.clear();
    if (flood)
        m_floodText = tr("Flood since %1: %n alarm(s), first: %2, %3", nullptr, static_cast<int>(flood->count))
                          .arg(m_context.format.timeOfDay(flood->firstMs),
                               deviceNameOf(flood->first.series.deviceId, m_context.live), alarmTitle(flood->first));
    if (isNews)
        setFolded(flood.has_value());
    Q_EMIT floodChanged();
}

void AlarmsViewModel::refreshTexts()
{
    refreshFlood();
    m_active.rebuild();
    showHistory();
    Q_EMIT filterChanged();
}

void AlarmsViewModel::refreshCounts()
{
    Counts counts;
    counts.waiting = m_active.newCount();
    counts.listed = static_cast<int>(std::ranges::count_if(m_active.rows(), &AlarmRow::canAcknowledge));
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        for (int choice = 0; choice < counts.ofChoice.size(); ++choice)
            counts.ofChoice[choice] += isOf(static_cast<enums::AlarmChoice>(choice), alarm) ? 1 : 0;
        const bool isShown = isListed(alarm);
        counts.hidden += alarm.isTold() && !isShown ? 1 : 0;
    }
    counts.active = counts.ofChoice[static_cast<int>(enums::AlarmChoice::Active)];
    counts.unacknowledged = counts.ofChoice[static_cast<int>(enums::AlarmChoice::Unacknowledged)];
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

void AlarmsViewModel::takeHistory(const Result<AlarmHistoryPage> &answer)
{
    m_historyLoading = false;
    if (answer) {
        m_olderThan = answer->next;
        addOldSteps(answer->steps);
        m_historyComplete = !answer->next || m_steps.size() >= kHistoryKept;
    } else
        m_historyProblem = tr("The alarm history cannot be read: %1").arg(Reasons::text(answer.error().message));
    Q_EMIT historyStateChanged();
}

void AlarmsViewModel::addOldSteps(const std::vector<AlarmTransition> &newestFirst)
{
    for (const AlarmTransition &transition : newestFirst) {
        if (!isKnown(transition))
            m_steps.insert(placeOf(transition), {transition, ++m_lastNumber});
    }
    showHistory();
}

void AlarmsViewModel::addNewSteps(const std::vector<AlarmTransition> &oldestFirst)
{
    const ShownWords shown = shownWords();
    for (const AlarmTransition &transition : oldestFirst) {
        if (!isKnown(transition) && isFound(transition, shown))
            m_steps.insert(m_steps.begin(), {transition, ++m_lastNumber});
    }
    if (m_steps.size() > kHistoryKept)
        m_steps.resize(kHistoryKept);
    if (m_shown)
        showHistory();
}

/// Behind all that is newer: of a step that has just been taken the store may tell before the next frame does.
std::vector<AlarmsViewModel::Step>::iterator AlarmsViewModel::placeOf(const AlarmTransition &transition)
{
    const auto isNotOlder = [&](const Step &step) { return step.transition.timeMs >= transition.timeMs; };
    return std::find_if(m_steps.rbegin(), m_steps.rend(), isNotOlder).base();
}

bool AlarmsViewModel::isKnown(const AlarmTransition &transition) const
{
    return std::any_of(m_steps.begin(), m_steps.end(),
                       [&](const Step &step) { return isSameStep(step.transition, transition); });
}

void AlarmsViewModel::showHistory()
{
    std::vector<AlarmHistoryRow> rows;
    for (const Step &step : m_steps) {
        if (passesFilter(step.transition.alarm))
            rows.push_back(makeHistoryRow(step.transition, step.number, m_context));
    }
    m_history.setRows(std::move(rows));
}

} // namespace lineside
