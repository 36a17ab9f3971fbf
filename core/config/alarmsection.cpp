// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include <limits>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr double kAnyNumber = std::numeric_limits<double>::max();

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

bool isUpper(LimitKind kind)
{
    return kind == LimitKind::High || kind == LimitKind::HighHigh;
}

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
    section.text("device", entry.device);
    const bool hasKind = section.choice("kind", entry.kind, kKinds);
    if (!section.has("kind"))
        section.fail("kind", "is missing");
    return hasKind && !entry.sensorType.empty();
}

LimitEntry readEntry(ConfigSection &section)
{
    LimitEntry entry;
    entry.valid = readSubject(section, entry);
    section.boolean("enabled", entry.enabled);
    if (!section.number("limit", entry.limit.limit, -kAnyNumber, kAnyNumber) && entry.enabled) {
        if (!section.has("limit"))
            section.fail("limit", "is missing");
        entry.valid = false;
    }
    section.number("deadband", entry.limit.deadband, 0, kAnyNumber);
    section.duration("on_delay", entry.limit.onDelay, 0ms, 24h);
    section.duration("off_delay", entry.limit.offDelay, 0ms, 24h);
    static const std::map<std::string_view, Priority> kPriorities{{toString(Priority::Low), Priority::Low},
                                                                  {toString(Priority::Medium), Priority::Medium},
                                                                  {toString(Priority::High), Priority::High},
                                                                  {toString(Priority::Critical), Priority::Critical}};
    section.choice("priority", entry.limit.priority, kPriorities);
    section.boolean("latch", entry.limit.latch);
    return entry;
}

/// A limit of a type is taken away; for one device the type's limit must be covered, so it gets one no value crosses.
void apply(const LimitEntry &entry, AlarmSettings &alarms)
{
    if (entry.device.empty()) {
        AlarmLimits &limits = alarms.bySensorType[entry.sensorType];
        if (entry.enabled)
            limits[entry.kind] = entry.limit;
        else
            limits.erase(entry.kind);
        return;
    }
    AlarmLimit limit = entry.limit;
    if (!entry.enabled)
        limit.limit = std::numeric_limits<double>::infinity() * (isUpper(entry.kind) ? 1 : -1);
    alarms.byDevice[{entry.device, entry.sensorType}][entry.kind] = limit;
}

/// What counts for the entry's signal: the type's limits, the device's own instead where it has some.
AlarmLimits limitsBeside(const LimitEntry &entry, const AlarmSettings &alarms)
{
    AlarmLimits limits;
    if (const auto own = alarms.byDevice.find({entry.device, entry.sensorType}); own != alarms.byDevice.end())
        limits = own->second;
    if (const auto type = alarms.bySensorType.find(entry.sensorType); type != alarms.bySensorType.end())
        limits.insert(type->second.begin(), type->second.end());
    return limits;
}

/// The kinds are numbered upwards: low-low < low < high < high-high.
void checkOrder(ConfigSection &section, const LimitEntry &entry, const AlarmSettings &alarms)
{
    if (!entry.enabled)
        return;
    for (const auto &[kind, other] : limitsBeside(entry, alarms)) {
        if (kind < entry.kind && other.limit >= entry.limit.limit)
            section.fail("limit", "must be above the " + std::string(toString(kind)) + " limit");
        if (kind > entry.kind && other.limit <= entry.limit.limit)
            section.fail("limit", "must be below the " + std::string(toString(kind)) + " limit");
    }
}

bool isSame(const LimitEntry &a, const LimitEntry &b)
{
    return a.sensorType == b.sensorType && a.device == b.device && a.kind == b.kind;
}

} // namespace

/// An entry replaces the limit of its type (or device) and kind alone; the contract's defaults stand beside it.
void readAlarms(ConfigSection &section, AlarmSettings &alarms)
{
    section.choice<AlertPublish>(
        "publish", alarms.publish,
        {{"activation", AlertPublish::Activation}, {"every-reading", AlertPublish::EveryReading}});
    std::vector<std::pair<ConfigSection, LimitEntry>> entries;
    for (ConfigSection &each : section.sections("limit")) {
        LimitEntry entry = readEntry(each);
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
