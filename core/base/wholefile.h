// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <sys/types.h>

namespace lineside {

/// A file that somebody asked for: whole under its name, or not there. It grows beside its name, under one that nobody
/// could foresee, in a file made for it alone. So what lies at the name is replaced at the end, also a link, which is
/// never followed. A name that is a folder, a pipe or a device is refused.
/// Owner: whoever writes. Thread: any one. Errors: InvalidInput for such a name; Full, Io.
class WholeFile
{
public:
    static constexpr mode_t kOwnerOnly = 0600;

    /// `mode`: less what the process's mask takes.
    [[nodiscard]] static Result<WholeFile> create(const std::string &path, mode_t mode = kOwnerOnly);
    WholeFile(WholeFile &&other) noexcept;
    WholeFile &operator=(WholeFile &&other) = delete;
    /// What was not published is gone.
    ~WholeFile();

    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// It is on the disk, under its name, when this returned. The last call.
    [[nodiscard]] Result<void> publish();

private:
    WholeFile(std::string path, std::string unfinished, int descriptor);

    std::string m_path;
    std::string m_unfinished; // empty: nothing to remove
    int m_descriptor;
};

/// Makes an empty file beside `path` that was not there before, for this user alone, and returns its name: for what
/// others fill, who take a name alone. Errors: Full, Io.
[[nodiscard]] Result<std::string> makeFileBeside(const std::string &path);

} // namespace lineside
