// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "core/store/storefixture.h"
#include "support/alarmmodel.h"
#include "support/alarmsequence.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace lineside;
using namespace lineside::alarmsequence;
using namespace std::chrono_literals;

namespace tst_alarmmodel {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr std::int64_t kSequenceMs = 86'400'000; // each has a day of its own
constexpr int kStoreEvery = 20; // so many sequences, one is kept in a real store

/// What a run of a sequence is kept in: the alarms as the store would have them.
class Keeper
{
public:
    virtual ~Keeper() = default;
    virtual void keep(const std::vector<AlarmTransition> &steps, const std::vector<ConditionState> &conditions) = 0;
    [[nodiscard]] virtual std::vector<Alarm> load() = 0;
    [[nodiscard]] virtual std::vector<ConditionState> loadConditions() = 0;
};

class MemoryKeeper final : public Keeper
{
public:
    void keep(const std::vector<AlarmTransition> &steps, const std::vector<ConditionState> &conditions) override
    {
        for (const AlarmTransition &step : steps)
            m_rows.insert_or_assign(step.alarm.key, step.alarm);
        for (const ConditionState &each : conditions)
            m_conditions.insert_or_assign({each.name, each.deviceId}, each);
    }
    std::vector<Alarm> load() override
    {
        std::vector<Alarm> listed;
        for (const auto &[key, alarm] : m_rows)
            if (alarm.isListed())
                listed.push_back(alarm);
        return listed;
    }
    std::vector<ConditionState> loadConditions() override
    {
        std::vector<ConditionState> kept;
        for (const auto &[of, state] : m_conditions)
            if (state.isTrue)
                kept.push_back(state);
        return kept;
    }

private:
    std::map<std::pair<std::string, std::string>, ConditionState> m_conditions;
    std::map<AlarmKey, Alarm> m_rows;
};

/// The real one. What is left in it from the run before ends first.
class StoreKeeper final : public Keeper
{
public:
    explicit StoreKeeper(Store &store)
        : m_store(store)
    {
        std::vector<AlarmTransition> ends;
        for (Alarm &alarm : load()) {
            alarm.end();
            ends.push_back({AlarmEvent::Removed, alarm, kStartMs});
        }
        std::vector<ConditionState> over = loadConditions();
        for (ConditionState &each : over)
            each.isTrue = each.holds = false;
        keep(ends, over);
    }
    void keep(const std::vector<AlarmTransition> &steps, const std::vector<ConditionState> &conditions) override
    {
        StoreBatch batch;
        batch.transitions = steps;
        batch.conditions = conditions;
        if (const auto kept = m_store.commitState(batch); !kept)
            qFatal("%s", kept.error().text().c_str());
    }
    std::vector<Alarm> load() override { return *m_store.loadAlarms(); }
    std::vector<ConditionState> loadConditions() override { return *m_store.loadConditions(); }

private:
    Store &m_store;
};

/// Engine and model on one sequence.
class Run
{
public:
    Run(const Sequence &sequence, std::int64_t startMs, Keeper &keeper)
        : m_sequence(sequence)
        , m_keeper(keeper)
        , m_model(limitsOf(sequence), sequence.escalateAfter, sequence.rules)
        , m_kept(m_model)
        , m_startMs(startMs)
        , m_nowMs(startMs)
    {
        std::vector<AlarmTransition> none;
        makeEngine(startMs, none);
    }

    /// Empty: they agree all along.
    std::string difference()
    {
        for (std::size_t i = 0; i < m_sequence.ops.size(); ++i) {
            m_nowMs += m_sequence.ops[i].afterMs;
            take(m_sequence.ops[i]);
            if (!m_difference.empty())
                return "at step " + std::to_string(i + 1) + ": " + m_difference;
        }
        m_journal.insert(m_journal.end(), m_pending.begin(), m_pending.end());
        checkJournal();
        return m_difference;
    }

private:
    static std::map<AlarmKey, AlarmLimit> limitsOf(const Sequence &sequence)
    {
        std::map<AlarmKey, AlarmLimit> limits;
        for (const auto &[name, limit] : sequence.limits) {
            limits[{{"m1", name.first}, name.second}] = limit;
            if (name.first == "temperature")
                limits[{{"m2", name.first}, name.second}] = limit;
        }
        return limits;
    }

    void makeEngine(std::int64_t startMs, std::vector<AlarmTransition> &steps)
    {
        AlarmSettings settings;
        for (const auto &[name, limit] : m_sequence.limits)
            settings.setLimit(name.first, name.second, limit);
        settings.escalateAfter = m_sequence.escalateAfter;
        settings.conditions = m_sequence.rules;
        m_engine = std::make_unique<AlarmEngine>(settings);
        std::vector<Device> devices;
        for (const std::string &id : m_kept.devices()) {
            Device &device = devices.emplace_back();
            device.id = id;
            device.lastSeenMs = startMs;
            device.isRemembered = true;
        }
        m_engine->restore(m_keeper.load(), devices, startMs, steps, m_keeper.loadConditions());
    }

    void take(const Op &op)
    {
        if (op.act == Act::Read)
            return read(op);
        if (op.act == Act::Keep)
            return keep();
        if (op.act == Act::Restart)
            return restart();
        if (op.act == Act::Kill)
            return kill();
        std::vector<AlarmTransition> steps;
        act(op, steps);
        compare(steps);
    }

    void act(const Op &op, std::vector<AlarmTransition> &steps)
    {
        const AlarmKey &key = op.key;
        const Shelf shelf{op.isOneShot ? ShelfMode::OneShot : ShelfMode::Timed, m_nowMs, m_nowMs + op.ms, "fitter",
                          "why"};
        switch (op.act) {
        case Act::Acknowledge:
            m_model.acknowledge(key, m_nowMs - op.ms, m_nowMs, "fitter", "seen");
            return m_engine->acknowledge(key, "fitter", "seen", m_nowMs, m_nowMs - op.ms, steps);
        case Act::Unacknowledge:
            m_model.unacknowledge(key, m_nowMs, "fitter");
            return m_engine->unacknowledge(key, "fitter", m_nowMs, steps);
        case Act::Reset:
            m_model.reset(key, m_nowMs, "fitter");
            return m_engine->reset(key, "fitter", m_nowMs, steps);
        case Act::Comment:
            m_model.comment(key, m_nowMs, "fitter", "a word");
            return m_engine->comment(key, "fitter", "a word", m_nowMs, steps);
        case Act::Shelve:
            m_model.shelve(key, shelf);
            return m_engine->shelve(key, shelf, steps);
        case Act::Unshelve:
            m_model.unshelve(key, m_nowMs, "fitter");
            return m_engine->unshelve(key, "fitter", m_nowMs, steps);
        case Act::TakeOut:
            m_model.takeOutOfService(key, m_nowMs, "fitter");
            return m_engine->takeOutOfService(key, {m_nowMs, "fitter", "broken"}, steps);
        case Act::PutBack:
            m_model.returnToService(key, m_nowMs, "fitter");
            return m_engine->returnToService(key, "fitter", m_nowMs, steps);
        case Act::Remove:
            m_model.remove(key.series.deviceId, m_nowMs);
            return m_engine->remove({key.series.deviceId}, m_nowMs, steps);
        default:
            m_model.tick(m_nowMs);
            return m_engine->tick(m_nowMs, steps);
        }
    }

    void read(const Op &op)
    {
        Reading reading;
        reading.deviceId = op.key.series.deviceId;
        reading.sensorType = op.key.series.sensorType;
        reading.value = op.value;
        reading.timestampMs = reading.arrivalMs = m_nowMs;
        reading.position = ++m_position;
        m_unkept.push_back(reading);
        judge(reading);
    }
    void judge(const Reading &reading)
    {
        std::vector<AlarmTransition> steps;
        m_model.read(reading.series(), reading.value, reading.arrivalMs);
        m_engine->evaluate(reading, steps);
        compare(steps);
    }

    void keep()
    {
        m_keeper.keep(m_pending, m_engine->takeConditions());
        m_journal.insert(m_journal.end(), m_pending.begin(), m_pending.end());
        m_pending.clear();
        m_unkept.clear();
        m_kept = m_model;
    }
    void restart()
    {
        keep();
        kill();
    }
    /// What was not kept is gone, and its readings are judged again.
    void kill()
    {
        const std::vector<AlarmTransition> before = std::exchange(m_pending, {});
        // The model knows no clock that goes back, so what is judged again comes after the start.
        const std::int64_t startMs = m_unkept.empty() ? m_nowMs : m_unkept.front().arrivalMs;
        m_model = m_kept.restarted(startMs);
        std::vector<AlarmTransition> steps;
        makeEngine(startMs, steps);
        compare(steps);
        for (const Reading &reading : m_unkept)
            if (m_difference.empty())
                judge(reading);
        const auto isOfReading = [](const AlarmTransition &step) { return step.position != 0; };
        if (!m_hadTimes && std::ranges::all_of(before, isOfReading) && toldAlone(before) != toldAlone(m_pending))
            m_difference = "replayed it told " + textOf(m_pending) + ", before " + textOf(before);
    }

    [[nodiscard]] std::string textOf(const AlarmModel::Step &step) const
    {
        return step.key.id() + ' ' + std::string(toString(step.event)) + " +" + std::to_string(step.timeMs - m_startMs)
            + (step.calls ? "!" : "") + (step.isFirst ? " 1st" : "") + (step.by.empty() ? "" : " by " + step.by) + "; ";
    }
    static AlarmModel::Step stepOf(const AlarmTransition &step)
    {
        return {.key = step.alarm.key,
                .event = step.event,
                .timeMs = step.timeMs,
                .calls = step.calls,
                .isFirst = step.event != AlarmEvent::Removed && step.alarm.firstOut,
                .by = step.by};
    }
    [[nodiscard]] std::string textOf(const std::vector<AlarmTransition> &steps) const
    {
        std::string text;
        for (const AlarmTransition &step : steps)
            text += textOf(stepOf(step));
        return text;
    }

    /// Without the mark of the first, which not all keep over a start.
    static std::vector<AlarmModel::Step> toldAlone(const std::vector<AlarmTransition> &steps)
    {
        std::vector<AlarmModel::Step> told;
        for (const AlarmTransition &step : steps) {
            told.push_back(stepOf(step));
            told.back().isFirst = false;
        }
        return told;
    }

    /// Steps of one alarm in order; of several each may go first.
    void compare(const std::vector<AlarmTransition> &taken)
    {
        m_pending.insert(m_pending.end(), taken.begin(), taken.end());
        std::vector<AlarmModel::Step> got;
        for (const AlarmTransition &step : taken)
            got.push_back(stepOf(step));
        auto expected = m_model.takeSteps();
        if (!m_sequence.rules.empty()) // what is let go at once is in one group, whichever of it goes first
            for (auto *steps : {&got, &expected})
                for (AlarmModel::Step &step : *steps)
                    step.isFirst = false;
        std::ranges::stable_sort(got, {}, &AlarmModel::Step::key);
        std::ranges::stable_sort(expected, {}, &AlarmModel::Step::key);
        if (got != expected) {
            m_difference = "it told ";
            for (const auto &step : got)
                m_difference += textOf(step);
            m_difference += "and should have told ";
            for (const auto &step : expected)
                m_difference += textOf(step);
            return;
        }
        compareStates();
    }

    void compareStates()
    {
        std::size_t listed = 0;
        for (const auto &[key, point] : m_model.points()) {
            listed += point.isListed() ? 1 : 0;
            const Alarm *alarm = m_engine->known(key);
            const bool isKnown = m_model.isThere(key) && (point.activatedMs || point.isListed());
            const std::string told = alarm ? textOf(*alarm, point.isStanding()) : "not known";
            const std::string expected = isKnown ? textOf(key, point) : "not known";
            if (told != expected)
                m_difference = key.id() + " is " + told + ", and should be " + expected;
            else if (alarm && alarm->shownState() == AlarmState::ActiveUnacknowledged && !alarm->called)
                m_difference = key.id() + " is shown and never called";
        }
        if (m_difference.empty() && listed != m_engine->alarms().size())
            m_difference = "it lists " + std::to_string(m_engine->alarms().size());
    }
    [[nodiscard]] std::string textOf(const std::optional<std::int64_t> &ms) const
    {
        return ms ? std::to_string(*ms - m_startMs) : "-";
    }
    [[nodiscard]] static std::string causesOf(const Alarm &alarm)
    {
        std::set<std::string> causes; // of what worse limit it is masked by shows by its key
        for (const Suppression &each : alarm.suppressed)
            causes.insert(each.isMask() ? " masked" : " by " + each.cause);
        return std::accumulate(causes.begin(), causes.end(), std::string());
    }
    [[nodiscard]] static std::string causesOf(const AlarmModel::Point &point)
    {
        std::string text = point.masked && point.rules.empty() ? " masked" : "";
        for (const std::string &rule : point.rules)
            text += " by " + std::string(kByRule) + rule;
        return point.masked && !point.rules.empty() ? text + " masked" : text;
    }
    [[nodiscard]] std::string textOf(const Alarm &alarm, bool hasGroup) const
    {
        return std::string(toString(alarm.shownState())) + '/' + std::string(toString(alarm.state()))
            + (alarm.latched ? " latched" : "") + causesOf(alarm) + (alarm.outOfService ? " out" : "")
            + (alarm.shelf ? " shelf " + textOf(alarm.shelf->untilMs) : "") + (alarm.called ? " called" : "")
            + (alarm.unseenCall ? " owed" : "") + (hasGroup && alarm.firstOut && m_sequence.rules.empty() ? " 1st" : "")
            + " came " + textOf(alarm.activatedMs) + " went " + textOf(alarm.returnedMs) + " seen "
            + textOf(alarm.acknowledgedMs) + alarm.acknowledgedBy + ' ' + alarm.comment + ' '
            + std::to_string(alarm.reAlarms) + " escalated " + textOf(alarm.escalatedMs);
    }
    [[nodiscard]] std::string textOf(const AlarmKey &key, const AlarmModel::Point &point) const
    {
        const bool isFirst = m_sequence.rules.empty() && point.isStanding() && m_model.isFirst(key);
        return std::string(toString(point.shown())) + '/' + std::string(toString(point.beneath()))
            + (point.latched ? " latched" : "") + causesOf(point) + (point.isOut ? " out" : "")
            + (point.shelf ? " shelf " + textOf(point.shelf->untilMs) : "") + (point.called ? " called" : "")
            + (point.isOwed ? " owed" : "") + (isFirst ? " 1st" : "") + " came " + textOf(point.activatedMs) + " went "
            + textOf(point.returnedMs) + " seen " + textOf(point.seenMs) + point.seenBy + ' ' + point.comment + ' '
            + std::to_string(point.reAlarms) + " escalated " + textOf(point.escalatedMs);
    }

    /// Without the model: what is kept tells nothing twice.
    void checkJournal()
    {
        std::set<std::tuple<AlarmKey, AlarmEvent, std::uint64_t>> ofReadings;
        std::map<AlarmKey, bool> mayCall;
        for (const AlarmTransition &step : m_journal) {
            const AlarmKey &key = step.alarm.key;
            if (step.position != 0 && !ofReadings.insert({key, step.event, step.position}).second)
                m_difference = "kept twice: " + textOf(stepOf(step));
            const bool isByTime = step.event == AlarmEvent::Unshelved && step.by.empty();
            if (step.event == AlarmEvent::Activated || step.event == AlarmEvent::ReAlarmed || isByTime
                || step.event == AlarmEvent::ReturnedToService)
                mayCall[key] = true;
            if (step.calls && !std::exchange(mayCall[key], false))
                m_difference = "told twice: " + textOf(stepOf(step));
        }
    }

    const Sequence &m_sequence;
    Keeper &m_keeper;
    const bool m_hadTimes = !m_sequence.rules.empty() || std::ranges::any_of(m_sequence.limits, [](const auto &each) {
        return each.second.onDelay > 0ms || each.second.offDelay > 0ms;
    });
    AlarmModel m_model;
    AlarmModel m_kept;
    const std::int64_t m_startMs;
    std::int64_t m_nowMs;
    std::uint64_t m_position = static_cast<std::uint64_t>(m_startMs); // of no other sequence
    std::unique_ptr<AlarmEngine> m_engine;
    std::vector<Reading> m_unkept;
    std::vector<AlarmTransition> m_pending; ///< since the last keep
    std::vector<AlarmTransition> m_journal;
    std::string m_difference;
};

std::uint64_t setting(const char *name, std::uint64_t otherwise)
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue(name, &isSet);
    return isSet ? static_cast<std::uint64_t>(value) : otherwise;
}

/// The engine against a second implementation of the life of an alarm, over random sequences of what can happen.
/// LINESIDE_SEED and LINESIDE_SEQUENCES choose others.
class TestAlarmModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesAsTheModelDoes();
};

void TestAlarmModel::doesAsTheModelDoes()
{
    StoreFixture fixture;
    fixture.open();
    const std::uint64_t first = setting("LINESIDE_SEED", 1);
    const std::uint64_t count = setting("LINESIDE_SEQUENCES", 10'000);
    std::int64_t runs = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const bool isStored = seed % kStoreEvery == 0;
        const Difference difference = [&](const Sequence &sequence) {
            const std::unique_ptr<Keeper> keeper = isStored
                ? std::unique_ptr<Keeper>(std::make_unique<StoreKeeper>(*fixture.store))
                : std::make_unique<MemoryKeeper>();
            return Run(sequence, kStartMs + ++runs * kSequenceMs, *keeper).difference();
        };
        const Sequence sequence = randomSequence(seed);
        if (difference(sequence).empty())
            continue;
        const Sequence shortest = shrunk(sequence, difference);
        const std::string text = "seed " + std::to_string(seed) + ": " + difference(shortest) + '\n' + toText(shortest);
        QFAIL(text.c_str());
    }
}

LINESIDE_TEST(TestAlarmModel)

} // namespace tst_alarmmodel

#include "tst_alarmmodel.moc"
