// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/jsondecoder.h"

#include "base/blanks.h"
#include "decode/fieldreader.h"
#include "decode/fieldwords.h"
#include "decode/qualityfield.h"
#include "decode/statusword.h"
#include "model/name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lineside {

namespace {

/// What one known field means to a T. Fields without a rule are kept for metadata.
template <typename T>
struct FieldRule
{
    std::string_view name;
    bool required;
    void (*take)(FieldReader &, T &);
};

template <typename T, std::size_t N>
using FieldRules = std::array<FieldRule<T>, N>;

template <auto Member, typename T>
void takeText(FieldReader &reader, T &into)
{
    into.*Member = reader.takeText();
}

template <auto Member, typename T>
void takeName(FieldReader &reader, T &into)
{
    takeText<Member>(reader, into);
    if (!isName(into.*Member))
        reader.fail(RejectReason::BadText, reader.key());
}

void takeDeviceMetadata(FieldReader &reader, Device &)
{
    reader.takeMetadata([](std::string_view) { return false; });
}

template <typename T>
void drop(FieldReader &reader, T &)
{
    reader.drop();
}

void takeTimestamp(FieldReader &reader, Reading &reading)
{
    reading.timestampMs = reader.takeTimeMs();
}

void takeClockHands(FieldReader &reader, Reading &reading)
{
    const ToldTime told = reader.takeToldTime();
    reading.timestampMs = told.ms;
    reader.noteOwnZone(told.hasOwnZone);
}

void takeValue(FieldReader &reader, Reading &reading)
{
    const auto number = reader.takeNumber();
    reading.value = number.value;
    reading.valueRounded = number.isRounded;
    reader.doubts().roundedValues += number.isRounded ? 1 : 0;
}

/// The worst of all that is told counts.
void lower(Reading &reading, Quality quality)
{
    reading.quality = std::max(reading.quality, quality);
}

/// What is not known is no better than uncertain.
void heed(QualityField field, const FieldReader::KeptValue &value, FieldReader &reader, Reading &reading)
{
    const auto quality = qualityTold(field, {value.json, value.text});
    if (!quality)
        ++reader.doubts().unknownQualities;
    lower(reading, quality.value_or(Quality::Uncertain));
}

/// Not a field of the contract, so it also stays in metadata.
void takeQuality(FieldReader &reader, Reading &reading)
{
    heed(QualityField::Quality, reader.keep(), reader, reading);
}

/// The contract's place for what a device has to say besides, its quality among it.
void takeReadingMetadata(FieldReader &reader, Reading &reading)
{
    reader.takeMetadata([](std::string_view key) { return qualityFieldNamed(key) != QualityField::None; });
    for (const auto &member : reader.wantedMembers())
        heed(qualityFieldNamed(member.key), member.value, reader, reading);
}

/// A word that is not known is kept as it came and shown; blanks alone are no status.
void takeDeviceStatus(FieldReader &reader, Device &device)
{
    const auto told = reader.takeWord();
    const auto known = knownStatus(told);
    const bool isUnknown = known.empty() && !withoutBlanks(told).empty();
    device.status = isUnknown ? told : known;
    if (isUnknown)
        ++reader.doubts().unknownStatuses;
}

void takeReplyStatus(FieldReader &reader, CommandReply &reply)
{
    const FoldedWord word(reader.takeText());
    const auto status = word.text();
    if (status == toString(CommandState::Accepted))
        reply.state = CommandState::Accepted;
    else if (status == toString(CommandState::Done))
        reply.state = CommandState::Done;
    else if (status == toString(CommandState::Rejected))
        reply.state = CommandState::Rejected;
    else
        reader.fail(RejectReason::UnknownStatus, reader.key());
}

using ReadingRules = FieldRules<Reading, 8>;

constexpr ReadingRules kReadingRules{{
    {"device_id", true, takeText<&Reading::deviceId, Reading>},
    {"timestamp", true, takeTimestamp},
    {"sensor_type", true, takeName<&Reading::sensorType, Reading>},
    {"value", true, takeValue},
    {"unit", false, takeText<&Reading::unit, Reading>},
    {"location", false, takeText<&Reading::location, Reading>},
    {"metadata", false, takeReadingMetadata},
    {"quality", false, takeQuality},
}};

/// The same but for the timestamp, the second of them.
constexpr ReadingRules withTimestamp(const FieldRule<Reading> &rule)
{
    ReadingRules rules = kReadingRules;
    rules[1] = rule;
    return rules;
}

constexpr ReadingRules kClockHandsRules = withTimestamp({"timestamp", true, takeClockHands});
constexpr ReadingRules kUntimedRules = withTimestamp({"timestamp", false, drop<Reading>});

const ReadingRules &rulesFor(Timestamp timestamp)
{
    switch (timestamp) {
    case Timestamp::AsTold:
        return kReadingRules;
    case Timestamp::ClockHands:
        return kClockHandsRules;
    case Timestamp::Ignored:
        return kUntimedRules;
    }
    return kReadingRules;
}

constexpr FieldRules<Device, 7> kDeviceRules{{
    {"id", true, takeText<&Device::id, Device>},
    {"name", false, takeText<&Device::name, Device>},
    {"type", false, takeText<&Device::type, Device>},
    {"location", false, takeText<&Device::location, Device>},
    {"status", false, takeDeviceStatus},
    {"last_seen", false, drop<Device>},
    {"metadata", false, takeDeviceMetadata},
}};

constexpr FieldRules<CommandReply, 3> kReplyRules{{
    {"id", false, takeText<&CommandReply::id, CommandReply>},
    {"status", true, takeReplyStatus},
    {"reason", false, takeText<&CommandReply::reason, CommandReply>},
}};

// Fields without a rule: those of readings and devices are merged into metadata.

void takeOther(FieldReader &reader, Reading &reading)
{
    const auto kept = reader.keep();
    if (const auto field = qualityFieldNamed(reader.key()); field != QualityField::None)
        heed(field, kept, reader, reading);
}

void takeOther(FieldReader &reader, Device &)
{
    reader.keep();
}

void takeOther(FieldReader &reader, CommandReply &)
{
    reader.drop();
}

template <typename T, std::size_t N>
void refuseIncomplete(FieldReader &reader, const FieldRules<T, N> &rules, const std::array<bool, N> &present)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (rules[i].required && !present[i])
            reader.fail(RejectReason::MissingField, rules[i].name);
    }
}

/// The rule for `key`, or N. A sender that keeps the contract's order is found at `next` at once.
template <typename T, std::size_t N>
std::size_t ruleFor(std::string_view key, const FieldRules<T, N> &rules, std::size_t next)
{
    if (next < N && rules[next].name == key)
        return next;
    const auto found
        = std::find_if(rules.begin(), rules.end(), [key](const FieldRule<T> &rule) { return rule.name == key; });
    return static_cast<std::size_t>(found - rules.begin());
}

/// Fills `into` from the payload's fields; the reader knows afterwards whether that went well.
template <typename T, std::size_t N>
void readFields(FieldReader &reader, std::string_view payload, const FieldRules<T, N> &rules, T &into)
{
    std::array<bool, N> seen{};
    std::array<bool, N> present{}; // seen and not null
    reader.open(payload);
    for (std::size_t i = 0; reader.next(); ++i) {
        i = ruleFor(reader.key(), rules, i);
        if (i == N) {
            takeOther(reader, into);
            continue;
        }
        if (seen[i])
            reader.fail(RejectReason::DuplicateField, rules[i].name);
        seen[i] = true;
        present[i] = !reader.takeNull();
        if (present[i])
            rules[i].take(reader, into);
    }
    refuseIncomplete(reader, rules, present);
}

} // namespace

JsonDecoder::JsonDecoder()
    : m_reader(std::make_unique<FieldReader>())
{
}

JsonDecoder::~JsonDecoder() = default;

Result<Reading> JsonDecoder::reading(const RawMessageView &message, std::string_view deviceIdFromTopic,
                                     Timestamp timestamp)
{
    Reading reading;
    if (timestamp == Timestamp::Ignored)
        reading.timestampMs = message.arrivalMs;
    readFields(*m_reader, message.payload, rulesFor(timestamp), reading);
    if (m_reader->failed())
        return m_reader->failure();
    if (reading.deviceId != deviceIdFromTopic)
        return refuse(RejectReason::DeviceMismatch);
    m_doubts += m_reader->doubts();
    reading.metadata = m_reader->metadata();
    reading.arrivalMs = message.arrivalMs;
    reading.redelivered = message.redelivered;
    return reading;
}

bool JsonDecoder::hadOwnZone() const
{
    return m_reader->hasOwnZone();
}

DecodeDoubts JsonDecoder::takeDoubts()
{
    return std::exchange(m_doubts, {});
}

Result<Device> JsonDecoder::device(const RawMessageView &message, std::string_view deviceIdFromTopic)
{
    Device device;
    readFields(*m_reader, message.payload, kDeviceRules, device);
    if (m_reader->failed())
        return m_reader->failure();
    if (device.id != deviceIdFromTopic)
        return refuse(RejectReason::DeviceMismatch);
    if (device.status.empty())
        device.status = "online";
    device.lastSeenMs = message.arrivalMs;
    device.metadata = m_reader->metadata();
    m_doubts += m_reader->doubts();
    return device;
}

Result<CommandReply> JsonDecoder::commandReply(const RawMessageView &message)
{
    CommandReply reply;
    readFields(*m_reader, message.payload, kReplyRules, reply);
    if (m_reader->failed())
        return m_reader->failure();
    return reply;
}

} // namespace lineside
