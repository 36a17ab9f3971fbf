// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/topic.h"

#include "model/name.h"
#include "model/topics.h"

namespace lineside {

namespace {

TopicKind kindOf(std::string_view tail)
{
    if (tail == kDataLevel)
        return TopicKind::DeviceData;
    if (tail == kStatusLevel)
        return TopicKind::DeviceStatus;
    return tail == kCommandResultLevel ? TopicKind::CommandResult : TopicKind::Unknown;
}

} // namespace

Topic parseTopic(std::string_view topic)
{
    if (!topic.starts_with(kDeviceTopics))
        return {};
    topic.remove_prefix(kDeviceTopics.size());
    const auto slash = topic.find('/');
    if (slash == std::string_view::npos)
        return {};
    const auto kind = kindOf(topic.substr(slash + 1));
    const auto id = topic.substr(0, slash);
    if (kind == TopicKind::Unknown || !isDeviceId(id))
        return {};
    return {kind, id};
}

} // namespace lineside
