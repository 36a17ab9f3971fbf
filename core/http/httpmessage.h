// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lineside {

/// One request as it came, complete with its body. A value: routes are tested with these alone.
struct HttpRequest
{
    std::string method; ///< "GET", upper case as sent
    std::string path; ///< as sent, still percent-encoded: split at '/' first, then decode each segment; "*": all
    std::map<std::string, std::string> query; ///< decoded
    std::map<std::string, std::string> headers; ///< names in lower case; "host" is the absolute form's, if it is one
    std::string body;
    std::string peer; ///< numeric address of the client
    std::vector<std::string> malformedParameters{}; ///< names of those with half an escape; `query` lacks them
    std::vector<std::string> repeatedParameters{}; ///< names given again; `query` has the first value

    /// Empty when the client did not send it.
    [[nodiscard]] std::string_view header(const std::string &lowerCaseName) const
    {
        const auto found = headers.find(lowerCaseName);
        return found == headers.end() ? std::string_view{} : std::string_view(found->second);
    }
};

struct HttpResponse
{
    /// Hands a response in, from any thread; the first one counts, none is answered with 500.
    using Respond = std::function<void(HttpResponse)>;

    /// One that is not known yet: `ask` is called at once and hands it in when it is; others are served meanwhile.
    [[nodiscard]] static HttpResponse later(std::function<void(Respond)> ask)
    {
        HttpResponse response;
        response.ask = std::move(ask);
        return response;
    }

    int status = 200;
    std::string contentType = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers; ///< further ones, such as Allow
    std::function<void(Respond)> ask{}; ///< see later(); empty: this is the response
};

} // namespace lineside
