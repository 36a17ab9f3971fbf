// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/panelplugins.h"

#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Lineside_AlarmsPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_DevicesPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_OverviewPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_ShellPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_SystemPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_TrendPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_TrendsPlugin)
Q_IMPORT_QML_PLUGIN(Lineside_ViewModelsPlugin)

void importPanelPlugins()
{
    // The macros above register each plugin before main; this function only keeps this file in the program.
}
