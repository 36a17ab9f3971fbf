// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace lineside::sim {

/// How one sensor of a machine type behaves. Values are in `unit`.
struct SignalType
{
    std::string_view sensorType;
    std::string_view unit;
    double stopped = 0; ///< where it settles while the machine stands
    double running = 0; ///< where it settles while it works; ignored when it follows the setpoint
    double lagSeconds = 1; ///< time constant of the way there
    double noise = 0; ///< standard deviation of the measurement
    double swing = 0; ///< amplitude of the working cycle
    double cycleSeconds = 10;
    bool followsSetpoint = false;
    bool isSetpoint = false; ///< reports the setpoint itself
    bool counts = false; ///< rises by one a cycle while working
    bool isState = false; ///< a state that commands set: a door, a lamp; `stopped` is how it begins
};

/// What can be set on a machine.
struct SetpointType
{
    std::string_view label;
    std::string_view sensorType; ///< the signal that reports it; empty: the machine has no setpoint
    std::string_view unit;
    double initial = 0;
    double min = 0;
    double max = 0;
    double step = 1;
};

/// One kind of machine of the hall.
struct MachineType
{
    std::string_view type; ///< also the first part of the id: "oven" makes "oven-01"
    std::string_view name;
    std::span<const SignalType> signals;
    SetpointType setpoint;
    std::string_view startNeeds{}; ///< JSON of the permissives of "start"; empty: it may always start
    std::string_view
        commands{}; ///< JSON of what it takes beside start, stop and its setpoint, with a comma before each
};

/// Presses, ovens, compressors, chillers, mills, conveyors: the mix of both unit systems that a real hall has. With the
/// contract's default limits (80 celsius, 2 bar, 90 percent) a healthy hall is quiet.
[[nodiscard]] std::span<const MachineType> machineTypes();

} // namespace lineside::sim
