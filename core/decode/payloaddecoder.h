// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "decode/commandreply.h"
#include "decode/decodedoubts.h"
#include "model/device.h"
#include "model/rawmessage.h"
#include "model/reading.h"

#include <cstdint>
#include <string_view>

namespace lineside {

/// How a reading's timestamp is read; who knows the device knows which.
enum class Timestamp : std::uint8_t {
    AsTold, ///< RFC 3339 with its zone, or the reading is refused
    ClockHands, ///< the zone may be missing, or UTC in error: the hands as if they were UTC; another zone counts
    Ignored, ///< whatever stands there, or nothing: its arrival counts
};

/// Reads payloads of one format: bytes from the wire to the values of core/CONTRACT.md §1.
/// Owner: Decoder. Thread: pipeline; one call at a time.
/// Contract: a function of its input; memory to work in may be kept between calls. Whatever the bytes, no crash. Every
/// refusal is InvalidInput with the label of its RejectReason as context. The whole message is checked.
class PayloadDecoder
{
public:
    PayloadDecoder() = default;
    PayloadDecoder(const PayloadDecoder &) = delete;
    PayloadDecoder &operator=(const PayloadDecoder &) = delete;
    virtual ~PayloadDecoder() = default;

    /// A SensorData of the device that the topic names. Unit and location may be absent. arrivalMs and redelivered come
    /// from the message, position and processedMs are the caller's.
    [[nodiscard]] virtual Result<Reading> reading(const RawMessageView &message, std::string_view deviceIdFromTopic,
                                                  Timestamp timestamp)
        = 0;
    /// Of the reading decoded last, by Timestamp::ClockHands: it told a zone of its own, so timestampMs is UTC in
    /// truth.
    [[nodiscard]] virtual bool hadOwnZone() const = 0;
    /// An EdgeDevice. All but id may be absent; status is "online" then. lastSeenMs is the arrival, whatever the device
    /// says; for a retained message, which is no sign of life, the caller decides what it is worth.
    [[nodiscard]] virtual Result<Device> device(const RawMessageView &message, std::string_view deviceIdFromTopic) = 0;
    /// What a device answers to a command.
    [[nodiscard]] virtual Result<CommandReply> commandReply(const RawMessageView &message) = 0;
    /// What was taken since the last call although not all of it was understood, for those who count. Refused messages
    /// are no part of it.
    [[nodiscard]] virtual DecodeDoubts takeDoubts() = 0;
};

} // namespace lineside
