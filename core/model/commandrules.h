// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/commandspec.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// What the site says of a command, of one device or of all of a class: one [[command]] of the configuration.
struct CommandRule
{
    std::string deviceClass{}; ///< Device::type; empty: `device` says it, or it is of all
    std::string device{};
    std::string name{};
    std::optional<ConfirmBy> confirm{}; ///< raises what the device says, never lowers it
    std::string parameter{}; ///< what min and max are of; empty: the first value the command takes
    std::optional<double> min{}; ///< in the command's unit; narrows
    std::optional<double> max{};
    std::vector<CommandPermissive> permissives{}; ///< beside those of the device
    std::optional<bool> isEssential{};
    std::vector<std::string> stopReasons{};

    [[nodiscard]] bool isOf(std::string_view deviceId, std::string_view ofClass) const
    {
        return (device.empty() || device == deviceId) && (deviceClass.empty() || deviceClass == ofClass);
    }
};

using CommandRules = std::vector<CommandRule>;

/// Key under which the value of a command travels that the site alone names.
inline constexpr std::string_view kUsualParameter = "value";

/// What a device can be told, as it counts: what it declares itself, held against what the site says of it. A command
/// the site alone names is there too, not declared. Free ones (CommandSpec::isFree) have the site's permissives alone,
/// and never wait for a second person. Pure. Thread: any.
[[nodiscard]] std::vector<CommandSpec> commandsOf(std::string_view deviceId, std::string_view deviceClass,
                                                  std::string_view metadata, const CommandRules &rules);

} // namespace lineside
