// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/intake.h"
#include "engine/outbound.h"

#include <utility>
#include <vector>

namespace lineside {

/// What runs on io: take-in and send-out, which share the thread and nothing else.
/// Owner: engine. Thread: io, but for what each says of itself.
struct IoWorker
{
    IoWorker(std::vector<SourceSettings> sources, Intake::Links in, const MqttSettings &control,
             std::vector<SourceSettings> otherControls, Outbound::Links out)
        : intake(std::move(sources), std::move(in))
        , outbound(control, std::move(otherControls), std::move(out))
    {
    }

    Intake intake;
    Outbound outbound;
};

} // namespace lineside
