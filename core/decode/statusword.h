// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lineside {

/// The word of ours for what a device says of its state, in any case and with blanks: "online", "offline", or one of
/// the states people know (running, stopped, …). Understands Homie, Sparkplug, Home Assistant and plain speech
/// (core/FACTS.md, "Quality and state words"). Empty: not known; it is then kept as it came, never taken for "online".
/// Thread: any.
[[nodiscard]] std::string_view knownStatus(std::string_view word);

} // namespace lineside
