// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sinkposition.h"
#include "store/storereader.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace lineside {

/// The books of one lane: which rows were read, are on their way, are done. The cursor is the end of the contiguous
/// prefix that is done, so a crash can only send rows twice, never leave one out. Pure: no time, no I/O.
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
    /// The first row that waits, now in flight; valid until it is settled. nullptr: none waits.
    [[nodiscard]] const OutboxRow *sendNext();

    /// The peer has it.
    void confirmed(std::uint64_t sequence);
    /// The peer could not be reached: it waits again, in its old place.
    void returned(std::uint64_t sequence);
    /// The peer will not have it: it is set aside until releaseRefused(). `confirmedRows`: how many the peer has
    /// confirmed so far, of all lanes.
    Refusal refused(std::uint64_t sequence, std::uint64_t confirmedRows);
    /// The refused rows wait again.
    void releaseRefused();
    /// Given up: the cursor may pass it.
    void abandoned(std::uint64_t sequence);

    [[nodiscard]] bool isInFlight(std::uint64_t sequence) const;
    /// nullptr: not in the window.
    [[nodiscard]] const OutboxRow *find(std::uint64_t sequence) const;
    /// The row the cursor waits for; nullptr: none is open.
    [[nodiscard]] const OutboxRow *oldest() const;
    [[nodiscard]] std::uint64_t cursor() const { return m_cursor; }
    [[nodiscard]] std::uint64_t lastRead() const { return m_lastRead; }
    /// What is done behind a row that is not.
    [[nodiscard]] std::vector<RowStretch> doneBeyondCursor() const;
    /// nullopt: none waits.
    [[nodiscard]] std::optional<std::uint64_t> firstWaiting() const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// Rows read and not done.
    [[nodiscard]] std::size_t open() const;
    [[nodiscard]] std::size_t waiting() const { return m_waiting; }
    [[nodiscard]] std::size_t inFlight() const { return m_inFlight; }

private:
    enum class State : std::uint8_t {
        Waiting, ///< to be sent
        InFlight, ///< sent, not answered
        Refused, ///< answered with no, set aside
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
    [[nodiscard]] Entry *inFlightEntry(std::uint64_t sequence);
    void settle(std::uint64_t sequence);
    void moveCursor();

    std::deque<Entry> m_entries; ///< rising sequences
    std::size_t m_next = 0; ///< no entry before this index waits
    std::size_t m_waiting = 0;
    std::size_t m_inFlight = 0;
    std::uint64_t m_cursor;
    std::uint64_t m_lastRead;
};

} // namespace lineside
