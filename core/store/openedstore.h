// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/auditkeeper.h"
#include "store/ballast.h"
#include "store/sinkregister.h"
#include "store/slicearchive.h"
#include "store/sliceset.h"
#include "store/statewriter.h"
#include "store/storelock.h"
#include "store/storesettings.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// The files of one store and what is known of them, shared by Store, which opens and commits, and its housekeeper.
/// Owner: Store. Thread: that of the Store.
struct OpenedStore
{
    OpenedStore(const StoreSettings &storeSettings, const Clock &clock)
        : settings(storeSettings)
        , ballast(storeSettings.directory)
        , slices(settings, clock)
        , sinks(clock)
        , audit(storeSettings.directory, clock, storeSettings.auditLines)
    {
    }
    OpenedStore(const OpenedStore &) = delete;
    OpenedStore &operator=(const OpenedStore &) = delete;

    StoreSettings settings;
    std::optional<StoreLock> lock; // before the files: they close first
    Ballast ballast;
    std::unique_ptr<StateWriter> state;
    std::unique_ptr<SliceArchive> archive;
    SliceSet slices;
    SinkRegister sinks;
    AuditKeeper audit;
    std::vector<std::string> warnings; ///< what was met and healed, one sentence each
};

} // namespace lineside
