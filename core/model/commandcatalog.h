// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/commandspec.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace lineside {

inline constexpr std::size_t kMostCommands = 64; ///< more buttons than any machine page can hold
inline constexpr std::size_t kMostFields = 16; ///< values of one recipe; a card of more nobody reads
inline constexpr std::size_t kMostOptions = 32; ///< of one value
inline constexpr std::size_t kMostPermissives = 16; ///< of one command
inline constexpr std::size_t kMostStopReasons = 32; ///< of one command
inline constexpr std::size_t kMostNameBytes = 128; ///< of a command, a parameter, a sensor type; as of a device's id
inline constexpr std::size_t kMostLabelBytes = 256; ///< what a button or a line can show, in any script

/// Reads what a device can do from "commands" in its metadata. Metadata is input from outside: an entry that cannot be
/// read whole (no name, a limit that is no number, limits that contradict each other, an unknown kind, too long a text)
/// is left out, because a command shown without the limit its device meant is worse than none; of two with one name
/// the first counts. A kind not told follows from what is: a value makes a setpoint, options an enumeration, fields a
/// recipe, the name "stop" a stop, nothing a momentary one. Thread: any.
[[nodiscard]] std::vector<CommandSpec> readCommandCatalog(std::string_view metadata);

/// Of that name; nullptr: none.
[[nodiscard]] const CommandSpec *findCommand(const std::vector<CommandSpec> &specs, std::string_view name);

} // namespace lineside
