// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/mqttsettings.h"

#include <QSslConfiguration>

namespace lineside {

/// How a TLS connection must be: version 1.2 or newer, the peer's certificate checked against the CA file or the
/// system's trust store. Files are read anew for each attempt, so renewed certificates are picked up.
/// Errors: InvalidInput, naming the file that cannot be used.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const MqttSettings &settings);

} // namespace lineside
