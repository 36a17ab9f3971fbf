// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace lineside {

/// How a command of lineside-edged ends.
enum class Ended : int {
    Done = 0, ///< done, or sound
    Failed = 1, ///< failed, or damaged
    NotUnderstood = 2, ///< the words are none of ours
};

inline void say(const std::string &line)
{
    std::printf("%s\n", line.c_str());
}

inline void sayAll(const std::vector<std::string> &lines, const char *mark = "")
{
    for (const auto &line : lines)
        say(mark + line);
}

inline Ended fail(const std::string &line)
{
    std::fprintf(stderr, "%s\n", line.c_str());
    return Ended::Failed;
}

} // namespace lineside
