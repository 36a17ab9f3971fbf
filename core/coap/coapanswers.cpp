// SPDX-License-Identifier: GPL-3.0-or-later
// What the door answers; how it listens is in coap/coapserver.cpp.
#include "base/thread.h"
#include "coap/coappacket.h"
#include "coap/coapserver.h"
#include "model/topics.h"

#include <utility>

namespace lineside {

namespace {

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

} // namespace

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

} // namespace lineside
