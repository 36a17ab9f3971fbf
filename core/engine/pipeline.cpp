// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pipeline.h"

#include "api/alarmviews.h"
#include "commands/audit.h"
#include "decode/rejectreason.h"
#include "decode/topic.h"
#include "engine/helpcall.h"
#include "engine/renames.h"
#include "engine/signalunits.h"
#include "model/reason.h"
#include "security/randomtoken.h"
#include "sinks/payload.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lineside {

namespace {

/// What a retained reading shows: as old as its device says, since its arrival tells when the broker was asked.
LiveValue storedCopyOf(const Reading &reading)
{
    const bool isDated = reading.timeQuality == TimeQuality::Late;
    return {.value = reading.value,
            .unit = reading.unit,
            .quality = reading.quality,
            .timestampMs = reading.timestampMs,
            .arrivalMs = isDated ? reading.timestampMs : reading.arrivalMs,
            .timeQuality = reading.timeQuality,
            .unitUnknown = reading.unitUnknown};
}

template <typename T>
Result<void> emptied(const Result<T> &result)
{
    return result ? Result<void>() : Unexpected(result.error());
}

Timestamp timestampOf(const ClockRule *rule)
{
    if (rule == nullptr)
        return Timestamp::AsTold;
    return rule->kind == ClockRule::Kind::Arrival ? Timestamp::Ignored : Timestamp::ClockHands;
}

std::map<std::uint32_t, std::string> sourcesByNumber(const Config &config)
{
    std::map<std::uint32_t, std::string> sources{{0, kDefaultSourceName}}; // the only one there was
    for (const SourceSettings &each : config.sourcesToServe())
        sources.emplace(sourceNumber(each.name), each.name);
    return sources;
}

std::string resultOfRemoval(std::size_t alarmsEnded)
{
    return "ok, alarms ended: " + std::to_string(alarmsEnded);
}

} // namespace

Pipeline::Pipeline(const Config &config, Handlers handlers)
    : m_alertPublish(config.alarms.publish)
    , m_deviceCheckMs(std::chrono::milliseconds(config.devices.checkInterval).count())
    , m_listenMs(configuredAlarms(config).watches.longestOffline().count())
    , m_names(config.devices.renamed)
    , m_sources(sourcesByNumber(config))
    , m_handlers(std::move(handlers))
    , m_zones(config.devices.clocks)
    , m_units(UnitTable::of(config.units))
    , m_process(m_units, signalUnitsOf(config, m_units), config.devices.offlineAfter)
    , m_book(configuredAlarms(config), m_units)
    , m_alarms(m_book.settings())
    , m_horn(config.horn)
    , m_devices(config.devices, [this](const Device &device) { return offlineAfter(device); })
    , m_commands(config.commands)
    , m_repeats(m_handlers.countKept)
    , m_orders(config.commands.rules, config.panel.lateAfter,
               {.commands = m_commands,
                .units = m_units,
                .device = [this](const std::string &id) { return m_devices.find(id); },
                .value = [this](const SeriesKey &series) { return m_live.value(series); },
                .kept = [this](const std::string &id) { return endedCommand(id); },
                .changed = [this](const Command &command) { commandChanged(command); },
                .explained = [this](const Command &command) { keepCommand(command); },
                .maySend = [this](const Command &command) { m_commandsToSend.push_back(command); }})
    , m_people({config.people, config.permissions, config.areas}, m_devices, m_batch, &randomToken)
    , m_seats(config.people, m_people, m_batch)
    , m_desk({.alarms = m_alarms,
              .horn = m_horn,
              .devices = m_devices,
              .orders = m_orders,
              .batch = m_batch,
              .takeNewTransitions = [this](std::size_t first) { takeNewTransitions(first); },
              .removeFromLists = [this](const std::string &deviceId,
                                        std::int64_t timeMs) { return removeFromLists({deviceId}, timeMs); },
              .replayQuarantine = m_handlers.replayQuarantine,
              .keptAlarm = m_handlers.keptAlarm,
              .changeAlarms
              = [this](AlarmRulesVersion version, const Moment &now) { changeAlarms(std::move(version), now); },
              .keptRules = m_handlers.keptRules,
              .book = m_book,
              .keptNote = m_handlers.keptNote,
              .people = m_people,
              .seats = m_seats,
              .callForHelp = [this, node = config.nodeId](const CallForHelp &call, const Requester &who,
                                                          const Moment &now) { callForHelp(node, call, who, now); }})
{
    m_people.setSeatLeft([this](const std::string &seat, const Moment &now) { m_seats.left(seat, now); });
}

std::chrono::milliseconds Pipeline::offlineAfter(const Device &device) const
{
    const WatchSettings &watches = m_alarms.settings().watches;
    return watches.watchOf(LimitKind::Offline, {.deviceType = device.type, .device = device.id}).after;
}

void Pipeline::changeAlarms(AlarmRulesVersion version, const Moment &now)
{
    m_book.take(version);
    const std::size_t first = m_batch.transitions.size();
    m_alarms.configure(m_book.settings(), now.utcMs, m_batch.transitions);
    takeNewTransitions(first);
    m_live.alarmRules(version);
    if (m_handlers.rulesChanged)
        m_handlers.rulesChanged(version);
    m_batch.alarmRules.push_back(std::move(version));
}

void Pipeline::restore(RememberedState state, const Moment &now)
{
    m_desk.restore(state.lastNote);
    m_people.restore({std::move(state.users), state.loginFailures, std::move(state.tokens)}, now);
    m_book.restore(std::move(state.alarmRules));
    m_live.alarmRules(m_book.version());
    const std::size_t first = m_batch.transitions.size();
    applyRenames(m_names, state, now, m_batch);
    m_devices.restore(std::move(state.devices), now);
    m_devices.restoreRemoved(std::move(state.removedDevices));
    for (const Device &device : m_devices.devices())
        m_live.device(device);
    for (const Alarm &alarm : state.alarms)
        m_live.alarm(alarm);
    for (const Command &command : state.commands)
        m_live.command(command);
    m_now = now;
    m_horn.restore(state.alarms, now.monotonicMs);
    for (const AlarmRecordStep &step : state.lately.steps)
        if (step.calls)
            m_floods.call(state.lately.alarms[step.alarm], step.timeMs);
    if (m_book.version().number > 0)
        m_alarms.configure(m_book.settings(), now.utcMs, m_batch.transitions);
    m_alarms.restore(std::move(state.alarms), m_devices.devices(), now.utcMs, m_batch.transitions, state.conditions);
    m_listeningUntil = now.monotonicMs + m_listenMs;
    takeNewTransitions(first);
    for (const Command &ended : m_commands.restore(std::move(state.commands), now))
        commandChanged(ended);
    m_nextDeviceCheck = now.monotonicMs + m_deviceCheckMs;
    m_devicesChanged = true;
    showHorn();
    showPeople(); // a program with a token may ask at once
}

/// What a former id sends is kept as it came, under that id; that it counts in the renamed device's history as well is
/// said once.
void Pipeline::noteFormerName(const RawMessageView &message, std::string_view deviceId, const Moment &now)
{
    if (m_formerHeard.contains(deviceId))
        return;
    const std::string id(*m_formerHeard.emplace(deviceId).first);
    m_batch.audit.push_back({.timeMs = now.utcMs,
                             .actor = "broker",
                             .source = sourceOf(message),
                             .action = "former_id_speaks",
                             .target = id,
                             .detail = "it was renamed to " + m_names.presentOf(id) + ", and still sends",
                             .result = "kept; its readings count in both histories"});
}

void Pipeline::take(const RawMessageView &message, std::uint64_t position, const Moment &now)
{
    ++m_messagesInBatch;
    m_now = now;
    m_batch.journalPosition = position;
    const Topic topic = parseTopic(message.topic);
    if (position <= m_decidedUpTo && topic.kind != TopicKind::DeviceData)
        return settleDecided(message, topic);
    m_alarms.messageCame(topic.deviceId);
    if (!m_names.isEmpty() && !message.retained && m_names.isFormer(topic.deviceId) && position > m_decidedUpTo)
        noteFormerName(message, topic.deviceId, now);
    switch (topic.kind) {
    case TopicKind::DeviceData:
        takeReading(message, topic.deviceId, position, now);
        break;
    case TopicKind::DeviceStatus:
        takeDevice(message, topic.deviceId, now);
        break;
    case TopicKind::CommandResult:
        takeReply(message, topic.deviceId, now);
        break;
    case TopicKind::Unknown:
        reject(message, refuse(RejectReason::UnknownTopic).error());
        break;
    }
}

void Pipeline::settleDecided(const RawMessageView &message, const Topic &topic)
{
    Result<void> understood;
    if (topic.kind == TopicKind::Unknown)
        understood = refuse(RejectReason::UnknownTopic);
    else if (topic.kind == TopicKind::CommandResult)
        understood = emptied(m_decoder.commandReply(message));
    else if (!message.payload.empty())
        understood = emptied(m_decoder.device(message, topic.deviceId));
    if (!understood)
        return reject(message, understood.error());
    ++m_outcome.stored;
}

void Pipeline::takeReading(const RawMessageView &message, std::string_view deviceId, std::uint64_t position,
                           const Moment &now)
{
    auto decoded = m_decoder.reading(message, deviceId, timestampOf(m_zones.ruleOf(deviceId)));
    if (!decoded) {
        reject(message, decoded.error());
        return;
    }
    Reading &reading = *decoded;
    reading.position = position;
    // The broker's stored copy comes again at every connect: kept once, like a redelivery.
    reading.redelivered = message.redelivered || message.retained;
    const double written = reading.value;
    m_zones.correct(reading, m_decoder.hadOwnZone());
    const Processed done = m_process.process(reading, now.utcMs);
    if (!message.retained && isRepeat(reading, message.sessionBegan)) {
        ++m_outcome.duplicate;
        return;
    }
    count(reading, done);
    const auto origin = reading.value == written ? ValueOrigin::AsWritten : ValueOrigin::Converted;
    ++m_timeQualities[static_cast<std::size_t>(reading.timeQuality)];

    if (message.retained) {
        if (!m_names.isFormer(deviceId))
            m_live.remember(reading.series(), storedCopyOf(reading));
    } else {
        std::optional<std::int64_t> frozenSinceMs;
        if (position > m_decidedUpTo) {
            judge(reading, origin);
            frozenSinceMs = m_alarms.frozenSinceMs();
            m_devices.sawData(deviceId, reading.location, message.arrivalMs, now, reading.timeQuality, message.source);
        }
        m_live.reading(reading, frozenSinceMs);
    }
    m_batch.readings.push_back(std::move(reading));
}

/// Told before anything is decided by it: judged again, a repeat would undo what people and time did since it first
/// came, and an older value take a standing alarm back. Where the store cannot say it is judged, and asked at the
/// commit.
bool Pipeline::isRepeat(Reading &reading, std::uint64_t sessionBegan)
{
    if (!reading.redelivered)
        return false;
    const auto repeat = m_repeats.isRepeat(reading, sessionBegan, m_batch.readings);
    reading.redelivered = !repeat;
    return repeat && *repeat;
}

void Pipeline::count(const Reading &reading, const Processed &done)
{
    if (done.unitUnknown)
        m_outcome.countUnknownUnit(unitLabel(reading.unit), reading.deviceId);
    if (done.corrected)
        ++m_outcome.corrected;
}

void Pipeline::judge(const Reading &reading, ValueOrigin origin)
{
    const std::size_t firstNew = m_batch.transitions.size();
    const bool counted = m_alarms.evaluate(reading, m_batch.transitions, origin);
    takeNewTransitions(firstNew);
    if (m_alertPublish != AlertPublish::EveryReading || !counted)
        return;
    if (const auto crossing = m_alarms.worstCrossing(reading, origin)) {
        AlarmTransition beyond;
        beyond.alarm.key = {reading.series(), crossing->kind};
        beyond.alarm.priority = crossing->priority;
        beyond.alarm.limit = crossing->limit;
        beyond.alarm.value = reading.value;
        beyond.alarm.unit = reading.unit;
        beyond.alarm.location = reading.location;
        beyond.alarm.sourceMs = crossing->when.sourceMs;
        beyond.timeMs = crossing->when.ms;
        beyond.position = reading.position;
        publishAlert(beyond);
    }
}

void Pipeline::publishAlert(const AlarmTransition &transition)
{
    PendingAlert alert{.topic = AlertTopic::Alerts};
    encodeAlert(alert.payload, transition);
    publish(std::move(alert), transition);
}

/// As the history shows it over HTTP.
void Pipeline::publishStep(const AlarmTransition &transition)
{
    publish({.payload = alarmStepJson(transition), .topic = AlertTopic::Alarms}, transition);
}

void Pipeline::publish(PendingAlert alert, const AlarmTransition &transition)
{
    alert.id = alertId(transition, alert.topic);
    alert.deviceId = transition.alarm.key.series.deviceId;
    alert.position = transition.position;
    m_handlers.alert(alert);
    m_batch.alerts.push_back(std::move(alert));
}

void Pipeline::takeNewTransitions(std::size_t first)
{
    for (std::size_t i = first; i < m_batch.transitions.size(); ++i) {
        const AlarmTransition &transition = m_batch.transitions[i];
        m_live.transition(transition);
        // An alert has a value beyond a threshold (core/CONTRACT.md §1), which alarms of limits alone have.
        if (m_alertPublish == AlertPublish::Activation && transition.calls && isLimit(transition.alarm.key.limit))
            publishAlert(transition);
        publishStep(transition);
        if (transition.event == AlarmEvent::Escalated)
            m_batch.audit.push_back({.timeMs = transition.timeMs,
                                     .actor = "edge",
                                     .source = "engine",
                                     .action = "escalate",
                                     .target = transition.alarm.key.id(),
                                     .detail = "nobody has acknowledged it",
                                     .result = "told"});
        m_horn.step(transition, m_now.monotonicMs);
        m_floods.step(transition, m_now.utcMs);
    }
    showHorn();
    takeConditions();
}

void Pipeline::takeConditions()
{
    for (ConditionState &each : m_alarms.takeConditions()) {
        if (each.isTimeOver)
            m_batch.audit.push_back({.timeMs = each.changedMs,
                                     .actor = "edge",
                                     .source = "engine",
                                     .action = "end_suppression",
                                     .target = each.deviceId,
                                     .detail = "by condition " + each.name + ": its longest time is over",
                                     .result = "ok"});
        m_batch.conditions.push_back(std::move(each));
    }
}

void Pipeline::showHorn()
{
    if (m_hornShown == m_horn.state())
        return;
    m_hornShown = m_horn.state();
    m_live.horn(*m_hornShown);
    if (m_handlers.horn)
        m_handlers.horn(*m_hornShown);
}

void Pipeline::takeDevice(const RawMessageView &message, std::string_view deviceId, const Moment &now)
{
    if (message.payload.empty()) {
        clearDevice(message, deviceId);
        return;
    }
    if (message.retained && m_names.isFormer(deviceId)) {
        ++m_outcome.stored; // the broker's copy of before: the device speaks under its present id
        return;
    }
    auto decoded = m_decoder.device(message, deviceId);
    if (!decoded) {
        reject(message, decoded.error());
        return;
    }
    decoded->source = message.source;
    if (message.redelivered && m_devices.hasTold(*decoded)) {
        ++m_outcome.duplicate; // no sign of life: it was one when it came first
        return;
    }
    m_devices.report(*decoded, message.arrivalMs, message.retained ? Told::Retained : Told::Now, now);
    ++m_outcome.stored;
}

/// One whose entry went while its message lay in the journal has no name any more.
std::string Pipeline::sourceOf(const RawMessageView &message) const
{
    const auto known = m_sources.find(message.source);
    return known == m_sources.end() ? "unknown" : known->second;
}

/// MQTT's way to take a retained message back is one without bytes; those connected get it without the flag.
void Pipeline::clearDevice(const RawMessageView &message, std::string_view deviceId)
{
    ++m_outcome.stored;
    const std::string id(deviceId);
    if (!m_devices.remove(id))
        return;
    const std::size_t ended = removeFromLists({id}, message.arrivalMs);
    m_batch.devicesRemoved.push_back(id);
    m_batch.audit.push_back({.timeMs = message.arrivalMs,
                             .actor = "broker",
                             .source = sourceOf(message),
                             .action = "remove_device",
                             .target = id,
                             .detail = "its retained status was cleared",
                             .result = resultOfRemoval(ended)});
}

void Pipeline::forgetPassing(const Moment &now)
{
    const std::vector<std::string> due = m_devices.duePassing(now);
    std::set<std::string> ids(due.begin(), due.end());
    if (!ids.empty()) {
        for (const auto &[key, alarm] : m_live.alarms()) {
            if (ids.erase(key.series.deviceId) > 0)
                m_devices.hold(key.series.deviceId); // somebody has to see to it
        }
    }
    for (std::string &id : m_devices.dueHeld(now)) {
        if (hasPutAside(id))
            m_devices.keep(id);
        else
            ids.insert(std::move(id));
    }
    if (!ids.empty())
        forget(ids, now);
}

/// A person's word on an alarm outlives any flood. People are few, so these devices are.
bool Pipeline::hasPutAside(const std::string &deviceId) const
{
    const auto &alarms = m_live.alarms();
    for (auto next = alarms.lower_bound({{deviceId, {}}, LimitKind{}});
         next != alarms.end() && next->first.series.deviceId == deviceId; ++next) {
        if (next->second.shelf || next->second.outOfService)
            return true;
    }
    return false;
}

void Pipeline::forget(const std::set<std::string> &ids, const Moment &now)
{
    const bool isFull = m_devices.overCount() > 0;
    for (const std::string &id : ids) {
        m_devices.forget(id);
        m_batch.devicesForgotten.push_back(id);
    }
    m_passingForgotten.ids += ids.size();
    const std::size_t ended = removeFromLists(ids, now.utcMs, std::string(toString(Reason::DeviceForgotten)));
    if (ended == 0)
        return;
    m_passingForgotten.alarms += ended;
    m_batch.audit.push_back({.timeMs = now.utcMs,
                             .actor = "edge",
                             .source = "engine",
                             .action = "forget_devices",
                             .target = std::to_string(ids.size()) + " ids",
                             .detail = (isFull ? "heard in one message alone or beyond at_most, from "
                                               : "heard in one message alone, from ")
                                 + *ids.begin(),
                             .result = resultOfRemoval(ended)});
}

/// How many alarms that ended.
std::size_t Pipeline::removeFromLists(const std::set<std::string> &ids, std::int64_t timeMs, const std::string &why)
{
    const std::size_t first = m_batch.transitions.size();
    m_alarms.remove(ids, timeMs, m_batch.transitions, why);
    takeNewTransitions(first);
    m_live.removeDevices(ids);
    std::erase_if(m_batch.devices, [&ids](const Device &device) { return ids.contains(device.id); });
    m_devicesChanged = true;
    return m_batch.transitions.size() - first;
}

void Pipeline::takeReply(const RawMessageView &message, std::string_view deviceId, const Moment &now)
{
    const auto reply = m_decoder.commandReply(message);
    if (!reply) {
        reject(message, reply.error());
        return;
    }
    const AnsweredCommand answered
        = m_commands.answer({.deviceId = std::string(deviceId),
                             .commandId = reply->id.empty() ? std::string(message.correlation) : reply->id,
                             .state = reply->state,
                             .reason = reply->reason},
                            now);
    switch (answered.effect) {
    case AnswerEffect::Changed:
        commandChanged(*answered.command);
        ++m_outcome.stored;
        break;
    case AnswerEffect::Repeated:
        ++m_outcome.duplicate;
        break;
    case AnswerEffect::Late:
        reject(message, {ErrorCode::Timeout, "the answer came after the command had ended", "late_answer"});
        break;
    case AnswerEffect::Unknown:
        reject(message, {ErrorCode::NotFound, "no such command was sent to this device", "unknown_command"});
        break;
    }
}

void Pipeline::commandChanged(const Command &command)
{
    m_batch.audit.push_back(auditOf(command));
    keepCommand(command);
}

void Pipeline::keepCommand(const Command &command)
{
    m_live.command(command);
    m_batch.commands.push_back(command);
    m_handlers.commandMoved(command);
}

void Pipeline::reject(const RawMessageView &message, const Error &error)
{
    ++m_outcome.rejected[error.context];
    if (const Topic topic = parseTopic(message.topic); topic.kind != TopicKind::Unknown)
        m_alarms.messageRefused(topic.deviceId, message.arrivalMs);
    m_handlers.rejected({.arrivalMs = message.arrivalMs,
                         .topic = std::string(message.topic),
                         .reason = error.context,
                         .detail = error.message,
                         .firstBytes = std::string(message.payload.substr(0, RejectedMessage::kFirstBytes))});
}

/// Kept until the broker has it, as alerts are.
void Pipeline::callForHelp(const std::string &node, const CallForHelp &call, const Requester &who, const Moment &now)
{
    PendingAlert alert = helpCall(node, who, call.deviceId, call.text, now.utcMs, ++m_helpCalls);
    m_handlers.alert(alert);
    m_batch.alerts.push_back(std::move(alert));
}

/// What ended a moment ago, or while the disk is full, is in the batch and not in the store yet.
Result<std::optional<Command>> Pipeline::endedCommand(const std::string &id) const
{
    const auto fresh = std::ranges::find(m_batch.commands, id, &Command::id);
    if (fresh != m_batch.commands.end())
        return std::optional(*fresh);
    return m_handlers.keptCommand ? m_handlers.keptCommand(id) : std::optional<Command>();
}

std::optional<SecretWork> Pipeline::secretWork(const OperatorRequest &request, const Moment &now)
{
    return m_desk.secretWork(request, now);
}

Result<ActionDone> Pipeline::act(const OperatorRequest &request, const Moment &now)
{
    m_now = now;
    auto done = m_desk.submit(request, now);
    showHorn();
    showPeople();
    return done;
}

void Pipeline::showPeople()
{
    const bool haveSeatsMoved = m_seats.claimChanged();
    if (!m_people.claimChanged() && !haveSeatsMoved)
        return;
    PeopleState state = m_people.state();
    state.seats = m_seats.all();
    if (m_handlers.people)
        m_handlers.people(state, m_people.tokens());
    m_live.people(std::move(state));
}

void Pipeline::take(const PipelineRequest &request, const Moment &now)
{
    m_now = now;
    std::visit([this, &now](const auto &known) { handle(known, now); }, request);
}

void Pipeline::handle(const CommandSent &request, const Moment &now)
{
    if (const auto command = m_commands.sent(request.id, now))
        commandChanged(*command);
}

void Pipeline::handle(const CommandDelivered &request, const Moment &now)
{
    if (const auto command = m_commands.delivered(request.id, now))
        commandChanged(*command);
}

void Pipeline::handle(const CommandFailed &request, const Moment &now)
{
    if (const auto command = m_commands.failed(request.id, request.reason, now))
        commandChanged(*command);
}

void Pipeline::handle(const AlertConfirmed &request, const Moment &)
{
    m_batch.confirmedAlerts.push_back(request.id);
}

void Pipeline::handle(const CursorMoved &request, const Moment &)
{
    m_batch.cursors[request.sink] = request.position;
}

void Pipeline::handle(const RowQuarantined &request, const Moment &)
{
    m_batch.quarantined.push_back(request.row);
}

void Pipeline::handle(const QuarantineReleased &request, const Moment &)
{
    m_batch.released.push_back(request.key);
}

void Pipeline::handle(const LatestRemembered &request, const Moment &)
{
    for (const auto &[series, value] : request.values)
        m_live.remember(series, value);
}

void Pipeline::handle(const SourceLinkMoved &request, const Moment &now)
{
    const std::size_t first = m_batch.transitions.size();
    m_alarms.linkMoved(request.source, request.isUp, now.utcMs, m_batch.transitions);
    takeNewTransitions(first);
}

void Pipeline::edgeStands(const EngineStatus &status, const Moment &now)
{
    const std::size_t first = m_batch.transitions.size();
    m_alarms.edgeStands(status, now.utcMs, m_batch.transitions);
    takeNewTransitions(first);
}

void Pipeline::tick(const Moment &now, bool caughtUp)
{
    m_now = now;
    m_horn.tick(now.monotonicMs);
    showHorn();
    m_people.tick(now);
    m_seats.tick(now);
    showPeople();
    if (m_floods.tick(now.utcMs))
        m_live.flood(m_floods.present());
    if (caughtUp)
        endDelaysAndSilences(now);
    for (const Command &expired : m_commands.expireDue(now))
        commandChanged(expired);
    collectDevices(now);
    for (Device &device : m_devices.takeTouched(now)) {
        tellAlarmsOf(device, now);
        m_live.device(device);
        m_batch.devices.push_back(std::move(device));
    }
}

void Pipeline::tellAlarmsOf(const Device &device, const Moment &now)
{
    const std::size_t first = m_batch.transitions.size();
    m_alarms.stands(device, now.utcMs, m_batch.transitions);
    takeNewTransitions(first);
}

void Pipeline::endDelaysAndSilences(const Moment &now)
{
    if (m_listeningUntil && now.monotonicMs >= *m_listeningUntil) {
        m_alarms.listenedLongEnough(now.utcMs);
        m_listeningUntil.reset();
    }
    const std::size_t first = m_batch.transitions.size();
    m_alarms.tick(now.utcMs, m_batch.transitions);
    takeNewTransitions(first);
    if (now.monotonicMs >= m_nextDeviceCheck) {
        m_devices.check(now);
        m_nextDeviceCheck = now.monotonicMs + m_deviceCheckMs;
    }
}

void Pipeline::collectDevices(const Moment &now)
{
    for (Device &device : m_devices.takeChanged(now)) {
        m_devicesChanged = true;
        tellAlarmsOf(device, now);
        m_live.device(device);
        m_batch.devices.push_back(std::move(device));
    }
    forgetPassing(now);
}

void Pipeline::finish(const Moment &now)
{
    collectDevices(now);
    for (Device &device : m_devices.takeAllTouched())
        m_batch.devices.push_back(std::move(device));
}

bool Pipeline::isUrgent() const
{
    return !m_batch.transitions.empty() || !m_batch.commands.empty() || !m_batch.audit.empty();
}

void Pipeline::stateCommitted()
{
    sendCommands();
    m_batch.clearState();
}

BookEntries Pipeline::batchCommitted(const StoredBatch &stored)
{
    BookEntries outcome = std::exchange(m_outcome, {});
    outcome.stored += stored.stored;
    outcome.duplicate += stored.duplicates;
    m_batch.readings.clear();
    m_repeats.batchBegins();
    m_batch.journalPosition = 0;
    m_messagesInBatch = 0;
    return outcome;
}

std::uint32_t Pipeline::whereHeard(const std::string &deviceId) const
{
    const Device *device = m_devices.find(deviceId);
    return device ? device->source : 0;
}

void Pipeline::sendCommands()
{
    for (const Command &command : std::exchange(m_commandsToSend, {}))
        m_handlers.command(command, whereHeard(command.deviceId));
}

bool Pipeline::claimDevicesChanged()
{
    return std::exchange(m_devicesChanged, false);
}

} // namespace lineside
