// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sinkposition.h"
#include "store/storereader.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace lineside {

/// The books of one lane: which rows were read, are on their way, are done. The cursor is the end of the contiguous
/// prefix that is done, so a crash can only send rows twice, never leave one out. A refused row stands beside the
/// window: it holds back the cursor and nobody behind it. Pure: no time, no I/O.
/// Owner: the follower. Thread: its own. Errors: a sequence that is not in the window is ignored.
class SendWindow
{
public:
    /// What refused() knows about a row.
    struct Refusal
    {
        int tries = 0; ///< times it was refused
        bool othersPassed = false; ///< rows were confirmed since it was refused first: it is the row, not the peer
    };

    explicit SendWindow(std::uint64_t cursor)
        : m_cursor(cursor)
        , m_lastRead(cursor)
    {
    }

    /// Rows with rising sequences, all beyond lastRead().
    void append(std::vector<OutboxRow> rows);
    /// There is nothing to send between lastRead() and `sequence`.
    void skipTo(std::uint64_t sequence);
    /// The next row that waits, released ones before others, now in flight; valid until it is answered. nullptr: none
    /// waits.
    [[nodiscard]] const OutboxRow *sendNext();

    /// The peer has it.
    void confirmed(std::uint64_t sequence);
    /// The peer could not be reached: it waits again, in its old place.
    void returned(std::uint64_t sequence);
    /// The peer will not have it: it is set aside until releaseRefused(). `confirmedRows`: how many the peer has
    /// confirmed so far, of all lanes.
    Refusal refused(std::uint64_t sequence, std::uint64_t confirmedRows);
    /// So many of the refused rows wait again; those behind the last released ones first, so that each has its turn.
    void releaseRefused(std::size_t limit);
    /// Given up: the cursor may pass it.
    void abandoned(std::uint64_t sequence);

    [[nodiscard]] bool isInFlight(std::uint64_t sequence) const;
    /// nullptr: not in the window.
    [[nodiscard]] const OutboxRow *find(std::uint64_t sequence) const;
    [[nodiscard]] std::uint64_t cursor() const;
    [[nodiscard]] std::uint64_t lastRead() const { return m_lastRead; }
    /// What is done behind refused rows, up to the first that was never refused; cheap.
    [[nodiscard]] std::vector<RowStretch> doneBeyondRefused() const;
    /// All that is done behind a row that is not.
    [[nodiscard]] std::vector<RowStretch> doneBeyondCursor() const;
    /// Of those never refused; nullopt: none waits.
    [[nodiscard]] std::optional<std::uint64_t> firstWaiting() const;
    /// Rows it holds in memory.
    [[nodiscard]] std::size_t size() const { return m_entries.size() + m_refused.size(); }
    /// Rows read and not done.
    [[nodiscard]] std::size_t open() const;
    [[nodiscard]] std::size_t waiting() const { return m_waiting + m_released; }
    [[nodiscard]] std::size_t inFlight() const { return m_inFlight; }

private:
    enum class State : std::uint8_t {
        Waiting, ///< to be sent
        InFlight, ///< sent, not answered
        Refused, ///< answered with no, stands in m_refused
        Done, ///< confirmed or abandoned; kept only while an older one is open
    };
    struct Entry
    {
        OutboxRow row;
        State state = State::Waiting;
        int refusals = 0;
        std::uint64_t confirmedBefore = 0; ///< rows the peer had confirmed when it refused this one first
    };

    [[nodiscard]] std::size_t indexOf(std::uint64_t sequence) const;
    /// nullptr: not in the window. `window`: this one, const or not.
    template <typename Window>
    [[nodiscard]] static auto *entryIn(Window &window, std::uint64_t sequence);
    [[nodiscard]] Entry *inFlightEntry(std::uint64_t sequence);
    [[nodiscard]] Entry &released();
    void settle(std::uint64_t sequence);
    void moveCursor();

    std::deque<Entry> m_entries; ///< rising sequences
    std::map<std::uint64_t, Entry> m_refused; ///< refused at least once and not done; their places above are empty
    std::uint64_t m_lastReleased = 0;
    std::size_t m_next = 0; ///< no entry before this index waits
    std::size_t m_waiting = 0; ///< in m_entries
    std::size_t m_released = 0; ///< in m_refused, to be sent again
    std::size_t m_inFlight = 0;
    std::uint64_t m_cursor; ///< but for m_refused
    std::uint64_t m_lastRead;
};

} // namespace lineside
