// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/slicewriter.h"
#include "store/storefiles.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// A slice that is closed for good, as state.db knows it.
struct ArchivedSlice
{
    SliceInfo info; ///< path empty, bytes unknown
    std::string name; ///< of its file
    std::uint64_t inode = 0; ///< tells another file under its name
    bool isMerged = false; ///< its hours are counted for good; its file is being, or was, removed
};

/// The part of state.db that outlives slices: the hourly values of those that are closed, and a list of them, so that a
/// start need not open each. While a slice lies there its hours are kept under its base, so that archiving it again
/// replaces them; when it goes they are added to those of all bygone slices.
/// Owner: StateWriter. Thread: pipeline. Errors: as Database; every call can be made again after a crash.
class SliceArchive
{
public:
    explicit SliceArchive(Database &state)
        : m_state(state)
    {
    }

    /// Takes in a slice that is folded and will get no more rows.
    [[nodiscard]] Result<void> add(const SliceInfo &slice);
    [[nodiscard]] Result<std::vector<ArchivedSlice>> load();
    /// After a restore, whose files are new ones under the names it lists.
    [[nodiscard]] Result<void> renewInodes(const std::vector<SliceFile> &files);
    /// To be called before the slice's file is removed, and after those of all merged before are.
    [[nodiscard]] Result<void> merge(std::uint64_t base);

private:
    [[nodiscard]] Result<void> copyHours(const SliceInfo &slice);
    [[nodiscard]] Result<void> list(const SliceInfo &slice);

    Database &m_state;
};

} // namespace lineside
