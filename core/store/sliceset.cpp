// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sliceset.h"

#include "base/directory.h"
#include "base/logging.h"
#include "model/reason.h"
#include "store/batchrepeats.h"
#include "store/keptrows.h"
#include "store/slicearchive.h"
#include "store/sliceopener.h"
#include "store/storefiles.h"

#include <algorithm>
#include <span>
#include <utility>

namespace lineside {

namespace {

constexpr std::uint64_t kMinSliceBytes = 256ULL << 10;
constexpr std::uint64_t kMaxSliceBytes = 64ULL << 20; // quick_check at start reads the newest one whole: 0.3 s
constexpr std::uint64_t kSlicesPerQuota = 16; // what retention gives back at once
constexpr std::int64_t kBackwardsMs = 3600LL * 1000; // clocks jitter around midnight; a real step back is longer
constexpr std::uint64_t kMaxPendingRows = 100'000; // then a commit folds too: memory is bounded
constexpr std::size_t kMaxFinished = 2; // then it folds these too
// The broker redelivers what was in flight when the connection broke: of the newest, 65,535 at most.
constexpr std::uint64_t kRedeliveryReach = 100'000;

} // namespace

SliceSet::SliceSet(const StoreSettings &settings, const Clock &clock)
    : m_settings(settings)
    , m_clock(clock)
    , m_sliceBytes(std::clamp(settings.quotaBytes / kSlicesPerQuota, kMinSliceBytes, kMaxSliceBytes))
{
}

SliceSet::~SliceSet() = default;

Result<void> SliceSet::open(SliceArchive &archive, std::vector<std::string> &warnings)
{
    auto opened = SliceOpener(m_settings, m_clock, archive, warnings).open();
    if (!opened)
        return Unexpected(opened.error());
    m_current = std::move(opened->current);
    m_finished = std::move(opened->finished);
    m_resting = std::move(opened->resting);
    m_journalPosition = opened->journalPosition;
    raiseLastSequence(opened->lastSequence);
    return {};
}

Result<void> SliceSet::abandonCurrent(const std::string &reason, std::vector<std::string> &warnings)
{
    if (!m_current)
        return {};
    const std::string path = m_current->info().path;
    m_keptRows.reset();
    m_current.reset();
    m_lastSequence += kLostSequences;
    warnings.push_back(std::string(toString(Reason::FileSetAside)) + ": " + path + ": " + reason);
    return setAside(path, m_clock.utcMs());
}

void SliceSet::raiseLastSequence(std::uint64_t floor)
{
    m_lastSequence = std::max(m_lastSequence, floor);
}

SliceWriter *SliceSet::newest()
{
    if (m_current)
        return m_current.get();
    return m_finished.empty() ? nullptr : m_finished.back().get();
}

Result<StoredBatch> SliceSet::append(const StoreBatch &batch)
{
    if (auto ready = ensureCurrent(batch.readings.empty() ? m_clock.utcMs() : batch.readings.front().arrivalMs); !ready)
        return Unexpected(ready.error());
    return appendToCurrent(batch);
}

Result<void> SliceSet::ensureCurrent(std::int64_t arrivalMs)
{
    if (m_current && !isCurrentFinished(arrivalMs))
        return {};
    // The position in the new slice will say that the rows of the old one are kept.
    if (auto flushed = flush(); !flushed)
        return flushed;
    const std::string path = m_settings.directory + '/' + freeSliceName(m_settings.directory, dayOf(arrivalMs));
    auto created = SliceWriter::create(path, m_settings.fullSync, {m_lastSequence + 1, m_journalPosition});
    if (!created) {
        removeDatabaseFiles(path);
        return Unexpected(created.error());
    }
    if (const auto synced = syncDirectory(m_settings.directory); !synced) {
        created->reset(); // left there it would be a second slice with the same numbers
        removeDatabaseFiles(path);
        return Unexpected(synced.error());
    }
    m_keptRows.reset();
    if (m_current)
        m_finished.push_back(std::move(m_current));
    m_current = std::move(*created);
    return {};
}

Result<void> SliceSet::flush()
{
    for (const auto &slice : m_finished) {
        if (auto flushed = slice->database().flush(); !flushed)
            return flushed;
    }
    return m_current ? m_current->database().flush() : Result<void>();
}

bool SliceSet::isCurrentFinished(std::int64_t arrivalMs) const
{
    const SliceInfo &info = m_current->info();
    if (info.lastSequence != m_lastSequence)
        return true; // sequences were lost since; within a slice they have no gap
    const std::int64_t beginMs = info.day * kDayMs;
    if (arrivalMs >= beginMs + kDayMs || arrivalMs < beginMs - kBackwardsMs)
        return true;
    return !info.isEmpty() && m_current->bytes() >= m_sliceBytes;
}

// In a flood there is no idle moment to fold in, and the rows that wait for it are in memory.
Result<void> SliceSet::boundPendingRows()
{
    if (m_finished.size() > kMaxFinished) {
        const auto behind
            = std::ranges::find_if(m_finished, [](const auto &slice) { return slice->rollup().pendingRows() > 0; });
        if (behind != m_finished.end())
            if (auto folded = (*behind)->fold(); !folded)
                return folded;
    }
    return m_current->rollup().pendingRows() > kMaxPendingRows ? m_current->fold() : Result<void>();
}

Result<StoredBatch> SliceSet::appendToCurrent(const StoreBatch &batch)
{
    if (auto bounded = boundPendingRows(); !bounded)
        return Unexpected(bounded.error());
    const std::uint64_t position = batch.journalPosition != 0 ? batch.journalPosition : m_journalPosition;
    const auto kept = findKept(batch.readings);
    if (!kept)
        return Unexpected(kept.error());
    if (auto appended = m_current->append(batch.readings, position, *kept); !appended)
        return Unexpected(appended.error());
    m_journalPosition = position;
    m_lastSequence = m_current->info().lastSequence;
    const auto duplicates = static_cast<std::uint64_t>(std::ranges::count(*kept, true));
    return StoredBatch{batch.readings.size() - duplicates, duplicates, m_lastSequence};
}

Result<std::vector<bool>> SliceSet::findKept(std::span<const Reading> readings)
{
    if (std::ranges::none_of(readings, &Reading::redelivered))
        return std::vector<bool>();
    std::vector<bool> found(readings.size());
    BatchRepeats batch;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (!readings[i].redelivered)
            continue;
        if (batch.count(readings.first(i), readings[i], kAnyPosition) > 0) {
            found[i] = true;
            continue;
        }
        const auto kept = countKept(readings[i], kAnyPosition);
        if (!kept)
            return Unexpected(kept.error());
        found[i] = *kept > 0;
    }
    return found;
}

Result<std::uint64_t> SliceSet::countKept(const Reading &reading, std::uint64_t upTo)
{
    m_wasAsked = true;
    if (!m_keptRows) {
        if (auto opened = openKeptRows(); !opened) {
            m_keptRows.reset();
            return Unexpected(opened.error());
        }
    }
    return m_keptRows->count(reading, upTo);
}

// What was kept lately may lie in several slices: a start, a new day or a clock that was set begin one each.
Result<void> SliceSet::openKeptRows()
{
    m_keptRows = std::make_unique<KeptRows>();
    auto ready = m_current ? m_keptRows->addSlice(*m_current) : Result<void>();
    std::uint64_t rows = m_current ? m_current->info().rows() : 0;
    for (auto slice = m_finished.rbegin(); ready && rows < kRedeliveryReach && slice != m_finished.rend(); ++slice) {
        ready = m_keptRows->addSlice(**slice);
        rows += (*slice)->info().rows();
    }
    for (auto slice = m_resting.rbegin(); ready && rows < kRedeliveryReach && slice != m_resting.rend(); ++slice) {
        ready = m_keptRows->addResting(slice->path);
        rows += slice->rows();
    }
    return ready;
}

Result<bool> SliceSet::foldCurrent()
{
    if (!m_current || !m_current->rollup().isDue())
        return false;
    if (auto folded = m_current->fold(); !folded)
        return Unexpected(folded.error());
    return m_current->rollup().isDue();
}

Result<bool> SliceSet::closeFinished(SliceArchive &archive)
{
    if (!std::exchange(m_wasAsked, false))
        m_keptRows.reset();
    if (m_finished.empty())
        return false;
    SliceWriter &slice = *m_finished.front();
    if (slice.rollup().pendingRows() > 0) {
        const auto folded = slice.fold();
        return folded ? Result<bool>(true) : Unexpected(folded.error());
    }
    const SliceInfo info = slice.info();
    if (!info.isEmpty()) {
        if (auto flushed = slice.flush(); !flushed || !*flushed)
            return flushed;
        if (auto archived = archive.add(info); !archived)
            return Unexpected(archived.error());
    }
    m_keptRows.reset();
    m_finished.erase(m_finished.begin());
    if (info.isEmpty())
        removeDatabaseFiles(info.path);
    else
        m_resting.insert(std::ranges::upper_bound(m_resting, info.base, {}, &SliceInfo::base), info);
    return !m_finished.empty();
}

std::uint64_t SliceSet::pendingRows() const
{
    std::uint64_t rows = m_current ? m_current->rollup().pendingRows() : 0;
    for (const auto &slice : m_finished)
        rows += slice->rollup().pendingRows();
    return rows;
}

std::vector<SliceInfo> SliceSet::infos() const
{
    std::vector<SliceInfo> all = m_resting;
    for (const auto &slice : m_finished)
        all.push_back(slice->info());
    if (m_current)
        all.push_back(m_current->info());
    for (auto &info : all)
        info.bytes = fileBytes(info.path) + fileBytes(info.path + "-wal");
    std::ranges::sort(all, {}, &SliceInfo::base);
    return all;
}

// Slices older than the first one in use; there may be younger ones closed already.
std::size_t SliceSet::countRemovable(std::span<const SliceInfo> all) const
{
    const auto inUse = std::ranges::find_if(all, [this](const SliceInfo &info) {
        return !std::ranges::binary_search(m_resting, info.base, {}, &SliceInfo::base);
    });
    // The newest stays even when it is closed: it knows the journal position.
    return std::min(static_cast<std::size_t>(inUse - all.begin()), all.size() - std::min<std::size_t>(all.size(), 1));
}

RetentionPlan SliceSet::retire(SliceArchive &archive, const RetentionRules &rules)
{
    const auto all = infos();
    const auto plan = planRetention(all, all.size() - countRemovable(all), rules);
    for (const auto &info : std::span(all).first(plan.removable)) {
        // Without room even for this the file goes all the same; its hours stay counted under its base.
        if (const auto merged = archive.merge(info.base); !merged)
            qCWarning(lcStore, "archive: %s", merged.error().text().c_str());
        removeDatabaseFiles(info.path);
    }
    if (plan.removable > 0)
        m_keptRows.reset();
    m_resting.erase(m_resting.begin(), m_resting.begin() + static_cast<std::ptrdiff_t>(plan.removable));
    return plan;
}

} // namespace lineside
