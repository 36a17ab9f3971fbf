// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "config/config.h"
#include "store/auditspool.h"

#include <cstdio>
#include <string>
#include <unistd.h>

namespace lineside {

/// What a command is about to do, into the record of this storage. One that cannot be left is told and stops nothing:
/// who stands at the console has the files anyway.
inline void leaveLine(const Config &config, const std::string &action, const std::string &target,
                      const std::string &detail)
{
    AuditRecord record;
    record.timeMs = SystemClock().utcMs();
    record.actor = "console, user " + std::to_string(::getuid());
    record.source = "console";
    record.action = action;
    record.target = target;
    record.detail = detail;
    record.result = "ok";
    record.category = "data";
    if (const auto left = leaveForRecord(config.store.directory, record); !left)
        std::fprintf(stderr, "not in the record: %s\n", left.error().text().c_str());
}

} // namespace lineside
