// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/areas.h"

#include "base/blanks.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

std::string pathOfArea(const AreaSettings &area, const std::vector<AreaSettings> &all)
{
    std::string path = area.name;
    std::string parent = area.parent;
    for (std::size_t depth = 0; !parent.empty() && depth < all.size(); ++depth) {
        path = parent + '/' + path;
        const auto above = std::ranges::find(all, parent, &AreaSettings::name);
        parent = above == all.end() ? std::string() : above->parent;
    }
    return path;
}

} // namespace

Areas::Areas(const std::vector<AreaSettings> &settings)
{
    for (const AreaSettings &area : settings) {
        const std::string path = pathOfArea(area, settings);
        m_paths.push_back(path);
        m_ofName.emplace(area.name, path);
        for (const std::string &id : area.devices)
            m_ofDevice.emplace(id, path);
    }
    std::ranges::sort(m_paths);
}

std::string Areas::pathOf(std::string_view deviceId, std::string_view location) const
{
    if (const auto known = m_ofDevice.find(deviceId); known != m_ofDevice.end())
        return known->second;
    std::string path = areaPath(location);
    const auto named = m_ofName.find(topOf(path)); // a machine may name an area that lies in another
    return named == m_ofName.end() ? path : named->second + path.substr(topOf(path).size());
}

std::string areaPath(std::string_view location)
{
    std::string path;
    while (!location.empty()) {
        const auto end = std::min(location.find('/'), location.size());
        const std::string_view part = withoutBlanks(location.substr(0, end));
        if (!part.empty())
            path.append(path.empty() ? "" : "/").append(part);
        location.remove_prefix(std::min(end + 1, location.size()));
    }
    return path;
}

std::string_view topOf(std::string_view path)
{
    return path.substr(0, path.find('/'));
}

} // namespace lineside
