// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storebatch.h"

namespace lineside {

bool StoreBatch::isEmpty() const
{
    return readings.empty() && journalPosition == 0 && !touchesState();
}

bool StoreBatch::touchesState() const
{
    return !transitions.empty() || !alerts.empty() || !confirmedAlerts.empty() || !devices.empty()
        || !devicesForgotten.empty() || !devicesRemoved.empty() || !commands.empty() || !audit.empty()
        || !cursors.empty() || !quarantined.empty() || !released.empty() || renames.has_value();
}

} // namespace lineside
