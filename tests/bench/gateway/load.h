// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace bench {

/// What one run asks of the program under measurement.
struct LoadPlan
{
    std::uint64_t readings = 0;
    double perSecond = 0; ///< 0: as fast as it goes, with `window` readings on their way
    std::uint64_t window = 2000;
    bool expectsForwarding = true; ///< false: only until the broker has all
};

/// What came of it. Times in ms.
struct LoadFigures
{
    std::uint64_t sent = 0;
    std::uint64_t missing = 0;
    std::uint64_t doubled = 0;
    std::uint64_t outOfOrder = 0; ///< within their device
    double seconds = 0; ///< from the first reading sent to the last one back
    std::vector<double> cloudMs; ///< from due at the device to cloud/sensors/…, sorted
    std::vector<double> alertMs; ///< from due at the device to alerts/…, sorted
};

/// A hall of devices and the cloud in one thread: publishes readings at QoS 1 and takes what comes back at QoS 1. Every
/// hundredth reading crosses an alarm limit upwards, so that one alert is due for each.
/// Owner: main. Thread: the only one.
class Load
{
public:
    explicit Load(std::uint16_t brokerPort);

    /// Until the program under measurement forwards; false: it does not within the time.
    [[nodiscard]] bool waitForForwarding(std::chrono::seconds limit);
    [[nodiscard]] LoadFigures run(const LoadPlan &plan);

private:
    using Clock = std::chrono::steady_clock;

    void turn(int waitMs);
    void takeReturned(const Packet &packet);
    void takeForwarded(std::string_view payload);
    void takeAlert(std::string_view payload);
    void publishReading(std::uint64_t sequence, double perSecond);
    void publish(std::string_view device, std::string_view type, double value, std::string_view unit,
                 std::uint64_t sequence);
    [[nodiscard]] std::uint64_t dueNow(const LoadPlan &plan) const;
    [[nodiscard]] double msSince(std::uint64_t sequence) const;
    void begin(std::uint64_t readings);
    [[nodiscard]] LoadFigures figures() const;

    Link m_devices;
    Link m_cloud;
    std::string m_topic;
    std::string m_payload;
    std::uint16_t m_packetId = 0;
    std::uint64_t m_base = 0; ///< of this run's sequence numbers
    std::uint64_t m_sent = 0;
    std::uint64_t m_acknowledged = 0;
    std::uint64_t m_back = 0;
    std::uint64_t m_probesBack = 0;
    Clock::time_point m_begun;
    Clock::time_point m_lastBack;
    std::vector<Clock::time_point> m_dueAt; ///< by sequence
    std::vector<std::uint8_t> m_timesBack; ///< by sequence
    std::vector<std::uint64_t> m_lastOfDevice;
    LoadFigures m_figures;
};

} // namespace bench
