// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/commandspec.h"

#include <string>
#include <string_view>

namespace lineside {

/// Whether these values are what the command takes: all its fields, each in range, on its step, one of its options.
/// Several are checked as one. Thread: any. Errors: InvalidInput, with the reason in words and the parameter.
[[nodiscard]] Result<void> checkCommandValues(const CommandSpec &spec, const CommandValues &values);

/// The JSON object to send: {"id":"…","command":"set_setpoint","value":180}. Thread: any.
/// Errors: InvalidInput as checkCommandValues(), and for a value the command does not take.
[[nodiscard]] Result<std::string> buildCommandPayload(const CommandSpec &spec, std::string_view id,
                                                      const CommandValues &values = {});

/// What "command" of a posted object says; empty: nothing. Thread: any.
[[nodiscard]] std::string commandNameOf(std::string_view payload);

/// Whether it carries more than its id, its name and the reason: values, declared or not. Thread: any.
[[nodiscard]] bool hasCommandValues(std::string_view payload);

/// The values a posted object gives the fields of the command; a member that is no value is left out.
[[nodiscard]] CommandValues commandValuesOf(const CommandSpec &spec, std::string_view payload);

/// A posted object against what the device takes. Members that the device did not declare pass, as they always did.
/// Thread: any. Errors: InvalidInput as checkCommandValues().
[[nodiscard]] Result<void> checkCommandPayload(const CommandSpec &spec, std::string_view payload);

/// "180", "true", "auto": for records.
[[nodiscard]] std::string commandValueText(const CommandValue &value);

} // namespace lineside
