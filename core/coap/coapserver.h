// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sayagain.h"
#include "coap/blockbodies.h"
#include "coap/coapmail.h"
#include "coap/coaproute.h"
#include "coap/coapsettings.h"
#include "coap/dtlsdoor.h"
#include "coap/exchanges.h"
#include "decode/decoder.h"
#include "metrics/metrics.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <coap3/coap.h>

namespace lineside {

/// The CoAP door: libcoap's sockets, and what is answered at once. A message of a device goes to io, and its response
/// follows on its own (RFC 7252 §5.2.2) when io has said what became of it.
/// Owner: CoapSource. Thread: coap, where open() makes all; the constructor on io. Memory: kMostUnderWay messages,
/// Exchanges and BlockBodies, and what the library keeps for kMostSessions peers. Errors: a port that cannot be had is
/// told as the link's state and tried again.
class CoapServer final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostUnderWay = 1'000; ///< the queue of the contract (core/CONTRACT.md §2)
    static constexpr std::size_t kMostOfOne = 64; ///< of them, of one peer: the others come in beside it
    static constexpr unsigned kMostSessions = 2'000; ///< idle ones; the quietest goes for a new one

    /// `mail` and `clock` outlive it. `metrics`: null: nothing is counted.
    CoapServer(CoapSettings settings, CoapMail &mail, const Clock &clock, Metrics *metrics, std::uint64_t seed);
    ~CoapServer() override;

    Q_INVOKABLE void open();

private:
    /// A message that io has.
    struct UnderWay
    {
        coap_session_t *session = nullptr; ///< a reference is held
        std::string token;
        std::uint64_t key = 0; ///< of its exchange
        CoapOutcome whenKept = 0; ///< 2.04, or 4.00 for what is kept as refused
        std::string text{}; ///< why it is refused; empty: it is not
        std::optional<std::uint32_t> block1{}; ///< to be said again
        std::uint32_t unwanted = 0; ///< No-Response, RFC 7967
        bool isConfirmable = false;
    };

    /// A request, with what its handling needs again and again.
    struct Request
    {
        coap_session_t *session = nullptr;
        const coap_pdu_t *packet = nullptr;
        coap_pdu_t *response = nullptr;
        CoapRoute route{};
        std::string path{};
        std::optional<std::string> device{}; ///< who asks, proved by its key; nothing: anybody, over plain CoAP
        std::uint64_t key = 0;
    };

    static void handle(coap_resource_t *, coap_session_t *session, const coap_pdu_t *packet, const coap_string_t *,
                       coap_pdu_t *response);
    static int noteEvent(coap_session_t *session, coap_event_t event);
    [[nodiscard]] std::string listen();
    [[nodiscard]] bool addEndpoint(const std::string &address, std::uint16_t port, coap_proto_t protocol,
                                   std::string &problem);
    void addResources();
    void serve();
    void tell(LinkState state, std::string reason);
    void answer(Request request);
    [[nodiscard]] bool mayAsk(Request &request);
    void take(Request &request);
    void takeBody(Request &request, std::string body);
    [[nodiscard]] std::optional<std::string> bodyOf(Request &request);
    [[nodiscard]] std::string faultOf(const CoapArrival &arrival, const CoapRoute &route);
    void show(const Request &request, std::uint16_t format, const std::string &text);
    [[nodiscard]] bool isStranger(const Request &request) const;
    void countRefusal(std::string_view reason);
    void noteRefusedPeer(std::string_view label, const std::string &text);
    void lookAtKeys();
    void refuse(const Request &request, CoapOutcome code, std::string_view reason);
    Q_INVOKABLE void takeVerdicts();
    void respond(const UnderWay &message, CoapOutcome code);
    void close();

    const CoapSettings m_settings;
    CoapMail &m_mail;
    const Clock &m_clock;
    Metrics *const m_metrics;
    Counter *m_requests = nullptr;
    Counter *m_repeats = nullptr;
    std::map<std::string, Counter *, std::less<>> m_refused; ///< by reason
    coap_context_t *m_context = nullptr;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<QTimer> m_retryTimer;
    std::unique_ptr<QTimer> m_keysTimer;
    std::unique_ptr<DtlsDoor> m_dtls; ///< nothing: there are no keys
    SayAgain m_refusedPeer; ///< to the log
    Decoder m_decoder; ///< to say at once what cannot be read
    Exchanges m_exchanges;
    BlockBodies m_bodies;
    std::unordered_map<std::uint64_t, UnderWay> m_underWay; ///< by ticket
    std::unordered_map<const coap_session_t *, std::size_t> m_underWayOf; ///< how many, by whom
    std::uint64_t m_lastTicket = 0;
    std::int64_t m_openedMs = 0; ///< monotonic
    bool m_isHeldBack = false; ///< the last message found no room
};

} // namespace lineside
