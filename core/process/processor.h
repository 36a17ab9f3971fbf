// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"
#include "process/unittable.h"

#include <cstdint>

namespace lineside {

/// What process() did to a reading, for those who count.
struct Processed
{
    bool unitUnknown
        = false; ///< the unit is not in the table (an absent unit is not unknown): value and unit as they came
    bool corrected = false; ///< clamped, or too large for its base unit: quality is Uncertain at best
};

/// Brings a reading into the form everything behind it relies on (CONTRACT §2): the base unit of its quantity, humidity
/// within 0..100, the quality of its time, the time of processing. Units are converted whatever the sensor type is
/// called, for an oven's "zone_2" in fahrenheit is a temperature too. metadata.processed_at and metadata.processor are
/// not added here but when a reading is encoded for the cloud (sinks/payload.h), from processedMs: so the metadata is
/// stored as it came, and written only once. Owner: the pipeline worker; borrows the table. Thread: any, it has no
/// state. Errors: none, no reading is refused.
class Processor
{
public:
    explicit Processor(const UnitTable &units)
        : m_units(units)
    {
    }
    explicit Processor(const UnitTable &&) = delete;

    Processed process(Reading &reading, std::int64_t nowMs) const;

private:
    const UnitTable &m_units;
};

} // namespace lineside
