// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/screens.h"

#include <algorithm>
#include <utility>

namespace lineside {

Screen::~Screen()
{
    m_screens.close(m_id);
}

LiveFrame Screen::take()
{
    return m_screens.take(m_id);
}

void Screen::watch(const std::vector<SeriesKey> &series)
{
    m_screens.watch(m_id, series);
}

std::unique_ptr<Screen> Screens::open(Ready ready)
{
    std::unique_ptr<Screen> screen;
    {
        const std::lock_guard lock(m_mutex);
        screen.reset(new Screen(*this, ++m_lastId));
        m_screens[m_lastId].ready = std::move(ready);
        m_open = m_screens.size();
    }
    m_changed();
    return screen;
}

void Screens::close(std::uint64_t id)
{
    {
        const std::lock_guard lock(m_mutex);
        m_screens.erase(id);
        m_open = m_screens.size();
        m_watchedChanged = true;
    }
    m_changed();
}

void Screens::watch(std::uint64_t id, const std::vector<SeriesKey> &series)
{
    {
        const std::lock_guard lock(m_mutex);
        m_screens.at(id).watched = {series.begin(), series.end()};
        m_watchedChanged = true;
    }
    m_changed();
}

LiveFrame Screens::take(std::uint64_t id)
{
    LiveFrame frame;
    {
        const std::lock_guard lock(m_mutex);
        Waiting &waiting = m_screens.at(id);
        waiting.hasFrame = false;
        frame = std::exchange(waiting.frame, {});
    }
    m_taken(frame);
    return frame;
}

std::vector<std::uint64_t> Screens::withoutState() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::uint64_t> ids;
    for (const auto &[id, waiting] : m_screens)
        if (!waiting.hasState)
            ids.push_back(id);
    return ids;
}

void Screens::postWhole(std::uint64_t id, LiveFrame frame)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_screens.find(id);
    if (found == m_screens.end())
        return; // it has closed meanwhile
    found->second.hasState = true;
    frame.isWhole = true;
    frame.stepsMissed = std::exchange(found->second.missed, 0);
    found->second.add(std::move(frame));
}

void Screens::post(LiveFrame frame)
{
    const std::lock_guard lock(m_mutex);
    Waiting *last = nullptr; // which is given the frame itself
    for (auto &[id, waiting] : m_screens) {
        if (!waiting.hasState)
            continue;
        if (last)
            last->add(frame);
        last = &waiting;
    }
    if (last)
        last->add(std::move(frame));
}

void Screens::Waiting::add(LiveFrame later)
{
    std::erase_if(later.samples, [this](const LiveSample &sample) { return !watched.contains(sample.series); });
    if (!hasFrame)
        frame = std::move(later);
    else
        frame.merge(std::move(later));
    limit();
    if (hasState && !std::exchange(hasFrame, true))
        ready();
}

void Screens::Waiting::limit()
{
    const std::size_t steps
        = frame.transitions.size() + frame.samples.size() + (frame.isWhole ? 0 : frame.commands.size());
    if (steps <= kStepsAtMost)
        return;
    missed += frame.stepsMissed + steps;
    frame = {};
    hasFrame = false;
    hasState = false;
}

std::optional<std::set<SeriesKey>> Screens::claimWatched()
{
    const std::lock_guard lock(m_mutex);
    if (!std::exchange(m_watchedChanged, false))
        return std::nullopt;
    std::set<SeriesKey> all;
    for (const auto &[id, waiting] : m_screens)
        all.insert(waiting.watched.begin(), waiting.watched.end());
    return all;
}

} // namespace lineside
