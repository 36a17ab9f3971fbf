// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// One order a device says it understands.
struct CommandSpec
{
    std::string name; ///< goes into "command"
    std::string label; ///< for a person; the name when the device gives none
    std::string parameter; ///< key under which the value travels; empty: the command takes no value
    std::string sensor; ///< sensor type that shows the value now; empty: none
    std::string unit;
    std::optional<double> min; ///< included; none: not bounded below
    std::optional<double> max; ///< included; none: not bounded above
    std::optional<double> step; ///< how finely a keypad counts; not a rule for the value

    bool operator==(const CommandSpec &) const = default;
};

/// Reads what a device can do from "commands" in its metadata. Metadata is input from outside: an entry that cannot be
/// read whole (no name, a limit that is no number, limits that contradict each other) is left out, because a command
/// shown without the limit its device meant is worse than none; of two with one name the first counts. Thread: any.
[[nodiscard]] std::vector<CommandSpec> readCommandCatalog(std::string_view metadata);

/// The JSON object to send: {"id":"…","command":"set_setpoint","value":180}. Thread: any.
/// Errors: InvalidInput when the value is missing, not wanted, not finite or beyond min and max.
[[nodiscard]] Result<std::string> buildCommandPayload(const CommandSpec &spec, std::string_view id,
                                                      std::optional<double> value);

} // namespace lineside
