// SPDX-License-Identifier: GPL-3.0-or-later
#include "heldflush.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace lineside {

namespace {

struct Gate
{
    std::mutex mutex; // guards all below
    std::condition_variable moved;
    std::string pathPart; // empty: nothing is held
    int count = 0;
};

Gate &gate()
{
    static Gate only;
    return only;
}

std::string pathOf(int file)
{
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t bytes = ::readlink(link.c_str(), path.data(), path.size());
    return {path.data(), static_cast<std::size_t>(bytes > 0 ? bytes : 0)};
}

void waitAtGate(int file)
{
    std::unique_lock lock(gate().mutex);
    if (gate().pathPart.empty() || pathOf(file).find(gate().pathPart) == std::string::npos)
        return;
    ++gate().count;
    gate().moved.wait(lock, [] { return gate().pathPart.empty(); });
}

} // namespace

HeldFlush::HeldFlush(std::string pathPart)
{
    const std::lock_guard lock(gate().mutex);
    gate().pathPart = std::move(pathPart);
    gate().count = 0;
}

int HeldFlush::count() const
{
    const std::lock_guard lock(gate().mutex);
    return gate().count;
}

void HeldFlush::letAll()
{
    const std::lock_guard lock(gate().mutex);
    gate().pathPart.clear();
    gate().moved.notify_all();
}

} // namespace lineside

/// Stands before the C library's, and before one that was preloaded: so it is no part of the helpers all tests link.
extern "C" int fdatasync(int file)
{
    lineside::waitAtGate(file);
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}
