// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csvtext.h"

namespace lineside {

namespace {
constexpr std::string_view kFormulaSigns = "=+-@\t'"; // the apostrophe itself, to be told apart
}

std::string csvCell(std::string text)
{
    if (text.find_first_of(",;\"\r\n") == std::string::npos)
        return text;
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

std::string csvWord(const std::string &word)
{
    const bool isFormula = !word.empty() && kFormulaSigns.find(word.front()) != std::string_view::npos;
    return csvCell(isFormula ? '\'' + word : word);
}

std::string_view fromCsvWord(std::string_view cell)
{
    const bool isMarked
        = cell.size() > 1 && cell.front() == '\'' && kFormulaSigns.find(cell[1]) != std::string_view::npos;
    return isMarked ? cell.substr(1) : cell;
}

} // namespace lineside
