// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/books.h"
#include "metrics/metrics.h"

namespace lineside {

/// Writes one snapshot of the books into the metrics, all at once before a scrape, so that what is scraped balances:
/// lineside_messages_received_total = stored + duplicate + sum(rejected{reason}) + in_flight.
/// Thread: one at a time (api).
void exportBooks(const BookEntries &books, Metrics &metrics);

} // namespace lineside
