// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator.h"

#include "base/jsontext.h"
#include "model/topics.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>

namespace lineside::sim {

namespace {

using namespace std::chrono_literals;

constexpr auto kTurn = 10ms;
constexpr auto kStatusInterval = 60s;
constexpr int kHistoryStep = 5; // seconds; a trend of an hour on a panel has about as many columns
constexpr auto kWork = 10s; // from accepting a set point to having done it
constexpr std::size_t kMostAnswered = 10'000; // many times what any gateway has open
constexpr const char *kGarbage = "{\"device_id\": 7, \"value\": \"NaN\"";

std::string_view between(std::string_view text, std::string_view before, std::string_view after)
{
    if (!text.starts_with(before) || !text.ends_with(after) || text.size() < before.size() + after.size())
        return {};
    return text.substr(before.size(), text.size() - before.size() - after.size());
}

} // namespace

Simulator::Simulator(SimulatorOptions options, MqttClient &client, const Clock &clock)
    : m_options(std::move(options))
    , m_client(client)
    , m_clock(clock)
    , m_machines(buildHall(m_options.devices, m_options.seed))
{
    for (const Machine &machine : m_machines)
        m_signalsInHall += machine.signalCount();
    m_client.setSubscriptions({{deviceTopic("+", kCommandLevel), 1}});
    m_client.setMessageHandler([this](const MqttMessageView &message) { obey(message); });
    connect(&m_client, &MqttClient::subscribed, this, &Simulator::publishAllStatus);
    connect(&m_client, &MqttClient::roomAvailable, this, &Simulator::sendWaiting);
    connect(&m_client, &MqttClient::published, this, [this](quint64 token) { settle(token, true); });
    connect(&m_client, &MqttClient::publishFailed, this, [this](quint64 token) { settle(token, false); });
    connect(&m_turnTimer, &QTimer::timeout, this, &Simulator::turn);
    connect(&m_statusTimer, &QTimer::timeout, this, &Simulator::publishAllStatus);
}

void Simulator::start()
{
    // Time begins when the hall is heard, or a load test would count the seconds before the broker was there.
    connect(&m_client, &MqttClient::subscribed, &m_turnTimer, [this] {
        if (m_turnTimer.isActive() || m_finishing)
            return;
        sendHistory();
        m_elapsed.start();
        m_turnTimer.setTimerType(Qt::PreciseTimer);
        m_turnTimer.start(kTurn);
        m_statusTimer.start(kStatusInterval);
    });
    m_client.start();
}

void Simulator::sendHistory()
{
    for (int ago = m_options.historySeconds; ago > 0; ago -= kHistoryStep) {
        for (Machine &machine : m_machines) {
            machine.advance(kHistoryStep);
            for (std::size_t signal = 0; signal < machine.signalCount(); ++signal)
                publishReading(machine, signal, m_clock.utcMs() - ago * std::int64_t{1000});
        }
    }
}

void Simulator::turn()
{
    const double elapsed = static_cast<double>(m_elapsed.elapsed()) / 1000;
    const double span = m_options.seconds > 0 ? std::min(elapsed, m_options.seconds) : elapsed;
    beginFaults(span);
    for (Machine &machine : m_machines)
        machine.advance(span - m_advancedTo);
    const bool secondBegan = static_cast<std::int64_t>(span) != static_cast<std::int64_t>(m_advancedTo);
    m_advancedTo = span;
    publishDue(dueBy(span));
    if (secondBegan)
        publishGarbage();
    if (m_options.seconds > 0 && elapsed >= m_options.seconds) {
        m_finishing = true;
        m_turnTimer.stop();
        finishWhenDone();
    }
}

void Simulator::beginFaults(double elapsedSeconds)
{
    for (const PlannedFault &planned : m_options.faults) {
        const auto machine = std::ranges::find(m_machines, planned.machineId, &Machine::id);
        const auto due = static_cast<double>(planned.after.count());
        if (machine != m_machines.end() && m_advancedTo <= due && elapsedSeconds > due)
            machine->begin(planned.fault);
    }
}

std::uint64_t Simulator::dueBy(double elapsedSeconds) const
{
    const double rate = m_options.ratePerSecond > 0 ? m_options.ratePerSecond
        : m_options.burst > 0                       ? 0
                                                    : static_cast<double>(m_signalsInHall);
    return m_options.burst + static_cast<std::uint64_t>(elapsedSeconds * rate);
}

void Simulator::publishDue(std::uint64_t due)
{
    for (; m_due < due; ++m_due)
        publishNextReading();
}

void Simulator::publishNextReading()
{
    Machine &machine = m_machines[m_nextMachine];
    const std::size_t signal = m_nextSignal % machine.signalCount();
    if (++m_nextMachine == m_machines.size()) {
        m_nextMachine = 0;
        ++m_nextSignal;
    }
    if (!machine.isMute(signal))
        publishReading(machine, signal, m_clock.utcMs());
}

void Simulator::publishReading(Machine &machine, std::size_t signal, std::int64_t timestampMs)
{
    MqttPublish message;
    message.topic = deviceTopic(machine.id(), kDataLevel);
    machine.appendReading(message.payload, signal, timestampMs, ++m_sequence);
    publish(std::move(message), true);
}

void Simulator::publishGarbage()
{
    for (const Machine &machine : m_machines) {
        if (machine.has(Fault::Garbage))
            publish({.topic = deviceTopic(machine.id(), kDataLevel), .payload = kGarbage}, false);
    }
}

void Simulator::publishAllStatus()
{
    for (const Machine &machine : m_machines) {
        if (!machine.has(Fault::Silence))
            publishStatus(machine);
    }
}

void Simulator::publishStatus(const Machine &machine)
{
    publish({.topic = deviceTopic(machine.id(), kStatusLevel),
             .payload = machine.statusReport(m_clock.utcMs()),
             .qos = 1,
             .retain = true},
            false);
}

void Simulator::publish(MqttPublish message, bool isReading)
{
    m_waiting.push_back({.token = 0, .message = std::move(message), .isReading = isReading});
    sendWaiting();
}

void Simulator::sendWaiting()
{
    while (!m_waiting.empty()) {
        Sent &next = m_waiting.front();
        const auto token = m_client.publish(next.message);
        if (!token) {
            m_tally.late = std::max<std::uint64_t>(m_tally.late, m_waiting.size());
            return;
        }
        next.token = *token;
        m_tally.published += next.isReading ? 1 : 0;
        m_underway.push_back(std::move(next));
        m_waiting.pop_front();
    }
}

void Simulator::settle(quint64 token, bool confirmed)
{
    const auto sent = std::ranges::find(m_underway, token, &Sent::token);
    if (sent == m_underway.end())
        return;
    if (confirmed) {
        m_tally.confirmed += sent->isReading ? 1 : 0;
    } else {
        m_tally.repeated += sent->isReading ? 1 : 0;
        m_waiting.push_front(std::move(*sent));
    }
    m_underway.erase(sent);
    if (m_finishing)
        finishWhenDone();
}

void Simulator::obey(const MqttMessageView &message)
{
    const auto id = between(message.topic, kDeviceTopics, std::string("/").append(kCommandLevel));
    const auto machine = std::ranges::find(m_machines, id, &Machine::id);
    if (machine == m_machines.end() || machine->has(Fault::Silence))
        return;
    const auto bytes = QByteArray::fromRawData(message.payload.data(), static_cast<qsizetype>(message.payload.size()));
    const QJsonObject command = QJsonDocument::fromJson(bytes).object();
    std::string commandId = command.value(QLatin1String("id")).toString().toStdString();
    if (commandId.empty())
        commandId = message.correlationData;
    // A broker may deliver once more what it has delivered: an id is carried out once, and answered as before.
    const std::string key = machine->id() + '\n' + commandId;
    if (const auto before = m_answered.find(key); before != m_answered.end() && !commandId.empty())
        return answer(*machine, commandId, before->second, {});
    const auto outcome = machine->obey(command);
    noteAnswered(key, outcome.accepted ? "accepted" : "rejected");
    if (!outcome.accepted) {
        answer(*machine, commandId, "rejected", outcome.reason);
        return;
    }
    answer(*machine, commandId, "accepted", {});
    publishStatus(*machine);
    const bool takesTime = command.value(QLatin1String("command")) == QLatin1String("set_setpoint");
    QTimer::singleShot(takesTime ? kWork : 0s, this, [this, machine, commandId, key] {
        noteAnswered(key, "done");
        answer(*machine, commandId, "done", {});
    });
}

void Simulator::noteAnswered(const std::string &key, const std::string &status)
{
    if (m_answered.insert_or_assign(key, status).second)
        m_answeredOrder.push_back(key);
    if (m_answeredOrder.size() <= kMostAnswered)
        return;
    m_answered.erase(m_answeredOrder.front());
    m_answeredOrder.pop_front();
}

void Simulator::answer(const Machine &machine, const std::string &commandId, const std::string &status,
                       const std::string &reason)
{
    std::string payload = "{\"id\":";
    appendJsonString(payload, commandId);
    payload += ",\"status\":";
    appendJsonString(payload, status);
    payload += ",\"reason\":";
    appendJsonString(payload, reason);
    payload += '}';
    publish({.topic = deviceTopic(machine.id(), kCommandResultLevel), .payload = std::move(payload)}, false);
}

void Simulator::finishWhenDone()
{
    if (m_waiting.empty() && m_underway.empty())
        Q_EMIT finished();
}

} // namespace lineside::sim
