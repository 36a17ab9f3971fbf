// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"

#include <QtMqtt/QMqttConnectionProperties>
#include <QtMqtt/QMqttPublishProperties>

namespace lineside {

/// What Qt MQTT is told in its own words, for QtMqttConnection. Thread: any.

/// Silences the library's warnings, for the whole process.
void quietLibraryOnce();
[[nodiscard]] QMqttConnectionProperties connectProperties(const MqttSettings &settings, bool cleanStart);
[[nodiscard]] QMqttPublishProperties publishProperties(const MqttPublish &message);
/// Whether the library would send what `message` says.
[[nodiscard]] bool isSendable(const MqttPublish &message);

} // namespace lineside
