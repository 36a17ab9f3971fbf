// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/cloudsink.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace lineside {

/// A cloud that answers when the test says so. Thread: the test's.
class FakeCloudSink final : public CloudSink
{
public:
    explicit FakeCloudSink(std::size_t window = 4)
        : m_window(window)
    {
    }

    void start(ResultHandler result, ReadyHandler ready) override
    {
        m_result = std::move(result);
        m_ready = std::move(ready);
        isStarted = true;
    }
    void stop() override { isStarted = false; }
    [[nodiscard]] std::size_t room() const override { return m_connected ? m_window - open.size() : 0; }
    void send(std::uint64_t sequence, const Reading &reading, Lane lane) override
    {
        sent.push_back(sequence);
        if (lane == Lane::Backfill)
            historical.push_back(sequence);
        devices.push_back(reading.deviceId);
        open.push_back(sequence);
    }

    void connectNow()
    {
        m_connected = true;
        m_ready();
    }
    /// All that is open comes back, the newest first when the test wants the order to be a hard one.
    void breakNow(bool newestFirst = false)
    {
        m_connected = false;
        auto lost = std::exchange(open, {});
        if (newestFirst)
            std::ranges::reverse(lost);
        for (const auto sequence : lost)
            m_result(sequence, unexpected(ErrorCode::Unavailable, "the connection broke"));
    }
    void confirm(std::uint64_t sequence)
    {
        std::erase(open, sequence);
        m_result(sequence, {});
    }
    void confirmAll()
    {
        while (!open.empty())
            confirm(open.front());
    }
    void refuse(std::uint64_t sequence, ErrorCode code)
    {
        std::erase(open, sequence);
        m_result(sequence, unexpected(code, "refused"));
    }

    std::vector<std::uint64_t> sent; ///< sequences in the order they came, repeats included
    std::vector<std::uint64_t> historical; ///< those of them that came as back-fill
    std::vector<std::string> devices; ///< whose they were
    std::vector<std::uint64_t> open; ///< unanswered
    bool isStarted = false;

private:
    std::size_t m_window;
    bool m_connected = false;
    ResultHandler m_result;
    ReadyHandler m_ready;
};

} // namespace lineside
