// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classwatch.h"

#include "config/classfolder.h"
#include "config/configwatch.h"

namespace lineside {

namespace {

constexpr std::int64_t kPauseMs = 5000; // a text just written is on the card before its writer is back at the machine

} // namespace

ClassWatch::ClassWatch(const Config &config)
    : m_folder(config.classes.folder)
    , m_ofFile(config.classes.alarmsWithout)
    , m_running(config.alarms)
    , m_units(config.units)
    , m_seen(config.classes.stamp)
{
}

bool ClassWatch::isDue(std::int64_t nowMonotonicMs)
{
    if (m_folder.empty() || nowMonotonicMs < m_nextMs)
        return false;
    m_nextMs = nowMonotonicMs + kPauseMs;
    return true;
}

std::optional<ClassWatch::Found> ClassWatch::look()
{
    std::string stamp = classFolderStamp(m_folder);
    if (stamp == m_seen)
        return std::nullopt;
    m_seen = std::move(stamp);
    AlarmGuides guides;
    AlarmSettings alarms = m_ofFile;
    ConfigIssues issues;
    const UnitTable units = UnitTable::of(m_units);
    readClassFolder(m_folder, {guides, alarms, units}, issues);
    logIssues(issues);
    if (!issues.errors.empty())
        return Found{.problem = hasErrors(issues.errors.front().text())};
    const bool behavesAlike = alarms.watches.rules.all() == m_running.watches.rules.all();
    return Found{.guides = std::move(guides), .problem = behavesAlike ? std::string() : needsRestart(m_folder)};
}

} // namespace lineside
