// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonobject.h"

#include "decode/payloadbytes.h"

#include <simdjson.h>

namespace lineside {

namespace {

bool areBlanks(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

std::optional<std::string_view> jsonObjectIn(std::string_view text)
{
    const auto bytes = objectBytes(text);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(bytes.data(), bytes.size()).get(root) != simdjson::SUCCESS || !root.is_object())
        return std::nullopt;
    const auto begin = static_cast<std::size_t>(bytes.data() - text.data());
    const bool isAsPosted = areBlanks(text.substr(0, begin)) && areBlanks(text.substr(begin + bytes.size()));
    return isAsPosted ? text : bytes;
}

} // namespace lineside
