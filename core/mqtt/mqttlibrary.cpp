// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttclient.h"
#include "mqtt/reconnectingmqttclient.h"

#ifdef LINESIDE_HAS_QTMQTT
#include "mqtt/qtmqttconnection.h"
#endif
#ifdef LINESIDE_HAS_MOSQUITTO
#include "mqtt/mosquittoconnection.h"
#endif

#include <algorithm>
#include <iterator>

namespace lineside {

namespace {

struct Client
{
    MqttLibrary library;
    MakeConnection makeConnection;
    std::string (*name)();
};

template <typename Connection>
std::unique_ptr<MqttConnection> make(const MqttSettings &settings, ConnectionOptions options, const Clock &clock,
                                     ConnectionListener &listener)
{
    return std::make_unique<Connection>(settings, options, clock, listener);
}

// Which are there, and which comes first: packaging/cmake/LinesideMqtt.cmake.
constexpr Client kClients[] = {
#ifdef LINESIDE_HAS_QTMQTT
    {MqttLibrary::Qt, make<QtMqttConnection>, qtMqttName},
#endif
#ifdef LINESIDE_HAS_MOSQUITTO
    {MqttLibrary::Mosquitto, make<MosquittoConnection>, mosquittoName},
#endif
};
#ifdef LINESIDE_MOSQUITTO_FIRST
constexpr auto kFirst = MqttLibrary::Mosquitto;
#else
constexpr auto kFirst = MqttLibrary::Qt;
#endif

const Client &clientOf(MqttLibrary library)
{
    return *std::find_if(std::begin(kClients), std::end(kClients),
                         [library](const Client &client) { return client.library == library; });
}

} // namespace

const std::vector<MqttLibrary> &mqttLibraries()
{
    static const std::vector<MqttLibrary> libraries = [] {
        std::vector<MqttLibrary> all;
        for (const Client &client : kClients)
            all.push_back(client.library);
        std::partition(all.begin(), all.end(), [](MqttLibrary one) { return one == kFirst; });
        return all;
    }();
    return libraries;
}

std::unique_ptr<MqttClient> makeMqttClient(const MqttSettings &settings, const Clock &clock, std::uint64_t seed,
                                           MqttLibrary library)
{
    return std::make_unique<ReconnectingMqttClient>(clientOf(library).makeConnection, settings, clock, seed);
}

std::string mqttLibraryName(MqttLibrary library)
{
    return clientOf(library).name();
}

} // namespace lineside
