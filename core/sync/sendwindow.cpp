// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sendwindow.h"

#include <algorithm>
#include <utility>

namespace lineside {

void SendWindow::append(std::vector<OutboxRow> rows)
{
    for (OutboxRow &row : rows) {
        m_lastRead = row.sequence;
        m_entries.push_back(Entry{std::move(row)});
    }
    m_waiting += rows.size();
}

void SendWindow::skipTo(std::uint64_t sequence)
{
    m_lastRead = sequence;
    moveCursor();
}

const OutboxRow *SendWindow::sendNext()
{
    if (m_waiting == 0)
        return nullptr;
    while (m_entries[m_next].state != State::Waiting)
        ++m_next;
    Entry &entry = m_entries[m_next++];
    entry.state = State::InFlight;
    --m_waiting;
    ++m_inFlight;
    return &entry.row;
}

void SendWindow::confirmed(std::uint64_t sequence)
{
    if (!inFlightEntry(sequence))
        return;
    --m_inFlight;
    settle(sequence);
}

void SendWindow::returned(std::uint64_t sequence)
{
    Entry *entry = inFlightEntry(sequence);
    if (!entry)
        return;
    entry->state = State::Waiting;
    --m_inFlight;
    ++m_waiting;
    m_next = std::min(m_next, indexOf(sequence));
}

SendWindow::Refusal SendWindow::refused(std::uint64_t sequence, std::uint64_t confirmedRows)
{
    Entry *entry = inFlightEntry(sequence);
    if (!entry)
        return {};
    if (entry->refusals++ == 0)
        entry->confirmedBefore = confirmedRows;
    entry->state = State::Refused;
    --m_inFlight;
    return {entry->refusals, confirmedRows > entry->confirmedBefore};
}

void SendWindow::releaseRefused()
{
    for (Entry &entry : m_entries) {
        if (entry.state != State::Refused)
            continue;
        entry.state = State::Waiting;
        ++m_waiting;
    }
    m_next = 0;
}

void SendWindow::abandoned(std::uint64_t sequence)
{
    const auto index = indexOf(sequence);
    if (index < m_entries.size() && m_entries[index].state == State::Refused)
        settle(sequence);
}

std::size_t SendWindow::open() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        m_entries, [](State state) { return state != State::Done; }, &Entry::state));
}

bool SendWindow::isInFlight(std::uint64_t sequence) const
{
    const auto index = indexOf(sequence);
    return index < m_entries.size() && m_entries[index].state == State::InFlight;
}

const OutboxRow *SendWindow::find(std::uint64_t sequence) const
{
    const auto index = indexOf(sequence);
    return index < m_entries.size() ? &m_entries[index].row : nullptr;
}

const OutboxRow *SendWindow::oldest() const
{
    return m_entries.empty() ? nullptr : &m_entries.front().row;
}

std::vector<RowStretch> SendWindow::doneBeyondCursor() const
{
    std::vector<RowStretch> done;
    bool goesOn = false;
    for (const Entry &entry : m_entries) {
        const auto sequence = entry.row.sequence;
        if (entry.state == State::Done && goesOn)
            done.back().last = sequence;
        else if (entry.state == State::Done)
            done.push_back({sequence, sequence});
        goesOn = entry.state == State::Done;
    }
    return done;
}

std::optional<std::uint64_t> SendWindow::firstWaiting() const
{
    if (m_waiting == 0)
        return std::nullopt;
    const auto from = m_entries.begin() + static_cast<std::ptrdiff_t>(m_next);
    return std::find_if(from, m_entries.end(), [](const Entry &e) { return e.state == State::Waiting; })->row.sequence;
}

/// Its place, or size() when it is not there. Answers come mostly in order, so the first look mostly hits.
std::size_t SendWindow::indexOf(std::uint64_t sequence) const
{
    if (!m_entries.empty() && m_entries.front().row.sequence == sequence)
        return 0;
    const auto at = std::ranges::lower_bound(m_entries, sequence, {}, [](const Entry &e) { return e.row.sequence; });
    if (at == m_entries.end() || at->row.sequence != sequence)
        return m_entries.size();
    return static_cast<std::size_t>(at - m_entries.begin());
}

SendWindow::Entry *SendWindow::inFlightEntry(std::uint64_t sequence)
{
    const auto index = indexOf(sequence);
    if (index == m_entries.size() || m_entries[index].state != State::InFlight)
        return nullptr;
    return &m_entries[index];
}

void SendWindow::settle(std::uint64_t sequence)
{
    m_entries[indexOf(sequence)].state = State::Done;
    moveCursor();
}

void SendWindow::moveCursor()
{
    while (!m_entries.empty() && m_entries.front().state == State::Done) {
        m_cursor = m_entries.front().row.sequence;
        m_entries.pop_front();
        m_next -= m_next > 0 ? 1 : 0;
    }
    if (m_entries.empty())
        m_cursor = m_lastRead;
}

} // namespace lineside
