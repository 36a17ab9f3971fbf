// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lineside {

/// Nothing left to read, and nothing will come any more.
[[nodiscard]] bool socketAtEnd(int socket);
/// The peer has closed its side, whatever may still wait to be read.
[[nodiscard]] bool socketHungUp(int socket);
/// Something has come that nobody has read yet.
[[nodiscard]] bool socketHasData(int socket);
/// The errno of a connect that went on in the background; 0: it succeeded. ECONNREFUSED too when somebody has taken the
/// errno away and there is no peer.
[[nodiscard]] int pendingSocketError(int socket);

} // namespace lineside
