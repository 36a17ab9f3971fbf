// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jsonwriter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Of what the edge's own clock never shows: there 0 is "not yet".
[[nodiscard]] inline std::optional<std::int64_t> everOf(std::int64_t utcMs)
{
    return utcMs == 0 ? std::nullopt : std::optional(utcMs);
}

/// {"<name>":[…],"count":n}
template <typename T, typename Write>
std::string listJson(std::string_view name, const std::vector<T> &values, Write write)
{
    JsonWriter json;
    json.beginObject().key(name).beginArray();
    for (const T &value : values)
        write(json, value);
    json.endArray().key("count").count(values.size()).endObject();
    return json.take();
}

} // namespace lineside
