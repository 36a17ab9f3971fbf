// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault.h"

#include <charconv>
#include <map>

namespace lineside::sim {

namespace {

const std::map<std::string_view, Fault> kNames = {
    {"overheat", Fault::Overheat}, {"leak", Fault::Leak},       {"stuck", Fault::Stuck},
    {"dropout", Fault::DropOut},   {"silence", Fault::Silence}, {"garbage", Fault::Garbage},
};

std::string_view takeUntilColon(std::string_view &rest)
{
    const auto end = rest.find(':');
    const auto part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return part;
}

} // namespace

Result<PlannedFault> parsePlannedFault(std::string_view text)
{
    std::string_view rest = text;
    PlannedFault planned;
    planned.machineId = takeUntilColon(rest);
    const auto name = kNames.find(takeUntilColon(rest));
    if (planned.machineId.empty() || name == kNames.end())
        return unexpected(ErrorCode::InvalidInput,
                          "a fault is machine:kind[:seconds], kind one of overheat, leak, stuck, dropout, silence, "
                          "garbage",
                          std::string(text));
    planned.fault = name->second;
    if (rest.empty())
        return planned;
    int seconds = 0;
    const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), seconds);
    if (parsed.ec != std::errc() || parsed.ptr != rest.data() + rest.size() || seconds < 0)
        return unexpected(ErrorCode::InvalidInput, "seconds must be a whole number from 0", std::string(text));
    planned.after = std::chrono::seconds(seconds);
    return planned;
}

} // namespace lineside::sim
