// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/liveframe.h"

#include <cstdint>
#include <map>
#include <utility>

namespace lineside {

/// The newest value of each signal, gathered slice by slice from the newest on: by source time, but one ahead of
/// `notAfterMs` only when there is no other. A value whose time was good at its arrival settles its signal, since what
/// arrived before it was measured before it; so older slices are asked for few.
/// Owner: StoreReader, for one question. Thread: any.
class LatestValues
{
public:
    explicit LatestValues(std::int64_t notAfterMs)
        : m_notAfterMs(notAfterMs)
    {
    }

    [[nodiscard]] std::int64_t notAfterMs() const { return m_notAfterMs; }
    [[nodiscard]] bool isAhead(const LiveValue &value) const { return value.timestampMs > m_notAfterMs; }
    /// False: no older slice has a newer one.
    [[nodiscard]] bool isWanted(const SeriesKey &series) const;
    void offer(const SeriesKey &series, LiveValue value);
    [[nodiscard]] std::map<SeriesKey, LiveValue> take() { return std::exchange(m_values, {}); }

private:
    [[nodiscard]] bool isNewer(const LiveValue &value, const LiveValue &known) const;

    const std::int64_t m_notAfterMs; // UTC
    std::map<SeriesKey, LiveValue> m_values;
};

} // namespace lineside
