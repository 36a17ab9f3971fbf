// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/intake.h"
#include "engine/outbound.h"

#include <utility>

namespace lineside {

/// What runs on io: take-in and send-out, which share the thread and nothing else.
/// Owner: engine. Thread: io, but for what each says of itself.
struct IoWorker
{
    IoWorker(const MqttSettings &mqtt, Intake::Links in, Outbound::Links out)
        : intake(mqtt, std::move(in))
        , outbound(mqtt, std::move(out))
    {
    }

    Intake intake;
    Outbound outbound;
};

} // namespace lineside
