// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/cborjson.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"
#include "decode/jsondecoder.h"
#include "decode/rejectreason.h"

#include <QByteArray>

#include <simdjson.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace lineside {

namespace {

/// RFC 8949 §3.1.
struct Major
{
    enum : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };
};

constexpr std::uint8_t kIndefinite = 31; ///< no length: until a break
constexpr std::uint64_t kEpochTag = 1;

/// What stands at the beginning of each item.
struct CborHead
{
    std::uint8_t major = 0;
    std::uint8_t info = 0;
    std::uint64_t argument = 0;

    [[nodiscard]] bool isIndefinite() const { return info == kIndefinite; }
    [[nodiscard]] bool isBreak() const { return major == Major::Simple && info == kIndefinite; }
};

/// RFC 8949, appendix D.
double halfOf(std::uint64_t bits)
{
    const int exponent = static_cast<int>(bits >> 10 & 31);
    const auto mantissa = static_cast<double>(bits & 1023);
    double value = NAN;
    if (exponent == 0)
        value = std::ldexp(mantissa, -24);
    else if (exponent != 31)
        value = std::ldexp(mantissa + 1024, exponent - 25);
    else if (mantissa == 0)
        value = INFINITY;
    return (bits & 0x8000) != 0 ? -value : value;
}

/// Writes JSON while it reads. The first fault ends it.
class CborReader
{
public:
    explicit CborReader(std::string_view bytes)
        : m_left(bytes)
    {
    }

    [[nodiscard]] Result<std::string> whole()
    {
        if (m_left.empty())
            return refuse(RejectReason::Empty);
        item(0);
        if (!m_fault && !m_left.empty())
            fail(RejectReason::InvalidCbor);
        return m_fault ? Result<std::string>(refuse(*m_fault)) : Result<std::string>(std::move(m_json));
    }

private:
    void fail(RejectReason reason)
    {
        if (!m_fault)
            m_fault = reason;
    }

    void write(std::string_view json)
    {
        m_json += json;
        if (m_json.size() > JsonDecoder::kMaxPayloadBytes)
            fail(RejectReason::TooLarge);
    }

    std::string_view take(std::uint64_t count)
    {
        if (count > m_left.size()) {
            fail(RejectReason::InvalidCbor);
            return {};
        }
        const std::string_view taken = m_left.substr(0, count);
        m_left.remove_prefix(count);
        return taken;
    }

    CborHead head()
    {
        constexpr std::uint8_t kOneByte = 24;
        constexpr std::uint8_t kEightBytes = 27;
        const std::string_view first = take(1);
        if (first.empty())
            return {};
        const auto byte = static_cast<std::uint8_t>(first[0]);
        CborHead head{.major = static_cast<std::uint8_t>(byte >> 5), .info = static_cast<std::uint8_t>(byte & 31)};
        if (head.info < kOneByte) {
            head.argument = head.info;
        } else if (head.info <= kEightBytes) {
            for (const char each : take(std::uint64_t(1) << (head.info - kOneByte)))
                head.argument = head.argument << 8 | static_cast<std::uint8_t>(each);
        } else if (head.info != kIndefinite || head.major < Major::Bytes || head.major == Major::Tag) {
            fail(RejectReason::InvalidCbor);
        }
        return head;
    }

    void item(int depth) { item(head(), depth); }

    void item(const CborHead &head, int depth)
    {
        if (m_fault)
            return;
        if (depth > JsonDecoder::kMaxDepth)
            return fail(RejectReason::TooDeep);
        switch (head.major) {
        case Major::Unsigned:
            return write(std::to_string(head.argument));
        case Major::Negative: // -1 - n
            return write(head.argument == UINT64_MAX ? "-18446744073709551616"
                                                     : '-' + std::to_string(head.argument + 1));
        case Major::Bytes:
            return writeBytes(string(head));
        case Major::Text:
            return writeText(string(head));
        case Major::Array:
        case Major::Map:
            return members(head, depth);
        case Major::Tag:
            return head.argument == kEpochTag ? time() : item(depth + 1);
        default:
            return simple(head);
        }
    }

    /// In one piece, or in pieces of its own kind.
    std::string string(const CborHead &head)
    {
        if (!head.isIndefinite())
            return std::string(take(head.argument));
        std::string all;
        for (CborHead piece = this->head(); !m_fault && !piece.isBreak(); piece = this->head()) {
            if (piece.major != head.major || piece.isIndefinite())
                fail(RejectReason::InvalidCbor);
            else
                all += take(piece.argument);
        }
        return all;
    }

    void writeBytes(const std::string &bytes)
    {
        constexpr auto kForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const QByteArray text = QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64(kForm);
        write('"' + text.toStdString() + '"');
    }

    void writeText(const std::string &text)
    {
        if (!simdjson::validate_utf8(text.data(), text.size()))
            return fail(RejectReason::InvalidUtf8);
        std::string json;
        appendJsonString(json, text);
        write(json);
    }

    void members(const CborHead &head, int depth)
    {
        const bool isMap = head.major == Major::Map;
        write(isMap ? "{" : "[");
        for (std::uint64_t i = 0; !m_fault && (head.isIndefinite() || i < head.argument); ++i) {
            const CborHead next = this->head();
            if (next.isBreak()) {
                if (!head.isIndefinite())
                    fail(RejectReason::InvalidCbor);
                break;
            }
            if (i > 0)
                write(",");
            if (!isMap) {
                item(next, depth + 1);
                continue;
            }
            if (next.major != Major::Text)
                return fail(RejectReason::InvalidCbor);
            item(next, depth + 1);
            write(":");
            item(depth + 1);
        }
        write(isMap ? "}" : "]");
    }

    void simple(const CborHead &head)
    {
        switch (head.info) {
        case 20:
            return write("false");
        case 21:
            return write("true");
        case 22:
        case 23:
            return write("null");
        case 25:
        case 26:
        case 27:
            break;
        default:
            return fail(RejectReason::InvalidCbor);
        }
        const double value = floatOf(head);
        if (!std::isfinite(value))
            return fail(RejectReason::NumberOutOfRange);
        std::string json;
        appendJsonNumber(json, value);
        write(json);
    }

    static double floatOf(const CborHead &head)
    {
        if (head.info == 25)
            return halfOf(head.argument);
        if (head.info == 26)
            return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(head.argument)));
        return std::bit_cast<double>(head.argument);
    }

    /// Seconds since 1970, whole or not (RFC 8949 §3.4.2).
    void time()
    {
        constexpr double kMost = 253'402'300'799; // the end of the year 9999
        const CborHead head = this->head();
        double seconds = NAN;
        if (head.major == Major::Unsigned)
            seconds = static_cast<double>(head.argument);
        else if (head.major == Major::Negative)
            seconds = -1 - static_cast<double>(head.argument);
        else if (head.major == Major::Simple && head.info >= 25 && head.info <= 27)
            seconds = floatOf(head);
        if (!(std::fabs(seconds) <= kMost)) // NaN is no time either
            return fail(RejectReason::BadTimestamp);
        write('"' + formatRfc3339(std::llround(seconds * 1000)) + '"');
    }

    std::string_view m_left;
    std::string m_json;
    std::optional<RejectReason> m_fault;
};

} // namespace

Result<std::string> jsonOfCbor(std::string_view bytes)
{
    return bytes.size() > JsonDecoder::kMaxPayloadBytes ? Result<std::string>(refuse(RejectReason::TooLarge))
                                                        : CborReader(bytes).whole();
}

} // namespace lineside
