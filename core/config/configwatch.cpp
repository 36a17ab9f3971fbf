// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configwatch.h"

#include "base/logging.h"
#include "config/configvalues.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <toml++/toml.h>

namespace lineside {

namespace {

constexpr std::string_view kHasErrors = "the file has errors, the program goes on with what it has";
constexpr std::string_view kCannotStart = "the engine cannot start with the file, it goes on with what it had";
constexpr std::string_view kNeedsRestart = "the file has changed, a restart is needed";

std::string withDetail(std::string_view sentence, const std::string &detail)
{
    return std::string(sentence) + (detail.empty() ? "" : ": ") + detail;
}

using Values = std::map<std::string, std::string>; // "mqtt.keep_alive" -> its TOML

std::string textOf(const toml::node &node)
{
    std::ostringstream text;
    node.visit([&text](const auto &value) { text << value; });
    return text.str();
}

void flatten(const toml::table &table, const std::string &place, Values &values)
{
    for (const auto &[key, node] : table) {
        const std::string name = place + std::string(key.str());
        if (const auto *inner = node.as_table())
            flatten(*inner, name + '.', values);
        else
            values.emplace(name, textOf(node));
    }
}

Values valuesOf(const std::string &text)
{
    Values values;
    if (lineOfTooDeepKey(text) > 0)
        return values;
    try { // the library reports by exception; it ends here
        flatten(toml::parse(text), {}, values);
    } catch (const toml::parse_error &) {
        values.clear();
    }
    return values;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

} // namespace

void logIssues(const ConfigIssues &issues)
{
    for (const ConfigIssue &warning : issues.warnings)
        qCWarning(lcConfig, "%s", warning.text().c_str());
    for (const ConfigIssue &error : issues.errors)
        qCCritical(lcConfig, "%s", error.text().c_str());
}

std::string hasErrors(const std::string &firstOfThem)
{
    return withDetail(kHasErrors, firstOfThem);
}

std::string needsRestart(const std::string &what)
{
    return withDetail(kNeedsRestart, what);
}

std::vector<std::string> changedKeys(const std::string &before, const std::string &after)
{
    Values left = valuesOf(before);
    std::vector<std::string> changed;
    for (const auto &[key, value] : valuesOf(after)) {
        const auto old = left.extract(key);
        if (old.empty() || old.mapped() != value)
            changed.push_back(key);
    }
    for (const auto &[key, value] : left)
        changed.push_back(key);
    std::sort(changed.begin(), changed.end());
    return changed;
}

std::optional<LoadedConfig> ConfigWatch::readChanged()
{
    LoadedConfig loaded = loadConfig(m_path, processEnvironment());
    logIssues(loaded.issues);
    if (loaded.config && !loaded.config->classes.problem.empty()) {
        m_problem = hasErrors(loaded.config->classes.problem);
        return std::nullopt;
    }
    if (!loaded.config) {
        qCCritical(lcConfig, "read again: a restart would fail; the program goes on with what it has");
        m_problem = hasErrors(loaded.issues.errors.empty() ? "" : loaded.issues.errors.front().text());
        return std::nullopt;
    }
    m_problem.clear();
    if (changesIn(loaded).empty()) {
        qCInfo(lcConfig, "read again: nothing has changed");
        return std::nullopt;
    }
    return loaded;
}

void ConfigWatch::readAgain()
{
    const auto loaded = readChanged();
    if (!loaded)
        return;
    const std::string changes = changesIn(*loaded);
    qCWarning(lcConfig, "read again: sound, needs a restart: %s", changes.c_str());
    m_problem = needsRestart(changes);
}

void ConfigWatch::runsWith(const LoadedConfig &loaded)
{
    m_text = loaded.text;
    m_classes = loaded.config ? loaded.config->classes.stamp : std::string();
}

void ConfigWatch::setStartProblem(const std::string &reason)
{
    m_problem = withDetail(kCannotStart, reason);
}

std::string ConfigWatch::changesIn(const LoadedConfig &loaded) const
{
    std::vector<std::string> changed = changedKeys(m_text, loaded.text);
    std::erase_if(changed, [&loaded](const std::string &key) { return loaded.shadowed.contains(key); });
    if (loaded.config && loaded.config->classes.stamp != m_classes)
        changed.emplace_back("classes");
    return joined(changed);
}

} // namespace lineside
