// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "journal/journalsettings.h"
#include "journal/segment.h"
#include "model/rawmessage.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace lineside {

class JournalFlusher;

/// The door every message enters by: an append-only row of segment files. A message is appended before it is
/// acknowledged and stays until the store has committed it. Positions are bytes since the first installation; they rise
/// for ever, over restarts too, and every record's end position is unique.
/// Owner: engine. Thread: append() on io; release() and readers on pipeline; the rest any.
/// Errors: append() answers Full (capacity reached, or so little disk left that alarms and commands need it:
/// back-pressure, try again after room came) or Io; an unusable directory fails open().
/// Recovery: damaged or torn records end their segment; what is readable in later segments is kept. A restart always
/// begins a new segment, so bytes behind a torn record can never come back to life.
class Journal
{
public:
    /// Opens the journal, `committed` being the position the store has: all below is deleted, all above will be read.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const JournalSettings &settings,
                                                               std::uint64_t committed);
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    /// io: keeps the message; once this returns a kill -9 does not lose it. Value: the position after it.
    Result<std::uint64_t> append(const RawMessageView &message);

    /// io: makes the segment that problem() says could not be made, so that a journal at rest is well again once the
    /// disk is. True: there is room.
    bool retryRoom();

    /// pipeline: the store has committed everything before `position`; its segments are deleted.
    void release(std::uint64_t position);
    /// Whether that would delete any: then all that the store has committed must be on the disk before.
    [[nodiscard]] bool wouldDelete(std::uint64_t position) const;

    /// All before this is appended.
    [[nodiscard]] std::uint64_t appended() const { return m_appended.load(std::memory_order_acquire); }
    /// All before this is on disk.
    [[nodiscard]] std::uint64_t flushed() const;
    /// io: whether every message appended is on disk, that is, whether power-safe mode may acknowledge.
    [[nodiscard]] bool isAllFlushed() const;
    /// Where reading has to begin.
    [[nodiscard]] std::uint64_t committed() const { return m_released.load(std::memory_order_acquire); }
    [[nodiscard]] std::uint64_t bytesWaiting() const;
    [[nodiscard]] const JournalSettings &settings() const { return m_settings; }
    /// Messages found at open() that the store does not have.
    [[nodiscard]] std::uint64_t recoveredMessages() const { return m_recoveredMessages; }
    /// Empty when the last flush reached the disk and there is room for what comes; otherwise what the system said. An
    /// engine that starts on a full disk starts with such a problem.
    [[nodiscard]] std::string problem() const;

    /// `handler` runs on the flusher's thread after each flush; it must only post. Set before the first append().
    void setFlushedHandler(std::function<void()> handler);
    /// Asks for a flush now rather than at the interval (power-safe mode: an acknowledgement waits).
    void flushSoon();

    /// Where the segment begins that holds `position`, if one does.
    [[nodiscard]] std::optional<std::uint64_t> segmentOf(std::uint64_t position) const;
    /// Where the first segment behind `position` begins, if there is one.
    [[nodiscard]] std::optional<std::uint64_t> segmentAfter(std::uint64_t position) const;

private:
    explicit Journal(JournalSettings settings);
    Result<void> recover(std::uint64_t committed);
    Result<void> countMessages(std::uint64_t from);
    [[nodiscard]] Result<void> flushFound() const;
    Result<void> beginSegment();
    [[nodiscard]] Result<std::unique_ptr<Segment>> createSegment(std::uint64_t position) const;
    void noteRoom(const std::string &problem);

    const JournalSettings m_settings;
    std::uint64_t m_recoveredMessages = 0;
    std::atomic<std::uint64_t> m_appended = 0;
    std::atomic<std::uint64_t> m_released = 0;
    std::shared_ptr<Segment> m_writing; ///< io only, once open() returned; nullptr: the disk was full at start
    mutable std::mutex m_mutex; // guards m_segments and m_roomProblem
    std::string m_roomProblem; ///< why the last segment could not be made
    std::map<std::uint64_t, std::uint64_t> m_segments; ///< position -> end, of every file that exists
    std::unique_ptr<JournalFlusher> m_flusher;
};

/// Walks the journal's records in order from its committed position. Owner and thread: pipeline.
class JournalReader
{
public:
    explicit JournalReader(const Journal &journal)
        : m_journal(journal)
        , m_position(journal.committed())
    {
    }

    /// The next record, borrowed until the next call, or nothing when all that was appended has been read, or when the
    /// system refuses the next segment: problem() says so then, and a later call tries again.
    [[nodiscard]] bool next(RawMessageView &message);
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    /// The end of the record last returned: release() may go up to here.
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    /// Segments left early, because a record in them is damaged or the file is empty or gone.
    [[nodiscard]] std::uint64_t damagedSegments() const { return m_damagedSegments; }
    /// A sentence about the last of them; empty: none.
    [[nodiscard]] const std::string &lastDamage() const { return m_lastDamage; }

private:
    [[nodiscard]] bool enterSegment();
    [[nodiscard]] bool openSegment(std::uint64_t begin);
    void leaveSegment();
    void noteDamage(std::string what);

    const Journal &m_journal;
    std::uint64_t m_position;
    std::unique_ptr<Segment> m_segment;
    std::uint64_t m_passed = 0; ///< up to here its memory was given back
    std::uint64_t m_damagedSegments = 0;
    std::string m_lastDamage;
    std::string m_problem;
};

} // namespace lineside
