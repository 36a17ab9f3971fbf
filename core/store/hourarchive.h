// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/buckets.h"

#include <cstdint>
#include <set>

namespace lineside {

class Database;

/// Adds the archived hours of the stretch to the buckets, but for the slices in `done`; adds to `done` all that are
/// archived. Thread: that of the database (state.db).
[[nodiscard]] Result<void> addArchive(Buckets &buckets, Database &state, const HistoryQuery &query,
                                      std::int64_t bucketMs, std::set<std::uint64_t> &done);

} // namespace lineside
