// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alert.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace lineside {

/// Carries alerts to whoever listens for them: a broker's alerts/… and alarms/… topics.
/// Owner: engine. Thread: io for everything.
/// Contract: each alert taken by publish() is answered exactly once, by confirmed, by broken when the connection ended
/// first (publish it again when ready comes; the receiver may then see it twice) or by refused when the peer said no;
/// never from inside publish().
class AlertPort
{
public:
    struct Handlers
    {
        std::function<void(std::uint64_t id)> confirmed;
        std::function<void(std::uint64_t id)> broken;
        std::function<void(std::uint64_t id, const std::string &reason)> refused;
        std::function<void()> ready; ///< publish() may succeed again: connected, or a slot came free
        /// Of the horn's topic, our own words too; where the peer does not let us listen: never.
        std::function<void(std::string_view payload)> hornHeard{};
    };

    AlertPort() = default;
    AlertPort(const AlertPort &) = delete;
    AlertPort &operator=(const AlertPort &) = delete;
    virtual ~AlertPort() = default;

    virtual void start(Handlers handlers) = 0;
    /// How many more alerts may be under way now; 0 while not connected.
    [[nodiscard]] virtual std::size_t room() const = 0;
    /// Published, and not answered yet.
    [[nodiscard]] virtual std::size_t countUnderway() const = 0;
    /// Its id comes back in the answer.
    /// Errors: Unavailable, Full, and InvalidInput (it can never be sent: no topic can be made of the device's name, or
    /// it is larger than the peer takes).
    [[nodiscard]] virtual Result<void> publish(const PendingAlert &alert) = 0;
};

} // namespace lineside
