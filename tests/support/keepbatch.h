// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace lineside {

/// Both halves of a batch, as the pipeline commits them when nothing goes wrong.
[[nodiscard]] inline Result<StoredBatch> keepBatch(Store &store, const StoreBatch &batch)
{
    const auto done = store.commitState(batch);
    return done ? store.commitReadings(batch) : Unexpected(done.error());
}

} // namespace lineside
