// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/commandspec.h"
#include "process/unittable.h"

#include <functional>
#include <optional>
#include <string>

namespace lineside {

/// A signal as it stands now.
struct SignalNow
{
    std::optional<double> value{}; ///< none: it was never heard
    std::string unit{};
    bool isLive = false; ///< heard lately, good, of a device that is there
};

using SignalLookUp = std::function<SignalNow(const std::string &deviceId, const std::string &sensor)>;

/// Whether all that must be so before the command is so, and live. Pure. Thread: any.
/// Errors: Conflict, with the first that is not, in words and with its value.
[[nodiscard]] Result<void> checkPermissives(const CommandSpec &spec, const std::string &deviceId,
                                            const SignalLookUp &lookUp, const UnitTable &units);

/// What the order changes, for a person and the record: "Temperature: 60 -> 65 celsius; Minutes: - -> 20". Empty: it
/// has no values.
[[nodiscard]] std::string changeOf(const CommandSpec &spec, const CommandValues &values, const std::string &deviceId,
                                   const SignalLookUp &lookUp, const UnitTable &units);

} // namespace lineside
