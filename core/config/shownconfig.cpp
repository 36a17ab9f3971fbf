// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/shownconfig.h"

#include "config/configvalues.h"

#include <toml++/toml.h>

#include <sstream>

namespace lineside {

namespace {

constexpr std::string_view kHiddenValue = "***";

void hideIn(toml::table &table, const HiddenInConfig &hidden);

/// An element of a list or of a table.
void hideIn(toml::node &node, const HiddenInConfig &hidden)
{
    if (toml::table *table = node.as_table()) {
        hideIn(*table, hidden);
    } else if (toml::array *list = node.as_array()) {
        for (toml::node &each : *list)
            hideIn(each, hidden);
    } else if (auto *text = node.as_string()) {
        text->get() = hidden.shown(text->get());
    }
}

void hideIn(toml::table &table, const HiddenInConfig &hidden)
{
    for (auto &&[key, node] : table) {
        if (hidden.isSecret(key.str()))
            table.insert_or_assign(key, kHiddenValue);
        else
            hideIn(node, hidden);
    }
}

Unexpected notUnderstood(int line)
{
    return unexpected(ErrorCode::Corrupt, "line " + std::to_string(line) + " cannot be understood");
}

} // namespace

Result<std::string> shownConfig(std::string_view toml, const HiddenInConfig &hidden)
{
    if (const int deep = lineOfTooDeepKey(toml); deep > 0)
        return notUnderstood(deep);
    try { // the library reports by exception, with words of the text in it; it ends here
        toml::table root = toml::parse(toml);
        hideIn(root, hidden);
        std::ostringstream shown;
        shown << root << '\n';
        return shown.str();
    } catch (const toml::parse_error &problem) {
        return notUnderstood(static_cast<int>(problem.source().begin.line));
    }
}

} // namespace lineside
