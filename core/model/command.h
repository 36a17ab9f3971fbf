// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// How far a command has come. The numbers are stored; never renumber.
enum class CommandState : std::uint8_t {
    Queued = 1, ///< recorded, not yet handed to the broker connection
    Sent = 2, ///< written to the broker, no acknowledgement yet
    Delivered = 3, ///< the broker has it
    Accepted = 4, ///< the device says it will do it
    Done = 5, ///< the device says it did it
    Rejected = 6, ///< the device refused; reason says why
    Expired = 7, ///< nobody answered in time, or it could not be sent in time; never sent afterwards
    Failed = 8, ///< could not be sent
    Waiting = 9, ///< for a second person; before Queued, and never sent meanwhile
    Cancelled = 10, ///< somebody took it back before it was sent
};

[[nodiscard]] std::string_view toString(CommandState state);

/// Done, rejected, expired, failed and cancelled commands never change again.
[[nodiscard]] bool isFinal(CommandState state);

/// One step of a command's life.
struct CommandStep
{
    CommandState state = CommandState::Queued;
    std::int64_t timeMs = 0; ///< UTC
    std::string by{}; ///< who took it; empty: the machine, or the gateway by itself
    std::string reason{};

    bool operator==(const CommandStep &) const = default;
};

/// One order to one device, and its fate.
struct Command
{
    std::string id; ///< the "id" of the posted object when it has one, else made by the edge
    std::string deviceId;
    std::string payload; ///< the JSON object, byte for byte as posted
    std::string requestedBy; ///< user or role
    std::string source; ///< "panel", "api", …
    std::int64_t createdMs = 0; ///< UTC
    std::int64_t expiresMs = 0; ///< UTC; after this it is not sent, and no answer is waited for
    std::int64_t changedMs = 0; ///< UTC, of the last change of state
    CommandState state = CommandState::Queued;
    std::string reason; ///< for rejected, expired, failed; may carry the device's words for done
    std::string role{}; ///< of who asked; empty: of before roles were kept
    std::string seat{}; ///< where they stood
    std::string change{}; ///< what it changes, as it stood when it was asked for: "Temperature: 60 -> 65 celsius"
    std::string approvedBy{}; ///< the second person; empty: none was needed, or none has approved
    std::string said{}; ///< a person's word on it afterwards: why a machine was stopped
    std::vector<CommandStep> steps{}; ///< oldest first
    std::uint64_t number = 0; ///< of its row; 0: it was not read from the store

    /// Posted again, byte for byte.
    [[nodiscard]] bool isSameOrder(std::string_view device, std::string_view posted) const
    {
        return deviceId == device && payload == posted;
    }
};

/// As it is stored; what cannot be read is no step. Thread: any.
[[nodiscard]] std::string encodeSteps(const std::vector<CommandStep> &steps);
[[nodiscard]] std::vector<CommandStep> decodeSteps(std::string_view text);

} // namespace lineside
