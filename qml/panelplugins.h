// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Makes the linker keep the static QML modules; call once before a QML engine loads them. Thread: gui.
void importPanelPlugins();
