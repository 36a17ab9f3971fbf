// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/reconnectingmqttclient.h"

#include "base/logging.h"
#include "base/thread.h"
#include "mqtt/mqttreason.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;

/// Nobody else waits for a broker on this machine, so coming back soon disturbs no one; others get the bounds of
/// core/FACTS.md, "Reconnecting", which are Backoff's own.
constexpr Backoff::Bounds kLocalBounds{100ms, 3s, 60s};
constexpr std::size_t kUnwrittenLimit = 10'000; ///< QoS 0 messages that wait for the socket
/// libmosquitto counts packet ids round through 65535 and does not look whether one is still in use.
constexpr std::uint64_t kIdsUntilReuse = 60'000;
/// So many messages of a resumed session may be repeats without DUP, of a broker that was killed and knows only what it
/// had saved: as many as there are packet ids (MQTT 5.0 §2.2.1). Neither they nor the receive maximum bound what has
/// it: mosquitto 2.0.11 takes a thousand more under way at every acknowledgement, until nothing is left in its queue.
constexpr std::uint32_t kMostUnderWay = 65'535;
/// What a broker has kept it sends as fast as it is read. After such a quiet nothing of it is left, and what comes is
/// new: a device of coarse stamps sends equal readings, which would be taken for repeats for ever in a slow hall.
constexpr std::int64_t kBacklogEndsMs = 2000;
constexpr int kSilentEndsBeforeOtherVersion = 3;
constexpr auto kShortLife = 10s;
constexpr int kShortLivesBeforeSuspicion = 3;
constexpr int kUnansweredBeforeOneByOne = 2;
/// A rule of access may be mended at any time, and asking costs a packet a filter.
constexpr Backoff::Bounds kSubscribePauses{1s, 300s, 0s};

Backoff::Bounds boundsFor(const std::string &host)
{
    return isLoopbackHost(host) ? kLocalBounds : Backoff::Bounds{};
}

} // namespace

ReconnectingMqttClient::ReconnectingMqttClient(MakeConnection makeConnection, const MqttSettings &settings,
                                               const Clock &clock, std::uint64_t seed)
    : m_makeConnection(makeConnection)
    , m_settings(settings)
    , m_clock(clock)
    , m_backoff(seed, boundsFor(settings.host))
    , m_evictedBackoff(seed)
    , m_subscribePauses(seed, kSubscribePauses)
{
    m_retryTimer.setSingleShot(true);
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(0);
    m_subscribeTimer.setSingleShot(true);
    connect(&m_subscribeTimer, &QTimer::timeout, this, &ReconnectingMqttClient::subscribeRefusedAgain);
    connect(&m_retryTimer, &QTimer::timeout, this, &ReconnectingMqttClient::resolveHost);
    connect(&m_flushTimer, &QTimer::timeout, this, &ReconnectingMqttClient::flush);
}

ReconnectingMqttClient::~ReconnectingMqttClient()
{
    stop();
}

void ReconnectingMqttClient::setMessageHandler(MessageHandler handler)
{
    m_handler = std::move(handler);
}

void ReconnectingMqttClient::setAckGate(AckGate gate)
{
    m_gate = std::move(gate);
}

void ReconnectingMqttClient::setSubscriptions(std::vector<MqttSubscription> subscriptions)
{
    m_subscriptions = std::move(subscriptions);
}

void ReconnectingMqttClient::setWill(MqttPublish will)
{
    m_will = std::move(will);
}

void ReconnectingMqttClient::start()
{
    LINESIDE_ASSERT_THREAD(this);
    if (std::exchange(m_running, true))
        return;
    resolveHost();
}

void ReconnectingMqttClient::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    if (!std::exchange(m_running, false))
        return;
    m_retryTimer.stop();
    m_resolver.cancel();
    dropConnection();
    failPending("the client was stopped", PublishFailure::Broken);
}

std::size_t ReconnectingMqttClient::room() const
{
    if (!m_connected || idsRunOut())
        return 0;
    const bool isProving = !m_pending.empty() && m_limits.mustProve(m_pending.front().qos);
    if (isProving || m_unanswered >= kUnansweredBeforeOneByOne)
        return m_pending.empty() ? 1 : 0;
    return m_window > m_unconfirmed ? m_window - m_unconfirmed : 0;
}

bool ReconnectingMqttClient::idsRunOut() const
{
    return !m_pending.empty() && m_lastToken - m_pending.front().token >= kIdsUntilReuse;
}

Result<std::uint64_t> ReconnectingMqttClient::publish(const MqttPublish &message)
{
    LINESIDE_ASSERT_THREAD(this);
    if (!m_connected)
        return unexpected(ErrorCode::Unavailable, "not connected to the broker");
    if (auto admitted = m_limits.admit(message); !admitted)
        return Unexpected(admitted.error());
    if (!isGivenLeave(message)) {
        m_wasFull = true;
        return unexpected(ErrorCode::Full, "the window of unconfirmed messages is full");
    }
    const std::uint8_t qos = m_limits.qosFor(message.qos);
    const auto packetId = m_connection->publish(message, qos);
    if (!packetId)
        return Unexpected(packetId.error());
    m_pending.push_back({++m_lastToken, *packetId, qos});
    m_unconfirmed += m_pending.back().isConfirmed();
    m_wasFull = m_wasFull || room() == 0;
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
    return m_lastToken;
}

bool ReconnectingMqttClient::isGivenLeave(const MqttPublish &message) const
{
    if (m_limits.qosFor(message.qos) == 0)
        return m_pending.size() - m_unconfirmed < kUnwrittenLimit && !idsRunOut();
    return room() > 0 && (m_pending.empty() || !m_limits.mustProve(message.qos));
}

void ReconnectingMqttClient::pauseReading()
{
    m_paused = true;
    applyHold();
}

void ReconnectingMqttClient::resumeReading()
{
    m_paused = false;
    applyHold();
    flush();
}

void ReconnectingMqttClient::releaseAcks()
{
    m_gateClosed = false;
    applyHold();
    flush();
}

void ReconnectingMqttClient::applyHold()
{
    LINESIDE_ASSERT_THREAD(this);
    m_backlogMs = m_clock.monotonicMs(); // while we do not read, a quiet says nothing
    if (m_connection)
        m_connection->setHeld(m_paused || m_gateClosed);
}

void ReconnectingMqttClient::flush()
{
    if (m_connection)
        m_connection->write();
}

QString ReconnectingMqttClient::peerText() const
{
    return QStringLiteral("%1:%2").arg(QString::fromStdString(m_settings.host)).arg(m_settings.port);
}

// ---- The ladder

void ReconnectingMqttClient::resolveHost()
{
    m_addresses.clear();
    m_nextAddress = 0;
    m_resolver.resolve(m_settings.host, [this](const HostResolver::Answer &answer) {
        if (!answer)
            return attemptFailed({ConnectionEnd::Cause::Unreachable, answer.error().text()});
        m_addresses = *answer;
        tryNextAddress();
    });
}

void ReconnectingMqttClient::tryNextAddress()
{
    const std::string address = m_addresses.at(m_nextAddress++);
    m_connection = m_makeConnection(m_settings, optionsNow(), m_clock, *this).release();
    if (const auto opened = m_connection->open(address); !opened)
        connectionEnded({ConnectionEnd::Cause::Unreachable, opened.error().text()});
}

ConnectionOptions ReconnectingMqttClient::optionsNow() const
{
    return {.mqtt5 = m_mqtt5,
            .cleanStart = std::ranges::all_of(m_subscriptions, &MqttSubscription::isExtra),
            .will = m_will ? &*m_will : nullptr};
}

void ReconnectingMqttClient::connectionEnded(const ConnectionEnd &end)
{
    if (m_connected)
        return connectionBroke(end);
    dropConnection();
    if (adaptWill(end) || adaptVersion(end)) {
        --m_nextAddress;
        return tryNextAddress();
    }
    if (end.cause == ConnectionEnd::Cause::Unreachable && m_nextAddress < m_addresses.size())
        return tryNextAddress();
    attemptFailed(end);
}

/// A broker refuses the whole connection for a will that it cannot keep (MQTT 5.0 §3.2.2.3).
bool ReconnectingMqttClient::adaptWill(const ConnectionEnd &end)
{
    const bool isAboutWill = end.code == kRetainNotOffered || end.code == kQosNotOffered;
    if (!isAboutWill || !m_will)
        return false;
    qCInfo(lcMqtt).noquote() << peerText() << "takes no will for" << m_will->topic.c_str() << ':' << end.reason.c_str();
    m_will.reset();
    return true;
}

bool ReconnectingMqttClient::adaptVersion(const ConnectionEnd &end)
{
    if (end.cause == ConnectionEnd::Cause::NoWelcome) {
        // Some brokers close the connection rather than say that they do not know MQTT 5; others are just starting. One
        // that knew it still does: over 3.1.1 it would confirm what its access list refuses.
        if (!m_hasSpokenMqtt5 && ++m_silentEnds % kSilentEndsBeforeOtherVersion == 0)
            m_mqtt5 = !m_mqtt5;
        return false;
    }
    return end.cause == ConnectionEnd::Cause::WrongVersion && std::exchange(m_mqtt5, false);
}

void ReconnectingMqttClient::attemptFailed(const ConnectionEnd &end)
{
    m_unanswered = 0; // it falls over by itself
    retryLater(end);
    Q_EMIT connectionLost(QString::fromStdString(end.reason));
}

void ReconnectingMqttClient::connectionBroke(const ConnectionEnd &end)
{
    const std::chrono::milliseconds held(m_clock.monotonicMs() - m_connectedAtMs);
    m_backoff.connectionHeld(held);
    m_evictedBackoff.connectionHeld(held);
    const ConnectionEnd told = withSuspicion(end, held);
    const bool wasAlone = m_unanswered > kUnansweredBeforeOneByOne && m_pending.size() == 1;
    dropConnection();
    m_mqtt5 = true; // a new ladder; the broker may be a newer one
    retryLater(told);
    failPending(told.reason, wasAlone ? PublishFailure::Refused : PublishFailure::Broken);
    if (m_running)
        Q_EMIT connectionLost(QString::fromStdString(told.reason));
}

/// MQTT 3.1.1 has no word for "another client came with your id", and mosquitto 2.0.11 does not say the one MQTT 5 has:
/// it just closes, again and again. So do brokers of 3.1.1 at what they do not take; then it is no twin. Nor is it
/// where we end it: a peer that sends rubbish.
ConnectionEnd ReconnectingMqttClient::withSuspicion(ConnectionEnd end, std::chrono::milliseconds held)
{
    const bool atOnce = held < kShortLife;
    const auto answered = atOnce ? whatItAnsweredByClosing(end) : std::nullopt;
    learnFromQos2(end);
    const auto isExtra = [](const Asked &each) { return each.subscription.isExtra; };
    m_closedAtExtras = atOnce && std::ranges::any_of(m_asked, isExtra) ? m_closedAtExtras + 1 : 0;
    if (m_closedAtExtras >= kUnansweredBeforeOneByOne) // nobody needs them, and they may be what it closes at
        std::erase_if(m_subscriptions, [](const MqttSubscription &each) { return each.isExtra; });
    m_unanswered = answered ? m_unanswered + 1 : 0;
    if (answered) {
        end.reason = *answered;
        return end;
    }
    const bool isTheirEnd = end.cause == ConnectionEnd::Cause::Broken && !end.reason.starts_with(kNotMqtt);
    m_shortLives = atOnce && isTheirEnd ? m_shortLives + 1 : 0;
    if (end.cause == ConnectionEnd::Cause::EvictedByTwin) {
        end.reason += " (" + m_settings.clientId + ')';
    } else if (m_shortLives >= kShortLivesBeforeSuspicion) {
        end.cause = ConnectionEnd::Cause::EvictedByTwin;
        end.reason += " at once and repeatedly: is there a twin with the client id " + m_settings.clientId + '?';
    }
    return end;
}

/// nullopt: it was asked nothing, or the connection ended otherwise.
std::optional<std::string> ReconnectingMqttClient::whatItAnsweredByClosing(const ConnectionEnd &end) const
{
    const bool maybeAboutMessage = isAboutMessage(end.code) || end.reason == kNotMqtt;
    if (maybeAboutMessage && !m_hasAnswered && !m_pending.empty())
        return end.reason;
    if (end.reason != kClosedByBroker)
        return std::nullopt;
    if (m_limits.doubtsQos2() && hasQos2Underway())
        return kClosedAtQos2;
    if (m_hasAnswered)
        return std::nullopt;
    if (!m_asked.empty() && !m_asked.front().subscription.isExtra)
        return kClosedInsteadOfGranting + (" (" + m_asked.front().subscription.filter) + ')';
    return m_pending.empty() ? std::nullopt : std::optional<std::string>(kClosedInsteadOfConfirming);
}

bool ReconnectingMqttClient::hasQos2Underway() const
{
    return std::ranges::find(m_pending, 2, &Pending::qos) != m_pending.end();
}

void ReconnectingMqttClient::learnFromQos2(const ConnectionEnd &end)
{
    const bool saysSo = end.code == kQosNotOffered;
    const bool showsSo = end.code == 0 && end.reason == kClosedByBroker;
    if (!hasQos2Underway() || !(saysSo || showsSo) || !m_limits.closedAtQos2(saysSo))
        return;
    qCWarning(lcMqtt).noquote() << peerText() << "takes no QoS 2: from now on what should leave so leaves at QoS 1";
}

void ReconnectingMqttClient::retryLater(const ConnectionEnd &end)
{
    const bool evicted = end.cause == ConnectionEnd::Cause::EvictedByTwin;
    const auto wait = evicted ? m_evictedBackoff.next() : m_backoff.next();
    if (std::exchange(m_lastReason, end.reason) != end.reason)
        m_sayLost.reset();
    if (m_sayLost.isDue(m_clock.monotonicMs()))
        qCWarning(lcMqtt).noquote() << "not connected to" << peerText() << ':' << end.reason.c_str();
    m_retryTimer.start(wait);
}

void ReconnectingMqttClient::dropConnection()
{
    m_connected = false;
    m_gateClosed = false;
    m_paused = false;
    m_flushTimer.stop();
    m_subscribeTimer.stop();
    m_asked.clear();
    m_refused.clear();
    if (auto *connection = std::exchange(m_connection, nullptr)) {
        connection->close();
        connection->deleteLater();
    }
}

/// Takes one at a time off the queues: a slot may call stop(), which ends up here again.
void ReconnectingMqttClient::failPending(const std::string &reason, PublishFailure how)
{
    reportSettled();
    const QString text = QString::fromStdString(reason);
    while (!m_pending.empty()) {
        const Pending pending = m_pending.front();
        m_pending.pop_front();
        m_unconfirmed -= pending.isConfirmed();
        Q_EMIT publishFailed(pending.token, text, how);
    }
}

void ReconnectingMqttClient::reportSettled()
{
    while (!m_settled.empty()) {
        const Settled settled = std::move(m_settled.front());
        m_settled.pop_front();
        if (settled.refusal.empty())
            Q_EMIT published(settled.token);
        else
            Q_EMIT publishFailed(settled.token, QString::fromStdString(settled.refusal), PublishFailure::Refused);
    }
}

// ---- What the connection tells

void ReconnectingMqttClient::acceptedByBroker(bool sessionPresent, const BrokerAbilities &abilities)
{
    m_connected = true;
    m_connectedAtMs = m_clock.monotonicMs();
    m_silentEnds = 0;
    m_hasSpokenMqtt5 = m_hasSpokenMqtt5 || m_mqtt5;
    m_hasAnswered = false;
    m_hasSubscribed = false;
    m_protocol = m_mqtt5 ? "5" : "3.1.1";
    m_limits.accepted(abilities, m_mqtt5);
    m_window = std::clamp<std::size_t>(abilities.receiveMaximum, 1, m_settings.sendWindow);
    m_wasFull = false;
    m_maybeRepeated = sessionPresent ? kMostUnderWay : 0;
    m_backlogMs = m_clock.monotonicMs();
    qCInfo(lcMqtt).noquote() << "connected to" << peerText() << "as" << m_settings.clientId.c_str()
                             << (m_mqtt5 ? "(MQTT 5)" : "(MQTT 3.1.1)")
                             << (sessionPresent ? "session resumed" : "new session");
    subscribe(m_subscriptions);
    Q_EMIT connected(sessionPresent);
}

void ReconnectingMqttClient::subscribe(const std::vector<MqttSubscription> &subscriptions)
{
    m_saysRefusals.reset();
    for (const MqttSubscription &subscription : subscriptions) {
        if (!m_connection)
            return; // a slot called stop()
        const auto packetId = m_connection->subscribe(subscription);
        if (packetId)
            m_asked.push_back({*packetId, subscription});
        else
            noteRefusedSubscription(subscription, packetId.error().text());
    }
}

void ReconnectingMqttClient::subscribeRefusedAgain()
{
    subscribe(std::exchange(m_refused, {}));
    flush();
}

void ReconnectingMqttClient::noteRefusedSubscription(const MqttSubscription &subscription, const std::string &reason)
{
    if (subscription.isExtra) {
        qCInfo(lcMqtt).noquote() << "the broker does not let us hear" << subscription.filter.c_str() << ':'
                                 << reason.c_str();
        return;
    }
    m_refused.push_back(subscription);
    if (!m_subscribeTimer.isActive())
        m_subscribeTimer.start(m_subscribePauses.next());
    if (!m_saysRefusals)
        m_saysRefusals = m_sayRefused.isDue(m_clock.monotonicMs());
    if (*m_saysRefusals)
        qCWarning(lcMqtt).noquote() << "the broker refuses the subscription to" << subscription.filter.c_str() << ':'
                                    << reason.c_str();
    Q_EMIT subscriptionRefused(QString::fromStdString(subscription.filter), QString::fromStdString(reason));
}

void ReconnectingMqttClient::subscriptionSettled(std::uint16_t packetId, std::string refusal, std::uint8_t grantedQos)
{
    const auto asked = std::ranges::find(m_asked, packetId, &Asked::packetId);
    if (asked == m_asked.end())
        return;
    const MqttSubscription subscription = std::move(asked->subscription);
    m_asked.erase(asked);
    m_hasAnswered = m_hasAnswered || !subscription.isExtra;
    const bool complete = m_asked.empty();
    if (!refusal.empty())
        noteRefusedSubscription(subscription, refusal);
    else if (m_hasSubscribed)
        noteGrantedSubscription(subscription);
    if (refusal.empty())
        noteGrantedQos(subscription, grantedQos);
    if (complete && m_refused.empty())
        m_sayRefused.reset();
    if (complete && m_connected && !std::exchange(m_hasSubscribed, true))
        Q_EMIT subscribed();
}

/// One that was refused before in this connection.
void ReconnectingMqttClient::noteGrantedSubscription(const MqttSubscription &subscription)
{
    m_subscribePauses.connectionHeld(kSubscribePauses.stableAfter);
    qCInfo(lcMqtt).noquote() << "the broker has granted the subscription to" << subscription.filter.c_str();
    Q_EMIT subscriptionGranted(QString::fromStdString(subscription.filter));
}

/// MQTT 5.0 §3.8.4 lets a broker do so; 3.1.1 as well.
void ReconnectingMqttClient::noteGrantedQos(const MqttSubscription &subscription, std::uint8_t granted)
{
    if (granted >= subscription.qos) {
        m_saidWeak.erase(subscription.filter);
        return;
    }
    if (m_saidWeak.insert(subscription.filter).second)
        qCWarning(lcMqtt).noquote() << "the broker grants QoS" << int{granted} << "instead of" << int{subscription.qos}
                                    << "for" << subscription.filter.c_str() << ": messages may be lost";
    Q_EMIT subscriptionWeakened(QString::fromStdString(subscription.filter), subscription.qos, granted);
}

void ReconnectingMqttClient::messageArrived(const MqttMessageView &message)
{
    if (!m_handler)
        return;
    MqttMessageView view = message;
    view.redelivered = mayBeRepeated(view) || view.redelivered;
    m_handler(view);
}

bool ReconnectingMqttClient::mayBeRepeated(const MqttMessageView &message)
{
    if (m_maybeRepeated == 0 || message.qos == 0 || message.retained)
        return false;
    const std::int64_t nowMs = m_clock.monotonicMs();
    const bool wasQuiet = nowMs - std::exchange(m_backlogMs, nowMs) >= kBacklogEndsMs;
    m_maybeRepeated = wasQuiet ? 0 : m_maybeRepeated - 1;
    return !wasQuiet;
}

void ReconnectingMqttClient::publishSettled(std::uint16_t packetId, std::string refusal)
{
    // Brokers confirm in order, so this is nearly always the first one.
    const auto pending = std::find_if(m_pending.begin(), m_pending.end(),
                                      [packetId](const Pending &p) { return p.packetId == packetId; });
    if (pending == m_pending.end())
        return;
    m_hasAnswered = true;
    m_unanswered = 0;
    if (pending->qos == 2)
        m_limits.answeredQos2();
    m_settled.push_back({pending->token, std::move(refusal)});
    m_unconfirmed -= pending->isConfirmed();
    m_pending.erase(pending);
}

void ReconnectingMqttClient::libraryAtRest()
{
    reportSettled();
    if (m_wasFull && room() > 0) {
        m_wasFull = false;
        Q_EMIT roomAvailable();
    }
}

void ReconnectingMqttClient::burstRead(bool acknowledgementsWait)
{
    if (acknowledgementsWait && m_gate && !m_gate()) {
        m_gateClosed = true;
        applyHold();
    }
    m_flushTimer.stop(); // the connection writes next
}

} // namespace lineside
