// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonobject.h"

#include <simdjson.h>

namespace lineside {

bool isJsonObject(std::string_view text)
{
    static constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"; // simdjson skips it, a device might not
    if (text.starts_with(kByteOrderMark))
        return false;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    return parser.parse(text.data(), text.size()).get(root) == simdjson::SUCCESS && root.is_object();
}

} // namespace lineside
