// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sendwindow.h"

#include <algorithm>
#include <utility>

namespace lineside {

template <typename Window>
auto *SendWindow::entryIn(Window &window, std::uint64_t sequence)
{
    if (const auto aside = window.m_refused.find(sequence); aside != window.m_refused.end())
        return &aside->second;
    const auto index = window.indexOf(sequence);
    return index < window.m_entries.size() ? &window.m_entries[index] : nullptr;
}

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
    if (waiting() == 0)
        return nullptr;
    ++m_inFlight;
    if (m_released > 0)
        return &released().row;
    while (m_entries[m_next].state != State::Waiting)
        ++m_next;
    Entry &entry = m_entries[m_next++];
    entry.state = State::InFlight;
    --m_waiting;
    return &entry.row;
}

SendWindow::Entry &SendWindow::released()
{
    const auto next = std::ranges::find_if(m_refused, [](const auto &r) { return r.second.state == State::Waiting; });
    next->second.state = State::InFlight;
    --m_released;
    return next->second;
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
    if (m_refused.contains(sequence)) {
        ++m_released;
        return;
    }
    ++m_waiting;
    m_next = std::min(m_next, indexOf(sequence));
}

SendWindow::Refusal SendWindow::refused(std::uint64_t sequence, std::uint64_t confirmedRows)
{
    Entry *entry = inFlightEntry(sequence);
    if (!entry)
        return {};
    --m_inFlight;
    entry->state = State::Refused;
    Entry &aside = m_refused.contains(sequence) ? *entry : (m_refused[sequence] = std::move(*entry));
    if (aside.refusals++ == 0)
        aside.confirmedBefore = confirmedRows;
    const Refusal refusal{aside.refusals, confirmedRows > aside.confirmedBefore};
    moveCursor();
    return refusal;
}

void SendWindow::releaseRefused(std::size_t limit)
{
    auto next = m_refused.upper_bound(m_lastReleased);
    for (auto left = m_refused.size(); left > 0 && limit > 0; --left, ++next) {
        next = next == m_refused.end() ? m_refused.begin() : next;
        auto &[sequence, entry] = *next;
        if (entry.state != State::Refused)
            continue;
        --limit;
        m_lastReleased = sequence;
        entry.state = State::Waiting;
        ++m_released;
    }
}

void SendWindow::abandoned(std::uint64_t sequence)
{
    const auto aside = m_refused.find(sequence);
    if (aside != m_refused.end() && aside->second.state == State::Refused)
        settle(sequence);
}

std::size_t SendWindow::open() const
{
    return m_waiting + m_inFlight + m_refused.size()
        - static_cast<std::size_t>(
               std::ranges::count(m_refused, State::InFlight, [](const auto &aside) { return aside.second.state; }));
}

bool SendWindow::isInFlight(std::uint64_t sequence) const
{
    const Entry *entry = entryIn(*this, sequence);
    return entry && entry->state == State::InFlight;
}

const OutboxRow *SendWindow::find(std::uint64_t sequence) const
{
    const Entry *entry = entryIn(*this, sequence);
    return entry ? &entry->row : nullptr;
}

std::uint64_t SendWindow::cursor() const
{
    return m_refused.empty() ? m_cursor : std::min(m_cursor, m_refused.begin()->first - 1);
}

std::vector<RowStretch> SendWindow::doneBeyondRefused() const
{
    std::vector<RowStretch> done;
    std::uint64_t from = cursor() + 1;
    for (auto aside = m_refused.begin(); aside != m_refused.end() && aside->first <= m_cursor; ++aside) {
        if (from < aside->first)
            done.push_back({from, aside->first - 1});
        from = aside->first + 1;
    }
    if (from <= m_cursor)
        done.push_back({from, m_cursor});
    return done;
}

std::vector<RowStretch> SendWindow::doneBeyondCursor() const
{
    std::vector<RowStretch> done = doneBeyondRefused();
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
    Entry *entry = entryIn(*this, sequence);
    return entry && entry->state == State::InFlight ? entry : nullptr;
}

void SendWindow::settle(std::uint64_t sequence)
{
    m_refused.erase(sequence);
    if (const auto index = indexOf(sequence); index < m_entries.size())
        m_entries[index].state = State::Done;
    moveCursor();
}

/// A refused row's empty place is passed, cursor() remembers it.
void SendWindow::moveCursor()
{
    while (!m_entries.empty()
           && (m_entries.front().state == State::Done || m_entries.front().state == State::Refused)) {
        m_cursor = m_entries.front().row.sequence;
        m_entries.pop_front();
        m_next -= m_next > 0 ? 1 : 0;
    }
    if (m_entries.empty())
        m_cursor = m_lastRead;
}

} // namespace lineside
