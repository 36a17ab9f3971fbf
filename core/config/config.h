// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "api/apisettings.h"
#include "commands/commandsettings.h"
#include "devices/devicesettings.h"
#include "journal/journalsettings.h"
#include "mqtt/mqttsettings.h"
#include "process/unitsettings.h"
#include "store/storesettings.h"
#include "sync/syncsettings.h"

#include <chrono>
#include <string>

namespace lineside {

/// [panel] in the configuration.
struct PanelSettings
{
    std::chrono::milliseconds frameInterval{100}; ///< at most one LiveFrame each; values are shown calmer than that
    double pixelsPerMm = 0; ///< 0: what the screen reports; panels report wrong sizes, so it can be told
    std::chrono::seconds lateAfter{10}; ///< a value older than this looks late
    std::chrono::seconds staleAfter{60}; ///< and older than this stale
};

/// Everything the program was told, validated whole; read once, immutable, passed by const reference.
struct Config
{
    std::string location; ///< EDGE_LOCATION
    std::string nodeId; ///< makes client ids unique; default: the host name
    std::string storagePath = "/data"; ///< STORAGE_PATH
    std::string
        cloudEndpoint; ///< CLOUD_ENDPOINT; not served by this version, readings go to the broker's cloud/ topics
    MqttSettings mqtt; ///< MQTT_BROKER
    JournalSettings journal;
    StoreSettings store;
    UnitSettings units; ///< what the site adds to the table of units
    AlarmSettings alarms;
    DeviceSettings devices;
    CommandSettings commands;
    SyncSettings sync;
    ApiSettings api; ///< PORT
    PanelSettings panel;
};

} // namespace lineside
