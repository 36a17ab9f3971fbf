// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "engine/liveboard.h"
#include "mqtt/mqttclient.h"

namespace lineside {

/// Keeps one link of the status board true to what `client` reports, until the client goes. Call it on the client's
/// thread before it starts; board and clock outlive the client.
void watchLink(const MqttClient &client, const MqttSettings &settings, LiveBoard &board, const Clock &clock,
               LinkStatus EngineStatus::*link);

} // namespace lineside
