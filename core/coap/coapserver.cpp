// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/coapserver.h"

#include "base/logging.h"
#include "base/thread.h"
#include "coap/coappacket.h"

#include <poll.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <arpa/inet.h>

namespace lineside {

namespace {

constexpr int kRetryMs = 5000; ///< a port that another program has may come free
constexpr unsigned kSessionSeconds = 300; ///< idle; longer than EXCHANGE_LIFETIME
constexpr int kMostAtOnce = 64; ///< datagrams, before what io has said is looked at
constexpr std::uint16_t kManyUnderWay = 16; ///< responses to one device without its acknowledgement (NSTART)

std::optional<coap_address_t> addressOf(const std::string &text, std::uint16_t port)
{
    coap_address_t address;
    coap_address_init(&address);
    if (inet_pton(AF_INET, text.c_str(), &address.addr.sin.sin_addr) == 1) {
        address.size = sizeof address.addr.sin;
        address.addr.sin.sin_family = AF_INET;
        address.addr.sin.sin_port = htons(port);
    } else if (inet_pton(AF_INET6, text.c_str(), &address.addr.sin6.sin6_addr) == 1) {
        address.size = sizeof address.addr.sin6;
        address.addr.sin6.sin6_family = AF_INET6;
        address.addr.sin6.sin6_port = htons(port);
    } else {
        return std::nullopt;
    }
    return address;
}

} // namespace

CoapServer::CoapServer(CoapSettings settings, CoapMail &mail, const Clock &clock, Metrics *metrics, std::uint64_t seed)
    : m_settings(std::move(settings))
    , m_mail(mail)
    , m_clock(clock)
    , m_metrics(metrics)
    , m_exchanges(seed)
{
    if (m_metrics == nullptr)
        return;
    m_requests
        = &m_metrics->counter("lineside_coap_requests_total", "CoAP requests that came in, the repeated as well");
    m_repeats = &m_metrics->counter("lineside_coap_repeats_total", "CoAP requests that had come before");
}

CoapServer::~CoapServer()
{
    close();
}

void CoapServer::open()
{
    LINESIDE_ASSERT_THREAD(this);
    m_openedMs = m_clock.monotonicMs();
    m_mail.toDoor.setWakeUp([this] { QMetaObject::invokeMethod(this, "takeVerdicts", Qt::QueuedConnection); });
    const std::string problem = listen();
    if (!problem.empty()) {
        close();
        tell(LinkState::Down, problem);
        m_retryTimer = std::make_unique<QTimer>();
        m_retryTimer->setSingleShot(true);
        connect(m_retryTimer.get(), &QTimer::timeout, this, &CoapServer::open);
        m_retryTimer->start(kRetryMs);
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(coap_context_get_coap_fd(m_context), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &CoapServer::serve);
    tell(LinkState::Up, {});
    if (m_dtls) {
        m_keysTimer = std::make_unique<QTimer>();
        connect(m_keysTimer.get(), &QTimer::timeout, this, &CoapServer::lookAtKeys);
        m_keysTimer->start(DtlsDoor::kLookMs);
    }
    serve();
}

/// Empty: it listens.
std::string CoapServer::listen()
{
    // What the library says comes of strangers' packets and would fill the log.
    coap_set_log_level(static_cast<coap_log_t>(0));
    m_context = coap_new_context(nullptr);
    if (m_context == nullptr)
        return "the library cannot be used";
    coap_set_app_data(m_context, this);
    coap_context_set_max_idle_sessions(m_context, kMostSessions);
    coap_context_set_session_timeout(m_context, kSessionSeconds);
    coap_register_event_handler(m_context, &CoapServer::noteEvent);
    addResources();
    const bool isV6 = m_settings.bind.find(':') != std::string::npos;
    const std::string plain = m_settings.plainBeyondLoopback ? m_settings.bind : isV6 ? "::1" : "127.0.0.1";
    std::string problem;
    if (m_settings.port != 0 && !addEndpoint(plain, m_settings.port, COAP_PROTO_UDP, problem))
        return problem;
    if (m_settings.securePort == 0 || m_settings.keysFile.empty())
        return {};
    m_dtls = std::make_unique<DtlsDoor>(
        m_settings.keysFile, [this](std::string_view label, const std::string &text) { noteRefusedPeer(label, text); });
    if (!m_dtls->attach(m_context))
        return "the library has no DTLS";
    if (!addEndpoint(m_settings.bind, m_settings.securePort, COAP_PROTO_DTLS, problem))
        return problem;
    return {};
}

bool CoapServer::addEndpoint(const std::string &text, std::uint16_t port, coap_proto_t protocol, std::string &problem)
{
    const auto address = addressOf(text, port);
    errno = 0;
    if (address && coap_new_endpoint(m_context, &*address, protocol) != nullptr)
        return true;
    problem = "cannot listen at " + text + ':' + std::to_string(port)
        + (errno != 0 ? std::string(": ") + std::strerror(errno) : std::string());
    return false;
}

/// The library finds no path of ours: it knows no names in them. It would answer some by itself, so none is left to it.
void CoapServer::addResources()
{
    coap_resource_t *all = coap_resource_unknown_init(&CoapServer::handle);
    static coap_str_const_t directory{sizeof ".well-known/core" - 1,
                                      reinterpret_cast<const std::uint8_t *>(".well-known/core")};
    coap_resource_t *known = coap_resource_init(&directory, 0);
    for (coap_resource_t *each : {all, known}) {
        for (const coap_request_t method : {COAP_REQUEST_GET, COAP_REQUEST_POST, COAP_REQUEST_PUT, COAP_REQUEST_DELETE,
                                            COAP_REQUEST_FETCH, COAP_REQUEST_PATCH, COAP_REQUEST_IPATCH})
            coap_register_request_handler(each, method, &CoapServer::handle);
        coap_add_resource(m_context, each);
    }
}

int CoapServer::noteEvent(coap_session_t *session, coap_event_t event)
{
    if (event == COAP_EVENT_SERVER_SESSION_NEW)
        coap_session_set_nstart(session, kManyUnderWay);
    auto *server = static_cast<CoapServer *>(coap_get_app_data(coap_session_get_context(session)));
    if (event == COAP_EVENT_DTLS_ERROR)
        server->noteRefusedPeer("dtls", "the handshake failed");
    // A wrong key shows in silence alone: what cannot be decrypted is dropped (RFC 6347 §4.1.2.7).
    const bool isUnfinished = coap_session_get_proto(session) == COAP_PROTO_DTLS
        && coap_session_get_state(session) == COAP_SESSION_STATE_HANDSHAKE;
    if (event == COAP_EVENT_SERVER_SESSION_DEL && isUnfinished)
        server->noteRefusedPeer("dtls_unfinished", "the handshake was not finished, as with a wrong key");
    return 0;
}

/// The library reads one datagram of a socket at a time.
void CoapServer::serve()
{
    for (int i = 0; i < kMostAtOnce; ++i) {
        coap_io_process(m_context, COAP_IO_NO_WAIT);
        pollfd waiting{coap_context_get_coap_fd(m_context), POLLIN, 0};
        if (::poll(&waiting, 1, 0) <= 0)
            return;
    }
}

void CoapServer::tell(LinkState state, std::string reason)
{
    LinkStatus link{.state = state, .peer = m_settings.bind + ':' + std::to_string(m_settings.port)};
    link.reason = std::move(reason);
    link.protocol = "CoAP";
    if (m_dtls)
        link.lessThanAsked = m_dtls->problem();
    [[maybe_unused]] const bool taken = m_mail.toIo.push(std::move(link));
}

/// `reason` is one of ours, so there are few.
void CoapServer::countRefusal(std::string_view reason)
{
    if (m_metrics == nullptr)
        return;
    auto known = m_refused.find(reason);
    if (known == m_refused.end()) {
        Counter &counter = m_metrics->counter("lineside_coap_refused_total", "CoAP requests that were refused",
                                              {{"reason", std::string(reason)}});
        known = m_refused.emplace(reason, &counter).first;
    }
    known->second->add();
}

void CoapServer::noteRefusedPeer(std::string_view label, const std::string &text)
{
    countRefusal(label);
    if (m_refusedPeer.isDue(m_clock.monotonicMs()))
        qCWarning(lcCoap, "a peer was refused: %s", text.c_str());
}

void CoapServer::lookAtKeys()
{
    const std::string before = m_dtls->problem();
    m_dtls->lookAtKeys();
    if (m_dtls->problem() != before)
        tell(LinkState::Up, {});
}

void CoapServer::close()
{
    m_notifier.reset();
    m_keysTimer.reset();
    for (auto &[ticket, message] : m_underWay)
        coap_session_release(message.session);
    m_underWay.clear();
    m_underWayOf.clear();
    if (m_context)
        coap_free_context(std::exchange(m_context, nullptr));
    m_dtls.reset();
}

} // namespace lineside
