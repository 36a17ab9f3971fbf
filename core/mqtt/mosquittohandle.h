// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/mqttconnection.h"

#include <memory>
#include <string>

struct mosquitto;
using SSL_CTX = struct ssl_ctx_st;

namespace lineside {

struct MosquittoHandleDeleter
{
    void operator()(mosquitto *handle) const;
};
using MosquittoHandle = std::unique_ptr<mosquitto, MosquittoHandleDeleter>;

/// A struct mosquitto set up by the settings, without callbacks, not connected. `tls` may be null; otherwise what it
/// points to outlives the handle. `user` comes back in every callback.
/// libmosquitto ignores SIGPIPE for the whole process from here on.
/// Errors: InvalidInput, for settings that can never work.
[[nodiscard]] Result<MosquittoHandle> makeMosquittoHandle(const MqttSettings &settings, ConnectionOptions options,
                                                          SSL_CTX *tls, void *user);

/// "libmosquitto 2.0.11"
[[nodiscard]] std::string mosquittoName();

} // namespace lineside
