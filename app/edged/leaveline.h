// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "config/config.h"
#include "security/redaction.h"
#include "store/auditspool.h"

#include <cstdio>
#include <string>
#include <unistd.h>
#include <utility>

namespace lineside {

/// What a command does to this storage, in its record: a line when it begins, and one with what came of it. So one that
/// was killed in between is seen as well. A line that cannot be left is told and stops nothing: who stands at the
/// console has the files anyway. Owner: the command. Thread: any one.
class RecordedCommand
{
public:
    RecordedCommand(const Config &config, std::string action, std::string target, std::string detail)
        : m_config(config)
        , m_action(std::move(action))
        , m_target(std::move(target))
        , m_detail(std::move(detail))
    {
        leave("begun");
    }

    void done() const { leave("ok"); }
    void failed(const std::string &why) const { leave("failed: " + redacted(why)); }

private:
    void leave(const std::string &result) const
    {
        AuditRecord record;
        record.timeMs = SystemClock().utcMs();
        record.actor = "console, user " + std::to_string(::getuid());
        record.source = "console";
        record.action = m_action;
        record.target = m_target;
        record.detail = m_detail;
        record.result = result;
        record.category = "data";
        if (const auto left = leaveForRecord(m_config.store.directory, record); !left)
            std::fprintf(stderr, "not in the record: %s\n", left.error().text().c_str());
    }

    const Config &m_config;
    std::string m_action;
    std::string m_target;
    std::string m_detail;
};

} // namespace lineside
