// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakepanelbackend.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowlistmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

#include <chrono>
#include <string>

namespace lineside {

/// All a view-model is made of, over a fake engine, in English. One a test function.
struct PanelBench
{
    FakeClock clock;
    FakePanelBackend backend{clock};
    LiveState live{backend, clock, {}};
    ValueFormatter format{DisplayUnits::builtIn(), QLocale(QLocale::English, QLocale::UnitedStates)};
    AlarmSettings limits;
    ClockRules clocks;
    PanelIdentity who{{.user = "operator", .source = "panel", .role = Role::Operator, .seat = "panel"}};
    PanelContext context{backend, live, format, limits, clocks, who};

    /// Time passes on every clock, the engine shows a sign of life, and the second's tick comes.
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        backend.pushNothing();
        live.tick();
    }
    /// Time passes and nothing is heard from the engine.
    void fallSilent(std::chrono::milliseconds time)
    {
        clock.advance(time);
        live.tick();
    }
};

[[nodiscard]] inline Device makeDevice(const std::string &id, const std::string &name,
                                       const std::string &location = "Hall 1")
{
    Device device;
    device.id = id;
    device.name = name;
    device.type = "oven";
    device.location = location;
    device.status = "online";
    device.lastSeenMs = FakeClock().utcMs(); // where every test begins
    return device;
}

[[nodiscard]] inline Alarm makeAlarm(const SeriesKey &series, Priority priority, std::int64_t activatedMs,
                                     LimitKind limit = LimitKind::High)
{
    Alarm alarm;
    alarm.key = {series, limit};
    alarm.priority = priority;
    alarm.unit = "celsius";
    alarm.limit = 80;
    alarm.value = 81.25;
    alarm.active = true;
    alarm.acknowledged = false;
    alarm.activatedMs = activatedMs;
    return alarm;
}

inline constexpr std::int64_t kAsideMs = 1'772'659'867'000; ///< 2026-03-04T21:31:07Z, of putAside()

/// The alarm as it is shown in `state`, one of Shelved, Suppressed and OutOfService; what lies beneath stays.
[[nodiscard]] inline Alarm putAside(Alarm alarm, AlarmState state)
{
    if (state == AlarmState::Shelved)
        alarm.shelf = Shelf{ShelfMode::Timed, kAsideMs - 60'000, kAsideMs, "fitter", "sensor is cleaned"};
    else if (state == AlarmState::OutOfService)
        alarm.outOfService = OutOfService{kAsideMs, "fitter", "sensor is away"};
    else
        alarm.suppressed = {{"high-high", kAsideMs}};
    return alarm;
}

/// The value behind a role, as text.
[[nodiscard]] inline QString cell(const RowListModel *model, int row, const char *role)
{
    return model->value(row, role).toString();
}

/// The values of one role, top to bottom.
[[nodiscard]] inline QStringList cells(const RowListModel *model, const char *role)
{
    QStringList values;
    for (int row = 0; row < model->count(); ++row)
        values.append(cell(model, row, role));
    return values;
}

} // namespace lineside
