// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/mqttsink.h"

#include "model/name.h"
#include "sinks/payload.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

Error errorOf(const QString &reason, PublishFailure how)
{
    const auto code = how == PublishFailure::Refused ? ErrorCode::NotAllowed : ErrorCode::Unavailable;
    return {code, reason.toStdString(), {}};
}

} // namespace

MqttSink::MqttSink(std::unique_ptr<MqttClient> client, const std::string &topic)
    : m_client(std::move(client))
    , m_topicStart(topic + '/')
{
    m_message.qos = 1;
}

MqttSink::~MqttSink() = default;

void MqttSink::start(ResultHandler result, ReadyHandler ready)
{
    m_result = std::move(result);
    MqttClient *client = m_client.get();
    QObject::connect(client, &MqttClient::published, client, [this](quint64 token) { answer(token, {}); });
    QObject::connect(client, &MqttClient::publishFailed, client,
                     [this](quint64 token, const QString &reason, PublishFailure how) {
                         answer(token, Unexpected(errorOf(reason, how)));
                     });
    QObject::connect(client, &MqttClient::connected, client, [ready] { ready(); });
    QObject::connect(client, &MqttClient::roomAvailable, client, [ready] { ready(); });
    client->start();
}

void MqttSink::stop()
{
    m_sent.clear();
    m_notSent.clear();
    m_client->stop();
}

std::size_t MqttSink::room() const
{
    return m_client->room();
}

void MqttSink::send(std::uint64_t sequence, const Reading &reading, Lane lane)
{
    const auto token = publish(reading, lane);
    if (token)
        m_sent.push_back({*token, sequence});
    else
        answerSoon({sequence, token.error()});
}

Result<std::uint64_t> MqttSink::publish(const Reading &reading, Lane lane)
{
    if (!isDeviceId(reading.deviceId))
        return unexpected(ErrorCode::InvalidInput, "the device's name cannot stand in a topic", reading.deviceId);
    m_message.topic.assign(m_topicStart).append(reading.deviceId);
    m_message.payload.clear();
    encodeSensorData(m_message.payload, reading, lane);
    return m_client->publish(m_message);
}

void MqttSink::answer(quint64 token, const Result<void> &result)
{
    const auto at = std::ranges::find(m_sent, token, &Sent::token);
    if (at == m_sent.end())
        return;
    const auto sequence = at->sequence;
    m_sent.erase(at);
    m_result(sequence, result);
}

void MqttSink::answerSoon(NotSent notSent)
{
    if (m_notSent.empty())
        QMetaObject::invokeMethod(
            m_client.get(), [this] { answerNotSent(); }, Qt::QueuedConnection);
    m_notSent.push_back(std::move(notSent));
}

void MqttSink::answerNotSent()
{
    for (NotSent &notSent : std::exchange(m_notSent, {}))
        m_result(notSent.sequence, Unexpected(std::move(notSent.error)));
}

} // namespace lineside
