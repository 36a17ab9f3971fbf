// SPDX-License-Identifier: GPL-3.0-or-later
#include "load.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <ctime>
#include <poll.h>

namespace bench {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kDevices = 200;
constexpr std::uint64_t kAlertEvery = 100;
constexpr double kAlertBase = 1000; ///< an alert's value tells which reading raised it
constexpr std::uint64_t kMaxUnacknowledged = 20'000; ///< far from the 65,535 packet ids there are
constexpr auto kPatience = 20s; ///< without anything coming back: the rest is missing

struct Sensor
{
    std::string_view type;
    std::string_view unit;
    double value = 0;
};
/// All within the contract's default limits.
constexpr std::array<Sensor, 5> kSensors{{{"temperature", "fahrenheit", 120},
                                          {"pressure", "bar", 1.2},
                                          {"humidity", "percent", 40},
                                          {"vibration", "mm/s", 4},
                                          {"power", "kW", 30}}};
constexpr std::string_view kProbe = "bench-probe";

double numberBehind(std::string_view text, std::string_view key)
{
    const auto at = text.find(key);
    if (at == std::string_view::npos)
        return -1;
    double number = -1;
    std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
    return number;
}

std::string nowText()
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    std::tm parts{};
    gmtime_r(&now.tv_sec, &parts);
    std::array<char, 48> text{};
    const auto size = std::strftime(text.data(), text.size(), "%FT%T", &parts);
    std::snprintf(text.data() + size, text.size() - size, ".%03ldZ", now.tv_nsec / 1'000'000);
    return text.data();
}

std::string deviceName(std::uint64_t sequence)
{
    const bool isAlert = sequence % kAlertEvery == 0;
    const auto number = isAlert ? sequence / kAlertEvery % kDevices : sequence % kDevices;
    return (isAlert ? "bench-alert-" : "bench-") + std::to_string(number);
}

} // namespace

Load::Load(std::uint16_t brokerPort)
    : m_devices(brokerPort, "bench-devices")
    , m_cloud(brokerPort, "bench-cloud")
{
    appendSubscribe(m_cloud.out(), "cloud/sensors/+");
    appendSubscribe(m_cloud.out(), "alerts/+");
}

bool Load::waitForForwarding(std::chrono::seconds limit)
{
    const auto until = Clock::now() + limit;
    m_probesBack = 0;
    for (auto nextProbe = Clock::now(); m_probesBack == 0 && Clock::now() < until;) {
        if (Clock::now() >= nextProbe) {
            publish(kProbe, "probe", 0, "", 0);
            nextProbe = Clock::now() + 200ms;
        }
        turn(20);
    }
    return m_probesBack > 0;
}

LoadFigures Load::run(const LoadPlan &plan)
{
    begin(plan.readings);
    const auto isDone
        = [&] { return m_sent == plan.readings && (plan.expectsForwarding ? m_back : m_acknowledged) >= m_sent; };
    while (!isDone() && Clock::now() - m_lastBack < kPatience) {
        for (const auto due = dueNow(plan); m_sent < due; ++m_sent)
            publishReading(m_sent, plan.perSecond);
        turn(1);
    }
    // Alerts travel on a connection of their own: the last ones may be behind the last reading.
    for (const auto until = Clock::now() + 1s; plan.expectsForwarding && Clock::now() < until;)
        turn(20);
    return figures();
}

void Load::begin(std::uint64_t readings)
{
    m_base += m_dueAt.size();
    m_sent = m_acknowledged = m_back = 0;
    m_dueAt.assign(readings, {});
    m_timesBack.assign(readings, 0);
    m_lastOfDevice.assign(2 * kDevices, 0);
    m_figures = {};
    m_begun = m_lastBack = Clock::now();
}

std::uint64_t Load::dueNow(const LoadPlan &plan) const
{
    std::uint64_t due = m_back + plan.window;
    if (plan.perSecond > 0 || !plan.expectsForwarding)
        due = m_acknowledged + kMaxUnacknowledged;
    if (plan.perSecond > 0) {
        const std::chrono::duration<double> elapsed = Clock::now() - m_begun;
        due = std::min(due, static_cast<std::uint64_t>(elapsed.count() * plan.perSecond));
    }
    return std::min(due, plan.readings);
}

void Load::publishReading(std::uint64_t sequence, double perSecond)
{
    using Seconds = std::chrono::duration<double>;
    m_dueAt[sequence] = Clock::now();
    if (perSecond > 0) // a reading that this program is late with was due at the device all the same
        m_dueAt[sequence]
            = m_begun + std::chrono::duration_cast<Clock::duration>(Seconds(double(sequence) / perSecond));
    const bool isAlert = sequence % kAlertEvery == 0;
    // Half a round later the device of an alert is under its limit again, so that its next one is a new activation.
    const bool endsAlert = sequence % kAlertEvery == kAlertEvery / 2;
    const Sensor &sensor = kSensors[sequence / kDevices % kSensors.size()];
    if (isAlert)
        publish(deviceName(sequence), "temperature", kAlertBase + static_cast<double>(sequence), "celsius", sequence);
    else if (endsAlert)
        publish(deviceName(sequence - kAlertEvery / 2), "temperature", 20, "celsius", sequence);
    else
        publish(deviceName(sequence), sensor.type, sensor.value * (1 + 0.1 * std::sin(double(sequence))), sensor.unit,
                sequence);
}

void Load::publish(std::string_view device, std::string_view type, double value, std::string_view unit,
                   std::uint64_t sequence)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_topic.assign("devices/").append(device).append("/data");
    m_payload.assign(R"({"device_id":")").append(device).append(R"(","timestamp":")").append(nowText());
    m_payload.append(R"(","sensor_type":")").append(type).append(R"(","value":)").append(digits.data(), end);
    m_payload.append(R"(,"unit":")").append(unit).append(R"(","location":"hall-1/line-2","metadata":{"seq":)");
    m_payload.append(std::to_string(m_base + sequence)).append("}}");
    m_packetId = static_cast<std::uint16_t>(m_packetId == 65535 ? 1 : m_packetId + 1);
    appendPublish(m_devices.out(), m_topic, m_payload, m_packetId);
}

void Load::turn(int waitMs)
{
    m_devices.write();
    m_cloud.write();
    std::array<pollfd, 2> sockets{pollfd{m_devices.socket(), POLLIN, 0}, pollfd{m_cloud.socket(), POLLIN, 0}};
    if (m_devices.hasOutput())
        sockets[0].events |= POLLOUT;
    if (m_cloud.hasOutput())
        sockets[1].events |= POLLOUT;
    ::poll(sockets.data(), sockets.size(), waitMs);
    constexpr std::uint8_t kPuback = 4;
    if (sockets[0].revents & POLLIN)
        m_devices.read([this](const Packet &packet) { m_acknowledged += packet.type == kPuback ? 1 : 0; });
    if (sockets[1].revents & POLLIN)
        m_cloud.read([this](const Packet &packet) { takeReturned(packet); });
}

void Load::takeReturned(const Packet &packet)
{
    constexpr std::uint8_t kPublish = 3;
    if (packet.type != kPublish)
        return;
    if (packet.qos > 0)
        appendPuback(m_cloud.out(), packet.packetId);
    if (packet.topic.starts_with("alerts/"))
        takeAlert(packet.payload);
    else if (packet.topic.ends_with(kProbe))
        ++m_probesBack;
    else
        takeForwarded(packet.payload);
}

void Load::takeForwarded(std::string_view payload)
{
    const double told = numberBehind(payload, R"("seq":)");
    if (told < static_cast<double>(m_base) || told >= static_cast<double>(m_base + m_timesBack.size()))
        return;
    const auto sequence = static_cast<std::uint64_t>(told) - m_base;
    if (m_timesBack[sequence]++ > 0)
        return;
    ++m_back;
    m_lastBack = Clock::now();
    m_figures.cloudMs.push_back(msSince(sequence));
    const bool isOrdinary = sequence % (kAlertEvery / 2) != 0;
    auto &last = m_lastOfDevice[sequence % kDevices];
    if (isOrdinary && sequence < last)
        ++m_figures.outOfOrder;
    if (isOrdinary)
        last = sequence;
}

void Load::takeAlert(std::string_view payload)
{
    const double sequence = numberBehind(payload, R"("value":)") - kAlertBase;
    if (sequence >= 0 && sequence < static_cast<double>(m_sent))
        m_figures.alertMs.push_back(msSince(static_cast<std::uint64_t>(sequence)));
}

double Load::msSince(std::uint64_t sequence) const
{
    return std::chrono::duration<double, std::milli>(Clock::now() - m_dueAt[sequence]).count();
}

LoadFigures Load::figures() const
{
    LoadFigures figures = m_figures;
    figures.sent = m_sent;
    figures.missing = static_cast<std::uint64_t>(std::ranges::count(m_timesBack, 0));
    figures.doubled = static_cast<std::uint64_t>(std::ranges::count_if(m_timesBack, [](auto n) { return n > 1; }));
    figures.seconds = std::chrono::duration<double>(m_lastBack - m_begun).count();
    std::ranges::sort(figures.cloudMs);
    std::ranges::sort(figures.alertMs);
    return figures;
}

} // namespace bench
