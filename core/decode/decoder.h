// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "decode/commandreply.h"
#include "decode/decodedoubts.h"
#include "model/device.h"
#include "model/rawmessage.h"
#include "model/reading.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace lineside {

class FieldReader;

/// How a reading's timestamp is read; who knows the device knows which.
enum class Timestamp {
    AsTold, ///< RFC 3339 with its zone, or the reading is refused
    ClockHands, ///< the zone may be missing, or UTC in error: the hands as if they were UTC; another zone counts
    Ignored, ///< whatever stands there, or nothing: its arrival counts
};

/// Bytes from the wire -> values (SensorData, EdgeDevice and command results of core/CONTRACT.md §1). A function of its
/// input: what is kept between calls is memory to work in, so a message costs no allocation beyond the strings of its
/// result.
/// Owner: the pipeline worker. Thread: pipeline; one call at a time.
/// Errors: every refusal is InvalidInput with the label of its RejectReason as context. Whatever the bytes, no crash.
/// Rules for all messages: byte order marks, NULs and blanks around the object are no part of it; fields in any order;
/// null means absent; a field named twice is refused; all of the message is checked, also the parts nobody reads;
/// unknown fields of readings and devices are merged into metadata, after the device's own bytes, and metadata's own
/// fields win.
class Decoder
{
public:
    /// 256 KiB. Source: our choice; the contract's messages are under 1 KiB, and a megabyte must not come through.
    static constexpr std::size_t kMaxPayloadBytes = 262144;
    /// Levels of objects and arrays inside one field. Source: our choice; bounds the stack of every later reader.
    static constexpr int kMaxDepth = 64;
    /// Plain texts: name, location, unit, reason, … Source: our choice, bounds a row on screen and in the store.
    static constexpr std::size_t kMaxTextBytes = 1024;

    Decoder();
    ~Decoder();
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    /// A SensorData. Unit and location may be absent. Fields that speak of the quality, here or in metadata, set it
    /// (decode/qualityfield.h) and stay in metadata; a quality that is not known is uncertain. arrivalMs and
    /// redelivered come from the message, position and processedMs are the caller's.
    [[nodiscard]] Result<Reading> reading(const RawMessageView &message, std::string_view deviceIdFromTopic,
                                          Timestamp timestamp = Timestamp::AsTold);

    /// Of the reading decoded last, by Timestamp::ClockHands: it told a zone of its own, so timestampMs is UTC in
    /// truth.
    [[nodiscard]] bool hadOwnZone() const;

    /// An EdgeDevice. All but id may be absent; status is "online" then. A status is brought to our words where they
    /// are known (decode/statusword.h), kept as it came where not. lastSeenMs is the arrival, whatever the device says;
    /// for a retained message, which is no sign of life, the caller decides what it is worth.
    [[nodiscard]] Result<Device> device(const RawMessageView &message, std::string_view deviceIdFromTopic);

    /// {"id", "status": "accepted" | "done" | "rejected", "reason"}; unknown fields are checked and dropped.
    [[nodiscard]] Result<CommandReply> commandReply(std::string_view payload);

    /// What was taken since the last call although not all of it was understood, for those who count. Refused messages
    /// are no part of it.
    [[nodiscard]] DecodeDoubts takeDoubts();

private:
    std::unique_ptr<FieldReader> m_reader; // behind a pointer to keep simdjson.h (1 MB) out of every includer
    DecodeDoubts m_doubts;
};

} // namespace lineside
