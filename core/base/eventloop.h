// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lineside {

/// Has Qt wait for events with poll() alone. Where Qt was built with GLib (Debian) every turn of every thread's loop
/// otherwise goes through GLib's main context: 8 % of the CPU at 1,000 readings/s. QT_NO_GLIB in the environment goes
/// before, empty to keep GLib. Thread: main, before the application object.
void useLeanEventLoops();

} // namespace lineside
