// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rejectreason.h"

#include <string>

namespace lineside {

namespace {

// A longer name is the sender's nonsense and would only bloat the list of refused messages.
constexpr std::size_t kMaxNamedFieldBytes = 64;

struct Words
{
    std::string_view label;
    std::string_view sentence;
};

Words wordsFor(RejectReason reason)
{
    switch (reason) {
    case RejectReason::Empty:
        return {"empty", "the payload is empty"};
    case RejectReason::TooLarge:
        return {"too_large", "the payload is larger than 256 KiB"};
    case RejectReason::OtherEncoding:
        return {"other_encoding", "the payload is UTF-16 or UTF-32, not UTF-8"};
    case RejectReason::InvalidUtf8:
        return {"invalid_utf8", "the payload is not valid UTF-8"};
    case RejectReason::InvalidJson:
        return {"invalid_json", "the payload is not valid JSON"};
    case RejectReason::InvalidCbor:
        return {"invalid_cbor", "the payload is not valid CBOR"};
    case RejectReason::NotAnObject:
        return {"not_an_object", "the payload is JSON, but not an object"};
    case RejectReason::TooDeep:
        return {"too_deep", "the payload is nested deeper than 64 levels"};
    case RejectReason::MissingField:
        return {"missing_field", "a required field is missing"};
    case RejectReason::DuplicateField:
        return {"duplicate_field", "a field occurs twice"};
    case RejectReason::WrongType:
        return {"wrong_type", "a field holds the wrong type"};
    case RejectReason::NumberOutOfRange:
        return {"number_out_of_range", "a number is too large"};
    case RejectReason::BadTimestamp:
        return {"bad_timestamp", "a time is not as RFC 3339 writes it"};
    case RejectReason::BadText:
        return {"bad_text", "a text is empty, too long or holds control characters"};
    case RejectReason::UnknownStatus:
        return {"unknown_status", "the status is none of accepted, done, rejected"};
    case RejectReason::DeviceMismatch:
        return {"device_mismatch", "topic and payload name different devices"};
    case RejectReason::UnknownTopic:
        return {"unknown_topic", "the topic names no device message"};
    case RejectReason::UnknownFormat:
        return {"unknown_format", "this version cannot read the payload's format"};
    }
    return {"unknown", "the message was refused"};
}

} // namespace

std::string_view toString(RejectReason reason)
{
    return wordsFor(reason).label;
}

std::vector<std::string_view> rejectLabels()
{
    std::vector<std::string_view> labels;
    for (int reason = 0; reason <= static_cast<int>(RejectReason::UnknownFormat); ++reason)
        labels.push_back(toString(static_cast<RejectReason>(reason)));
    return labels;
}

Unexpected refuse(RejectReason reason, std::string_view field)
{
    const Words words = wordsFor(reason);
    std::string message(words.sentence);
    if (!field.empty() && field.size() <= kMaxNamedFieldBytes)
        message.append(": ").append(field);
    return unexpected(ErrorCode::InvalidInput, std::move(message), std::string(words.label));
}

} // namespace lineside
