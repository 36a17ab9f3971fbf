// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpmessage.h"

#include <string_view>

namespace lineside {

/// True for what a browser or tool on this machine puts into Host when it means this machine: localhost, 127.x.x.x,
/// [::1], with or without a port. Thread: any.
[[nodiscard]] bool isLoopbackHost(std::string_view hostHeader);

/// Loopback keeps strangers' machines out, but not strangers' web pages in a browser on this machine. So a Host that is
/// not loopback is foreign (DNS rebinding: a page's own name made to point here), and so is, for anything that changes
/// something, an Origin other than this server (cross-site request forgery). The content type decides nothing: the
/// reference's scripts post with `curl -d`, which declares a form. No Host or Origin: no browser.
[[nodiscard]] bool isForeign(const HttpRequest &request);

/// A proxy has passed it on (RFC 9110 §7.6.3, RFC 7239): it comes from loopback, and who asks does not.
[[nodiscard]] bool isForwarded(const HttpRequest &request);

} // namespace lineside
