// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sendlanes.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kMaxStretches = 64; // written down five times a second while a backlog lasts

/// What the lane has done behind its refused rows; what finds no room is sent again after a restart.
SinkPosition withPassed(SinkPosition position, const SendWindow &lane)
{
    for (const RowStretch done : lane.doneBeyondRefused())
        if (position.ahead.size() < kMaxStretches)
            position.add(done);
    return position;
}

} // namespace

SendLanes::SendLanes(const SinkPosition &position)
    : m_live(position.cursor)
    , m_liveAfter(position.cursor)
    , m_ahead(position.ahead)
{
    if (m_ahead.empty())
        return;
    m_backfill.emplace(position.cursor);
    m_live = SendWindow(m_ahead.back().last);
    m_liveAfter = m_ahead.back().first - 1;
    m_ahead.pop_back();
}

SinkPosition SendLanes::position() const
{
    if (!m_backfill)
        return withPassed(m_live.cursor(), m_live);
    SinkPosition position = withPassed(m_backfill->cursor(), *m_backfill);
    for (const RowStretch done : m_ahead)
        position.add(done);
    position.add({m_liveAfter + 1, m_live.cursor()});
    return withPassed(std::move(position), m_live);
}

SendWindow &SendLanes::laneOf(std::uint64_t sequence)
{
    if (m_replay.isInFlight(sequence))
        return m_replay;
    return m_backfill && sequence <= m_liveAfter ? *m_backfill : m_live;
}

std::size_t SendLanes::inFlight() const
{
    return m_live.inFlight() + m_replay.inFlight() + (m_backfill ? m_backfill->inFlight() : 0);
}

void SendLanes::startReplay(std::vector<OutboxRow> rows)
{
    m_replay = SendWindow(0);
    m_replay.append(std::move(rows));
}

bool SendLanes::canStartLive() const
{
    return m_live.inFlight() == 0;
}

void SendLanes::startLiveAfter(std::uint64_t sequence)
{
    if (!m_backfill)
        m_backfill.emplace(m_live.cursor());
    else if (m_live.cursor() > m_liveAfter)
        m_ahead.push_back({m_liveAfter + 1, m_live.cursor()});
    for (const RowStretch done : m_live.doneBeyondCursor())
        m_ahead.push_back(done);
    forgetShortStretches();
    m_live = SendWindow(sequence);
    m_liveAfter = sequence;
}

void SendLanes::forgetShortStretches()
{
    while (m_ahead.size() > kMaxStretches)
        m_ahead.erase(std::ranges::min_element(m_ahead, {}, [](RowStretch done) { return done.last - done.first; }));
}

std::optional<RowStretch> SendLanes::gap() const
{
    if (!m_backfill)
        return std::nullopt;
    std::uint64_t first = m_backfill->lastRead() + 1;
    for (const RowStretch done : m_ahead) {
        if (first < done.first)
            return RowStretch{first, done.first - 1};
        first = std::max(first, done.last + 1);
    }
    return first <= m_liveAfter ? std::optional(RowStretch{first, m_liveAfter}) : std::nullopt;
}

void SendLanes::fill(RowStretch gap, std::vector<OutboxRow> rows, bool more)
{
    const bool isWhole = !more || rows.back().sequence >= gap.last;
    std::erase_if(rows, [gap](const OutboxRow &row) { return row.sequence > gap.last; });
    m_backfill->append(std::move(rows));
    if (isWhole)
        m_backfill->skipTo(gap.last);
    std::erase_if(m_ahead, [this](RowStretch done) { return done.last <= m_backfill->cursor(); });
}

void SendLanes::closeBackfill()
{
    if (!m_backfill || m_backfill->size() > 0 || gap())
        return;
    m_backfill.reset();
    m_ahead.clear();
}

} // namespace lineside
