// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/sitealarms.h"

#include <utility>

namespace lineside {

SiteAlarms::SiteAlarms(const LiveState &live, AlarmSettings configured, QObject *parent)
    : QObject(parent)
    , m_configured(std::move(configured))
    , m_settings(m_configured)
{
    connect(&live, &LiveState::frameApplied, this, [this](const LiveFrame &frame) {
        if (frame.alarmRules)
            m_settings = m_configured.with(frame.alarmRules->rules);
    });
}

} // namespace lineside
