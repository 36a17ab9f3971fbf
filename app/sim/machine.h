// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "fault.h"
#include "machinetype.h"

#include <QJsonObject>

#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lineside::sim {

/// A device's answer to one command.
struct CommandOutcome
{
    bool accepted = false;
    std::string reason; ///< why not; empty when accepted
};

/// One machine of the hall: its signals move with what it does, it can fail, and it obeys commands. A function of its
/// seed and of what is asked of it; no clock of its own. Owner: Hall. Thread: the simulator's.
class Machine
{
public:
    Machine(const MachineType &type, int number, std::string location, std::uint32_t seed);

    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] std::string_view status() const { return m_running ? "running" : "stopped"; }
    [[nodiscard]] std::size_t signalCount() const { return m_signals.size(); }
    [[nodiscard]] const SignalType &signalType(std::size_t index) const { return m_type->signals[index]; }

    /// Lets `seconds` pass.
    void advance(double seconds);
    [[nodiscard]] double measure(std::size_t signal);

    void begin(Fault fault) { m_faults.insert(fault); }
    [[nodiscard]] bool has(Fault fault) const { return m_faults.contains(fault); }
    [[nodiscard]] bool isMute(std::size_t signal) const;

    /// A command as it was posted.
    [[nodiscard]] CommandOutcome obey(const QJsonObject &order);

    /// The contract's SensorData with a fresh measurement; `sequence` goes into the metadata.
    void appendReading(std::string &out, std::size_t signal, std::int64_t timestampMs, std::uint64_t sequence);
    /// The contract's EdgeDevice; its metadata tells which commands the machine takes.
    [[nodiscard]] std::string statusReport(std::int64_t nowMs) const;

private:
    struct Signal
    {
        double level = 0; ///< without swing and noise
        double frozenAt = 0; ///< what a stuck sensor repeats
        bool isFrozen = false;
        double count = 0;
    };

    [[nodiscard]] CommandOutcome set(double setpoint);
    [[nodiscard]] double target(const SignalType &type) const;
    [[nodiscard]] double inSignalUnit(const SignalType &type, double setpoint) const;

    const MachineType *m_type;
    std::string m_id;
    std::string m_name;
    std::string m_location;
    std::mt19937 m_random;
    std::vector<Signal> m_signals;
    std::set<Fault> m_faults;
    double m_seconds = 0;
    double m_setpoint;
    std::map<std::string, double, std::less<>> m_states; ///< by sensor type
    bool m_running = true;
};

} // namespace lineside::sim
