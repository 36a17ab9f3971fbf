// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"
#include "model/signallookup.h"
#include "process/unitsettings.h"
#include "process/unittable.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lineside {

/// What process() did to a reading, for those who count.
struct Processed
{
    bool unitUnknown = false; ///< as Reading::unitUnknown: value and unit as they came, quality Uncertain at best
    bool corrected = false; ///< clamped, or too large for its base unit: quality is Uncertain at best
};

/// What is known of the units of some signals beyond the table.
struct SignalUnits
{
    /// What signals measure whose name does not tell, as UnitTable::kindOf() names it: from the unit of their limits.
    std::map<std::string, std::string> kindOfSensor; ///< by sensor type
    SignalLookup<std::string> kindOfSeries; ///< for one device
    std::vector<UnitDefinition> deviceUnits; ///< those with a device: what this device means by a name
};

/// Brings a reading into the form everything behind it relies on (core/CONTRACT.md §2): the base unit of its quantity,
/// humidity within 0..100, the quality of its time, the time of processing. Units are converted whatever the sensor
/// type is called, for an oven's "zone_2" in fahrenheit is a temperature too. A unit nobody knows, or one that does not
/// fit what the signal measures, is left as it came and marked (core/FACTS.md, "Units and quantities").
/// metadata.processed_at and metadata.processor are not added here but when a reading is encoded for the cloud
/// (sinks/payload.h), from processedMs: so the metadata is stored as it came, and written only once. Owner: the
/// pipeline worker; borrows the table. Thread: one, it remembers spellings it has looked up. Errors: none, no reading
/// is refused.
class Processor
{
public:
    /// A reading is late when it was measured longer before its arrival than a device may be silent: `lateAfter`.
    explicit Processor(const UnitTable &units, SignalUnits known = {},
                       std::chrono::milliseconds lateAfter = std::chrono::minutes(5));
    explicit Processor(const UnitTable &&, SignalUnits = {}, std::chrono::milliseconds = {}) = delete;

    /// How many unknown units may name series of their own: what comes beyond is kept in metadata.unit_as_sent.
    static constexpr std::size_t kUnknownNames = 256;

    Processed process(Reading &reading, std::int64_t nowMs);

private:
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    template <typename T>
    using Remembered = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
    /// The table's answer for one spelling.
    struct Meant
    {
        std::optional<UnitTable::UnitId> unit;
        std::string_view kind;
    };
    /// One [[unit]] of one device.
    struct DeviceUnit
    {
        std::string sensorType; // empty: all signals of the device
        std::string spelling;
        Meant meant;
        std::string folded = {}; // foldedUnit(spelling)
        std::optional<UnitTable::UnitId> usual = {}; // what others mean by it
    };
    struct Folded
    {
        std::string text;
        std::optional<UnitTable::UnitId> usual;
    };

    void normaliseUnit(Reading &reading, Processed &done);
    void boundUnitNames(Reading &reading);
    [[nodiscard]] Meant meantBy(const Reading &reading);
    [[nodiscard]] const Meant *meantByDevice(const Reading &reading);
    [[nodiscard]] const Folded &foldedUnitOf(const Reading &reading);
    [[nodiscard]] std::string_view kindOf(const Reading &reading);

    const UnitTable &m_units;
    const SignalUnits m_known;
    const std::int64_t m_lateAfterMs;
    Remembered<std::vector<DeviceUnit>> m_deviceUnits; // by device
    Remembered<Folded> m_folded; // spellings of devices that have units of their own
    Remembered<Meant> m_spellings;
    Remembered<bool> m_unknownNames; // those that name a series; kUnknownNames at most
    Remembered<std::string_view> m_kinds; // by sensor type
};

/// A unit's name as metrics and screens list it: cut to 48 bytes, control characters as blanks.
[[nodiscard]] std::string unitLabel(std::string_view unit);

} // namespace lineside
