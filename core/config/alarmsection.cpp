// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/name.h"

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kShortestReAlarm = 10s; // nobody acts sooner

/// One [[alarms.limit]].
struct LimitEntry
{
    std::string sensorType;
    std::string device; ///< empty: for every device
    LimitKind kind = LimitKind::High;
    bool enabled = true;
    bool valid = true;
    AlarmLimit limit;
};

/// What the limit is about. False: it cannot be told, and the place has been complained about.
bool readSubject(ConfigSection &section, LimitEntry &entry)
{
    static const std::map<std::string_view, LimitKind> kKinds{{toString(LimitKind::LowLow), LimitKind::LowLow},
                                                              {toString(LimitKind::Low), LimitKind::Low},
                                                              {toString(LimitKind::High), LimitKind::High},
                                                              {toString(LimitKind::HighHigh), LimitKind::HighHigh}};
    const bool hasType = section.text("sensor_type", entry.sensorType);
    if (hasType ? entry.sensorType.empty() : !section.has("sensor_type"))
        section.fail("sensor_type", "is missing");
    if (section.text("device", entry.device) && !entry.device.empty() && !isDeviceId(entry.device))
        section.fail("device", kNoDeviceId);
    const bool hasKind = section.choice("kind", entry.kind, kKinds);
    if (!section.has("kind"))
        section.fail("kind", "is missing");
    return hasKind && !entry.sensorType.empty();
}

/// From here on a limit is in the base unit of its quantity.
void readUnit(ConfigSection &section, AlarmLimit &limit, const std::string &sensorType, const UnitTable &units)
{
    std::string unit;
    if (!section.text("unit", unit))
        return;
    const auto value = units.normalise(unit, limit.limit);
    const auto deadband = units.normaliseDifference(unit, limit.deadband.value_or(0));
    if (!value || !deadband) {
        section.fail("unit", units.knows(unit) ? "cannot hold this limit" : "is not known; [[unit]] can define it");
        return;
    }
    limit.limit = value->value;
    if (limit.deadband)
        limit.deadband = *deadband;
    limit.unit = value->unit;
    const std::string_view usual = units.kindOfSensor(sensorType);
    if (!usual.empty() && usual != units.kindOf(unit))
        section.warn("unit",
                     "is no unit of " + std::string(usual) + ": only readings in this unit's quantity are judged");
}

LimitEntry readEntry(ConfigSection &section, const UnitTable &units)
{
    LimitEntry entry;
    entry.valid = readSubject(section, entry);
    section.boolean("enabled", entry.enabled);
    if (!section.number("limit", entry.limit.limit) && entry.enabled) {
        if (!section.has("limit"))
            section.fail("limit", "is missing");
        entry.valid = false;
    }
    if (double deadband = 0; section.number("deadband", deadband, 0))
        entry.limit.deadband = deadband;
    readUnit(section, entry.limit, entry.sensorType, units);
    section.duration("on_delay", entry.limit.onDelay, 0ms, 24h);
    section.duration("off_delay", entry.limit.offDelay, 0ms, 24h);
    readPriority(section, entry.limit.priority);
    section.boolean("latch", entry.limit.latch);
    if (std::chrono::milliseconds after{}; readReAlarm(section, after))
        entry.limit.reAlarm = after;
    section.texts("unless", entry.limit.unlessStates);
    section.boolean("highly_managed", entry.limit.highlyManaged);
    return entry;
}

/// The place of the type in the limits: people write "Temperature" where the defaults have "temperature".
AlarmLimits &limitsOfType(AlarmSettings &alarms, const std::string &sensorType)
{
    AlarmLimits *known = findSensorType(alarms.bySensorType, sensorType);
    return known ? *known : alarms.bySensorType[sensorType];
}

/// A limit of a type is taken away; for one device it is noted that it has none, whatever its type has.
void apply(const LimitEntry &entry, AlarmSettings &alarms)
{
    const auto limit = entry.enabled ? std::optional(entry.limit) : std::nullopt;
    if (!entry.device.empty())
        alarms.byDevice[{entry.device, entry.sensorType}][entry.kind] = limit;
    else if (limit)
        limitsOfType(alarms, entry.sensorType)[entry.kind] = *limit;
    else
        limitsOfType(alarms, entry.sensorType).erase(entry.kind);
}

/// The kinds are numbered upwards: low-low < low < high < high-high.
void checkOrder(ConfigSection &section, const LimitEntry &entry, const AlarmSettings &alarms)
{
    if (!entry.enabled)
        return;
    for (const auto &[kind, other] : alarms.limitsOf({entry.device, entry.sensorType})) {
        if (kind < entry.kind && other.limit >= entry.limit.limit)
            section.fail("limit", "must be above the " + std::string(toString(kind)) + " limit");
        if (kind > entry.kind && other.limit <= entry.limit.limit)
            section.fail("limit", "must be below the " + std::string(toString(kind)) + " limit");
    }
}

bool isSame(const LimitEntry &a, const LimitEntry &b)
{
    return isSameSensorType(a.sensorType, b.sensorType) && a.device == b.device && a.kind == b.kind;
}

} // namespace

bool readPriority(ConfigSection &section, Priority &priority)
{
    static const std::map<std::string_view, Priority> kPriorities{{toString(Priority::Low), Priority::Low},
                                                                  {toString(Priority::Medium), Priority::Medium},
                                                                  {toString(Priority::High), Priority::High},
                                                                  {toString(Priority::Critical), Priority::Critical}};
    return section.choice("priority", priority, kPriorities);
}

bool readReAlarm(ConfigSection &section, std::chrono::milliseconds &reAlarm)
{
    const bool isGiven = section.duration("re_alarm", reAlarm, 0ms, 7 * 24h);
    if (isGiven && reAlarm > 0ms && reAlarm < kShortestReAlarm)
        section.fail("re_alarm", "must be 0s, or 10s at least");
    return isGiven;
}

/// An entry replaces the limit of its type (or device) and kind alone; the contract's defaults stand beside it.
void readAlarms(ConfigSection &section, AlarmSettings &alarms, const UnitTable &units)
{
    section.choice<AlertPublish>(
        "publish", alarms.publish,
        {{"activation", AlertPublish::Activation}, {"every-reading", AlertPublish::EveryReading}});
    section.choice<DeadbandDefault>("default_deadband", alarms.deadbands,
                                    {{"none", DeadbandDefault::None}, {"by-quantity", DeadbandDefault::ByQuantity}});
    section.duration("max_shelved", alarms.maxShelved, 1s, 30 * 24h);
    readWatches(section, alarms.watches);
    std::vector<std::pair<ConfigSection, LimitEntry>> entries;
    for (ConfigSection &each : section.sections("limit")) {
        LimitEntry entry = readEntry(each, units);
        each.reportUnknown();
        for (const auto &[place, earlier] : entries) {
            if (isSame(entry, earlier))
                each.fail("kind", "is given twice for this sensor type and device");
        }
        if (entry.valid)
            entries.emplace_back(each, std::move(entry));
    }
    for (const auto &[place, entry] : entries)
        apply(entry, alarms);
    for (auto &[place, entry] : entries)
        checkOrder(place, entry, alarms);
}

} // namespace lineside
