// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"

#include "base/directory.h"
#include "base/logging.h"
#include "journal/journalflusher.h"
#include "journal/record.h"
#include "model/reason.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <limits>
#include <system_error>
#include <vector>

namespace lineside {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kReserveBytes = 8ULL << 20; // what the store's ballast gives back

/// Positions and ends of the segment files in a directory; other files are not ours and left alone. A file left out for
/// an error of the system would be a loss.
Result<std::map<std::uint64_t, std::uint64_t>> listSegments(const std::string &directory)
{
    std::map<std::uint64_t, std::uint64_t> segments;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error); !error && entry != fs::end(entry); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::uint64_t position = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), position, 16);
        if (parsed.ec != std::errc() || name != Segment::fileName(position))
            continue;
        segments.emplace(position, position + entry->file_size(error));
        if (error)
            break;
    }
    if (error)
        return unexpected(ErrorCode::Io, "cannot list the journal's segments: " + error.message(), directory);
    return segments;
}

std::uint64_t roundedUp(std::uint64_t position, std::uint64_t step)
{
    return (position + step - 1) / step * step;
}

} // namespace

Journal::Journal(JournalSettings settings)
    : m_settings(std::move(settings))
    , m_flusher(std::make_unique<JournalFlusher>(m_settings.flushInterval))
{
}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const JournalSettings &settings, std::uint64_t committed)
{
    std::error_code error;
    fs::create_directories(settings.directory, error);
    if (error)
        return unexpected(ErrorCode::Io, "cannot create the journal directory: " + error.message(), settings.directory);
    if (auto synced = syncDirectory(settings.directory + "/.."); !synced)
        return Unexpected(synced.error());
    std::unique_ptr<Journal> journal(new Journal(settings));
    if (auto recovered = journal->recover(committed); !recovered)
        return Unexpected(recovered.error());
    return journal;
}

Result<void> Journal::recover(std::uint64_t committed)
{
    auto found = listSegments(m_settings.directory);
    if (!found)
        return Unexpected(found.error());
    m_segments = std::move(*found);
    const std::uint64_t lastEnd = m_segments.empty() ? 0 : m_segments.rbegin()->second;
    m_released = committed;
    // Behind every name that is taken, of an empty file too: a crash may have come between its name and its size.
    const std::uint64_t lastBegin = m_segments.empty() ? 0 : m_segments.rbegin()->first + 1;
    m_appended = roundedUp(std::max({committed, lastBegin, lastEnd}), m_settings.segmentBytes);
    if (auto counted = countMessages(committed); !counted)
        return counted;
    release(committed);
    if (auto flushed = flushFound(); !flushed)
        return flushed;
    m_flusher->start(m_appended);
    // Tells at start-up whether the directory can be written at all.
    auto begun = beginSegment();
    const bool isDiskFull = !begun && begun.error().code == ErrorCode::Full;
    return isDiskFull ? Result<void>() : begun;
}

Result<void> Journal::countMessages(std::uint64_t from)
{
    m_released = from;
    JournalReader reader(*this);
    RawMessageView message;
    while (reader.next(message))
        ++m_recoveredMessages;
    if (!reader.problem().empty())
        return unexpected(ErrorCode::Io, reader.problem());
    if (m_recoveredMessages > 0)
        qCInfo(lcJournal, "%llu messages found that the store does not have yet",
               static_cast<unsigned long long>(m_recoveredMessages));
    return {};
}

// A killed program's last messages may lie in memory alone, and it has acknowledged them.
Result<void> Journal::flushFound() const
{
    for (const auto &[position, end] : m_segments) {
        if (auto synced = syncFile(m_settings.directory + '/' + Segment::fileName(position)); !synced)
            return synced;
    }
    return {};
}

Result<void> Journal::beginSegment()
{
    const std::uint64_t position = roundedUp(m_appended, m_settings.segmentBytes);
    auto segment = createSegment(position);
    noteRoom(segment ? std::string() : segment.error().text());
    if (!segment)
        return Unexpected(segment.error());
    m_writing = std::move(*segment);
    {
        const std::lock_guard lock(m_mutex);
        m_segments.emplace(position, m_writing->end());
    }
    m_appended.store(position, std::memory_order_release);
    return {};
}

Result<std::uint64_t> Journal::append(const RawMessageView &message)
{
    const std::size_t bytes = record::sizeOf(message);
    constexpr std::size_t kShortText = std::numeric_limits<std::uint16_t>::max();
    if (bytes > m_settings.segmentBytes || message.topic.empty() || message.topic.size() > kShortText
        || message.correlation.size() > kShortText)
        return unexpected(ErrorCode::InvalidInput, "message does not fit a journal record");
    if (bytesWaiting() + bytes > m_settings.capacityBytes)
        return unexpected(ErrorCode::Full, Reason::JournalFull, m_settings.directory);
    if (!m_writing || m_appended + bytes > m_writing->end()) {
        if (auto begun = beginSegment(); !begun)
            return Unexpected(begun.error());
    }
    const std::uint64_t position = m_appended;
    record::write(m_writing->from(position), position, message);
    m_appended.store(position + bytes, std::memory_order_release);
    m_flusher->written(m_writing, position + bytes);
    m_writing->passed(position, position + bytes);
    return position + bytes;
}

void Journal::release(std::uint64_t position)
{
    m_released.store(position, std::memory_order_release);
    std::vector<std::uint64_t> done;
    {
        const std::lock_guard lock(m_mutex);
        // The last file is the one being written, even when all of it is committed.
        while (!m_segments.empty() && m_segments.begin()->second <= position) {
            done.push_back(m_segments.begin()->first);
            m_segments.erase(m_segments.begin());
        }
    }
    std::error_code ignored; // a file that cannot be deleted is deleted at the next start
    for (const std::uint64_t begin : done)
        fs::remove(fs::path(m_settings.directory) / Segment::fileName(begin), ignored);
}

bool Journal::wouldDelete(std::uint64_t position) const
{
    const std::lock_guard lock(m_mutex);
    return !m_segments.empty() && m_segments.begin()->second <= position;
}

std::uint64_t Journal::flushed() const
{
    return m_flusher->flushed();
}

bool Journal::isAllFlushed() const
{
    return m_flusher->isAllFlushed();
}

std::uint64_t Journal::bytesWaiting() const
{
    const std::uint64_t committedTo = committed();
    const std::uint64_t appendedTo = appended();
    return appendedTo > committedTo ? appendedTo - committedTo : 0;
}

// What is left of a full disk belongs to alarms and commands (store/ballast.h): the journal would eat it up first.
Result<std::unique_ptr<Segment>> Journal::createSegment(std::uint64_t position) const
{
    std::error_code unknown;
    const auto free = fs::space(m_settings.directory, unknown).available;
    if (!unknown && free < m_settings.segmentBytes + kReserveBytes)
        return unexpected(ErrorCode::Full, Reason::NoRoomForSegment, m_settings.directory);
    return Segment::create(m_settings.directory, position, m_settings.segmentBytes);
}

bool Journal::retryRoom()
{
    const bool isMissing = [this] {
        const std::lock_guard lock(m_mutex);
        return !m_roomProblem.empty();
    }();
    return !isMissing || beginSegment().has_value();
}

void Journal::noteRoom(const std::string &problem)
{
    const std::lock_guard lock(m_mutex);
    m_roomProblem = problem;
}

std::string Journal::problem() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_roomProblem.empty())
            return m_roomProblem;
    }
    return m_flusher->problem();
}

void Journal::setFlushedHandler(std::function<void()> handler)
{
    m_flusher->setHandler(std::move(handler));
}

void Journal::flushSoon()
{
    m_flusher->flushSoon();
}

std::optional<std::uint64_t> Journal::segmentOf(std::uint64_t position) const
{
    const std::lock_guard lock(m_mutex);
    const auto next = m_segments.upper_bound(position);
    if (next == m_segments.begin())
        return std::nullopt;
    const auto &[begin, end] = *std::prev(next);
    return position < end ? std::optional(begin) : std::nullopt;
}

std::optional<std::uint64_t> Journal::segmentAfter(std::uint64_t position) const
{
    const std::lock_guard lock(m_mutex);
    const auto next = m_segments.upper_bound(position);
    return next == m_segments.end() ? std::nullopt : std::optional(next->first);
}

bool JournalReader::next(RawMessageView &message)
{
    while (m_position < m_journal.appended()) {
        if (enterSegment()) {
            if (const auto found = record::read(m_segment->from(m_position), m_position)) {
                m_segment->passed(m_passed, m_position); // not the record that is borrowed now
                m_passed = m_position;
                message = found->message;
                m_position += found->bytes;
                return true;
            }
            leaveSegment();
        }
        if (!m_problem.empty())
            return false;
        const auto following = m_journal.segmentAfter(m_position);
        if (!following)
            return false;
        m_position = *following;
    }
    return false;
}

bool JournalReader::enterSegment()
{
    if (m_segment && m_position >= m_segment->position() && m_position < m_segment->end())
        return true;
    m_segment.reset();
    m_problem.clear();
    const auto begin = m_journal.segmentOf(m_position);
    return begin && openSegment(*begin);
}

bool JournalReader::openSegment(std::uint64_t begin)
{
    auto opened = Segment::open(m_journal.settings().directory, begin);
    if (opened) {
        m_segment = std::move(*opened);
        m_passed = m_segment->position();
        return true;
    }
    const ErrorCode code = opened.error().code;
    if (code == ErrorCode::Corrupt || code == ErrorCode::NotFound) {
        noteDamage(std::string(toString(Reason::SegmentLeftOut)) + ": " + opened.error().text());
    } else {
        m_problem = opened.error().text(); // what it holds is acknowledged: going on would lose it
    }
    return false;
}

void JournalReader::leaveSegment()
{
    const auto rest = m_segment->from(m_position);
    const auto header = rest.first(std::min(rest.size(), record::kHeaderBytes));
    const bool nothingWritten = std::ranges::all_of(header, [](std::byte b) { return b == std::byte{0}; });
    if (!nothingWritten)
        noteDamage(std::string(toString(Reason::RestOfSegmentLeftOut)) + ": position " + std::to_string(m_position));
    m_segment.reset();
}

void JournalReader::noteDamage(std::string what)
{
    ++m_damagedSegments;
    qCWarning(lcJournal, "%s", what.c_str());
    m_lastDamage = std::move(what);
}

} // namespace lineside
