// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configsection.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace lineside {

ConfigSection::ConfigSection(ConfigSource &source, const toml::table *table, std::string path)
    : m_source(source)
    , m_table(table)
    , m_path(std::move(path))
{
}

bool ConfigSection::text(std::string_view key, std::string &into, std::string_view variable)
{
    const auto value = textOf(key, find(key, variable), "a text");
    if (!value)
        return false;
    into = *value;
    return true;
}

bool ConfigSection::texts(std::string_view key, std::vector<std::string> &into)
{
    const toml::node *node = find(key).node;
    if (!node)
        return false;
    const toml::array *array = node->as_array();
    if (!array || !(array->empty() || array->is_homogeneous(toml::node_type::string))) {
        fail(key, "must be a list of texts in quotes");
        return false;
    }
    for (const toml::node &each : *array)
        into.push_back(**each.as_string());
    return true;
}

bool ConfigSection::boolean(std::string_view key, bool &into)
{
    const toml::node *node = find(key).node;
    if (!node)
        return false;
    if (!node->is_boolean()) {
        fail(key, "must be true or false");
        return false;
    }
    into = **node->as_boolean();
    return true;
}

bool ConfigSection::number(std::string_view key, double &into, double min, double max)
{
    const toml::node *node = find(key).node;
    if (!node)
        return false;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value)) {
        fail(key, "must be a number");
        return false;
    }
    if (*value < min || *value > max) {
        std::ostringstream range;
        range << "must be from " << min << " to " << max;
        fail(key, range.str());
        return false;
    }
    into = *value;
    return true;
}

bool ConfigSection::size(std::string_view key, std::uint64_t &into, std::uint64_t min, std::uint64_t max)
{
    const auto text = textOf(key, find(key), "a size in quotes, such as \"256MiB\"");
    if (!text)
        return false;
    const auto value = parseSize(*text);
    if (!value) {
        fail(key, value.error().message);
        return false;
    }
    if (*value < min || *value > max) {
        fail(key, "must be from " + std::to_string(min) + " to " + std::to_string(max) + " bytes");
        return false;
    }
    into = *value;
    return true;
}

ConfigSection ConfigSection::section(std::string_view key)
{
    const toml::node *node = find(key).node;
    const std::string path = m_path + std::string(key) + '.';
    if (node && !node->is_table())
        fail(key, "must be a section: [" + std::string(key) + "]");
    return {m_source, node ? node->as_table() : nullptr, path};
}

std::vector<ConfigSection> ConfigSection::sections(std::string_view key)
{
    std::vector<ConfigSection> all;
    const toml::node *node = find(key).node;
    if (!node)
        return all;
    const toml::array *array = node->as_array();
    if (!array || !array->is_homogeneous(toml::node_type::table)) {
        fail(key, "must be a list of sections: [[" + m_path + std::string(key) + "]]");
        return all;
    }
    for (const toml::node &each : *array)
        all.emplace_back(m_source, each.as_table(), m_path + std::string(key) + '.');
    return all;
}

bool ConfigSection::has(std::string_view key) const
{
    return isOverridden(key) || (m_table && m_table->contains(key));
}

void ConfigSection::fail(std::string_view key, std::string reason)
{
    m_source.issues.errors.push_back(issueAt(key, std::move(reason)));
}

void ConfigSection::warn(std::string_view key, std::string reason)
{
    m_source.issues.warnings.push_back(issueAt(key, std::move(reason)));
}

void ConfigSection::reportUnknown()
{
    if (!m_table)
        return;
    for (const auto &[key, node] : *m_table) {
        const std::string name(key.str());
        if (m_known.contains(name))
            continue;
        const std::string meant = closestTo(name, m_known);
        fail(name, meant.empty() ? "is not known" : "is not known; did you mean \"" + meant + "\"?");
    }
}

ConfigSection::Found ConfigSection::find(std::string_view key, std::string_view variable)
{
    m_known.emplace(key);
    if (!variable.empty()) {
        const auto set = m_source.environment.find(std::string(variable));
        if (set != m_source.environment.end() && !set->second.empty()) {
            m_overridden.emplace(key, variable);
            m_source.shadowed.insert(m_path + std::string(key));
            return {nullptr, set->second};
        }
    }
    return {m_table ? m_table->get(key) : nullptr, {}};
}

std::optional<std::string> ConfigSection::textOf(std::string_view key, const Found &found, const char *expected)
{
    if (!found)
        return std::nullopt;
    if (!found.node)
        return found.fromEnvironment;
    if (const auto *text = found.node->as_string())
        return **text;
    fail(key, std::string("must be ") + expected);
    return std::nullopt;
}

std::optional<std::int64_t> ConfigSection::integerOf(std::string_view key, const Found &found)
{
    if (!found)
        return std::nullopt;
    if (found.node && found.node->is_integer())
        return **found.node->as_integer();
    const std::string &text = found.fromEnvironment;
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!found.node && problem == std::errc{} && end == text.data() + text.size())
        return value;
    fail(key, "must be a whole number");
    return std::nullopt;
}

ConfigIssue ConfigSection::issueAt(std::string_view key, std::string reason) const
{
    if (const auto variable = m_overridden.find(key); variable != m_overridden.end())
        return {"environment", 0, variable->second, std::move(reason)};
    const toml::node *node = m_table ? m_table->get(key) : nullptr;
    const auto line = node ? node->source().begin.line : (m_table ? m_table->source().begin.line : 0);
    return {m_source.file, static_cast<int>(line), m_path + std::string(key), std::move(reason)};
}

} // namespace lineside
