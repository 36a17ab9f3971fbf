// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/messagesource.h"

#include <cstddef>
#include <deque>
#include <string>
#include <utility>

namespace lineside {

/// A source whose peer is the test. Thread: the test's.
class FakeSource final : public MessageSource
{
public:
    void start(Handlers handlers) override
    {
        m_handlers = std::move(handlers);
        isStarted = true;
    }
    void stop() override { isStarted = false; }
    void resume() override
    {
        while (!held.empty() && offer(held.front()) == Taken::Yes)
            held.pop_front();
    }
    void release() override { ++releases; }

    void begin(bool resumed) { m_handlers.sessionBegins(resumed); }
    /// Its peer sends this; what finds no room is held.
    void bring(std::string payload, bool again = false)
    {
        if (!held.empty() || offer(payload, again) != Taken::Yes)
            held.push_back(std::move(payload));
    }
    [[nodiscard]] bool mayAcknowledge() const { return m_handlers.mayAcknowledge(); }

    bool isStarted = false;
    std::size_t releases = 0;
    std::deque<std::string> held;

private:
    Taken offer(const std::string &payload, bool again = false)
    {
        RawMessageView message;
        message.topic = "devices/press-01/data";
        message.payload = payload;
        message.redelivered = again;
        return m_handlers.take(message);
    }

    Handlers m_handlers;
};

} // namespace lineside
