// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bookmetrics.h"

#include "decode/rejectreason.h"
#include "store/storestats.h"

#include <cstdint>
#include <map>
#include <string>

namespace lineside {

namespace {

void raiseTo(Counter &counter, std::uint64_t total)
{
    counter.add(static_cast<double>(total) - counter.value());
}

/// Each is there before its first, so that the first is a rise. Units are not known beforehand.
template <typename Known>
std::map<std::string, std::uint64_t> withZeros(std::map<std::string, std::uint64_t> counts, const Known &known)
{
    for (const auto &reason : known)
        counts.try_emplace(std::string(reason), 0);
    return counts;
}

} // namespace

void exportBooks(const BookEntries &books, Metrics &metrics)
{
    raiseTo(metrics.counter("lineside_messages_received_total", "Messages taken in at the door"), books.received);
    raiseTo(metrics.counter("lineside_messages_stored_total", "Readings, device reports and command results kept"),
            books.stored);
    raiseTo(metrics.counter("lineside_messages_duplicate_total", "Redelivered messages that were already kept"),
            books.duplicate);
    for (const auto &[reason, count] : withZeros(books.rejected, rejectLabels()))
        raiseTo(
            metrics.counter("lineside_messages_rejected_total", "Messages refused, by reason", {{"reason", reason}}),
            count);
    for (const auto &[reason, count] : withZeros(books.dropped, kDropReasons))
        raiseTo(metrics.counter("lineside_readings_dropped_total", "Readings stored and given up unsent, by reason",
                                {{"reason", reason}}),
                count);
    for (const auto &[unit, known] : books.unknownUnits)
        raiseTo(metrics.counter("lineside_readings_unit_unknown_total",
                                "Readings kept as they came, their unit not known or of another quantity, by unit",
                                {{"unit", unit}}),
                known.count);
    raiseTo(metrics.counter("lineside_readings_corrected_total", "Readings clamped or too large for their base unit"),
            books.corrected);
    metrics.gauge("lineside_messages_in_flight", "Messages in the journal that are not yet any of the above")
        .set(static_cast<double>(books.inFlight));
}

} // namespace lineside
