// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "base/timezone.h"
#include "model/name.h"

#include <QString>
#include <QSysInfo>

#include <algorithm>
#include <set>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;

template <typename Settings>
void readInto(ConfigSection &root, std::string_view key, void (*read)(ConfigSection &, Settings &), Settings &settings)
{
    ConfigSection section = root.section(key);
    read(section, settings);
    section.reportUnknown();
}

/// Accepted because the reference's deployment sets them, and said where this version does something else: a start must
/// not fail over them (core/CONTRACT.md §5).
void readReferenceSettings(ConfigSection &root)
{
    std::string mode;
    if (root.text("processing_mode", mode, "PROCESSING_MODE") && mode != "real-time")
        root.fail("processing_mode", "must be \"real-time\"");
    std::string storage;
    if (root.text("storage_type", storage, "STORAGE_TYPE") && storage != "local")
        root.fail("storage_type", "must be \"local\"");
    static constexpr const char *kNotServed = "not served by this version, readings go to the broker's cloud/ topics";
    std::string unused;
    if (root.text("cloud_endpoint", unused, "CLOUD_ENDPOINT"))
        root.warn("cloud_endpoint", kNotServed);
    if (root.text("output_sink", unused, "OUTPUT_SINK"))
        root.warn("output_sink", kNotServed);
    if (root.text("kafka_broker", unused, "KAFKA_BROKER"))
        root.warn("kafka_broker", kNotServed);
}

void readIdentity(ConfigSection &root, Config &config)
{
    root.text("location", config.location, "EDGE_LOCATION");
    std::string node = QSysInfo::machineHostName().toStdString();
    if (root.text("node_id", node) && cleanNodeId(node) != node)
        root.fail("node_id", "must be 1 to 64 letters, digits, '.', '_' and '-'");
    config.nodeId = cleanNodeId(node);
    if (config.mqtt.clientId.empty())
        config.mqtt.clientId = "edge-processor-" + config.nodeId;
}

void readStoragePath(ConfigSection &root, Config &config)
{
    root.text("storage_path", config.storagePath, "STORAGE_PATH");
    if (config.storagePath.empty() || config.storagePath.find('\0') != std::string::npos)
        root.fail("storage_path", "must be a directory");
    config.store.directory = config.storagePath;
    config.journal.directory = config.storagePath + "/journal";
}

/// One [[devices.clock]].
void readClock(ConfigSection &section, ClockRules &clocks)
{
    std::string device;
    ClockRule rule;
    if (!section.text("device", device) || device.empty())
        section.fail("device", "is missing");
    else if (!isDeviceId(device))
        section.fail("device", kNoDeviceId);
    const bool hasZone = section.text("zone", rule.zone);
    bool usesArrival = false;
    section.boolean("use_arrival", usesArrival);
    section.reportUnknown();
    if (hasZone == usesArrival)
        section.fail("zone", "say either a zone or use_arrival = true");
    else if (hasZone && !zoneNamed(rule.zone))
        section.fail("zone", R"(must be a time zone, as "Europe/Berlin" or "+02:00")");
    rule.kind = usesArrival ? ClockRule::Kind::Arrival : ClockRule::Kind::Zone;
    if (!clocks.emplace(device, rule).second)
        section.fail("device", "is given twice");
}

/// What one [[devices.renamed]] says; whether it agrees with the others is for readRenamed() to see.
struct Renamed
{
    std::string device;
    std::vector<std::string> was;
};

/// Empty: nothing is wrong.
std::string faultOf(const Renamed &renamed, const FormerNames &others)
{
    std::set<std::string> seen;
    for (const std::string &former : renamed.was) {
        if (!former.empty() && !isDeviceId(former))
            return "names '" + former + "', which cannot be a device's id";
        if (former.empty() || former == renamed.device || !seen.insert(former).second)
            return "must be other ids than the device's, each once";
        if (others.isFormer(former))
            return "names " + former + ", which another device is said to have been";
        if (others.all().contains(former))
            return "names " + former + ", which was renamed itself: say all its former ids here";
    }
    return others.isFormer(renamed.device) ? "is of " + renamed.device + ", which another device is said to have been"
                                           : std::string();
}

/// One [[devices.renamed]].
void readRenamed(ConfigSection &section, FormerNames &names)
{
    Renamed renamed;
    if (!section.text("device", renamed.device) || renamed.device.empty())
        section.fail("device", "is missing");
    else if (!isDeviceId(renamed.device))
        section.fail("device", kNoDeviceId);
    if (!section.texts("was", renamed.was) || renamed.was.empty())
        section.fail("was", R"(must be a list of former ids, as ["press-1"])");
    section.reportUnknown();
    if (names.all().contains(renamed.device))
        section.fail("device", "is given twice");
    else if (const std::string fault = faultOf(renamed, names); !fault.empty())
        section.fail("was", fault);
    else if (!renamed.device.empty() && !renamed.was.empty())
        names.add(renamed.device, std::move(renamed.was));
}

void readUnitsAndAlarms(ConfigSection &root, Config &config)
{
    UnitTable units = UnitTable::builtIn();
    readUnits(root, config.units, units);
    ConfigSection alarms = root.section("alarms");
    readAlarms(alarms, config.alarms, units);
    alarms.reportUnknown();
}

} // namespace

void readConfig(ConfigSection root, Config &config)
{
    config.alarms = AlarmSettings::defaults();
    readInto(root, "mqtt", readMqtt, config.mqtt);
    readInto(root, "journal", readJournal, config.journal);
    // One knob for the promise against power cuts (core/FACTS.md, "Acknowledged"); [store] can still say otherwise.
    config.store.fullSync = config.journal.mode == JournalMode::PowerSafe;
    readInto(root, "store", readStore, config.store);
    readUnitsAndAlarms(root, config);
    readInto(root, "devices", readDevices, config.devices);
    readInto(root, "commands", readCommands, config.commands);
    readCommandRules(root, config.commands.rules);
    readInto(root, "sync", readSync, config.sync);
    ConfigSection http = root.section("http");
    readHttp(http, config.api);
    readLocalRole(http, config.people);
    http.reportUnknown();
    readInto(root, "coap", readCoap, config.coap);
    config.alarms.escalateAfter[static_cast<std::size_t>(Priority::High)] = 15min;
    config.alarms.escalateAfter[static_cast<std::size_t>(Priority::Critical)] = 5min;
    readInto(root, "escalation", readEscalation, config.alarms.escalateAfter);
    readInto(root, "horn", readHorn, config.horn);
    readPeople(root, config);
    readInto(root, "panel", readPanel, config.panel);
    readIdentity(root, config);
    readSources(root, config);
    readSinks(root, config);
    readStoragePath(root, config);
    readReferenceSettings(root);
    root.reportUnknown();
}

void readEntryName(ConfigSection &section, const std::vector<std::string> &others, std::string &name)
{
    name.clear();
    if (!section.text("name", name)) {
        if (!section.has("name")) // what is no text has been told
            section.fail("name", "is missing");
    } else if (cleanNodeId(name) != name) {
        section.fail("name", "must be 1 to 64 letters, digits, '.', '_' and '-'");
    } else if (std::ranges::find(others, name) != others.end()) {
        section.fail("name", "is given twice");
    }
}

void readJournal(ConfigSection &section, JournalSettings &journal)
{
    section.choice<JournalMode>("mode", journal.mode,
                                {{"crash-safe", JournalMode::CrashSafe}, {"power-safe", JournalMode::PowerSafe}});
    section.size("capacity", journal.capacityBytes, 8ULL << 20, 1ULL << 40);
    // A segment must hold the longest message a broker passes on to us, a megabyte, and its frame.
    section.size("segment_size", journal.segmentBytes, 2ULL << 20, 1ULL << 30);
    section.duration("flush_interval", journal.flushInterval, 1ms, 10s);
    if (journal.capacityBytes < 2 * journal.segmentBytes)
        section.fail("capacity", "must be at least twice segment_size");
}

void readStore(ConfigSection &section, StoreSettings &store)
{
    section.size("quota", store.quotaBytes, 64ULL << 20, 1ULL << 50);
    section.duration("retention", store.retention, 1h, 24h * 36500);
    section.boolean("full_sync", store.fullSync);
    section.choice<UnsentPolicy>(
        "unsent", store.unsent, {{"keep-unsent", UnsentPolicy::KeepUnsent}, {"keep-newest", UnsentPolicy::KeepNewest}});
    section.integer<std::int64_t>("audit_lines", store.auditLines, 1000, 1'000'000'000);
}

void readDevices(ConfigSection &section, DeviceSettings &devices)
{
    section.duration("check_interval", devices.checkInterval, 1s, 1h);
    section.duration("offline_after", devices.offlineAfter, 1s, 24h * 365);
    section.duration("forget_after", devices.forgetAfter, 0s, 24h * 365);
    section.integer<std::size_t>("at_most", devices.atMost, 1, 1'000'000);
    for (ConfigSection &each : section.sections("clock"))
        readClock(each, devices.clocks);
    for (ConfigSection &each : section.sections("renamed"))
        readRenamed(each, devices.renamed);
}

void readCommands(ConfigSection &section, CommandSettings &commands)
{
    section.duration("expiry", commands.expiry, 1s, 24h);
    section.duration("approval", commands.approval, 5s, 1h);
}

void readSync(ConfigSection &section, SyncSettings &sync)
{
    section.boolean("enabled", sync.enabled);
    section.integer<std::uint32_t>("backfill_rate", sync.backfillRate, 0, 1'000'000);
    section.duration("last_try", sync.lastTry, 0ms, 5s);
    std::chrono::milliseconds interval{};
    if (section.duration("interval", interval, 0ms, 24h * 365, "SYNC_INTERVAL"))
        section.warn("interval", "not needed: readings go to the cloud as soon as they are stored");
}

void readHttp(ConfigSection &section, ApiSettings &api)
{
    section.boolean("enabled", api.enabled);
    section.integer<std::uint16_t>("port", api.port, 0, 65535, "PORT");
    section.text("bind", api.bind);
    if (api.bind == "localhost")
        api.bind = "127.0.0.1";
    if (api.bind != "127.0.0.1" && api.bind != "::1")
        section.fail("bind",
                     "must be \"127.0.0.1\" or \"::1\": without authentication nothing listens beyond this machine");
}

void readEscalation(ConfigSection &section, EscalationTimes &times)
{
    for (const Priority each : {Priority::Low, Priority::Medium, Priority::High, Priority::Critical})
        section.duration(toString(each), times[static_cast<std::size_t>(each)], 0s, 7 * 24h);
}

void readHorn(ConfigSection &section, HornSettings &horn)
{
    static const std::map<std::string_view, Priority> kPriorities{{toString(Priority::Low), Priority::Low},
                                                                  {toString(Priority::Medium), Priority::Medium},
                                                                  {toString(Priority::High), Priority::High},
                                                                  {toString(Priority::Critical), Priority::Critical}};
    section.boolean("enabled", horn.isOn);
    section.choice("from", horn.from, kPriorities);
    section.boolean("sound", horn.sound);
    section.duration("again_after", horn.again, 0s, 24h);
}

constexpr std::size_t kMaxSeatBytes = 64; // it stands in every record

namespace {

/// "08ff:0009" or "/dev/input/by-id/…".
bool isInputDevice(std::string_view text)
{
    constexpr std::size_t kDigits = 4;
    const auto isHex = [](std::string_view part) {
        return part.size() == kDigits && part.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    };
    if (text.starts_with("/dev/"))
        return true;
    return text.size() == 2 * kDigits + 1 && text[kDigits] == ':' && isHex(text.substr(0, kDigits))
        && isHex(text.substr(kDigits + 1));
}

} // namespace

void readPanel(ConfigSection &section, PanelSettings &panel)
{
    section.duration("frame_interval", panel.frameInterval, 16ms, 5s);
    section.duration("value_interval", panel.valueInterval, 100ms, 5s);
    section.number("pixels_per_mm", panel.pixelsPerMm, 0, 100);
    section.duration("late_after", panel.lateAfter, 1s, 24h);
    section.duration("stale_after", panel.staleAfter, 1s, 24h);
    section.choice("role", panel.role,
                   {{"viewer", Role::Viewer},
                    {"operator", Role::Operator},
                    {"maintenance", Role::Maintenance},
                    {"engineer", Role::Engineer},
                    {"administrator", Role::Administrator}});
    if (section.text("seat", panel.seat) && (panel.seat.empty() || panel.seat.size() > kMaxSeatBytes))
        section.fail("seat", "must be 1 to 64 bytes");
    section.text("badge_reader", panel.badgeReader);
    if (!panel.badgeReader.empty() && !isInputDevice(panel.badgeReader))
        section.fail("badge_reader", "must be two numbers of four hex digits, \"08ff:0009\", or a path below /dev");
    section.boolean("badge_wedge", panel.isBadgeWedge);
    if (panel.isBadgeWedge && !panel.badgeReader.empty())
        section.fail("badge_wedge", "is for readers that badge_reader cannot open: one of the two");
    section.text("exchange_dir", panel.exchangeDir);
    if (!panel.exchangeDir.empty() && panel.exchangeDir.front() != '/')
        section.fail("exchange_dir", "must be an absolute path");
    if (panel.staleAfter < panel.lateAfter)
        section.fail("stale_after", "must not be shorter than late_after");
    if (panel.valueInterval * 2 > panel.lateAfter) // else a value looks late that only waited for its turn
        section.fail("value_interval", "must be at most half of late_after");
}

} // namespace lineside
