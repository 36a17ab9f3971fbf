// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmsettingsviewmodel.h"

#include "viewmodels/alarmruletext.h"
#include "viewmodels/alarmsentences.h"
#include "viewmodels/alarmverbs.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

enum Scope { These, Class, AllMachines };

using Match = AlarmSettingRow::Match;

constexpr qsizetype kMostDelays = 8; ///< that stand beside each other

bool beginsAWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
        if (at == 0 || !text[at - 1].isLetterOrNumber())
            return true;
    return false;
}

/// Those of a machine stay in their order.
bool isListedBefore(const AlarmSettingRow &left, const AlarmSettingRow &right)
{
    if (left.match != right.match)
        return left.match < right.match;
    return isPlacedBefore({left.location, left.deviceName, left.deviceId},
                          {right.location, right.deviceName, right.deviceId});
}

constexpr LimitKind kShownKinds[] = {LimitKind::HighHigh, LimitKind::High, LimitKind::Low, LimitKind::LowLow};

} // namespace

const std::vector<Column<AlarmSettingRow>> &AlarmSettingRow::columns()
{
    static const std::vector<Column<AlarmSettingRow>> columns{
        column<&AlarmSettingRow::alarmId, AlarmSettingRow>("alarmId"),
        column<&AlarmSettingRow::deviceName, AlarmSettingRow>("deviceName"),
        column<&AlarmSettingRow::title, AlarmSettingRow>("title"),
        column<&AlarmSettingRow::limitText, AlarmSettingRow>("limitText"),
        column<&AlarmSettingRow::behaviourText, AlarmSettingRow>("behaviourText"),
        column<&AlarmSettingRow::isOn, AlarmSettingRow>("isOn"),
        column<&AlarmSettingRow::isChanged, AlarmSettingRow>("isChanged"),
    };
    return columns;
}

AlarmSettingsViewModel::AlarmSettingsViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_rows(this)
    , m_version(std::make_shared<const AlarmRulesVersion>())
    , m_exchange(context)
{
    connect(&context.live, &LiveState::frameApplied, this, &AlarmSettingsViewModel::applyFrame);
    connect(&context.format, &ValueFormatter::localeChanged, this, [this] {
        rebuild();
        Q_EMIT versionChanged();
        Q_EMIT draftChanged();
        Q_EMIT blockedChanged();
    });
    connect(&context.who, &PanelIdentity::rightsChanged, this, &AlarmSettingsViewModel::blockedChanged);
}

QString AlarmSettingsViewModel::blocked() const
{
    return AlarmVerbs::whyNot(m_context.who, "alarm_settings", {});
}

void AlarmSettingsViewModel::applyFrame(const LiveFrame &frame)
{
    if (frame.alarmRules) {
        m_version = frame.alarmRules;
        m_changed = m_version->rules;
        Q_EMIT versionChanged();
    }
    if (frame.alarmRules || m_context.live.values().size() != m_signals)
        rebuild();
}

void AlarmSettingsViewModel::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    rebuild();
    Q_EMIT shownChanged();
}

void AlarmSettingsViewModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuild();
    Q_EMIT filterChanged();
}

void AlarmSettingsViewModel::rebuild()
{
    if (!m_shown)
        return;
    m_signals = m_context.live.values().size();
    std::vector<AlarmSettingRow> rows;
    for (const auto &[series, entry] : m_context.live.values())
        for (AlarmSettingRow &row : rowsOf(series))
            if (row.match = matchOf(row); row.match != Match::None)
                rows.push_back(std::move(row));
    std::ranges::stable_sort(rows, isListedBefore);
    m_rows.setRows(std::move(rows));
}

std::vector<AlarmSettingRow> AlarmSettingsViewModel::rowsOf(const SeriesKey &series) const
{
    std::vector<AlarmSettingRow> rows;
    for (const LimitKind kind : kShownKinds) {
        const AlarmRule rule = inForce({series, kind});
        if (rule.limit)
            rows.push_back(makeRow({series, kind}, rule));
    }
    return rows;
}

AlarmSettingRow AlarmSettingsViewModel::makeRow(const AlarmKey &key, const AlarmRule &rule) const
{
    AlarmSettingRow row{.alarmId = text(key.id()),
                        .deviceName = deviceNameOf(key.series.deviceId, m_context.live),
                        .title = alarmTitle(key),
                        .limitText = m_context.format.withUnit(*rule.limit, unitOf(key.series)),
                        .behaviourText = {},
                        .isOn = rule.isOn.value_or(false),
                        .isChanged = isChanged(key),
                        .location = {},
                        .deviceId = text(key.series.deviceId)};
    if (const Device *device = m_context.live.device(key.series.deviceId))
        row.location = text(device->location);
    QStringList parts{Labels::priority(rule.priority.value_or(Priority::Medium))};
    for (const char *field : {"deadband", "on_delay", "off_delay"})
        if (const QString value = fieldText(*findRuleField(field), rule); !value.isEmpty())
            parts.append(tr("%1 %2", "field, value").arg(AlarmRuleText::field(field), value));
    row.behaviourText = row.isOn ? parts.join(QStringLiteral("  ·  ")) : tr("Switched off");
    return row;
}

/// Some rule of the version is of this alarm.
bool AlarmSettingsViewModel::isChanged(const AlarmKey &key) const
{
    const auto &[deviceId, sensorType] = key.series;
    return !m_changed.of(key.limit, {classOf(deviceId), sensorType, deviceId}).empty();
}

/// "Press 1" is meant before "Compressor 1".
AlarmSettingRow::Match AlarmSettingsViewModel::matchOf(const AlarmSettingRow &row) const
{
    const QString all = row.deviceName + QLatin1Char(' ') + row.title + QLatin1Char(' ') + row.alarmId;
    const QStringList words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (!std::ranges::all_of(words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
        return Match::None;
    if (beginsAWord(all, m_filter.trimmed()))
        return Match::Phrase;
    const bool begins = std::ranges::all_of(words, [&](const QString &word) { return beginsAWord(all, word); });
    return begins ? Match::Begins : Match::Holds;
}

std::string AlarmSettingsViewModel::classOf(const std::string &deviceId) const
{
    const Device *device = m_context.live.device(deviceId);
    return device ? device->type : std::string();
}

AlarmRule AlarmSettingsViewModel::inForce(const AlarmKey &key) const
{
    const auto &[deviceId, sensorType] = key.series;
    AlarmRule rule = m_context.limits.inForce({key.limit, classOf(deviceId), sensorType, deviceId});
    const auto limits = m_context.limits.limitsOf(key.series, rule.deviceType);
    if (const auto known = limits.find(key.limit); known != limits.end())
        rule.deadband = known->second.deadband; // that of its quantity where it has none of its own
    return rule;
}

std::string AlarmSettingsViewModel::unitOf(const SeriesKey &series) const
{
    const LiveEntry *entry = m_context.live.value(series);
    return entry ? entry->value.unit : std::string();
}

QString AlarmSettingsViewModel::versionText() const
{
    if (m_version->number == 0)
        return {};
    return tr("Changed %1 by %2: %3")
        .arg(m_context.format.dateTime(m_version->timeMs), Labels::requester(m_version->by), text(m_version->reason));
}

bool AlarmSettingsViewModel::canUndo() const
{
    return m_version->number > 0;
}

QStringList AlarmSettingsViewModel::shownIds() const
{
    QStringList ids;
    for (const AlarmSettingRow &row : m_rows.rows())
        ids.append(row.alarmId);
    return ids;
}

void AlarmSettingsViewModel::edit(const QStringList &alarmIds)
{
    m_targets.clear();
    for (const QString &id : alarmIds)
        if (const auto key = parseAlarmId(id.toStdString()))
            m_targets.push_back(*key);
    m_draft = {};
    m_draftOf = m_version->number;
    m_scope = These;
    m_problem.clear();
    Q_EMIT problemChanged();
    Q_EMIT draftChanged();
}

template <typename T>
std::optional<T> AlarmSettingsViewModel::common(std::optional<T> AlarmRule::*member) const
{
    if (m_draft.*member || m_targets.empty())
        return m_draft.*member;
    const std::optional<T> first = inForce(m_targets.front()).*member;
    const bool isOne
        = std::ranges::all_of(m_targets, [&](const AlarmKey &key) { return inForce(key).*member == first; });
    return isOne ? first : std::nullopt;
}

int AlarmSettingsViewModel::secondsOf(std::optional<std::chrono::milliseconds> AlarmRule::*member) const
{
    const auto value = common(member);
    return value ? static_cast<int>(value->count() / 1000) : -1;
}

QList<int> AlarmSettingsViewModel::delays(std::optional<std::chrono::milliseconds> AlarmRule::*member) const
{
    QList<int> delays{0, 2, 5, 15, 30, 60}; // those a suggestion tries too
    for (const AlarmKey &key : m_targets) {
        const auto standing = inForce(key).*member;
        const int seconds = standing ? static_cast<int>(standing->count() / 1000) : 0;
        if (!delays.contains(seconds) && delays.size() < kMostDelays)
            delays.insert(std::ranges::upper_bound(delays, seconds), seconds);
    }
    return delays;
}

QStringList AlarmSettingsViewModel::delayNames(const QList<int> &seconds) const
{
    QStringList names;
    for (const int delay : seconds)
        names.append(delay == 0 ? tr("at once") : m_context.format.age(delay * std::int64_t(1000)));
    return names;
}

int AlarmSettingsViewModel::priority() const
{
    return static_cast<int>(common(&AlarmRule::priority).value_or(Priority{}));
}

int AlarmSettingsViewModel::on() const
{
    const auto isOn = common(&AlarmRule::isOn);
    return isOn ? int(*isOn) : -1;
}

bool AlarmSettingsViewModel::hasLimit() const
{
    return std::ranges::all_of(m_targets, [&](const AlarmKey &key) {
        return isLimit(key.limit) && unitOf(key.series) == unitOf(m_targets.front().series);
    });
}

QString AlarmSettingsViewModel::unitText() const
{
    return m_targets.empty() ? QString() : m_context.format.unitText(unitOf(m_targets.front().series));
}

QString AlarmSettingsViewModel::measured(std::optional<double> AlarmRule::*member) const
{
    const auto value = common(member);
    if (m_targets.empty() || !value)
        return QStringLiteral("…");
    return m_context.format.withUnit(*value, unitOf(m_targets.front().series));
}

QString AlarmSettingsViewModel::limitText() const
{
    return measured(&AlarmRule::limit);
}

QString AlarmSettingsViewModel::deadbandText() const
{
    return measured(&AlarmRule::deadband);
}

QString AlarmSettingsViewModel::targetText() const
{
    if (m_targets.size() != 1)
        return tr("%n alarm(s)", nullptr, static_cast<int>(m_targets.size()));
    return tr("%1, %2", "machine, alarm")
        .arg(deviceNameOf(m_targets.front().series.deviceId, m_context.live), alarmTitle(m_targets.front()));
}

void AlarmSettingsViewModel::setLimit(double displayed)
{
    if (!m_targets.empty())
        m_draft.limit = m_context.format.displayUnit(unitOf(m_targets.front().series)).fromDisplay(displayed);
    Q_EMIT draftChanged();
}

void AlarmSettingsViewModel::setDeadband(double displayed)
{
    if (!m_targets.empty())
        m_draft.deadband = m_context.format.displayUnit(unitOf(m_targets.front().series)).fromDisplay(displayed);
    Q_EMIT draftChanged();
}

void AlarmSettingsViewModel::setOnDelay(int seconds)
{
    m_draft.onDelay = std::chrono::seconds(seconds);
    Q_EMIT draftChanged();
}

void AlarmSettingsViewModel::setOffDelay(int seconds)
{
    m_draft.offDelay = std::chrono::seconds(seconds);
    Q_EMIT draftChanged();
}

void AlarmSettingsViewModel::setPriority(int priority)
{
    m_draft.priority = static_cast<Priority>(priority);
    Q_EMIT draftChanged();
}

void AlarmSettingsViewModel::setOn(int on)
{
    m_draft.isOn = on != 0;
    Q_EMIT draftChanged();
}

void AlarmSettingsViewModel::setScope(int scope)
{
    m_scope = scope;
    Q_EMIT draftChanged();
}

/// Wider ones only where all that is chosen is one signal and kind.
QStringList AlarmSettingsViewModel::scopeNames() const
{
    if (m_targets.empty())
        return {};
    const AlarmKey &first = m_targets.front();
    QStringList names{m_targets.size() == 1 ? tr("This alarm") : tr("These alarms")};
    const std::string type = classOf(first.series.deviceId);
    const bool isOneKind = std::ranges::all_of(m_targets, [&](const AlarmKey &key) {
        return key.limit == first.limit && key.series.sensorType == first.series.sensorType;
    });
    const bool isOneClass
        = std::ranges::all_of(m_targets, [&](const AlarmKey &key) { return classOf(key.series.deviceId) == type; });
    if (isOneKind && isOneClass && !type.empty())
        names.append(tr("All machines of the class %1").arg(Labels::deviceType(type)));
    else if (isOneKind)
        names.append(QString());
    if (isOneKind)
        names.append(tr("All machines"));
    return names;
}

QString AlarmSettingsViewModel::fieldText(const RuleField &field, const AlarmRule &rule) const
{
    const std::string unit = unitOf({rule.device, rule.name});
    if (field.name == "limit" || field.name == "deadband") {
        const auto &value = field.name == "limit" ? rule.limit : rule.deadband;
        return value ? m_context.format.withUnit(*value, unit) : QString();
    }
    if (field.name == "on_delay" || field.name == "off_delay") {
        const auto &value = field.name == "on_delay" ? rule.onDelay : rule.offDelay;
        return value && value->count() > 0 ? m_context.format.age(value->count()) : QString();
    }
    if (field.name == "enabled")
        return rule.isOn.value_or(false) ? tr("on", "an alarm") : tr("off", "an alarm");
    return rule.priority ? Labels::priority(*rule.priority) : QString();
}

QStringList AlarmSettingsViewModel::changes() const
{
    QStringList lines;
    if (m_targets.empty())
        return lines;
    const AlarmRule before = inForce(m_targets.front());
    AlarmRule after = m_draft;
    after.device = before.device;
    after.name = before.name;
    for (const RuleField &field : ruleFields()) {
        const auto now = ruleText(m_draft, field);
        const bool isOther = now && std::ranges::any_of(m_targets, [&](const AlarmKey &key) {
                                 return ruleText(inForce(key), field) != now;
                             });
        if (!isOther)
            continue;
        const QString old = m_targets.size() == 1 ? fieldText(field, before) : QStringLiteral("…");
        const QString none = tr("none");
        lines.append(tr("%1: %2 → %3", "field, before, after")
                         .arg(AlarmRuleText::field(field.name), old.isEmpty() ? none : old,
                              fieldText(field, after).isEmpty() ? none : fieldText(field, after)));
    }
    return lines;
}

std::vector<AlarmRule> AlarmSettingsViewModel::drafted() const
{
    std::vector<AlarmRule> rules;
    for (const AlarmKey &key : m_targets) {
        AlarmRule rule = m_draft;
        rule.kind = key.limit;
        rule.name = key.series.sensorType;
        if (m_scope == These)
            rule.device = key.series.deviceId;
        if (m_scope == Class)
            rule.deviceType = classOf(key.series.deviceId);
        if (std::ranges::find(rules, rule) == rules.end())
            rules.push_back(std::move(rule));
    }
    return rules;
}

void AlarmSettingsViewModel::take(const QString &reason)
{
    submit({.rules = drafted(), .basedOn = m_draftOf, .reason = reason.toStdString()});
}

void AlarmSettingsViewModel::undo()
{
    if (canUndo())
        submit({.toVersion = m_version->number - 1,
                .basedOn = m_version->number,
                .reason = tr("Undo: %1").arg(text(m_version->reason)).left(500).toStdString()});
}

void AlarmSettingsViewModel::submit(ChangeAlarmSettings change)
{
    m_busy = true;
    m_problem.clear();
    Q_EMIT problemChanged();
    m_context.submit(std::move(change), this, [this](const Result<ActionDone> &done) {
        m_busy = false;
        m_problem = done ? QString() : Reasons::text(done.error().message);
        Q_EMIT problemChanged();
        if (done)
            Q_EMIT taken();
    });
}

} // namespace lineside
