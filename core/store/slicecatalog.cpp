// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slicecatalog.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::size_t kMaxOpen = 8; // three descriptors and some hundred KiB each

} // namespace

Result<void> SliceCatalog::refresh()
{
    auto files = listSlices(m_directory);
    if (files == m_files)
        return {};
    std::erase_if(m_entries, [&](const Entry &entry) { return std::ranges::find(files, entry.file) == files.end(); });
    bool isComplete = true;
    for (const auto &file : files) {
        const bool isKnown = std::ranges::find(m_entries, file, &Entry::file) != m_entries.end();
        const auto added = isKnown ? Result<bool>(true) : add(file);
        if (!added)
            return Unexpected(added.error());
        isComplete = isComplete && *added;
    }
    m_files = isComplete ? std::move(files) : std::vector<SliceFile>();
    std::ranges::sort(m_entries, {}, &Entry::base);
    closeLeastUsed();
    return {};
}

// False: it is still being made, was unlinked or set aside a moment ago, or is damaged, which is the writer's to judge.
Result<bool> SliceCatalog::add(const SliceFile &file)
{
    auto opened = SliceReader::open(file.path);
    if (!opened) {
        const auto code = opened.error().code;
        const bool isGone = fileBytes(file.path) == 0;
        if (code == ErrorCode::NotFound || code == ErrorCode::Corrupt || isGone)
            return false;
        return Unexpected(opened.error());
    }
    const auto base = (*opened)->base();
    m_entries.push_back({file, base, std::nullopt, std::nullopt, std::move(*opened), ++m_uses});
    closeLeastUsed();
    return true;
}

void SliceCatalog::closeLeastUsed()
{
    std::vector<Entry *> open;
    for (auto &entry : m_entries) {
        if (entry.reader)
            open.push_back(&entry);
    }
    if (open.size() <= kMaxOpen)
        return;
    std::ranges::sort(open, std::ranges::greater(), &Entry::usedAt);
    for (std::size_t i = kMaxOpen; i < open.size(); ++i)
        open[i]->reader.reset();
}

Result<std::uint64_t> SliceCatalog::lastSequence(std::size_t index)
{
    Entry &entry = m_entries[index];
    if (entry.lastSequence)
        return *entry.lastSequence;
    const auto opened = reader(index);
    if (!opened)
        return Unexpected(opened.error());
    auto last = (*opened)->lastSequence();
    if (last && index + 1 < m_entries.size())
        entry.lastSequence = *last;
    return last;
}

Result<bool> SliceCatalog::mayHold(std::size_t index, std::int64_t fromMs, std::int64_t toMs)
{
    Entry &entry = m_entries[index];
    if (!entry.stretch && index + 1 < m_entries.size()) {
        const auto opened = reader(index);
        if (!opened)
            return Unexpected(opened.error());
        const auto stretch = (*opened)->stretch();
        if (!stretch)
            return Unexpected(stretch.error());
        entry.stretch = *stretch;
    }
    return !entry.stretch || (entry.stretch->firstMs < toMs && entry.stretch->lastMs >= fromMs);
}

Result<SliceReader *> SliceCatalog::reader(std::size_t index)
{
    Entry &entry = m_entries[index];
    entry.usedAt = ++m_uses;
    if (entry.reader)
        return entry.reader.get();
    auto opened = SliceReader::open(entry.file.path);
    if (!opened)
        return Unexpected(opened.error());
    entry.reader = std::move(*opened);
    closeLeastUsed();
    return entry.reader.get();
}

} // namespace lineside
