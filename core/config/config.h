// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "alarms/hornsettings.h"
#include "api/apisettings.h"
#include "coap/coapsettings.h"
#include "commands/commandsettings.h"
#include "devices/areasettings.h"
#include "devices/devicesettings.h"
#include "journal/journalsettings.h"
#include "model/alarmguide.h"
#include "model/requester.h"
#include "mqtt/mqttsettings.h"
#include "people/peoplesettings.h"
#include "process/unitsettings.h"
#include "security/permissionsettings.h"
#include "sinks/sinksettings.h"
#include "sources/sourcesettings.h"
#include "store/storesettings.h"
#include "sync/syncsettings.h"

#include <chrono>
#include <string>
#include <vector>

namespace lineside {

/// [panel] in the configuration.
struct PanelSettings
{
    std::chrono::milliseconds frameInterval{100}; ///< at most one LiveFrame each, with all that must not wait
    std::chrono::milliseconds valueInterval{500}; ///< numbers that only move change at most this often (ISA-101)
    double pixelsPerMm = 0; ///< 0: what the screen reports; panels report wrong sizes, so it can be told
    std::chrono::seconds lateAfter{10}; ///< a value older than this looks late
    std::chrono::seconds staleAfter{60}; ///< and older than this stale
    Role role = Role::Engineer; ///< of whoever stands there, until people log in
    std::string seat = "panel"; ///< what the panel is called in records
    std::string badgeReader; ///< "vid:pid" in hex, or a path below /dev; empty: there is none
    bool isBadgeWedge = false; ///< badges are told from people's typing by their speed, for want of a reader to open
    std::string exchangeDir; ///< tables come from there and go there; empty: "exchange" in the storage path
};

/// One [[sink]] of the configuration.
struct SinkConfig
{
    SinkSettings sink;
    StoreSink place; ///< what it asks of the store
};

/// The records of the classes as they were read, for whoever looks at them again.
struct ClassFolder
{
    std::string folder{}; ///< empty: there is no file, so nothing lies beside it
    std::string stamp{}; ///< classFolderStamp() before they were read
    std::string problem{}; ///< the first that is wrong: nothing of its file counts; empty: they are sound
    AlarmSettings alarmsWithout{}; ///< Config::alarms without what the classes say
};

/// Everything the program was told, validated whole; read once, immutable, passed by const reference.
struct Config
{
    std::string location; ///< EDGE_LOCATION
    std::string nodeId; ///< makes client ids unique; default: the host name
    std::string storagePath = "/data"; ///< STORAGE_PATH
    MqttSettings mqtt; ///< MQTT_BROKER
    JournalSettings journal;
    StoreSettings store;
    UnitSettings units; ///< what the site adds to the table of units
    AlarmSettings alarms;
    HornSettings horn;
    DeviceSettings devices;
    CommandSettings commands;
    PeopleSettings people;
    PermissionSettings permissions; ///< [[role]], [[seat]], [people] essential
    std::vector<AreaSettings> areas; ///< [[area]]
    SyncSettings sync;
    std::vector<SourceSettings> sources; ///< [[source]]; empty: the broker of [mqtt], see sourcesToServe()
    std::vector<SinkConfig> sinks; ///< [[sink]]; empty: one as before there were any, see sinksToServe()
    CoapSettings coap; ///< [coap]; a source of its own when it is enabled
    ApiSettings api; ///< PORT
    PanelSettings panel;
    AlarmGuides guides; ///< of classes/<class>/alarms.toml beside the file
    ClassFolder classes;

    /// Where messages come from: the [[source]] of the file, or the broker of [mqtt] when there is none; and [coap].
    [[nodiscard]] std::vector<SourceSettings> sourcesToServe() const;
    /// The connection for alerts and commands: to the broker of [mqtt], whatever the sources are.
    [[nodiscard]] MqttSettings controlConnection() const;
    /// Those for commands alone: one a source that has another broker, for the devices it brings.
    [[nodiscard]] std::vector<SourceSettings> controlsOfSources() const;
    /// Where readings go: the [[sink]] of the file, or the broker of [mqtt] when there is none. With [sync] enabled =
    /// false nowhere.
    [[nodiscard]] std::vector<SinkConfig> sinksToServe() const;
    /// The same, whether anything is sent or not.
    [[nodiscard]] std::vector<SinkConfig> sinksConfigured() const;
};

} // namespace lineside
