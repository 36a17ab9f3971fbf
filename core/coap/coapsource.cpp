// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/coapsource.h"

#include "base/thread.h"
#include "coap/coapserver.h"

#include <utility>
#include <variant>

namespace lineside {

CoapSource::CoapSource(CoapSettings settings, ConnectionParts parts)
    : m_settings(std::move(settings))
    , m_parts(std::move(parts))
{
    m_parts.link.changed({.state = LinkState::Connecting, .peer = m_settings.bind});
    m_thread.setObjectName(QStringLiteral("coap"));
    m_mail.toIo.setWakeUp([this] { QMetaObject::invokeMethod(this, "takeMail", Qt::QueuedConnection); });
}

CoapSource::~CoapSource()
{
    stop();
}

void CoapSource::start(Handlers handlers)
{
    LINESIDE_ASSERT_THREAD(this);
    m_handlers = std::move(handlers);
    m_running = true;
    auto *server = new CoapServer(m_settings, m_mail, m_parts.clock, m_parts.metrics, m_parts.seed);
    server->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, server, &CoapServer::open);
    connect(&m_thread, &QThread::finished, server, &QObject::deleteLater); // on the door's thread
    m_thread.start();
}

void CoapSource::stop()
{
    m_running = false;
    m_thread.quit();
    m_thread.wait();
    m_waiting.clear(); // never acknowledged: the devices send them again
}

void CoapSource::takeMail()
{
    LINESIDE_ASSERT_THREAD(this);
    if (!m_running)
        return;
    for (const auto &each : m_mail.toIo.takeAll())
        std::visit([this](const auto &known) { take(known); }, each);
    askForRest();
}

void CoapSource::take(const CoapArrival &arrival)
{
    RawMessageView raw;
    raw.topic = arrival.topic;
    raw.payload = arrival.payload;
    raw.arrivalMs = arrival.arrivalMs;
    raw.qos = 1;
    raw.redelivered = arrival.mayHaveComeBefore;
    raw.format = arrival.format;
    if (m_handlers.take(raw) == Taken::Yes)
        m_waiting.push_back(arrival.ticket);
    else [[maybe_unused]]
        const bool told = m_mail.toDoor.push({arrival.ticket, false});
}

void CoapSource::release()
{
    LINESIDE_ASSERT_THREAD(this);
    acknowledge(std::exchange(m_askedFor, 0));
    askForRest();
}

/// One question at a time: another would move its answer behind what has come since.
void CoapSource::askForRest()
{
    if (!m_running || m_askedFor > 0 || m_waiting.empty())
        return;
    if (m_handlers.mayAcknowledge())
        acknowledge(m_waiting.size());
    else
        m_askedFor = m_waiting.size();
}

void CoapSource::acknowledge(std::size_t count)
{
    const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(count);
    for (auto each = m_waiting.begin(); each != end; ++each)
        [[maybe_unused]] const bool told = m_mail.toDoor.push({*each, true});
    m_waiting.erase(m_waiting.begin(), end);
}

} // namespace lineside
