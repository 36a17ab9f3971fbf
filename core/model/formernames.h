// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// What the site says of devices that were given another id ([[devices.renamed]]). What was stored under a former id is
/// never rewritten; who asks for the present one gets it too.
/// Owner: the configuration; a value. Thread: any. Errors: none; that no id has two present names and none leads back
/// to itself was checked when the configuration was read.
class FormerNames
{
public:
    void add(const std::string &present, std::vector<std::string> former)
    {
        for (const std::string &each : former)
            m_present.emplace(each, present);
        m_former.emplace(present, std::move(former));
    }

    [[nodiscard]] bool isEmpty() const { return m_former.empty(); }
    /// By present id.
    [[nodiscard]] const std::map<std::string, std::vector<std::string>, std::less<>> &all() const { return m_former; }
    /// The id and what it was called before.
    [[nodiscard]] std::vector<std::string> namesOf(const std::string &id) const
    {
        std::vector<std::string> names{id};
        if (const auto known = m_former.find(id); known != m_former.end())
            names.insert(names.end(), known->second.begin(), known->second.end());
        return names;
    }
    /// The id itself, when it was not given another.
    [[nodiscard]] const std::string &presentOf(const std::string &id) const
    {
        const auto known = m_present.find(id);
        return known == m_present.end() ? id : known->second;
    }
    [[nodiscard]] bool isFormer(std::string_view id) const { return m_present.contains(id); }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_former; // by present id
    std::map<std::string, std::string, std::less<>> m_present; // by former id
};

} // namespace lineside
