// SPDX-License-Identifier: GPL-3.0-or-later

/// The yardstick: what a bare single-threaded program on libmosquitto needs for the same work. It subscribes at QoS 1,
/// decodes, stores in batches and forwards, with no outbox, no retry and no recovery; what we promise beyond that is
/// measured against it, on the same machine in the same run.
///
///   lineside-yardstick HOST PORT DATABASE     SIGTERM: prints its figures and ends

#include "database.h"
#include "forwarder.h"

#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

/// libmosquitto walks its list of unanswered publishes at every answer (core/FACTS.md, "In flight").
constexpr int kWindow = 200;
constexpr int kLoopWaitMs = 20;
constexpr int kKeepAliveSeconds = 30;

volatile std::sig_atomic_t stopWanted = 0;

void subscribe(mosquitto *client, void *, int)
{
    mosquitto_subscribe(client, nullptr, "devices/+/data", 1);
}

void takeMessage(mosquitto *, void *forwarder, const mosquitto_message *message)
{
    static_cast<yardstick::Forwarder *>(forwarder)->take(
        {static_cast<const char *>(message->payload), static_cast<std::size_t>(message->payloadlen)});
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void printFigures(const yardstick::Forwarder &forwarder)
{
    const double cpu = cpuSeconds();
    const auto messages = static_cast<double>(forwarder.taken());
    std::printf("{\"messages\":%.0f,\"dropped\":%llu,\"cpu_seconds\":%.3f,\"cpu_seconds_per_100k\":%.3f}\n", messages,
                static_cast<unsigned long long>(forwarder.dropped()), cpu,
                messages > 0 ? cpu / messages * 100000 : 0.0);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s HOST PORT DATABASE\n", argv[0]);
        return 2;
    }
    std::signal(SIGTERM, [](int) { stopWanted = 1; });
    std::signal(SIGINT, [](int) { stopWanted = 1; });
    mosquitto_lib_init();
    mosquitto *client = mosquitto_new("lineside-yardstick", true, nullptr);
    yardstick::Database database(argv[3]);
    yardstick::Forwarder forwarder(client, database);
    mosquitto_user_data_set(client, &forwarder);
    mosquitto_connect_callback_set(client, subscribe);
    mosquitto_message_callback_set(client, takeMessage);
    mosquitto_max_inflight_messages_set(client, kWindow);
    int code = mosquitto_connect(client, argv[1], std::atoi(argv[2]), kKeepAliveSeconds);
    while (code == MOSQ_ERR_SUCCESS && !stopWanted) {
        code = mosquitto_loop(client, kLoopWaitMs, 1);
        database.commitWhenDue();
    }
    database.commit();
    printFigures(forwarder);
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    if (code != MOSQ_ERR_SUCCESS)
        std::fprintf(stderr, "mosquitto: %s\n", mosquitto_strerror(code));
    return code == MOSQ_ERR_SUCCESS ? 0 : 1;
}
