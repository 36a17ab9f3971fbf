// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sliceset.h"

#include "base/directory.h"

#include "base/logging.h"
#include "store/duplicatefilter.h"
#include "store/statewriter.h"
#include "store/storefiles.h"

#include <algorithm>
#include <map>

namespace lineside {

namespace {

constexpr std::uint64_t kMinSliceBytes = 256ULL << 10;
constexpr std::uint64_t kMaxSliceBytes = 256ULL << 20; // quick_check at start reads the newest one whole
constexpr std::uint64_t kSlicesPerQuota = 16; // what retention gives back at once
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::int64_t kBackwardsMs = 3600LL * 1000; // clocks jitter around midnight; a real step back is longer
constexpr std::uint64_t kMaxPendingRows
    = 200'000; // then a commit folds, whether there is time or not: memory is bounded
// More than any slice holds: the numbers of rows lost with a damaged file are never given to others.
constexpr std::uint64_t kLostSequences = 1'000'000'000;
// The broker redelivers what was in flight when the connection broke: the newest few thousand messages at most.
constexpr std::uint64_t kRedeliveryReach = 100'000;

bool isRedelivery(const StoreBatch &batch)
{
    return std::ranges::any_of(batch.readings, &Reading::redelivered);
}

std::int64_t byBase(const std::unique_ptr<SliceWriter> &slice)
{
    return static_cast<std::int64_t>(slice->info().base);
}

} // namespace

SliceSet::SliceSet(const StoreSettings &settings, const Clock &clock)
    : m_settings(settings)
    , m_clock(clock)
    , m_sliceBytes(std::clamp(settings.quotaBytes / kSlicesPerQuota, kMinSliceBytes, kMaxSliceBytes))
{
}

SliceSet::~SliceSet() = default;

Result<void> SliceSet::open(StateWriter &state, std::vector<std::string> &warnings)
{
    for (const auto &file : listSlices(m_settings.directory)) {
        if (auto opened = openOne(file.path, warnings); !opened)
            return opened;
    }
    std::ranges::sort(m_finished, {}, byBase);
    if (auto chosen = chooseCurrent(state, warnings); !chosen)
        return chosen;
    return sortOut(state);
}

Result<void> SliceSet::openOne(const std::string &path, std::vector<std::string> &warnings)
{
    auto slice = SliceWriter::open(path, m_settings.fullSync);
    if (!slice && slice.error().code == ErrorCode::Corrupt)
        return putAside(path, slice.error().message, warnings);
    if (!slice)
        return Unexpected(slice.error());
    if ((*slice)->isUnborn()) {
        slice->reset();
        removeDatabaseFiles(path);
        return {};
    }
    raiseLastSequence((*slice)->info().lastSequence);
    m_finished.push_back(std::move(*slice));
    return {};
}

// The newest slice goes on being written when it is sound; when not, the one before tells where the journal is replayed
// from, and the next batch begins a new slice.
Result<void> SliceSet::chooseCurrent(StateWriter &state, std::vector<std::string> &warnings)
{
    if (m_finished.empty())
        return {};
    const auto archived = state.isArchived(m_finished.back()->info().base);
    if (!archived)
        return Unexpected(archived.error());
    if (*archived) { // its successor was lost before its first row; an archived slice gets no more
        m_journalPosition = m_finished.back()->journalPosition();
        return {};
    }
    auto newest = std::move(m_finished.back());
    m_finished.pop_back();
    const auto wrong = newest->database().quickCheck();
    const std::string reason = wrong ? *wrong : wrong.error().message;
    if (reason.empty()) {
        m_journalPosition = newest->journalPosition();
        m_current = std::move(newest);
        return {};
    }
    const std::string path = newest->info().path;
    newest.reset();
    if (!m_finished.empty())
        m_journalPosition = m_finished.back()->journalPosition();
    return putAside(path, reason, warnings);
}

// Most slices were closed properly and only need to be known; the others stay open until closeFinished() is through.
Result<void> SliceSet::sortOut(StateWriter &state)
{
    auto opened = std::move(m_finished);
    m_finished.clear();
    for (auto &slice : opened) {
        const auto archived = state.isArchived(slice->info().base);
        if (!archived)
            return Unexpected(archived.error());
        if (*archived && slice->folder().pendingRows() == 0)
            m_resting.push_back(slice->info());
        else
            m_finished.push_back(std::move(slice));
    }
    return {};
}

Result<void> SliceSet::putAside(const std::string &path, const std::string &reason, std::vector<std::string> &warnings)
{
    m_lastSequence += kLostSequences;
    warnings.push_back("damaged, set aside: " + path + ": " + reason);
    return setAside(path, m_clock.utcMs());
}

Result<void> SliceSet::abandonCurrent(const std::string &reason, std::vector<std::string> &warnings)
{
    if (!m_current)
        return {};
    const std::string path = m_current->info().path;
    m_current.reset();
    return putAside(path, reason, warnings);
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
    const std::string path = m_settings.directory + '/' + freeSliceName(m_settings.directory, dayOf(arrivalMs));
    auto created = SliceWriter::create(path, m_settings.fullSync, {m_lastSequence + 1, m_journalPosition});
    if (!created) {
        removeDatabaseFiles(path);
        return Unexpected(created.error());
    }
    if (const auto synced = syncDirectory(m_settings.directory); !synced)
        return Unexpected(synced.error());
    if (m_current)
        m_finished.push_back(std::move(m_current));
    m_current = std::move(*created);
    return {};
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

Result<StoredBatch> SliceSet::appendToCurrent(const StoreBatch &batch)
{
    if (m_current->folder().pendingRows() > kMaxPendingRows) {
        if (auto folded = m_current->fold(); !folded)
            return Unexpected(folded.error());
    }
    const std::uint64_t position = batch.journalPosition != 0 ? batch.journalPosition : m_journalPosition;
    const auto duplicates = isRedelivery(batch) ? appendUnlessKept(batch, position)
                                                : m_current->append(batch.readings, position, nullptr);
    if (!duplicates)
        return Unexpected(duplicates.error());
    m_journalPosition = position;
    m_lastSequence = m_current->info().lastSequence;
    return StoredBatch{batch.readings.size() - *duplicates, *duplicates, m_lastSequence};
}

// What was kept lately may lie in the slice before the current one; earlier than that nothing is redelivered.
Result<std::uint64_t> SliceSet::appendUnlessKept(const StoreBatch &batch, std::uint64_t position)
{
    Result<Database> before = unexpected(ErrorCode::NotFound, "no slice before"); // outlives the filter
    DuplicateFilter filter;
    auto ready = filter.addSlice(m_current->database(), &m_current->folder());
    const auto rows = m_current->info().lastSequence + 1 - m_current->info().base;
    if (ready && rows < kRedeliveryReach && !m_finished.empty()) {
        ready = filter.addSlice(m_finished.back()->database(), &m_finished.back()->folder());
    } else if (ready && rows < kRedeliveryReach && !m_resting.empty()) {
        before = Database::open(m_resting.back().path, {Database::Mode::Read});
        if (before)
            ready = filter.addSlice(*before, nullptr);
    }
    if (!ready)
        return Unexpected(ready.error());
    return m_current->append(batch.readings, position, &filter);
}

Result<bool> SliceSet::foldCurrent()
{
    if (!m_current || !m_current->folder().isDue())
        return false;
    if (auto folded = m_current->fold(); !folded)
        return Unexpected(folded.error());
    return m_current->folder().isDue();
}

Result<bool> SliceSet::closeFinished(StateWriter &state)
{
    if (m_finished.empty())
        return false;
    SliceWriter &slice = *m_finished.front();
    if (slice.folder().pendingRows() > 0) {
        const auto folded = slice.fold();
        return folded ? Result<bool>(true) : Unexpected(folded.error());
    }
    const SliceInfo info = slice.info();
    if (!info.isEmpty()) {
        if (auto archived = state.archiveHours(info.path, info.base); !archived)
            return Unexpected(archived.error());
        if (const auto flushed = slice.flush(); !flushed || !*flushed)
            return flushed;
    }
    m_finished.erase(m_finished.begin());
    if (info.isEmpty())
        removeDatabaseFiles(info.path);
    else
        m_resting.insert(std::ranges::upper_bound(m_resting, info.base, {}, &SliceInfo::base), info);
    return !m_finished.empty();
}

std::vector<SliceInfo> SliceSet::infos()
{
    std::vector<SliceInfo> all = m_resting;
    for (const auto &slice : m_finished)
        all.push_back(slice->info());
    if (m_current)
        all.push_back(m_current->info());
    std::map<std::string, std::uint64_t> sizes;
    for (const auto &file : listSlices(m_settings.directory))
        sizes[file.path] = file.bytes;
    for (auto &info : all)
        info.bytes = sizes[info.path];
    std::ranges::sort(all, {}, &SliceInfo::base);
    return all;
}

RetentionPlan SliceSet::retire(const RetentionRules &rules)
{
    const auto all = infos();
    const auto firstHeld = std::ranges::find_if(all, [this](const SliceInfo &info) {
        return m_resting.empty() || info.base > m_resting.back().base
            || (!m_finished.empty() && info.base >= m_finished.front()->info().base);
    });
    const auto plan = planRetention(all, static_cast<std::size_t>(all.end() - firstHeld), rules);
    if (plan.removable == 0)
        return plan;
    for (const auto &info : std::span(all).first(plan.removable))
        removeDatabaseFiles(info.path);
    m_resting.erase(m_resting.begin(), m_resting.begin() + static_cast<std::ptrdiff_t>(plan.removable));
    return plan;
}

} // namespace lineside
