// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/slicearchive.h"
#include "store/slicewriter.h"
#include "store/storesettings.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

struct SliceFile;

/// More than any slice holds: the numbers of rows lost with a damaged file are never given to others.
inline constexpr std::uint64_t kLostSequences = 1'000'000'000;

/// The slices a start found.
struct OpenedSlices
{
    std::unique_ptr<SliceWriter> current; ///< the newest, to be written further; nullptr: the next batch begins one
    std::vector<std::unique_ptr<SliceWriter>> finished; ///< by base; not properly closed yet
    std::vector<SliceInfo> resting; ///< by base
    std::uint64_t journalPosition = 0;
    std::uint64_t lastSequence = 0;
};

/// Looks through readings-*.db at start: opens what needs work, only lists what was closed, sets aside what is damaged,
/// finishes removals a crash broke off.
/// Owner: SliceSet, for the call. Thread: pipeline. Errors: as SliceWriter; damage is none, it adds to the warnings.
class SliceOpener
{
public:
    SliceOpener(const StoreSettings &settings, const Clock &clock, SliceArchive &archive,
                std::vector<std::string> &warnings);

    [[nodiscard]] Result<OpenedSlices> open();

private:
    [[nodiscard]] Result<void> take(const SliceFile &file);

    [[nodiscard]] Result<void> takeOpened(const std::string &path);
    [[nodiscard]] Result<void> chooseCurrent();
    [[nodiscard]] Result<void> adoptPosition();
    [[nodiscard]] Result<void> putAside(const std::string &path, const std::string &reason);

    const StoreSettings &m_settings;
    const Clock &m_clock;
    SliceArchive &m_archive;
    std::vector<std::string> &m_warnings;
    OpenedSlices m_slices;
    std::map<std::uint64_t, ArchivedSlice> m_archived; // by base
};

} // namespace lineside
