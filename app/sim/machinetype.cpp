// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinetype.h"

#include <array>

namespace lineside::sim {

namespace {

constexpr std::array kPress{
    SignalType{.sensorType = "hydraulic_pressure",
               .unit = "bar",
               .stopped = 5,
               .running = 120,
               .lagSeconds = 1.5,
               .noise = 0.8,
               .swing = 60,
               .cycleSeconds = 8},
    SignalType{.sensorType = "force",
               .unit = "kilonewton",
               .running = 420,
               .lagSeconds = 1.5,
               .noise = 3,
               .swing = 240,
               .cycleSeconds = 8},
    SignalType{
        .sensorType = "temperature", .unit = "celsius", .stopped = 24, .running = 47, .lagSeconds = 180, .noise = 0.2},
    SignalType{.sensorType = "strokes", .unit = "count", .cycleSeconds = 8, .counts = true},
};
constexpr std::array kOven{
    SignalType{.sensorType = "temperature",
               .unit = "celsius",
               .stopped = 25,
               .lagSeconds = 25,
               .noise = 0.25,
               .swing = 0.8,
               .cycleSeconds = 40,
               .followsSetpoint = true},
    SignalType{.sensorType = "setpoint", .unit = "celsius", .isSetpoint = true},
    SignalType{.sensorType = "power",
               .unit = "watt",
               .stopped = 60,
               .running = 18500,
               .lagSeconds = 4,
               .noise = 120,
               .swing = 2500,
               .cycleSeconds = 40},
    SignalType{
        .sensorType = "humidity", .unit = "percent", .stopped = 45, .running = 22, .lagSeconds = 90, .noise = 0.4},
    SignalType{.sensorType = "door", .unit = "count", .stopped = 1, .isState = true},
    SignalType{.sensorType = "lamp", .unit = "count", .isState = true},
    SignalType{.sensorType = "fan", .unit = "count", .stopped = 1, .isState = true},
};
constexpr std::array kCompressor{
    SignalType{.sensorType = "discharge_pressure",
               .unit = "psi",
               .stopped = 14.7,
               .running = 108,
               .lagSeconds = 12,
               .noise = 0.4,
               .swing = 4,
               .cycleSeconds = 25},
    SignalType{.sensorType = "temperature",
               .unit = "fahrenheit",
               .stopped = 77,
               .running = 152,
               .lagSeconds = 120,
               .noise = 0.4},
    SignalType{.sensorType = "power",
               .unit = "kilowatt",
               .stopped = 0.1,
               .running = 37,
               .lagSeconds = 3,
               .noise = 0.3,
               .swing = 3,
               .cycleSeconds = 25},
    SignalType{
        .sensorType = "vibration", .unit = "mm/s", .stopped = 0.1, .running = 2.1, .lagSeconds = 2, .noise = 0.12},
};
constexpr std::array kChiller{
    SignalType{.sensorType = "temperature",
               .unit = "fahrenheit",
               .stopped = 68,
               .lagSeconds = 60,
               .noise = 0.2,
               .swing = 1.2,
               .cycleSeconds = 90,
               .followsSetpoint = true},
    SignalType{.sensorType = "pressure",
               .unit = "bar",
               .stopped = 0.9,
               .running = 1.45,
               .lagSeconds = 4,
               .noise = 0.01,
               .swing = 0.05,
               .cycleSeconds = 15},
    SignalType{.sensorType = "flow", .unit = "l/min", .running = 86, .lagSeconds = 4, .noise = 0.8},
    SignalType{.sensorType = "setpoint", .unit = "celsius", .isSetpoint = true},
};
constexpr std::array kMill{
    SignalType{.sensorType = "spindle_speed", .unit = "rpm", .lagSeconds = 3, .noise = 6, .followsSetpoint = true},
    SignalType{.sensorType = "setpoint", .unit = "rpm", .isSetpoint = true},
    SignalType{.sensorType = "vibration",
               .unit = "mm/s",
               .stopped = 0.05,
               .running = 1.6,
               .lagSeconds = 1.5,
               .noise = 0.15,
               .swing = 0.5,
               .cycleSeconds = 12},
    SignalType{
        .sensorType = "temperature", .unit = "celsius", .stopped = 23, .running = 41, .lagSeconds = 150, .noise = 0.2},
    SignalType{.sensorType = "power",
               .unit = "kilowatt",
               .stopped = 0.4,
               .running = 7.4,
               .lagSeconds = 2,
               .noise = 0.15,
               .swing = 2.2,
               .cycleSeconds = 12},
};
constexpr std::array kConveyor{
    SignalType{.sensorType = "speed", .unit = "m/min", .lagSeconds = 2, .noise = 0.05, .followsSetpoint = true},
    SignalType{.sensorType = "setpoint", .unit = "m/min", .isSetpoint = true},
    SignalType{.sensorType = "current",
               .unit = "ampere",
               .running = 4.3,
               .lagSeconds = 1,
               .noise = 0.08,
               .swing = 0.6,
               .cycleSeconds = 20},
    SignalType{.sensorType = "pieces", .unit = "count", .cycleSeconds = 4, .counts = true},
};

constexpr std::string_view kDoorClosed = R"([{"sensor":"door","is":1,"text":"Door closed"}])";
constexpr std::string_view kOvenCommands
    = R"(,{"name":"bake","label":"Bake","fields":[{"parameter":"setpoint","label":"Temperature","sensor":"setpoint",)"
      R"("unit":"celsius","min":30,"max":75,"step":1},{"parameter":"fan","label":"Fan","sensor":"fan",)"
      R"("options":[{"value":0,"label":"Still"},{"value":1,"label":"Slow"},{"value":2,"label":"Fast"}]}],)"
      R"("permissives":[{"sensor":"door","is":1,"text":"Door closed"},)"
      R"({"sensor":"temperature","below":90,"unit":"celsius","text":"Below 90 °C"}]})"
      R"(,{"name":"fan","label":"Fan","parameter":"fan","sensor":"fan","confirm":"press",)"
      R"("options":[{"value":0,"label":"Still"},{"value":1,"label":"Slow"},{"value":2,"label":"Fast"}]})"
      R"(,{"name":"lamp","label":"Lamp","kind":"switch","parameter":"lamp","sensor":"lamp","confirm":"press"})"
      R"(,{"name":"door","label":"Door","kind":"switch","parameter":"door","sensor":"door",)"
      R"("options":[{"value":0,"label":"Open"},{"value":1,"label":"Closed"}]})";
constexpr std::string_view kMillCommands = R"(,{"name":"release_tool","label":"Release the tool","confirm":"two"})";

constexpr std::array kTypes{
    MachineType{"press", "Press", kPress, {}},
    MachineType{
        "oven", "Oven", kOven, {"Temperature", "setpoint", "celsius", 65, 30, 75, 1}, kDoorClosed, kOvenCommands},
    MachineType{"compressor", "Compressor", kCompressor, {}},
    MachineType{"chiller", "Chiller", kChiller, {"Water temperature", "setpoint", "celsius", 7, 4, 15, 0.5}},
    MachineType{"mill", "Mill", kMill, {"Spindle speed", "setpoint", "rpm", 4200, 500, 12000, 100}, {}, kMillCommands},
    MachineType{"conveyor", "Conveyor", kConveyor, {"Belt speed", "setpoint", "m/min", 18, 2, 40, 1}},
};

} // namespace

std::span<const MachineType> machineTypes()
{
    return kTypes;
}

} // namespace lineside::sim
