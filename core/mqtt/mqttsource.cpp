// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttsource.h"

#include "base/thread.h"
#include "model/topics.h"

#include <utility>

namespace lineside {

std::vector<MqttSubscription> deviceSubscriptions(const std::string &sharedGroup)
{
    const std::string prefix = sharedGroup.empty() ? std::string() : "$share/" + sharedGroup + '/';
    std::vector<MqttSubscription> all;
    for (const std::string_view level : {kDataLevel, kStatusLevel, kCommandResultLevel})
        all.push_back({prefix + deviceTopic("+", level), 1});
    return all;
}

MqttSource::MqttSource(std::unique_ptr<MqttClient> client, const Clock &clock, const std::string &sharedGroup)
    : m_client(std::move(client))
    , m_clock(clock)
{
    m_client->setSubscriptions(deviceSubscriptions(sharedGroup));
    connect(m_client.get(), &MqttClient::connectionLost, this, &MqttSource::forgetWhatComesAgain);
}

MqttSource::~MqttSource()
{
    stop();
}

void MqttSource::start(Handlers handlers)
{
    LINESIDE_ASSERT_THREAD(this);
    m_handlers = std::move(handlers);
    m_running = true;
    m_client->setAckGate([this] { return m_handlers.mayAcknowledge(); });
    connect(m_client.get(), &MqttClient::connected, this, [this](bool sessionPresent) {
        if (m_handlers.sessionBegins)
            m_handlers.sessionBegins(sessionPresent);
    });
    m_client->setMessageHandler([this](const MqttMessageView &message) { receive(message); });
    m_client->start();
}

void MqttSource::stop()
{
    m_running = false;
    m_client->stop();
    m_stash.clear(); // never acknowledged: the broker keeps them
}

void MqttSource::resume()
{
    LINESIDE_ASSERT_THREAD(this);
    if (!m_running || !offerStash())
        return;
    // With the reading go the acknowledgements of what was held back, so both wait for the same word.
    m_waitsToRead = !m_handlers.mayAcknowledge();
    if (!m_waitsToRead)
        m_client->resumeReading();
}

/// A new connection may have brought more meanwhile, and all would leave: so it is asked once more.
void MqttSource::release()
{
    LINESIDE_ASSERT_THREAD(this);
    if (!m_running || !m_handlers.mayAcknowledge())
        return;
    m_client->releaseAcks();
    if (std::exchange(m_waitsToRead, false) && m_stash.empty())
        m_client->resumeReading();
}

void MqttSource::receive(const MqttMessageView &message)
{
    RawMessageView raw;
    raw.topic = message.topic;
    raw.payload = message.payload;
    raw.correlation = message.correlationData;
    raw.arrivalMs = m_clock.utcMs();
    raw.qos = message.qos;
    raw.retained = message.retained;
    raw.redelivered = message.redelivered;
    if (m_stash.empty() && m_handlers.take(raw) == Taken::Yes)
        return;
    stash(raw);
    m_client->pauseReading();
}

void MqttSource::stash(const RawMessageView &message)
{
    m_stash.push_back({std::string(message.topic), std::string(message.payload), std::string(message.correlation),
                       message.arrivalMs, message.qos, message.retained, message.redelivered, message.format});
}

bool MqttSource::offerStash()
{
    while (!m_stash.empty()) {
        const Stashed &first = m_stash.front();
        RawMessageView raw{first.topic, first.payload,  first.correlation, first.arrivalMs,
                           first.qos,   first.retained, first.redelivered, first.format};
        if (m_handlers.take(raw) != Taken::Yes || !m_running)
            return false;
        m_stash.pop_front();
    }
    return true;
}

void MqttSource::forgetWhatComesAgain()
{
    std::erase_if(m_stash, [](const Stashed &message) { return message.qos > 0; });
}

} // namespace lineside
