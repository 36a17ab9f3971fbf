// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/coaproute.h"

#include "model/name.h"
#include "model/topics.h"

namespace lineside {

namespace {

CoapTarget deviceTargetOf(std::string_view level)
{
    if (level == kDataLevel)
        return CoapTarget::Data;
    if (level == kStatusLevel)
        return CoapTarget::Status;
    return level == kCommandResultLevel ? CoapTarget::CommandResult : CoapTarget::Nothing;
}

std::string joined(const std::vector<std::string_view> &path, std::size_t from)
{
    std::string text;
    for (std::size_t i = from; i < path.size(); ++i)
        text.append(i == from ? "" : "/").append(path[i]);
    return text;
}

/// A link's target is a URI reference: what is not unreserved is percent-encoded (RFC 3986 §2.3).
std::string inUri(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string uri;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (kUnreserved.find(letter) != std::string_view::npos)
            uri += letter;
        else
            uri.append("%").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    }
    return uri;
}

} // namespace

CoapRoute coapRouteOf(const std::vector<std::string_view> &path)
{
    constexpr std::size_t kMostLevels = 4; // devices, its id, command, result
    if (path.empty() || path.size() > kMostLevels)
        return {};
    if (joined(path, 0) == "health")
        return {CoapTarget::Health};
    if (joined(path, 0) == ".well-known/core")
        return {CoapTarget::Directory};
    if (path.size() < 3 || path[0] != "devices" || !isDeviceId(path[1]))
        return {};
    const CoapTarget target = deviceTargetOf(joined(path, 2));
    return target == CoapTarget::Nothing ? CoapRoute{} : CoapRoute{target, std::string(path[1])};
}

std::string coapDirectory(std::string_view deviceId)
{
    std::string links = R"(</health>;rt="lineside.health";ct=50)";
    if (deviceId.empty())
        return links;
    const std::string own = ",</devices/" + inUri(deviceId);
    links += own + R"(/data>;rt="lineside.data";ct="50 60")";
    links += own + R"(/status>;rt="lineside.status";ct="50 60")";
    links += own + R"(/command/result>;rt="lineside.command.result";ct="50 60")";
    return links;
}

} // namespace lineside
