// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configissue.h"

#include <string>
#include <vector>

namespace lineside {

/// Writes what is wrong and what is doubtful to the log, one line each.
void logIssues(const ConfigIssues &issues);

/// The keys in which two TOML texts differ, by name and in order: "mqtt.keep_alive"; a list such as alarms.limit as a
/// whole. A text that is no TOML counts as empty. Pure.
[[nodiscard]] std::vector<std::string> changedKeys(const std::string &before, const std::string &after);

/// What a running program makes of its configuration file when it is asked to look at it again (SIGHUP). Nothing is
/// taken over while it runs: settings are read once and handed to threads by reference (STYLE.md §1.12), and half of a
/// file would be worse than the old one. So the file is checked as at a start, and the log says what a restart would
/// change, or why it would not come up. Owner: main. Thread: the one that made it. Errors: none, it tells the log.
class ConfigWatch
{
public:
    /// `text`: of the file that the program runs with (LoadedConfig::text).
    ConfigWatch(std::string path, std::string text)
        : m_path(std::move(path))
        , m_text(std::move(text))
    {
    }

    void readAgain() const;

private:
    const std::string m_path;
    const std::string m_text;
};

} // namespace lineside
