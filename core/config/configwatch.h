// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configloader.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// Writes what is wrong and what is doubtful to the log, one line each.
void logIssues(const ConfigIssues &issues);

/// The keys in which two TOML texts differ, by name and in order: "mqtt.keep_alive"; a list such as alarms.limit as a
/// whole. A text that is no TOML counts as empty. Pure.
[[nodiscard]] std::vector<std::string> changedKeys(const std::string &before, const std::string &after);

/// What status and screen say of a file that is not what the program runs with.
[[nodiscard]] std::string hasErrors(const std::string &firstOfThem);
[[nodiscard]] std::string needsRestart(const std::string &what);

/// What a running program makes of its configuration file when it is asked to look at it again (SIGHUP). Nothing is
/// taken over while an engine runs: settings are read once and handed to threads by reference, and half of a file would
/// be worse than the old one. So the file is checked as at a start, whole; who can starts anew with it, who cannot says
/// what a restart would change. Owner: main. Thread: the one that made it. Errors: none, it tells the log.
class ConfigWatch
{
public:
    ConfigWatch(std::string path, const LoadedConfig &runsWith)
        : m_path(std::move(path))
    {
        this->runsWith(runsWith);
    }

    [[nodiscard]] const std::string &path() const { return m_path; }
    /// The file, when it is sound and another than the program runs with; else the log says why not.
    [[nodiscard]] std::optional<LoadedConfig> readChanged();
    /// For a program that cannot start anew: the log says what needs a restart.
    void readAgain();
    /// Why the file is not what the program runs with, for status and screen; empty: as far as it was looked at, it is.
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    /// The engine did not start with the file.
    void setStartProblem(const std::string &reason);
    /// The program runs with this one now.
    void runsWith(const LoadedConfig &loaded);
    /// The keys in which it differs from what the program runs with, but for those the environment gives anyway; and
    /// "classes" when a record of a class is another.
    [[nodiscard]] std::string changesIn(const LoadedConfig &loaded) const;

private:
    const std::string m_path;
    std::string m_text;
    std::string m_classes; ///< ClassFolder::stamp
    std::string m_problem;
};

} // namespace lineside
