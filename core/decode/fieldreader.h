// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/rfc3339.h"
#include "decode/decodedoubts.h"
#include "decode/rejectreason.h"

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Walks the fields of one JSON object, left to right, each value read once: simdjson On-Demand, made strict. On-Demand
/// checks only what it is asked for; here every value is either taken or checked, so nothing malformed is passed on.
/// The first failure sticks: next() is false from then on and what the take functions return is not to be used.
/// Private to decode. Owner: Decoder. Thread: its caller's. Errors: failed(), failure().
class FieldReader
{
public:
    struct Number
    {
        double value = 0;
        bool isRounded = false; ///< what was written had more digits than `value` holds
    };
    /// A value of any type.
    struct KeptValue
    {
        std::string_view json; ///< as it came
        std::string_view text; ///< unescaped, when it is a text
    };
    /// A member of the metadata that is asked for.
    struct Member
    {
        std::string_view key; ///< unescaped
        KeptValue value;
    };
    using IsWanted = bool (*)(std::string_view key);

    FieldReader() = default;
    FieldReader(const FieldReader &) = delete;
    FieldReader &operator=(const FieldReader &) = delete;
    ~FieldReader() = default;

    /// Begins a message; the payload is copied, all views given out live until the next open().
    void open(std::string_view payload);
    /// To the next field; false after the last one or a failure.
    [[nodiscard]] bool next();

    // The field at hand. One of the functions below it must be called once per field.
    [[nodiscard]] std::string_view key() const { return m_key; }
    /// A null was read; nothing else is to be read then.
    [[nodiscard]] bool takeNull();
    [[nodiscard]] std::string_view takeText();
    /// A text; a number or truth value as it is written.
    [[nodiscard]] std::string_view takeWord();
    [[nodiscard]] Number takeNumber();
    [[nodiscard]] std::int64_t takeTimeMs();
    /// Of a clock whose zone may be missing.
    [[nodiscard]] ToldTime takeToldTime();
    /// The object that is the message's metadata; those of its own members that are wanted, for wantedMembers().
    void takeMetadata(IsWanted isWanted);
    [[nodiscard]] const std::vector<Member> &wantedMembers() const { return m_wantedMembers; }
    /// Any value: checked and remembered for metadata.
    KeptValue keep();
    /// Any value: checked and dropped.
    void drop();

    /// The metadata's own bytes and, behind them, the kept fields it has no own for. Empty when there is neither.
    [[nodiscard]] std::string metadata();

    /// Of the message at hand: its time came with a zone of its own.
    void noteOwnZone(bool hasOwnZone) { m_hasOwnZone = hasOwnZone; }
    [[nodiscard]] bool hasOwnZone() const { return m_hasOwnZone; }
    /// Of the message at hand.
    [[nodiscard]] DecodeDoubts &doubts() { return m_doubts; }

    void fail(RejectReason reason, std::string_view field);
    [[nodiscard]] bool failed() const { return m_failure.has_value(); }
    /// Only when failed().
    [[nodiscard]] Unexpected failure() const;

private:
    using Value = simdjson::ondemand::value;
    using Field = simdjson::simdjson_result<simdjson::ondemand::field>;
    struct Kept
    {
        std::string_view key; // unescaped
        std::string_view json; // as it came
    };

    void begin();
    void finish();
    [[nodiscard]] simdjson::padded_string_view padded(std::string_view payload);
    [[nodiscard]] bool succeeds(simdjson::error_code error);
    [[nodiscard]] bool isOfType(simdjson::ondemand::json_type wanted);
    [[nodiscard]] const char *location();
    template <typename Check>
    [[nodiscard]] std::string_view rawTextAround(Check check);

    std::string_view check(Value &value, simdjson::ondemand::json_type type, int depth);
    void checkObject(Value &value, int depth, IsWanted isWanted);
    void checkMetadataMember(std::string_view key, Value &member, simdjson::ondemand::json_type type,
                             IsWanted isWanted);
    [[nodiscard]] KeptValue checked(Value &value, simdjson::ondemand::json_type type, int depth);
    void checkArray(Value &value, int depth);
    [[nodiscard]] bool takeKey(Field &field, std::string_view &key);
    [[nodiscard]] std::string_view text(Value &value);
    void checkNumber(Value &value);
    [[nodiscard]] std::optional<double> shortNumber();
    [[nodiscard]] static std::optional<double> longNumber(std::string_view token);
    void refuseDuplicatesOfKept();

    simdjson::ondemand::parser m_parser;
    std::vector<char> m_buffer; // payload and simdjson's padding; grows, never shrinks
    const char *m_end = nullptr; // of the payload in m_buffer
    simdjson::ondemand::document m_document;
    simdjson::ondemand::object m_object;
    simdjson::ondemand::object_iterator m_position;
    bool m_begun = false; // m_position stands on a field already given out
    std::string_view m_key;
    Value m_value;
    simdjson::ondemand::json_type m_type{};

    std::string_view m_metadata;
    std::vector<std::string_view> m_metadataKeys;
    std::vector<Member> m_wantedMembers;
    std::vector<Kept> m_kept;
    std::vector<std::string_view> m_sortedKeys; // room to work in

    DecodeDoubts m_doubts;
    bool m_hasOwnZone = false;
    std::optional<RejectReason> m_failure;
    std::string_view m_failedField;
};

} // namespace lineside
