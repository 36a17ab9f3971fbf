// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string>

namespace lineside {

/// While one lives, fdatasync() of this process waits on every file whose path holds `pathPart`, as on a disk that
/// takes its time. One at a time.
/// Owner: the test. Thread: any.
class HeldFlush
{
public:
    explicit HeldFlush(std::string pathPart);
    ~HeldFlush() { letAll(); }
    Q_DISABLE_COPY_MOVE(HeldFlush)

    /// Calls that came so far.
    [[nodiscard]] int count() const;
    /// Those that wait go on, and no more are held.
    void letAll();
};

} // namespace lineside
