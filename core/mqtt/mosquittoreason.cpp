// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mosquittoreason.h"

#include "mqtt/mqttreason.h"

#include <cerrno>
#include <mosquitto.h>
#include <system_error>

namespace lineside {

namespace {

std::string systemReason(int systemError)
{
    if (systemError == ECONNREFUSED)
        return "connection refused";
    return std::system_category().message(systemError);
}

} // namespace

std::string libraryReason(int code, int systemError)
{
    switch (code) {
    case MOSQ_ERR_ERRNO:
        return systemReason(systemError);
    case MOSQ_ERR_SUCCESS:
    case MOSQ_ERR_CONN_LOST:
        return kClosedByBroker;
    case MOSQ_ERR_KEEPALIVE:
        return kBrokerIsSilent;
    case MOSQ_ERR_PROTOCOL:
    case MOSQ_ERR_MALFORMED_PACKET:
        return kNotMqtt;
    default:
        return mosquitto_strerror(code);
    }
}

Error libraryError(int code, int systemError)
{
    const bool mayPass = code == MOSQ_ERR_ERRNO || code == MOSQ_ERR_NO_CONN || code == MOSQ_ERR_CONN_LOST;
    return {mayPass ? ErrorCode::Unavailable : ErrorCode::InvalidInput, libraryReason(code, systemError), {}};
}

} // namespace lineside
