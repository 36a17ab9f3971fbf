// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mosquittoreason.h"

#include <cerrno>
#include <mosquitto.h>
#include <mqtt_protocol.h>
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

std::string mqttReason(int code)
{
    switch (code) {
    case MQTT_RC_BAD_USERNAME_OR_PASSWORD:
        return "wrong user name or password";
    case MQTT_RC_NOT_AUTHORIZED:
        return "not authorised";
    case kReasonSessionTakenOver:
        return "taken over by a twin client id";
    case kReasonUnsupportedVersion:
        return "the broker does not speak this version of MQTT";
    case MQTT_RC_SERVER_SHUTTING_DOWN:
        return "the broker shuts down";
    default:
        return mosquitto_reason_string(code);
    }
}

std::string connackReason(int code, bool mqtt5)
{
    if (mqtt5)
        return mqttReason(code);
    switch (code) {
    case CONNACK_REFUSED_PROTOCOL_VERSION:
        return mqttReason(kReasonUnsupportedVersion);
    case CONNACK_REFUSED_BAD_USERNAME_PASSWORD:
        return mqttReason(MQTT_RC_BAD_USERNAME_OR_PASSWORD);
    case CONNACK_REFUSED_NOT_AUTHORIZED:
        return mqttReason(MQTT_RC_NOT_AUTHORIZED);
    default:
        return mosquitto_connack_string(code);
    }
}

std::string libraryReason(int code, int systemError)
{
    switch (code) {
    case MOSQ_ERR_ERRNO:
        return systemReason(systemError);
    case MOSQ_ERR_SUCCESS:
    case MOSQ_ERR_CONN_LOST:
        return "the broker closed the connection";
    case MOSQ_ERR_KEEPALIVE:
        return "the broker does not answer any more";
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
