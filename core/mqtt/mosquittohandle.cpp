// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mosquittohandle.h"

#include "mqtt/mosquittoparts.h"
#include "mqtt/mosquittoreason.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

namespace lineside {

namespace {

void initialiseLibraryOnce()
{
    // Counts its users without a lock, so several threads must not call it at once.
    [[maybe_unused]] static const int code = mosquitto_lib_init();
}

void setOptions(mosquitto *handle, const MqttSettings &settings, bool mqtt5)
{
    mosquitto_threaded_set(handle, true); // queue every packet until mosquitto_loop_write
    mosquitto_int_option(handle, MOSQ_OPT_PROTOCOL_VERSION, mqtt5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_int_option(handle, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(handle, MOSQ_OPT_RECEIVE_MAXIMUM, settings.receiveMaximum);
    mosquitto_int_option(handle, MOSQ_OPT_SEND_MAXIMUM, settings.sendWindow);
}

int setUser(mosquitto *handle, const MqttSettings &settings)
{
    const char *password = settings.password.empty() ? nullptr : settings.password.c_str();
    return settings.username.empty() ? MOSQ_ERR_SUCCESS
                                     : mosquitto_username_pw_set(handle, settings.username.c_str(), password);
}

int setWill(mosquitto *handle, const MqttPublish *will)
{
    return will ? mosquitto_will_set(handle, will->topic.c_str(), static_cast<int>(will->payload.size()),
                                     will->payload.data(), will->qos, will->retain)
                : MOSQ_ERR_SUCCESS;
}

int setTls(mosquitto *handle, SSL_CTX *tls)
{
    if (!tls)
        return MOSQ_ERR_SUCCESS;
    mosquitto_int_option(handle, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0);
    return mosquitto_void_option(handle, MOSQ_OPT_SSL_CTX, tls);
}

/// libmosquitto takes CONNECT properties only in its blocking connect. Asked for a local socket without a name (port 0)
/// that one fails at once, touches no network, and leaves the properties for the asynchronous connect.
int addConnectProperties(mosquitto *handle, const MqttSettings &settings)
{
    PropertyList properties;
    properties.addSeconds(MQTT_PROP_SESSION_EXPIRY_INTERVAL, settings.sessionExpiry);
    if (properties.code() != MOSQ_ERR_SUCCESS)
        return properties.code();
    const auto keepAlive = static_cast<int>(settings.keepAlive.count());
    const int code = mosquitto_connect_bind_v5(handle, "", 0, keepAlive, nullptr, properties.list());
    return code == MOSQ_ERR_INVAL || code == MOSQ_ERR_NOT_SUPPORTED ? MOSQ_ERR_SUCCESS : MOSQ_ERR_UNKNOWN;
}

} // namespace

void MosquittoHandleDeleter::operator()(mosquitto *handle) const
{
    mosquitto_destroy(handle);
}

Result<MosquittoHandle> makeMosquittoHandle(const MqttSettings &settings, ConnectionOptions options, SSL_CTX *tls,
                                            void *user)
{
    initialiseLibraryOnce();
    MosquittoHandle handle(mosquitto_new(settings.clientId.c_str(), options.cleanStart, user));
    if (!handle)
        return unexpected(ErrorCode::InvalidInput, "not a client id", settings.clientId);
    setOptions(handle.get(), settings, options.mqtt5);
    int code = setUser(handle.get(), settings);
    if (code == MOSQ_ERR_SUCCESS)
        code = setTls(handle.get(), tls);
    if (code == MOSQ_ERR_SUCCESS)
        code = setWill(handle.get(), options.will);
    if (code == MOSQ_ERR_SUCCESS && options.mqtt5 && !options.cleanStart)
        code = addConnectProperties(handle.get(), settings);
    if (code != MOSQ_ERR_SUCCESS)
        return Unexpected(libraryError(code, 0));
    return handle;
}

std::string mosquittoName()
{
    int major = 0;
    int minor = 0;
    int revision = 0;
    mosquitto_lib_version(&major, &minor, &revision);
    return "libmosquitto " + std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(revision);
}

} // namespace lineside
