// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sliceopener.h"

#include "model/reason.h"
#include "store/slicearchive.h"
#include "store/storefiles.h"

#include <algorithm>

namespace lineside {

SliceOpener::SliceOpener(const StoreSettings &settings, const Clock &clock, SliceArchive &archive,
                         std::vector<std::string> &warnings)
    : m_settings(settings)
    , m_clock(clock)
    , m_archive(archive)
    , m_warnings(warnings)
{
}

Result<OpenedSlices> SliceOpener::open()
{
    auto archived = m_archive.load();
    if (!archived)
        return Unexpected(archived.error());
    for (auto &slice : *archived)
        m_archived.emplace(slice.info.base, std::move(slice));
    for (const auto &file : listSlices(m_settings.directory)) {
        if (auto taken = take(file); !taken)
            return Unexpected(taken.error());
    }
    std::ranges::sort(m_slices.resting, {}, &SliceInfo::base);
    std::ranges::sort(m_slices.finished, {}, [](const auto &slice) { return slice->info().base; });
    if (auto chosen = chooseCurrent(); !chosen)
        return Unexpected(chosen.error());
    return std::move(m_slices);
}

Result<void> SliceOpener::take(const SliceFile &file)
{
    const auto known = std::ranges::find_if(m_archived, [&](const auto &entry) {
        return entry.second.name == fileName(file.path) && entry.second.inode == file.inode;
    });
    if (known != m_archived.end() && known->second.isMerged) { // a crash came between counting it and removing it
        removeDatabaseFiles(file.path);
        return {};
    }
    const bool isClosed = known != m_archived.end() && fileBytes(file.path + "-wal") == 0;
    if (!isClosed || !beginsAsDatabase(file.path))
        return takeOpened(file.path);
    SliceInfo info = known->second.info;
    info.path = file.path;
    m_slices.lastSequence = std::max(m_slices.lastSequence, info.lastSequence);
    m_slices.resting.push_back(info);
    return {};
}

Result<void> SliceOpener::takeOpened(const std::string &path)
{
    auto slice = SliceWriter::open(path, m_settings.fullSync);
    if (!slice && slice.error().code == ErrorCode::Corrupt)
        return putAside(path, slice.error().message);
    if (!slice)
        return Unexpected(slice.error());
    const SliceInfo info = (*slice)->info();
    const auto known = m_archived.find(info.base);
    if ((*slice)->isUnborn() || (known != m_archived.end() && known->second.isMerged)) {
        slice->reset();
        removeDatabaseFiles(path);
        return {};
    }
    m_slices.lastSequence = std::max(m_slices.lastSequence, info.lastSequence);
    if (known != m_archived.end() && (*slice)->rollup().pendingRows() == 0)
        m_slices.resting.push_back(info);
    else
        m_slices.finished.push_back(std::move(*slice));
    return {};
}

// The newest slice goes on being written when it is sound. When not, the one before tells where the journal is replayed
// from, and the next batch begins a new slice; so it does when the newest is archived, as that one gets no more.
Result<void> SliceOpener::chooseCurrent()
{
    auto &finished = m_slices.finished;
    const bool isArchived = finished.empty() || m_archived.contains(finished.back()->info().base)
        || (!m_slices.resting.empty() && m_slices.resting.back().base > finished.back()->info().base);
    if (isArchived)
        return adoptPosition();
    auto newest = std::move(finished.back());
    finished.pop_back();
    const auto wrong = newest->database().quickCheck();
    if (wrong && wrong->empty()) {
        m_slices.journalPosition = newest->journalPosition();
        m_slices.current = std::move(newest);
        return {};
    }
    const std::string path = newest->info().path;
    newest.reset();
    if (auto aside = putAside(path, wrong ? *wrong : wrong.error().message); !aside)
        return aside;
    return adoptPosition();
}

Result<void> SliceOpener::adoptPosition()
{
    auto &[current, finished, resting, position, last] = m_slices;
    if (!finished.empty() && (resting.empty() || resting.back().base < finished.back()->info().base)) {
        position = finished.back()->journalPosition();
        return {};
    }
    while (!resting.empty()) {
        const auto newest = SliceWriter::open(resting.back().path, m_settings.fullSync);
        if (newest) {
            position = (*newest)->journalPosition();
            return {};
        }
        if (newest.error().code != ErrorCode::Corrupt)
            return Unexpected(newest.error());
        if (auto aside = putAside(resting.back().path, newest.error().message); !aside)
            return aside;
        resting.pop_back();
    }
    return {};
}

Result<void> SliceOpener::putAside(const std::string &path, const std::string &reason)
{
    m_slices.lastSequence += kLostSequences;
    m_warnings.push_back(std::string(toString(Reason::FileSetAside)) + ": " + path + ": " + reason);
    return setAside(path, m_clock.utcMs());
}

} // namespace lineside
