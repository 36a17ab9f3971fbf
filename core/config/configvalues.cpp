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

namespace {

struct NamedFactor
{
    std::string_view name;
    double factor;
};

constexpr std::array kDurationUnits{
    NamedFactor{"ms", 1},        NamedFactor{"s", 1000},       NamedFactor{"m", 60'000},
    NamedFactor{"h", 3'600'000}, NamedFactor{"d", 86'400'000},
};

constexpr double kKibi = 1024;
constexpr std::array kSizeUnits{
    NamedFactor{"", 1},
    NamedFactor{"B", 1},
    NamedFactor{"kB", 1e3},
    NamedFactor{"MB", 1e6},
    NamedFactor{"GB", 1e9},
    NamedFactor{"TB", 1e12},
    NamedFactor{"KiB", kKibi},
    NamedFactor{"MiB", kKibi *kKibi},
    NamedFactor{"GiB", kKibi *kKibi *kKibi},
    NamedFactor{"TiB", kKibi *kKibi *kKibi *kKibi},
};

constexpr double kLargest = 9.0e15; // exactly counted by a double; far beyond any honest setting

bool isNumberPart(char c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

/// Takes "1.5" off the front. nullopt: no number there.
std::optional<double> takeNumber(std::string_view &rest)
{
    const auto *end = std::find_if_not(rest.begin(), rest.end(), isNumberPart);
    double number = 0;
    const auto [stopped, problem] = std::from_chars(rest.begin(), end, number, std::chars_format::fixed);
    if (problem != std::errc{} || stopped != end)
        return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
    return number;
}

/// Takes the unit, all up to the next digit, off the front.
template <typename Units>
std::optional<double> takeFactor(std::string_view &rest, const Units &units)
{
    const auto *end = std::find_if(rest.begin(), rest.end(), isNumberPart);
    const std::string_view name(rest.data(), static_cast<std::size_t>(end - rest.begin()));
    const auto unit
        = std::find_if(units.begin(), units.end(), [&name](const NamedFactor &u) { return u.name == name; });
    if (unit == units.end())
        return std::nullopt;
    rest.remove_prefix(name.size());
    return unit->factor;
}

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

Result<std::chrono::milliseconds> parseDuration(std::string_view text)
{
    if (text == "0")
        return std::chrono::milliseconds(0);
    double sum = 0;
    std::string_view rest = text;
    do {
        const auto number = takeNumber(rest);
        const auto factor = number ? takeFactor(rest, kDurationUnits) : std::nullopt;
        if (!factor)
            return invalid(R"(must be a duration such as "250ms", "30s", "5m", "1h30m" or "90d")");
        sum += *number * *factor;
    } while (!rest.empty());
    if (sum > kLargest)
        return invalid("is too long a duration");
    return std::chrono::milliseconds(std::llround(sum));
}

Result<std::uint64_t> parseSize(std::string_view text)
{
    std::string_view rest = text;
    const auto number = takeNumber(rest);
    const auto factor = number ? takeFactor(rest, kSizeUnits) : std::nullopt;
    if (!factor || !rest.empty())
        return invalid(R"(must be a size such as "256MiB", "8GiB" or "500kB")");
    if (*number * *factor > kLargest)
        return invalid("is too large a size");
    return static_cast<std::uint64_t>(std::llround(*number * *factor));
}

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
