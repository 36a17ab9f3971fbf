// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sinkposition.h"
#include "sync/sendwindow.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace lineside {

/// The books of one sink's lanes. Without a backlog the live lane is the only one and carries all rows. With one, the
/// live lane begins anew at the newest row and the back-fill lane takes what lies before it, oldest first; when that is
/// done, the live lane is alone again. Pure: no time, no I/O.
/// Owner: the follower. Thread: its own. Errors: none.
class SendLanes
{
public:
    explicit SendLanes(const SinkPosition &position);

    /// To be written down: only what is confirmed or given up.
    [[nodiscard]] SinkPosition position() const;

    [[nodiscard]] SendWindow &live() { return m_live; }
    [[nodiscard]] const SendWindow &live() const { return m_live; }
    /// nullptr: there is no backlog.
    [[nodiscard]] SendWindow *backfill() { return m_backfill ? &*m_backfill : nullptr; }
    [[nodiscard]] const SendWindow *backfill() const { return m_backfill ? &*m_backfill : nullptr; }
    /// Rows of the quarantine that are sent again; not part of the position, they are done already.
    [[nodiscard]] SendWindow &replay() { return m_replay; }
    [[nodiscard]] const SendWindow &replay() const { return m_replay; }
    /// Replaces the replay lane, which must be empty.
    void startReplay(std::vector<OutboxRow> rows);
    /// The lane whose row this is.
    [[nodiscard]] SendWindow &laneOf(std::uint64_t sequence);
    [[nodiscard]] std::size_t inFlight() const;

    /// Nothing of the live lane is on its way.
    [[nodiscard]] bool canStartLive() const;
    /// Rows after `sequence` are live from now on; what the live lane had not sent joins the backlog. So does what was
    /// sent in the shortest stretches ahead, when there are too many to be written down all the time: it is sent again.
    void startLiveAfter(std::uint64_t sequence);

    /// What the back-fill lane reads next; nullopt: it has all.
    [[nodiscard]] std::optional<RowStretch> gap() const;
    /// Rows of the store from the gap's first on; `more`: there may be others behind the last of them.
    void fill(RowStretch gap, std::vector<OutboxRow> rows, bool more);
    /// Ends the back-fill lane when all of it is done.
    void closeBackfill();

private:
    void forgetShortStretches();

    SendWindow m_live;
    std::uint64_t m_liveAfter; ///< rows beyond it are the live lane's
    std::optional<SendWindow> m_backfill;
    SendWindow m_replay{0};
    std::vector<RowStretch> m_ahead; ///< done between the back-fill and the live lane, rising
};

} // namespace lineside
