// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/coapserver.h"

#include "base/logging.h"
#include "base/thread.h"
#include "coap/coappacket.h"
#include "model/topics.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include <arpa/inet.h>

namespace lineside {

namespace {

constexpr int kRetryMs = 5000; ///< a port that another program has may come free
constexpr unsigned kSessionSeconds = 300; ///< idle; longer than EXCHANGE_LIFETIME
constexpr int kMostAtOnce = 64; ///< datagrams, before what io has said is looked at
constexpr std::uint16_t kManyUnderWay = 16; ///< responses to one device without its acknowledgement (NSTART)
constexpr std::uint32_t kTryAgainSeconds = 5; ///< Max-Age of 5.03
constexpr std::size_t kStrangersFactor = 3; ///< an answer to a stranger is at most so many times the question
constexpr std::uint8_t kLargestBlock = 6; ///< 1,024 bytes
constexpr std::uint16_t kNoResponse = 258; ///< RFC 7967
constexpr std::uint16_t kJson = COAP_MEDIATYPE_APPLICATION_JSON;
constexpr std::uint16_t kCbor = COAP_MEDIATYPE_APPLICATION_CBOR;

constexpr CoapOutcome code(unsigned kind, unsigned detail)
{
    return static_cast<CoapOutcome>(kind << 5 | detail);
}

/// Nothing: not one that is taken. A device that says nothing means JSON, which was so before CBOR.
std::optional<PayloadFormat> formatOf(const coap_pdu_t *packet)
{
    switch (coapNumber(packet, COAP_OPTION_CONTENT_FORMAT).value_or(kJson)) {
    case kJson:
        return PayloadFormat::Json;
    case kCbor:
        return PayloadFormat::Cbor;
    default:
        return std::nullopt;
    }
}

std::string_view levelOf(CoapTarget target)
{
    switch (target) {
    case CoapTarget::Data:
        return kDataLevel;
    case CoapTarget::Status:
        return kStatusLevel;
    case CoapTarget::CommandResult:
        return kCommandResultLevel;
    case CoapTarget::Nothing:
    case CoapTarget::Health:
    case CoapTarget::Directory:
        break;
    }
    return {};
}

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

/// From C: nothing may be thrown through it, and nothing of ours throws.
void CoapServer::handle(coap_resource_t *, coap_session_t *session, const coap_pdu_t *packet, const coap_string_t *,
                        coap_pdu_t *response)
{
    auto *server = static_cast<CoapServer *>(coap_get_app_data(coap_session_get_context(session)));
    Request request{.session = session, .packet = packet, .response = response};
    server->answer(std::move(request));
}

void CoapServer::answer(Request request)
{
    if (m_requests)
        m_requests->add();
    // Whoever asks everybody gets no answer from us: it would go to whom the sender names, from each gateway.
    if (coap_is_mcast(coap_session_get_addr_local(request.session)) != 0)
        return refuse(request, 0, "multicast");
    const auto levels = coapOptions(request.packet, COAP_OPTION_URI_PATH);
    for (const std::string_view level : levels)
        request.path.append("/").append(level);
    request.route = coapRouteOf(levels);
    if (request.route.target == CoapTarget::Nothing)
        return refuse(request, code(4, 4), "not_found");
    if (!mayAsk(request))
        return;
    const bool isForm = request.route.target != CoapTarget::Health && request.route.target != CoapTarget::Directory;
    if (coap_pdu_get_code(request.packet) != (isForm ? COAP_REQUEST_CODE_POST : COAP_REQUEST_CODE_GET))
        return refuse(request, code(4, 5), "method");
    if (isForm)
        return take(request);
    if (request.route.target == CoapTarget::Health)
        return show(request, kJson, m_isHeldBack ? R"({"status":"held back"})" : R"({"status":"healthy"})");
    show(request, COAP_MEDIATYPE_APPLICATION_LINK_FORMAT, coapDirectory(request.device.value_or("")));
}

/// A device speaks of itself alone. Over plain CoAP anybody speaks as any: it is for this machine.
bool CoapServer::mayAsk(Request &request)
{
    if (coap_session_get_proto(request.session) != COAP_PROTO_DTLS)
        return true;
    request.device = m_dtls->deviceOf(request.session);
    if (!request.device)
        refuse(request, code(4, 1), "key_changed");
    else if (!request.route.deviceId.empty() && request.route.deviceId != *request.device)
        refuse(request, code(4, 3), "not_yours");
    else
        return true;
    return false;
}

/// A message of a device, or a part of one.
void CoapServer::take(Request &request)
{
    request.key
        = m_exchanges.keyOf(coapPeerOf(request.session), static_cast<std::uint16_t>(coap_pdu_get_mid(request.packet)),
                            coapToken(request.packet), request.path, coapPayload(request.packet));
    if (const auto known = m_exchanges.find(request.key)) {
        if (m_repeats)
            m_repeats->add();
        if (*known != 0) // else the empty acknowledgement once more; the response is under way
            coap_pdu_set_code(request.response, static_cast<coap_pdu_code_t>(*known));
        return;
    }
    if (!formatOf(request.packet))
        return refuse(request, code(4, 15), "format");
    if (auto body = bodyOf(request))
        takeBody(request, std::move(*body));
}

/// Nothing: it is answered, and not whole.
std::optional<std::string> CoapServer::bodyOf(Request &request)
{
    const auto block = coapBlock(request.packet, COAP_OPTION_BLOCK1);
    const std::string_view payload = coapPayload(request.packet);
    if (!block) {
        if (!coapOptions(request.packet, COAP_OPTION_BLOCK1).empty()) {
            refuse(request, code(4, 0), "block");
            return std::nullopt;
        }
        return std::string(payload);
    }
    if (payload.size() > block->size() || (block->more && payload.size() != block->size())) {
        refuse(request, code(4, 0), "block");
        return std::nullopt;
    }
    const std::string whose = coapPeerOf(request.session) + request.path;
    switch (m_bodies.add(whose, block->offset(), block->more, payload, m_clock.monotonicMs())) {
    case BlockBodies::Step::Whole:
        return m_bodies.take(whose);
    case BlockBodies::Step::Continue:
        coap_pdu_set_code(request.response, static_cast<coap_pdu_code_t>(code(2, 31)));
        addCoapNumber(request.response, COAP_OPTION_BLOCK1, block->value());
        break;
    case BlockBodies::Step::OutOfOrder:
        refuse(request, code(4, 8), "incomplete");
        break;
    case BlockBodies::Step::TooLarge:
        refuse(request, code(4, 13), "too_large");
        break;
    }
    return std::nullopt;
}

void CoapServer::takeBody(Request &request, std::string body)
{
    const auto ofIt = m_underWayOf.find(request.session);
    const bool isTooMany = ofIt != m_underWayOf.end() && ofIt->second >= kMostOfOne;
    if (isTooMany || m_underWay.size() >= kMostUnderWay)
        return refuse(request, code(5, 3), "busy");
    ++m_underWayOf[request.session];
    const std::uint64_t ticket = ++m_lastTicket;
    const std::int64_t nowMs = m_clock.monotonicMs();
    const bool isConfirmable = coap_pdu_get_type(request.packet) == COAP_MESSAGE_CON;
    CoapArrival arrival{.ticket = ticket,
                        .topic = deviceTopic(request.route.deviceId, levelOf(request.route.target)),
                        .payload = std::move(body),
                        .arrivalMs = m_clock.utcMs(),
                        // What the program that was killed has kept, it may not have answered.
                        .mayHaveComeBefore = isConfirmable && nowMs - m_openedMs < Exchanges::kLifetimeMs,
                        .format = *formatOf(request.packet)};
    UnderWay message{.session = coap_session_reference(request.session),
                     .token = std::string(coapToken(request.packet)),
                     .key = request.key,
                     .whenKept = code(2, 4),
                     .text = faultOf(arrival, request.route)};
    if (!message.text.empty())
        message.whenKept = code(4, 0);
    if (const auto block = coapBlock(request.packet, COAP_OPTION_BLOCK1))
        message.block1 = block->value();
    message.unwanted = coapNumber(request.packet, kNoResponse).value_or(0);
    message.isConfirmable = isConfirmable;
    m_exchanges.begin(request.key, nowMs);
    m_underWay.emplace(ticket, std::move(message));
    [[maybe_unused]] const bool taken = m_mail.toIo.push(std::move(arrival));
}

/// The same that will refuse it behind the journal, so that the device learns of it; what a time is worth is decided
/// there alone.
std::string CoapServer::faultOf(const CoapArrival &arrival, const CoapRoute &route)
{
    RawMessageView message;
    message.payload = arrival.payload;
    message.format = arrival.format;
    const auto textOf = [](const auto &result) { return result ? std::string() : result.error().message; };
    switch (route.target) {
    case CoapTarget::Data:
        return textOf(m_decoder.reading(message, route.deviceId, Timestamp::Ignored));
    case CoapTarget::Status:
        return textOf(m_decoder.device(message, route.deviceId));
    case CoapTarget::CommandResult:
        return textOf(m_decoder.commandReply(message));
    case CoapTarget::Nothing:
    case CoapTarget::Health:
    case CoapTarget::Directory:
        break;
    }
    return {};
}

/// A text, or the block of it that is asked for; to strangers in blocks so small that nobody gains by asking in
/// another's name (RFC 7252 §11.3).
void CoapServer::show(const Request &request, std::uint16_t format, const std::string &text)
{
    constexpr std::size_t kOptionBytes = 12; // content format, block, mark of the payload
    auto block = coapBlock(request.packet, COAP_OPTION_BLOCK2).value_or(CoapBlock{.sizeExponent = kLargestBlock});
    const std::size_t most = kStrangersFactor * coapSize(request.packet);
    while (isStranger(request) && block.sizeExponent > 0 && block.number == 0 && block.size() + kOptionBytes > most)
        --block.sizeExponent;
    if (block.offset() > text.size() || (block.number > 0 && block.offset() == text.size()))
        return refuse(request, code(4, 0), "block");
    const std::string part = text.substr(block.offset(), block.size());
    block.more = block.offset() + part.size() < text.size();
    coap_pdu_set_code(request.response, COAP_RESPONSE_CODE_CONTENT);
    addCoapNumber(request.response, COAP_OPTION_CONTENT_FORMAT, format);
    if (block.more || block.number > 0)
        addCoapNumber(request.response, COAP_OPTION_BLOCK2, block.value());
    coap_add_data(request.response, part.size(), reinterpret_cast<const std::uint8_t *>(part.data()));
}

/// Its address is not proved: by its key, or by being on this machine.
bool CoapServer::isStranger(const Request &request) const
{
    return coap_session_get_proto(request.session) != COAP_PROTO_DTLS && !isCoapPeerLocal(request.session);
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

/// `reason`: a label to count it under, and the device's to read where it fits.
void CoapServer::refuse(const Request &request, CoapOutcome outcome, std::string_view reason)
{
    countRefusal(reason);
    if (outcome == 0)
        return;
    coap_pdu_set_code(request.response, static_cast<coap_pdu_code_t>(outcome));
    if (outcome == code(5, 3))
        addCoapNumber(request.response, COAP_OPTION_MAXAGE, kTryAgainSeconds);
    if (!isStranger(request))
        coap_add_data(request.response, reason.size(), reinterpret_cast<const std::uint8_t *>(reason.data()));
}

void CoapServer::takeVerdicts()
{
    LINESIDE_ASSERT_THREAD(this);
    for (const CoapVerdict &verdict : m_mail.toDoor.takeAll()) {
        const auto found = m_underWay.extract(verdict.ticket);
        if (!found)
            continue;
        const UnderWay &message = found.mapped();
        const CoapOutcome outcome = verdict.isKept ? message.whenKept : code(5, 3);
        if (verdict.isKept)
            m_exchanges.settle(message.key, outcome);
        else
            m_exchanges.forget(message.key);
        m_isHeldBack = !verdict.isKept;
        respond(message, outcome);
        if (const auto ofIt = m_underWayOf.find(message.session); --ofIt->second == 0)
            m_underWayOf.erase(ofIt);
        coap_session_release(message.session);
    }
    if (m_context)
        serve();
}

void CoapServer::respond(const UnderWay &message, CoapOutcome outcome)
{
    if ((message.unwanted >> (outcome / 32 - 1) & 1) != 0)
        return;
    coap_pdu_t *packet = coap_pdu_init(message.isConfirmable ? COAP_MESSAGE_CON : COAP_MESSAGE_NON,
                                       static_cast<coap_pdu_code_t>(outcome), coap_new_message_id(message.session),
                                       coap_session_max_pdu_size(message.session));
    if (packet == nullptr)
        return;
    coap_add_token(packet, message.token.size(), reinterpret_cast<const std::uint8_t *>(message.token.data()));
    if (outcome == code(5, 3))
        addCoapNumber(packet, COAP_OPTION_MAXAGE, kTryAgainSeconds);
    if (message.block1)
        addCoapNumber(packet, COAP_OPTION_BLOCK1, *message.block1);
    if (!message.text.empty())
        coap_add_data(packet, message.text.size(), reinterpret_cast<const std::uint8_t *>(message.text.data()));
    coap_send(message.session, packet);
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
