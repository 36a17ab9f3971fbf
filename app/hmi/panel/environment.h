// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmi/panel/paneloptions.h"

namespace lineside {

/// Sets the variables Qt reads before an application object exists; what the caller has set already stays.
/// Pictures need no screen; a place of its own for compiled QML keeps an update from loading what an
/// older version left (stale cache: fixed in Qt after 6.4.2). Thread: main, before QGuiApplication.
void prepareEnvironment(const PanelOptions &options);

} // namespace lineside
