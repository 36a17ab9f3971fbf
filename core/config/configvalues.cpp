// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configvalues.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace lineside {

/// Dots of what stands before a value, or in an inline table; not those in quotes.
int lineOfTooDeepKey(std::string_view toml)
{
    int number = 1;
    int parts = 1;
    char quote = 0;
    for (std::size_t at = 0; at < toml.size(); ++at) {
        const char c = toml[at];
        if (c == '\n') {
            ++number;
            parts = 1;
            quote = 0;
        } else if (quote != 0) {
            at += c == '\\' && quote == '"' ? 1 : 0;
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#') {
            at = std::min(toml.find('\n', at), toml.size()) - 1; // a remark
        } else if (c == '=' || c == ',' || c == '{') {
            parts = 1;
        } else if (c == '.' && ++parts > kMostKeyParts) {
            return number;
        }
    }
    return 0;
}

namespace {

Unexpected invalid(std::string message)
{
    return unexpected(ErrorCode::InvalidInput, std::move(message));
}

struct Scheme
{
    QLatin1String name;
    bool tls;
};

constexpr std::array kSchemes{
    Scheme{QLatin1String("tcp"), false},
    Scheme{QLatin1String("mqtt"), false},
    Scheme{QLatin1String("mqtts"), true},
    Scheme{QLatin1String("ssl"), true},
};

Result<bool> usesTls(const QString &scheme)
{
    if (scheme == QLatin1String("ws") || scheme == QLatin1String("wss"))
        return invalid("websockets are not supported by this build's MQTT client; use tcp:// or mqtts://");
    const auto *known
        = std::find_if(kSchemes.begin(), kSchemes.end(), [&scheme](const Scheme &s) { return s.name == scheme; });
    if (known == kSchemes.end())
        return invalid("must begin with tcp://, mqtt://, mqtts:// or ssl://");
    return known->tls;
}

} // namespace

Result<BrokerAddress> parseBroker(std::string_view text)
{
    const QUrl url(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), QUrl::StrictMode);
    if (!text.empty() && text.find("://") == std::string_view::npos)
        return invalid("must begin with tcp://, mqtt://, mqtts:// or ssl://");
    if (!url.isValid() || url.host().isEmpty())
        return invalid("must be an address such as tcp://broker:1883");
    const auto tls = usesTls(url.scheme());
    if (!tls)
        return Unexpected(tls.error());
    if (url.path().size() > 1 || url.hasQuery() || url.hasFragment())
        return invalid("must end after the port");
    const int port = url.port(*tls ? 8883 : 1883);
    if (port < 1 || port > 65535)
        return invalid("must have a port from 1 to 65535");
    return BrokerAddress{url.host().toStdString(), static_cast<std::uint16_t>(port), *tls,
                         url.userName(QUrl::FullyDecoded).toStdString(),
                         url.password(QUrl::FullyDecoded).toStdString()};
}

std::string cleanNodeId(std::string_view hostName)
{
    static constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    std::string id(hostName.substr(0, 64));
    std::replace_if(
        id.begin(), id.end(), [](char c) { return kAllowed.find(c) == std::string_view::npos; }, '-');
    return id.empty() ? "node" : id;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace lineside
