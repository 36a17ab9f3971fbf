// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/fieldreader.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"
#include "decode/jsondecoder.h"
#include "decode/payloadbytes.h"
#include "decode/writtennumber.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lineside {

namespace {

using simdjson::ondemand::json_type;

constexpr std::size_t kFirstCapacity = 4096;
constexpr std::size_t kShortNumber = 19; // characters; so many digits fit into 64 bits (decode/writtennumber.h)

RejectReason reasonFor(simdjson::error_code error)
{
    switch (error) {
    case simdjson::EMPTY:
        return RejectReason::Empty;
    case simdjson::UTF8_ERROR:
        return RejectReason::InvalidUtf8;
    case simdjson::CAPACITY:
        return RejectReason::TooLarge;
    default:
        return RejectReason::InvalidJson;
    }
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view withoutTrailingBlanks(std::string_view text)
{
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool holdsEscape(std::string_view text)
{
    return text.find('\\') != std::string_view::npos;
}

} // namespace

void FieldReader::open(std::string_view payload)
{
    m_begun = false;
    m_metadata = {};
    m_metadataKeys.clear();
    m_wantedMembers.clear();
    m_kept.clear();
    m_doubts = {};
    m_hasOwnZone = false;
    m_failure.reset();
    m_failedField = {};
    m_key = {};
    const auto object = objectBytes(payload);
    if (payload.size() > JsonDecoder::kMaxPayloadBytes)
        fail(RejectReason::TooLarge, {});
    else if (isOtherUnicode(payload))
        fail(RejectReason::OtherEncoding, {});
    else if (object.empty())
        fail(RejectReason::Empty, {});
    else if (succeeds(m_parser.iterate(padded(object)).get(m_document)))
        begin();
}

void FieldReader::begin()
{
    json_type type{};
    if (!succeeds(m_document.type().get(type)))
        return;
    if (type != json_type::object)
        fail(RejectReason::NotAnObject, {});
    else if (succeeds(m_document.get_object().get(m_object)))
        (void)succeeds(m_object.begin().get(m_position));
}

/// The payload with readable bytes behind it, as simdjson asks. They are blanked: a stale '}' there could close a
/// document that is not closed.
simdjson::padded_string_view FieldReader::padded(std::string_view payload)
{
    const auto needed = payload.size() + simdjson::SIMDJSON_PADDING;
    if (m_buffer.size() < needed)
        m_buffer.resize(std::bit_ceil(std::max(needed, kFirstCapacity)));
    std::memcpy(m_buffer.data(), payload.data(), payload.size());
    std::memset(m_buffer.data() + payload.size(), ' ', simdjson::SIMDJSON_PADDING);
    m_end = m_buffer.data() + payload.size();
    if (m_parser.capacity() < payload.size())
        (void)succeeds(m_parser.allocate(m_buffer.size()));
    return simdjson::padded_string_view(m_buffer.data(), payload.size(), m_buffer.size());
}

bool FieldReader::next()
{
    if (failed())
        return false;
    if (m_begun)
        ++m_position;
    m_begun = true;
    if (m_position == m_object.end()) {
        finish();
        return false;
    }
    auto field = *m_position;
    if (!takeKey(field, m_key) || !succeeds(field.value().get(m_value)))
        return false;
    return succeeds(m_value.type().get(m_type));
}

/// Nothing but blanks may follow the object.
void FieldReader::finish()
{
    m_key = {};
    if (!m_document.current_location().error())
        fail(RejectReason::InvalidJson, {});
    else
        refuseDuplicatesOfKept();
}

bool FieldReader::takeNull()
{
    if (m_type != json_type::null)
        return false;
    check(m_value, m_type, 0);
    return true;
}

std::string_view FieldReader::takeText()
{
    if (!isOfType(json_type::string))
        return {};
    const auto taken = text(m_value);
    if (taken.size() > JsonDecoder::kMaxTextBytes)
        fail(RejectReason::BadText, m_key);
    return taken;
}

std::string_view FieldReader::takeWord()
{
    if (m_type != json_type::number && m_type != json_type::boolean)
        return takeText();
    const auto token = withoutTrailingBlanks(m_value.raw_json_token());
    check(m_value, m_type, 0);
    if (token.size() > JsonDecoder::kMaxTextBytes)
        fail(RejectReason::BadText, m_key);
    return token;
}

FieldReader::Number FieldReader::takeNumber()
{
    if (!isOfType(json_type::number))
        return {};
    const auto token = withoutTrailingBlanks(m_value.raw_json_token());
    const auto value = token.size() <= kShortNumber ? shortNumber() : longNumber(token);
    if (!value)
        fail(isJsonNumber(token) ? RejectReason::NumberOutOfRange : RejectReason::InvalidJson, m_key);
    return {value.value_or(0), value && losesDigits(token, *value)};
}

std::optional<double> FieldReader::shortNumber()
{
    double value = 0;
    return m_value.get_double().get(value) ? std::nullopt : std::optional(value);
}

/// Not by simdjson, which is stepped over the token with the next field.
std::optional<double> FieldReader::longNumber(std::string_view token)
{
    return isJsonNumber(token) ? doubleOf(token) : std::nullopt;
}

std::int64_t FieldReader::takeTimeMs()
{
    const auto time = parseRfc3339(takeText());
    if (!time)
        fail(RejectReason::BadTimestamp, m_key);
    return time.value_or(0);
}

ToldTime FieldReader::takeToldTime()
{
    const auto time = parseToldTime(takeText());
    if (!time)
        fail(RejectReason::BadTimestamp, m_key);
    return time.value_or(ToldTime{});
}

void FieldReader::takeMetadata(IsWanted isWanted)
{
    if (isOfType(json_type::object))
        m_metadata = rawTextAround([this, isWanted] { checkObject(m_value, JsonDecoder::kMaxDepth, isWanted); });
}

FieldReader::KeptValue FieldReader::keep()
{
    const auto value = checked(m_value, m_type, JsonDecoder::kMaxDepth);
    m_kept.push_back({m_key, value.json});
    return value;
}

void FieldReader::drop()
{
    check(m_value, m_type, JsonDecoder::kMaxDepth);
}

std::string FieldReader::metadata()
{
    if (m_kept.empty())
        return std::string(m_metadata);
    std::sort(m_metadataKeys.begin(), m_metadataKeys.end());
    std::string merged(m_metadata.substr(0, m_metadata.empty() ? 0 : m_metadata.size() - 1));
    bool first = m_metadataKeys.empty();
    for (const auto &[key, json] : m_kept) {
        if (std::binary_search(m_metadataKeys.begin(), m_metadataKeys.end(), key))
            continue;
        merged += first ? (merged.empty() ? "{" : "") : ",";
        first = false;
        appendJsonString(merged, key);
        merged.append(":").append(json);
    }
    return merged += '}';
}

void FieldReader::fail(RejectReason reason, std::string_view field)
{
    if (m_failure)
        return;
    m_failure = reason;
    m_failedField = field;
}

Unexpected FieldReader::failure() const
{
    return refuse(*m_failure, m_failedField);
}

bool FieldReader::succeeds(simdjson::error_code error)
{
    if (error)
        fail(reasonFor(error), m_key);
    return !error;
}

bool FieldReader::isOfType(json_type wanted)
{
    if (m_type != wanted)
        fail(RejectReason::WrongType, m_key);
    return m_type == wanted;
}

/// Where the token not yet read begins.
const char *FieldReader::location()
{
    const char *here = nullptr;
    return succeeds(m_document.current_location().get(here)) ? here : nullptr;
}

/// The bytes of the value that `check` reads.
template <typename Check>
std::string_view FieldReader::rawTextAround(Check check)
{
    const char *begin = location();
    check();
    const char *end = failed() ? nullptr : location();
    if (failed())
        return {};
    return withoutTrailingBlanks({begin, static_cast<std::size_t>(end - begin)});
}

FieldReader::KeptValue FieldReader::checked(Value &value, json_type type, int depth)
{
    KeptValue kept;
    if (type == json_type::number) {
        checkNumber(value);
        kept.json = withoutTrailingBlanks(value.raw_json_token());
    } else {
        kept.json = rawTextAround([&] { kept.text = check(value, type, depth); });
    }
    return kept;
}

/// Holds a whole value against the grammar; gives the text of a string.
std::string_view FieldReader::check(Value &value, json_type type, int depth)
{
    bool ignored = false;
    switch (type) {
    case json_type::object:
        checkObject(value, depth, nullptr);
        break;
    case json_type::array:
        checkArray(value, depth);
        break;
    case json_type::string:
        return text(value);
    case json_type::number:
        checkNumber(value);
        break;
    case json_type::boolean:
        (void)succeeds(value.get_bool().get(ignored));
        break;
    case json_type::null:
        if (succeeds(value.is_null().get(ignored)) && !ignored)
            fail(RejectReason::InvalidJson, m_key);
        break;
    }
    return {};
}

/// With `isWanted` it is the metadata itself.
void FieldReader::checkObject(Value &value, int depth, IsWanted isWanted)
{
    simdjson::ondemand::object object;
    if (depth == 0)
        fail(RejectReason::TooDeep, m_key);
    if (failed() || !succeeds(value.get_object().get(object)))
        return;
    for (auto field : object) {
        std::string_view key;
        Value member;
        json_type type{};
        if (!takeKey(field, key) || !succeeds(field.value().get(member)) || !succeeds(member.type().get(type)))
            return;
        if (isWanted)
            checkMetadataMember(key, member, type, isWanted);
        else
            check(member, type, depth - 1);
        if (failed())
            return;
    }
}

void FieldReader::checkMetadataMember(std::string_view key, Value &member, json_type type, IsWanted isWanted)
{
    m_metadataKeys.push_back(key);
    if (isWanted(key))
        m_wantedMembers.push_back({key, checked(member, type, JsonDecoder::kMaxDepth - 1)});
    else
        check(member, type, JsonDecoder::kMaxDepth - 1);
}

void FieldReader::checkArray(Value &value, int depth)
{
    simdjson::ondemand::array array;
    if (depth == 0)
        fail(RejectReason::TooDeep, m_key);
    if (failed() || !succeeds(value.get_array().get(array)))
        return;
    for (auto item : array) {
        json_type type{};
        if (!succeeds(item.type().get(type)))
            return;
        Value element = item.value_unsafe();
        check(element, type, depth - 1);
        if (failed())
            return;
    }
}

/// The key of a field. Almost no key holds an escape, and then its bytes in the buffer are the key: looking for the
/// quote costs a third of unescaping, which without SSE 4.2 goes byte by byte.
bool FieldReader::takeKey(Field &field, std::string_view &key)
{
    simdjson::ondemand::raw_json_string raw;
    if (!succeeds(field.key().get(raw)))
        return false;
    const char *begin = raw.raw();
    const auto *quote = static_cast<const char *>(std::memchr(begin, '"', static_cast<std::size_t>(m_end - begin)));
    if (!quote || holdsEscape({begin, static_cast<std::size_t>(quote - begin)}))
        return succeeds(field.unescaped_key().get(key));
    key = {begin, static_cast<std::size_t>(quote - begin)};
    return true;
}

/// A string's text; without escapes straight from the buffer, as for keys.
std::string_view FieldReader::text(Value &value)
{
    std::string_view taken;
    const auto token = withoutTrailingBlanks(value.raw_json_token());
    if (holdsEscape(token)) {
        (void)succeeds(value.get_string().get(taken));
        return taken;
    }
    if (succeeds(value.get_raw_json_string().error()))
        taken = token.substr(1, token.size() - 2);
    return taken;
}

/// Held against the grammar alone: what is kept is kept as written, be it larger than every double. The token stays
/// unread in simdjson, which steps over it with the next field or item.
void FieldReader::checkNumber(Value &value)
{
    if (!isJsonNumber(withoutTrailingBlanks(value.raw_json_token())))
        fail(RejectReason::InvalidJson, m_key);
}

void FieldReader::refuseDuplicatesOfKept()
{
    if (m_kept.size() < 2)
        return;
    m_sortedKeys.clear();
    for (const auto &kept : m_kept)
        m_sortedKeys.push_back(kept.key);
    std::sort(m_sortedKeys.begin(), m_sortedKeys.end());
    const auto twice = std::adjacent_find(m_sortedKeys.begin(), m_sortedKeys.end());
    if (twice != m_sortedKeys.end())
        fail(RejectReason::DuplicateField, *twice);
}

} // namespace lineside
