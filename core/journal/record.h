// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rawmessage.h"

#include <cstdint>
#include <optional>
#include <span>

namespace lineside::record {

/// One message in a segment: a fixed header, then topic, correlation and payload, padded to 8 bytes. The checksum
/// covers the record's own position too, so that bytes which once stood elsewhere are never taken for a record.
inline constexpr std::size_t kHeaderBytes = 32;
inline constexpr std::size_t kAlignment = 8;

/// A record as it was found: the view borrows from the bytes it was read from.
struct Found
{
    RawMessageView message;
    std::size_t bytes = 0; ///< length in the segment, padding included
};

/// Bytes the message takes in a segment.
[[nodiscard]] std::size_t sizeOf(const RawMessageView &message);

/// Writes the message at the front of `room`, which holds at least sizeOf(message) bytes.
void write(std::span<std::byte> room, std::uint64_t position, const RawMessageView &message);

/// The record at the front of `bytes`, or nothing where none was written or it is damaged.
[[nodiscard]] std::optional<Found> read(std::span<const std::byte> bytes, std::uint64_t position);

} // namespace lineside::record
