// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace lineside::sim {

namespace {

constexpr double kOverheatRise = 40; ///< kelvin beyond normal: past the contract's 80 celsius for an oven at 65
constexpr double kLeakRest = 0.35; ///< share of pressure or flow that a leak leaves

bool isTemperature(const SignalType &type)
{
    return type.sensorType == "temperature";
}

bool isPressureOrFlow(const SignalType &type)
{
    return type.sensorType.ends_with("pressure") || type.sensorType == "flow";
}

std::string numbered(std::string_view prefix, const char *format, int number)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), format, number);
    return std::string(prefix) + digits.data();
}

/// As a device would print it: three decimals at most.
double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

void appendField(std::string &out, std::string_view key, std::string_view value)
{
    appendJsonString(out, key);
    out += ':';
    appendJsonString(out, value);
    out += ',';
}

} // namespace

Machine::Machine(const MachineType &type, int number, std::string location, std::uint32_t seed)
    : m_type(&type)
    , m_id(numbered(type.type, "-%02d", number))
    , m_name(numbered(type.name, " %d", number))
    , m_location(std::move(location))
    , m_random(seed)
    , m_signals(type.signals.size())
    , m_seconds(std::uniform_real_distribution(0.0, 60.0)(m_random))
    , m_setpoint(type.setpoint.initial)
{
    for (std::size_t i = 0; i < m_signals.size(); ++i)
        m_signals[i].level = target(type.signals[i]);
    for (const SignalType &signal : type.signals)
        if (signal.isState)
            m_states.emplace(signal.sensorType, signal.stopped);
}

double Machine::inSignalUnit(const SignalType &type, double setpoint) const
{
    return type.unit == "fahrenheit" && m_type->setpoint.unit == "celsius" ? setpoint * 9 / 5 + 32 : setpoint;
}

double Machine::target(const SignalType &type) const
{
    double value = m_running ? (type.followsSetpoint ? inSignalUnit(type, m_setpoint) : type.running) : type.stopped;
    if (m_running && has(Fault::Overheat) && isTemperature(type))
        value += type.unit == "fahrenheit" ? kOverheatRise * 9 / 5 : kOverheatRise;
    if (has(Fault::Leak) && isPressureOrFlow(type))
        value *= kLeakRest;
    return value;
}

void Machine::advance(double seconds)
{
    m_seconds += seconds;
    for (std::size_t i = 0; i < m_signals.size(); ++i) {
        const SignalType &type = m_type->signals[i];
        Signal &signal = m_signals[i];
        if (type.counts && m_running)
            signal.count += seconds / type.cycleSeconds;
        signal.level += (target(type) - signal.level) * (1 - std::exp(-seconds / type.lagSeconds));
    }
}

double Machine::measure(std::size_t index)
{
    const SignalType &type = m_type->signals[index];
    Signal &signal = m_signals[index];
    if (type.isSetpoint)
        return m_setpoint;
    if (type.isState)
        return m_states.find(type.sensorType)->second;
    if (type.counts)
        return std::floor(signal.count);
    if (signal.isFrozen)
        return signal.frozenAt;
    const double phase = 2 * std::numbers::pi * m_seconds / type.cycleSeconds;
    double value = signal.level + (m_running ? type.swing * std::sin(phase) : 0);
    if (type.noise > 0)
        value += std::normal_distribution(0.0, type.noise)(m_random);
    if (has(Fault::Stuck) && index == 0) {
        signal.isFrozen = true;
        signal.frozenAt = rounded(value);
    }
    return rounded(value);
}

bool Machine::isMute(std::size_t signal) const
{
    return has(Fault::Silence) || (has(Fault::DropOut) && signal == 0);
}

CommandOutcome Machine::set(double setpoint)
{
    const SetpointType &type = m_type->setpoint;
    if (type.sensorType.empty())
        return {false, "unknown command"};
    if (!(setpoint >= type.min && setpoint <= type.max))
        return {false, "setpoint out of range"};
    m_setpoint = setpoint;
    return {true, {}};
}

/// What sets a state names it as its parameter, a recipe several of them.
CommandOutcome Machine::obey(const QJsonObject &order)
{
    const std::string command = order.value(QLatin1String("command")).toString().toStdString();
    if (command == "start") {
        if (const auto door = m_states.find("door"); door != m_states.end() && door->second == 0)
            return {false, "the door is open"};
        m_running = true;
        return {true, {}};
    }
    if (command == "stop") {
        m_running = false;
        m_faults.erase(Fault::Overheat); // it cools down, and stays cool when it is started again
        return {true, {}};
    }
    if (command == "set_setpoint")
        return set(order.value(QLatin1String("value")).toDouble());
    if (m_type->commands.find("\"name\":\"" + command + '"') == std::string_view::npos)
        return {false, "unknown command"};
    if (const auto setpoint = order.find(QLatin1String("setpoint")); setpoint != order.end())
        if (auto done = set(setpoint->toDouble()); !done.accepted)
            return done;
    for (auto &[sensor, value] : m_states)
        if (const QJsonValue wanted = order.value(QString::fromStdString(sensor)); !wanted.isUndefined())
            value = wanted.isBool() ? (wanted.toBool() ? 1 : 0) : wanted.toDouble();
    return {true, {}};
}

void Machine::appendReading(std::string &out, std::size_t signal, std::int64_t timestampMs, std::uint64_t sequence)
{
    const SignalType &type = m_type->signals[signal];
    out += '{';
    appendField(out, "device_id", m_id);
    appendField(out, "timestamp", formatRfc3339(timestampMs));
    appendField(out, "sensor_type", type.sensorType);
    out += "\"value\":";
    appendJsonNumber(out, measure(signal));
    out += ',';
    appendField(out, "unit", type.unit);
    appendField(out, "location", m_location);
    out += "\"metadata\":{\"sequence\":" + std::to_string(sequence) + "}}";
}

std::string Machine::statusReport(std::int64_t nowMs) const
{
    std::string out = "{";
    appendField(out, "id", m_id);
    appendField(out, "name", m_name);
    appendField(out, "type", m_type->type);
    appendField(out, "location", m_location);
    appendField(out, "status", status());
    appendField(out, "last_seen", formatRfc3339(nowMs));
    out += R"("metadata":{"simulated":true,"commands":[{"name":"start","label":"Start")";
    if (!m_type->startNeeds.empty())
        out.append(",\"permissives\":").append(m_type->startNeeds);
    out += R"(},{"name":"stop","label":"Stop"})";
    if (const SetpointType &setpoint = m_type->setpoint; !setpoint.sensorType.empty()) {
        out += R"(,{"name":"set_setpoint","parameter":"value",)";
        appendField(out, "label", setpoint.label);
        appendField(out, "sensor", setpoint.sensorType);
        appendField(out, "unit", setpoint.unit);
        out += "\"min\":";
        appendJsonNumber(out, setpoint.min);
        out += ",\"max\":";
        appendJsonNumber(out, setpoint.max);
        out += ",\"step\":";
        appendJsonNumber(out, setpoint.step);
        out += '}';
    }
    out += m_type->commands;
    return out + "]}}";
}

} // namespace lineside::sim
