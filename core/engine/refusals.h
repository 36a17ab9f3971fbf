// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sayagain.h"
#include "metrics/metrics.h"
#include "model/enginestatus.h"

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// What other sides have said no to, by kind and reason: counted, kept for the System page, and logged once and then at
/// growing intervals.
/// Owner: engine; outlives the workers. Thread: any. Errors: none; beyond 64 pairs of kind and reason the reason is
/// "other", so that nobody's words fill the memory.
class Refusals
{
public:
    Refusals(Metrics &metrics, const Clock &clock)
        : m_metrics(metrics)
        , m_clock(clock)
    {
    }

    /// `what`: "alert", "command", "reading", "subscription" or "connection". `target`: a topic or a link.
    void note(const std::string &what, const std::string &target, const std::string &reason);
    /// The same for what its finder has logged.
    void count(const std::string &what, const std::string &target, const std::string &reason);
    /// Those of the last hour, newest first.
    [[nodiscard]] std::vector<RefusalCount> recent() const;

private:
    struct Entry
    {
        RefusalCount count;
        SayAgain say;
        Counter *counter = nullptr;
    };

    Entry &counted(const std::string &what, const std::string &target, const std::string &reason);
    Entry &entryOf(const std::string &what, const std::string &reason);

    Metrics &m_metrics;
    const Clock &m_clock;
    mutable std::mutex m_mutex; // guards all below
    std::map<std::pair<std::string, std::string>, Entry> m_entries;
};

} // namespace lineside
