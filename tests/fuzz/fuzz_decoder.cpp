// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_decoder.h"

#include "decode/cborjson.h"
#include "decode/decoder.h"
#include "decode/topic.h"
#include "jsongrammar.h"
#include "model/name.h"

#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <string_view>

using namespace lineside;
using namespace std::string_view_literals;

namespace {

// The device of the seeds in tests/data/decode.
constexpr std::string_view kDevice = "press-01";

void require(bool promiseKept)
{
    if (!promiseKept)
        std::abort();
}

bool isUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

/// Marks, NULs and blanks at both ends, one after the other, are no part of the object.
bool isObjectWithin(std::string_view text)
{
    for (std::string_view mark : {"\0"sv, "\xEF\xBB\xBF"sv, " "sv, "\n"sv, "\r"sv, "\t"sv}) {
        if (text.starts_with(mark))
            return isObjectWithin(text.substr(mark.size()));
        if (text.ends_with(mark))
            return isObjectWithin(text.substr(0, text.size() - mark.size()));
    }
    return isJsonObject(text);
}

bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::InvalidInput && !error.context.empty() && isUtf8(error.text());
}

void readAsReading(const RawMessageView &message, Decoder &decoder)
{
    const auto reading = decoder.reading(message, kDevice);
    if (!reading) {
        require(isRefusal(reading.error()));
        return;
    }
    require(isObjectWithin(message.payload));
    require(reading->metadata.empty() || isJsonObject(reading->metadata));
    require(std::isfinite(reading->value));
    require(reading->deviceId == kDevice && !reading->sensorType.empty());
    require(isUtf8(reading->sensorType) && isUtf8(reading->unit) && isUtf8(reading->location));
}

void readAsDevice(const RawMessageView &message, Decoder &decoder)
{
    const auto device = decoder.device(message, kDevice);
    if (!device) {
        require(isRefusal(device.error()));
        return;
    }
    require(isObjectWithin(message.payload));
    require(device->metadata.empty() || isJsonObject(device->metadata));
    require(device->id == kDevice && !device->status.empty());
    require(isUtf8(device->name) && isUtf8(device->type) && isUtf8(device->location) && isUtf8(device->status));
}

void readAsReply(const RawMessageView &message, Decoder &decoder)
{
    const auto reply = decoder.commandReply(message);
    if (reply)
        require(isObjectWithin(message.payload) && isUtf8(reply->id) && isUtf8(reply->reason));
    else
        require(isRefusal(reply.error()));
}

void readAsTopic(std::string_view text)
{
    const Topic topic = parseTopic(text);
    require((topic.kind == TopicKind::Unknown) == topic.deviceId.empty());
    require(topic.deviceId.empty() || isDeviceId(topic.deviceId));
}

/// Of what stands for an object, an object; the fields are those of JSON.
void readAsCbor(RawMessageView message, Decoder &decoder)
{
    const auto json = jsonOfCbor(message.payload);
    require(json ? !json->starts_with('{') || isJsonObject(*json) : isRefusal(json.error()));
    message.format = PayloadFormat::Cbor;
    const auto reading = decoder.reading(message, kDevice);
    require(reading ? std::isfinite(reading->value) : isRefusal(reading.error()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static Decoder decoder; // as in the pipeline: one for all messages, so that leftovers of one can hurt the next
    RawMessageView message;
    message.payload = {reinterpret_cast<const char *>(data), size};
    readAsReading(message, decoder);
    readAsDevice(message, decoder);
    readAsReply(message, decoder);
    readAsCbor(message, decoder);
    readAsTopic(message.payload);
    return 0;
}
