// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/slicereader.h"
#include "store/storefiles.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// The slices a reader sees, oldest first, with a few connections kept open.
/// Owner: StoreReader. Thread: that of its StoreReader.
class SliceCatalog
{
public:
    explicit SliceCatalog(std::string directory)
        : m_directory(std::move(directory))
    {
    }

    /// Looks at the directory again: slices come, and go by retention. Call it before each query.
    [[nodiscard]] Result<void> refresh();

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] std::uint64_t base(std::size_t index) const { return m_entries[index].base; }
    /// Known without opening the file for all but the newest.
    [[nodiscard]] Result<std::uint64_t> lastSequence(std::size_t index);
    /// False: surely no row of that stretch of source time, known without opening the file.
    [[nodiscard]] Result<bool> mayHold(std::size_t index, std::int64_t fromMs, std::int64_t toMs);
    /// Valid until the next call of this object.
    [[nodiscard]] Result<SliceReader *> reader(std::size_t index);

private:
    struct Entry
    {
        SliceFile file;
        std::uint64_t base = 0;
        std::optional<std::uint64_t> lastSequence; // known once it can change no more
        std::optional<SliceReader::Stretch> stretch; // likewise
        std::unique_ptr<SliceReader> reader;
        std::uint64_t usedAt = 0;
    };

    [[nodiscard]] Result<bool> add(const SliceFile &file);
    void closeLeastUsed();

    std::string m_directory;
    std::vector<SliceFile> m_files; // as last seen, when all of them are among the entries
    std::vector<Entry> m_entries; // by base
    std::uint64_t m_uses = 0;
};

} // namespace lineside
