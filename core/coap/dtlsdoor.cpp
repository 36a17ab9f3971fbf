// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/dtlsdoor.h"

#include "base/logging.h"

#include <cstring>
#include <utility>

#include <gnutls/gnutls.h>

namespace lineside {

namespace {

std::string_view textOf(const coap_bin_const_t *bytes)
{
    return bytes == nullptr ? std::string_view()
                            : std::string_view(reinterpret_cast<const char *>(bytes->s), bytes->length);
}

/// The library offers all that GnuTLS calls normal, DTLS 1.0 of 2006 among it.
bool isOldVersion(const coap_session_t *session)
{
    coap_tls_library_t library = COAP_TLS_LIBRARY_NOTLS;
    auto *tls = static_cast<gnutls_session_t>(coap_session_get_tls(session, &library));
    return library != COAP_TLS_LIBRARY_GNUTLS || tls == nullptr || gnutls_protocol_get_version(tls) != GNUTLS_DTLS1_2;
}

} // namespace

DtlsDoor::DtlsDoor(std::string keysFile, Refused refused)
    : m_keysFile(std::move(keysFile))
    , m_refused(std::move(refused))
    , m_stamp("unread")
{
    lookAtKeys();
}

bool DtlsDoor::attach(coap_context_t *context)
{
    coap_dtls_spsk_t setup;
    std::memset(&setup, 0, sizeof setup);
    setup.version = COAP_DTLS_SPSK_SETUP_VERSION;
    setup.validate_id_call_back = &DtlsDoor::keyFor;
    setup.id_call_back_arg = this;
    return coap_context_set_psk2(context, &setup) != 0;
}

void DtlsDoor::lookAtKeys()
{
    const std::string stamp = PskKeys::stampOf(m_keysFile);
    if (stamp == m_stamp)
        return;
    m_stamp = stamp;
    auto keys = PskKeys::read(m_keysFile);
    m_problem = keys ? std::string() : keys.error().message;
    if (!keys) {
        qCWarning(lcCoap, "%s; %zu of before count", m_problem.c_str(), m_keys.size());
        return;
    }
    m_keys = std::move(*keys);
    qCInfo(lcCoap, "keys of %zu devices", m_keys.size());
}

const coap_bin_const_t *DtlsDoor::keyFor(coap_bin_const_t *identity, coap_session_t *session, void *self)
{
    auto &door = *static_cast<DtlsDoor *>(self);
    if (isOldVersion(session)) {
        door.m_refused("dtls_version", "older than DTLS 1.2");
        return nullptr;
    }
    const Secret *key = door.m_keys.find(textOf(identity));
    if (key == nullptr) {
        door.m_refused("dtls_identity", "no key for the device " + std::string(textOf(identity)));
        return nullptr;
    }
    door.m_given = {key->size(), key->bytes().data()};
    return &door.m_given;
}

std::optional<std::string> DtlsDoor::deviceOf(const coap_session_t *session) const
{
    const std::string_view id = textOf(coap_session_get_psk_identity(session));
    const coap_bin_const_t *used = coap_session_get_psk_key(session);
    const Secret *key = m_keys.find(id);
    if (key == nullptr || used == nullptr || !key->equals(Secret({used->s, used->length})))
        return std::nullopt;
    return std::string(id);
}

} // namespace lineside
