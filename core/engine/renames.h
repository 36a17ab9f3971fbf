// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "engine/rememberedstate.h"
#include "model/formernames.h"
#include "store/storebatch.h"

namespace lineside {

/// Takes what the engine remembers of a device over to the id it was given since the last run: its place in the lists
/// and its standing alarms, which end under the former id with a record. Each rename is done once; should the former id
/// speak afterwards, it is a device of its own. What is to be kept goes into the batch.
/// Pure. Owner and thread: pipeline.
void applyRenames(const FormerNames &names, RememberedState &state, const Moment &now, StoreBatch &batch);

} // namespace lineside
