// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configissue.h"
#include "config/configvalues.h"

#include <chrono>
#include <concepts>
#include <initializer_list>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

namespace lineside {

using Environment = std::map<std::string, std::string>;

/// What all sections of one load share.
struct ConfigSource
{
    std::string file; ///< as shown in issues; empty: there is none
    const Environment &environment;
    ConfigIssues &issues;
    std::set<std::string> shadowed = {}; ///< keys whose value the environment gave: "http.port"
};

/// One [section] of the file while it is read. Every function takes the value of a key, or of the environment variable
/// named with it, which wins (an empty one counts as not set), checks it and stores it; what is wrong is noted with its
/// place and leaves the default standing. Asking for a key makes it known: reportUnknown() complains about the others.
/// Owner: the loader, for one load. Thread: that of the loader.
class ConfigSection
{
public:
    /// `table` may be null: a section that is not in the file.
    ConfigSection(ConfigSource &source, const toml::table *table, std::string path);

    static constexpr double kAnyNumber = std::numeric_limits<double>::max();

    /// All return whether a valid value was there.
    bool text(std::string_view key, std::string &into, std::string_view variable = {});
    /// A list of texts.
    bool texts(std::string_view key, std::vector<std::string> &into);
    bool boolean(std::string_view key, bool &into);
    bool number(std::string_view key, double &into, double min = -kAnyNumber, double max = kAnyNumber);
    template <std::integral T>
    bool integer(std::string_view key, T &into, T min, T max, std::string_view variable = {});
    template <typename Duration>
    bool duration(std::string_view key, Duration &into, std::type_identity_t<Duration> min,
                  std::type_identity_t<Duration> max, std::string_view variable = {});
    bool size(std::string_view key, std::uint64_t &into, std::uint64_t min, std::uint64_t max);
    template <typename Enum>
    bool choice(std::string_view key, Enum &into, const std::map<std::string_view, Enum> &values);

    [[nodiscard]] ConfigSection section(std::string_view key);
    /// The [[key]] tables, in order.
    [[nodiscard]] std::vector<ConfigSection> sections(std::string_view key);

    /// Whether the file or the environment says something here, valid or not; only for keys asked for before.
    [[nodiscard]] bool has(std::string_view key) const;
    /// Whether the environment does.
    [[nodiscard]] bool isOverridden(std::string_view key) const { return m_overridden.contains(key); }

    /// Complain about the value read for this key, where it was read.
    void fail(std::string_view key, std::string reason);
    void warn(std::string_view key, std::string reason);
    void reportUnknown();

private:
    /// A value as found: text of the environment or a node of the file.
    struct Found
    {
        const toml::node *node = nullptr;
        std::string fromEnvironment;

        explicit operator bool() const { return node || !fromEnvironment.empty(); }
    };

    Found find(std::string_view key, std::string_view variable = {});
    std::optional<std::string> textOf(std::string_view key, const Found &found, const char *expected);
    std::optional<std::int64_t> integerOf(std::string_view key, const Found &found);
    [[nodiscard]] ConfigIssue issueAt(std::string_view key, std::string reason) const;

    ConfigSource &m_source;
    const toml::table *m_table;
    std::string m_path;
    std::set<std::string> m_known;
    std::map<std::string, std::string, std::less<>> m_overridden; ///< key -> variable it came from
};

template <std::integral T>
bool ConfigSection::integer(std::string_view key, T &into, T min, T max, std::string_view variable)
{
    const auto value = integerOf(key, find(key, variable));
    if (!value)
        return false;
    if (*value < static_cast<std::int64_t>(min) || *value > static_cast<std::int64_t>(max)) {
        fail(key, "must be from " + std::to_string(min) + " to " + std::to_string(max));
        return false;
    }
    into = static_cast<T>(*value);
    return true;
}

template <typename Duration>
bool ConfigSection::duration(std::string_view key, Duration &into, std::type_identity_t<Duration> min,
                             std::type_identity_t<Duration> max, std::string_view variable)
{
    const auto text = textOf(key, find(key, variable), "a duration in quotes, such as \"30s\"");
    if (!text)
        return false;
    const auto value = parseDuration(*text);
    if (!value) {
        fail(key, value.error().message);
        return false;
    }
    if (*value < min || *value > max) {
        const auto ms = [](auto d) { return std::to_string(std::chrono::milliseconds(d).count()); };
        fail(key, "must be from " + ms(min) + " ms to " + ms(max) + " ms");
        return false;
    }
    into = std::chrono::duration_cast<Duration>(*value);
    if (into != *value)
        warn(key, "is cut to whole units");
    return true;
}

template <typename Enum>
bool ConfigSection::choice(std::string_view key, Enum &into, const std::map<std::string_view, Enum> &values)
{
    const auto text = textOf(key, find(key), "a text");
    if (!text)
        return false;
    if (const auto found = values.find(*text); found != values.end()) {
        into = found->second;
        return true;
    }
    std::string names;
    for (const auto &[name, value] : values)
        names += (names.empty() ? "\"" : ", \"") + std::string(name) + '"';
    fail(key, "must be one of " + names);
    return false;
}

} // namespace lineside
