// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <utility>

namespace lineside {

/// Says that a storage directory is in use, so that two engines never write one store and nothing is restored under a
/// running one. The directory itself is locked: no file is left over, and the kernel lets go with the process, however
/// that ends. Owner: Store, or a restore. Thread: any. Errors: Unavailable while another holds it; Io.
/// Source: flock(2); a store belongs on a local disk (sqlite.org/wal.html), where it is dependable.
class StoreLock
{
public:
    /// Does not wait.
    [[nodiscard]] static Result<StoreLock> acquire(const std::string &directory);
    ~StoreLock();
    StoreLock(StoreLock &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    StoreLock &operator=(StoreLock &&) = delete;

private:
    explicit StoreLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor; // -1: moved from
};

} // namespace lineside
