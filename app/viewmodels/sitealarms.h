// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "viewmodels/livestate.h"

#include <QObject>

namespace lineside {

/// How alarms behave now: the configuration, and over it what people have changed since.
/// Owner: main, before all that shows limits: it has a new version first. Thread: gui.
class SiteAlarms : public QObject
{
    Q_OBJECT

public:
    SiteAlarms(const LiveState &live, AlarmSettings configured, QObject *parent = nullptr);

    /// The same object for ever.
    [[nodiscard]] const AlarmSettings &settings() const { return m_settings; }

private:
    const AlarmSettings m_configured;
    AlarmSettings m_settings;
};

} // namespace lineside
