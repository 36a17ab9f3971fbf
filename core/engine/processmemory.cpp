// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/processmemory.h"

#include <fstream>
#include <malloc.h>
#include <unistd.h>

namespace lineside {

std::uint64_t residentBytes()
{
    std::ifstream statm("/proc/self/statm"); // proc(5): total and resident size, in pages
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    if (!(statm >> total >> resident))
        return 0;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void giveBackLargeBlocks()
{
#ifdef M_MMAP_THRESHOLD
    ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

} // namespace lineside
