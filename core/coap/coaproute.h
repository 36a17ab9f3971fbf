// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// What a path of the CoAP door leads to (core/CONTRACT.md §4).
enum class CoapTarget : std::uint8_t {
    Nothing,
    Data, ///< /devices/{id}/data
    Status, ///< /devices/{id}/status
    CommandResult, ///< /devices/{id}/command/result
    Health, ///< /health
    Directory, ///< /.well-known/core, RFC 6690
};

struct CoapRoute
{
    CoapTarget target = CoapTarget::Nothing;
    std::string deviceId{}; ///< of the first three
};

/// `path`: the Uri-Path options in their order. What is no device id (model/name.h) leads to Nothing. Thread: any.
[[nodiscard]] CoapRoute coapRouteOf(const std::vector<std::string_view> &path);

/// RFC 6690, of what `deviceId` may use; empty: of a stranger, who is told what needs no name.
[[nodiscard]] std::string coapDirectory(std::string_view deviceId);

} // namespace lineside
