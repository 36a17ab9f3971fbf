// SPDX-License-Identifier: GPL-3.0-or-later
#include "forwarder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <optional>

namespace yardstick {

namespace {

void appendNumber(std::string &out, double value)
{
    std::array<char, 32> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

/// Texts come from checked JSON and the load has no escapes in them, so none are written.
void appendField(std::string &out, std::string_view start, std::string_view text)
{
    out.append(start).append(text).push_back('"');
}

std::string now()
{
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%FT%TZ", &parts)};
}

/// The contract's default limits (core/CONTRACT.md §2).
std::optional<double> limitOf(std::string_view type)
{
    if (type == "temperature")
        return 80;
    if (type == "pressure")
        return 200000;
    if (type == "humidity")
        return 90;
    return std::nullopt;
}

} // namespace

void Forwarder::take(std::string_view payload)
{
    try {
        decode(payload);
    } catch (const simdjson::simdjson_error &) {
        ++m_dropped;
        return;
    }
    normalise();
    alertWhenOver();
    m_database.insert(m_row);
    forward();
    ++m_taken;
}

void Forwarder::decode(std::string_view payload)
{
    m_padded.reserve(payload.size() + simdjson::SIMDJSON_PADDING);
    m_padded.assign(payload);
    auto document
        = m_parser.iterate(simdjson::padded_string_view(m_padded.data(), m_padded.size(), m_padded.capacity()));
    m_row.device = std::string_view(document["device_id"]);
    m_row.timestamp = std::string_view(document["timestamp"]);
    m_row.type = std::string_view(document["sensor_type"]);
    m_row.value = double(document["value"]);
    m_row.unit = std::string_view(document["unit"]);
    m_row.location = std::string_view(document["location"]);
    m_row.metadata = "{}";
    if (auto metadata = document["metadata"]; metadata.error() == simdjson::SUCCESS)
        m_row.metadata = std::string_view(simdjson::to_json_string(metadata.get_object()));
}

void Forwarder::normalise()
{
    if (m_row.type == "temperature" && m_row.unit == "fahrenheit") {
        m_row.value = (m_row.value - 32) * 5 / 9;
        m_row.unit = "celsius";
    } else if (m_row.type == "pressure" && m_row.unit == "bar") {
        m_row.value *= 100000;
        m_row.unit = "pascal";
    } else if (m_row.type == "humidity") {
        m_row.value = std::clamp(m_row.value, 0.0, 100.0);
    }
}

void Forwarder::alertWhenOver()
{
    const auto limit = limitOf(m_row.type);
    if (!limit || m_row.value <= *limit)
        return;
    m_out.clear();
    appendField(m_out, R"({"type":"sensor_alert","device_id":")", m_row.device);
    appendField(m_out, R"(,"sensor_type":")", m_row.type);
    m_out += R"(,"value":)";
    appendNumber(m_out, m_row.value);
    m_out += R"(,"threshold":)";
    appendNumber(m_out, *limit);
    appendField(m_out, R"(,"timestamp":")", m_row.timestamp);
    appendField(m_out, R"(,"location":")", m_row.location);
    m_out += '}';
    publish("alerts/", 2);
}

void Forwarder::forward()
{
    m_out.clear();
    appendField(m_out, R"({"device_id":")", m_row.device);
    appendField(m_out, R"(,"timestamp":")", m_row.timestamp);
    appendField(m_out, R"(,"sensor_type":")", m_row.type);
    m_out += R"(,"value":)";
    appendNumber(m_out, m_row.value);
    appendField(m_out, R"(,"unit":")", m_row.unit);
    appendField(m_out, R"(,"location":")", m_row.location);
    m_out.append(R"(,"metadata":)").append(m_row.metadata, 0, m_row.metadata.rfind('}'));
    if (m_out.back() != '{')
        m_out += ',';
    appendField(m_out, R"("processed_at":")", now());
    m_out += R"(,"processor":"edge-processor"}})";
    publish("cloud/sensors/", 1);
}

void Forwarder::publish(std::string_view topicStart, int qos)
{
    m_topic.assign(topicStart).append(m_row.device);
    mosquitto_publish(m_client, nullptr, m_topic.c_str(), static_cast<int>(m_out.size()), m_out.data(), qos, false);
}

} // namespace yardstick
