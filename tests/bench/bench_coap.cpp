// SPDX-License-Identifier: GPL-3.0-or-later
// How many confirmable readings a second the CoAP door of a running gateway takes, each device with one under way, and
// how long until 2.04. Repeats nothing: what is lost on the way shows as a device that stands still. Figures, not
// verdicts:
//   bench_coap PORT PID [seconds] [devices] [readings/s, 0: as fast as it goes]
#include "support/coappeer.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace lineside;

namespace {

using SteadyClock = std::chrono::steady_clock;

struct Device
{
    int socket = -1;
    std::string id;
    std::uint16_t messageId = 0;
    bool waits = false;
    SteadyClock::time_point sent{};
};

double cpuSeconds(const std::string &pid)
{
    QFile file(QString::fromStdString("/proc/" + pid + "/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return fields.size() < 13
        ? 0
        : (fields[11].toDouble() + fields[12].toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::vector<Device> connected(std::size_t count, std::uint16_t port)
{
    std::vector<Device> devices(count);
    sockaddr_in door{};
    door.sin_family = AF_INET;
    door.sin_port = htons(port);
    door.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (std::size_t i = 0; i < count; ++i) {
        devices[i].id = "device-" + std::to_string(i);
        devices[i].socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
        if (::connect(devices[i].socket, reinterpret_cast<sockaddr *>(&door), sizeof door) != 0)
            std::perror("connect");
    }
    return devices;
}

void write(int socket, const CoapDatagram &datagram)
{
    const QByteArray bytes = datagram.bytes();
    if (::send(socket, bytes.data(), static_cast<std::size_t>(bytes.size()), 0) < 0)
        std::perror("send");
}

void post(Device &device)
{
    const std::int64_t nowMs = QDateTime::currentMSecsSinceEpoch();
    const QByteArray time = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
    const QByteArray id = QByteArray::fromStdString(device.id);
    const QByteArray value = QByteArray::number(20 + static_cast<double>(device.messageId % 100) / 10);
    write(device.socket,
          CoapDatagram::post("devices/" + id + "/data",
                             R"({"device_id":")" + id + R"(","timestamp":")" + time
                                 + R"(","sensor_type":"temperature","value":)" + value + R"(,"unit":"celsius"})",
                             ++device.messageId));
    device.waits = true;
    device.sent = SteadyClock::now();
}

/// Milliseconds it took when the response has come; negative: it has not.
double heard(Device &device)
{
    char bytes[1500];
    double took = -1;
    for (ssize_t got = 0; (got = ::recv(device.socket, bytes, sizeof bytes, 0)) > 0;) {
        const CoapDatagram answer = CoapDatagram::parsed(QByteArray(bytes, got));
        if (answer.type == CoapDatagram::kConfirmable) {
            CoapDatagram acknowledgement;
            acknowledgement.type = CoapDatagram::kAcknowledgement;
            acknowledgement.code = 0;
            acknowledgement.id = answer.id;
            write(device.socket, acknowledgement);
        }
        if (answer.code == coapCode(2, 4) && device.waits) {
            device.waits = false;
            took = std::chrono::duration<double, std::milli>(SteadyClock::now() - device.sent).count();
        }
    }
    return took;
}

} // namespace

int main(int argc, char **argv)
{
    const auto argument = [&](int i, long byDefault) { return argc > i ? std::atol(argv[i]) : byDefault; };
    if (argc < 3) {
        std::puts("bench_coap PORT PID [seconds] [devices] [readings/s]");
        return 2;
    }
    const std::string pid = argv[2];
    const double seconds = static_cast<double>(argument(3, 20));
    const double rate = static_cast<double>(argument(5, 0));
    auto devices = connected(static_cast<std::size_t>(argument(4, 200)), static_cast<std::uint16_t>(argument(1, 5683)));
    std::vector<double> took;
    std::vector<pollfd> sockets;
    for (const Device &each : devices)
        sockets.push_back({each.socket, POLLIN, 0});
    const double cpuBefore = cpuSeconds(pid);
    const auto begin = SteadyClock::now();
    double elapsed = 0;
    double posted = 0;
    std::size_t next = 0;
    while ((elapsed = std::chrono::duration<double>(SteadyClock::now() - begin).count()) < seconds) {
        for (std::size_t i = 0; i < devices.size() && (rate == 0 || posted < rate * elapsed); ++i) {
            Device &device = devices[next++ % devices.size()];
            if (!device.waits) {
                post(device);
                ++posted;
            }
        }
        ::poll(sockets.data(), sockets.size(), 1);
        for (std::size_t i = 0; i < devices.size(); ++i) {
            if (sockets[i].revents == 0)
                continue;
            if (const double ms = heard(devices[i]); ms >= 0)
                took.push_back(ms);
        }
    }
    const double cpu = cpuSeconds(pid) - cpuBefore;
    std::ranges::sort(took);
    const auto still = std::ranges::count_if(devices, &Device::waits);
    const auto at = [&took](double part) {
        return took.empty() ? 0 : took[static_cast<std::size_t>(part * static_cast<double>(took.size() - 1))];
    };
    const double kept = static_cast<double>(took.size());
    std::printf("%.0f readings/s kept, p50 %.1f ms, p99 %.1f ms, the gateway %.0f %% of a core, %.2f CPU s per 100k, "
                "%td devices wait\n",
                kept / elapsed, at(0.5), at(0.99), 100 * cpu / elapsed, kept > 0 ? cpu / kept * 1e5 : 0.0, still);
    return 0;
}
