// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storebatch.h"

namespace lineside {

namespace {

/// All lists for state.db; a new one is named here.
template <typename Batch, typename Visit>
void forEachStateList(Batch &batch, Visit visit)
{
    visit(batch.transitions);
    visit(batch.alerts);
    visit(batch.confirmedAlerts);
    visit(batch.devices);
    visit(batch.devicesForgotten);
    visit(batch.devicesRemoved);
    visit(batch.commands);
    visit(batch.conditions);
    visit(batch.audit);
    visit(batch.alarmRules);
    visit(batch.notes);
    visit(batch.users);
    visit(batch.tokens);
    visit(batch.loginFailures);
    visit(batch.cursors);
    visit(batch.quarantined);
    visit(batch.released);
}

} // namespace

bool StoreBatch::isEmpty() const
{
    return readings.empty() && journalPosition == 0 && !touchesState();
}

bool StoreBatch::touchesState() const
{
    bool touches = renames.has_value();
    forEachStateList(*this, [&touches](const auto &list) { touches = touches || !list.empty(); });
    return touches;
}

void StoreBatch::clearState()
{
    renames.reset();
    forEachStateList(*this, [](auto &list) { list.clear(); });
}

} // namespace lineside
