// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/parametercheck.h"

#include "api/cut.h"
#include "base/rfc3339.h"

#include <algorithm>
#include <charconv>

namespace lineside {

namespace {

bool isAmong(std::string_view names, std::string_view wanted)
{
    while (!names.empty())
        if (cutAt(names, ' ') == wanted)
            return true;
    return false;
}

} // namespace

Result<void> checkEscapes(const HttpRequest &request)
{
    if (request.malformedParameters.empty())
        return {};
    return unexpected(ErrorCode::InvalidInput, "malformed percent-encoding", request.malformedParameters.front());
}

Result<void> checkParameters(const HttpRequest &request, std::string_view known)
{
    if (auto escapes = checkEscapes(request); !escapes)
        return escapes;
    for (const auto &[name, value] : request.query) {
        if (!isAmong(known, name))
            return unexpected(ErrorCode::InvalidInput, "unknown parameter", name);
        if (value.empty())
            return unexpected(ErrorCode::InvalidInput, "parameter without a value", name);
    }
    if (!request.repeatedParameters.empty())
        return unexpected(ErrorCode::InvalidInput, "parameter given more than once",
                          request.repeatedParameters.front());
    return {};
}

std::string parameterOf(const Parameters &parameters, const std::string &name)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
}

Result<std::string> textParameter(const Parameters &parameters, const std::string &name)
{
    constexpr std::size_t kLongestText = 200;
    std::string text = parameterOf(parameters, name);
    if (text.size() > kLongestText)
        return unexpected(ErrorCode::InvalidInput, "longer than " + std::to_string(kLongestText) + " bytes", name);
    if (text.find('\0') != std::string::npos) // the store's search would end there, and find all
        return unexpected(ErrorCode::InvalidInput, "holds a character that no text has", name);
    return text;
}

Result<std::optional<std::int64_t>> timeParameter(const Parameters &parameters, const std::string &name)
{
    std::string text = parameterOf(parameters, name);
    if (text.empty())
        return std::optional<std::int64_t>();
    // In a query string '+' means a blank, and few people escape the one in +01:00.
    if (text.size() > 6 && text[text.size() - 6] == ' ')
        text[text.size() - 6] = '+';
    if (const auto time = parseRfc3339(text))
        return std::optional<std::int64_t>(*time);
    return unexpected(ErrorCode::InvalidInput, "not an RFC 3339 time", name);
}

Result<int> countParameter(const Parameters &parameters, const std::string &name, int fallback, int most)
{
    const std::string text = parameterOf(parameters, name);
    if (text.empty())
        return fallback;
    int count = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (problem != std::errc{} || end != text.data() + text.size() || count < 1 || count > most)
        return unexpected(ErrorCode::InvalidInput, "not a number from 1 to " + std::to_string(most), name);
    return count;
}

} // namespace lineside
