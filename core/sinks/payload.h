// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/reading.h"
#include "transport/cloudsink.h"

#include <string>

/// What the cloud gets to read: pure encoders of the contract's objects (core/CONTRACT.md §1, §2), appended to `out` so
/// that a caller can keep one buffer for all messages. For the hot path: no QJsonDocument (core/FACTS.md, "JSON").
/// Thread: any.
namespace lineside {

/// SensorData after processing: the device's own metadata, with "processed_at" and "processor" put in, and
/// "historical" (true) when it comes as back-fill, "time_quality" when its time is not good, "unit_unknown" (true) when
/// its unit is not known and the value stands as it came, "value_rounded" (true) when it had more digits. A member of
/// the device under one of these names, or "unit_as_sent", gets "device_" in front: no device speaks as the edge.
void encodeSensorData(std::string &out, const Reading &reading, Lane lane = Lane::Live);

/// Alert. "threshold" is the limit that was crossed and "value" the value that crossed it; beyond the contract's fields
/// come priority, limit, unit, alarm_id and event, and source_time when the device's clock was wrong and `timestamp` is
/// the arrival.
void encodeAlert(std::string &out, const AlarmTransition &transition);

} // namespace lineside
