// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mosquittotls.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <utility>

namespace lineside {

namespace {

/// What OpenSSL's callbacks need to know and to tell.
struct Peer
{
    std::string host;
    bool hostIsAddress = false;
    std::string refusal;
};

bool isAddress(const std::string &host)
{
    in6_addr address{};
    return ::inet_pton(AF_INET, host.c_str(), &address) == 1 || ::inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

std::string lastOpenSslError()
{
    const unsigned long code = ERR_get_error();
    const char *reason = code ? ERR_reason_error_string(code) : nullptr;
    ERR_clear_error();
    return reason ? reason : "unknown reason";
}

Unexpected unusable(const char *what, const std::string &file)
{
    return unexpected(ErrorCode::InvalidInput, std::string(what) + " cannot be used: " + lastOpenSslError(), file);
}

int refusePassphrase(char *, int, int, void *)
{
    return 0; // never ask at a terminal nobody sits at
}

Result<void> loadTrust(SSL_CTX *context, const MqttSettings &settings)
{
    if (settings.caFile.empty()) {
        SSL_CTX_set_default_verify_paths(context);
        return {};
    }
    if (SSL_CTX_load_verify_locations(context, settings.caFile.c_str(), nullptr) != 1)
        return unusable("the CA file", settings.caFile);
    return {};
}

Result<void> loadIdentity(SSL_CTX *context, const MqttSettings &settings)
{
    if (settings.certificateFile.empty())
        return {};
    const std::string &keyFile = settings.keyFile.empty() ? settings.certificateFile : settings.keyFile;
    SSL_CTX_set_default_passwd_cb(context, refusePassphrase);
    if (SSL_CTX_use_certificate_chain_file(context, settings.certificateFile.c_str()) != 1)
        return unusable("the client certificate", settings.certificateFile);
    if (SSL_CTX_use_PrivateKey_file(context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return unusable("the client key", keyFile);
    return {};
}

void expectHost(SSL_CTX *context, const Peer &peer)
{
    X509_VERIFY_PARAM *wanted = SSL_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (peer.hostIsAddress)
        X509_VERIFY_PARAM_set1_ip_asc(wanted, peer.host.c_str());
    else
        X509_VERIFY_PARAM_set1_host(wanted, peer.host.c_str(), peer.host.size());
}

Peer &peerOf(const SSL *ssl)
{
    return *static_cast<Peer *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
}

int noteRefusal(int accepted, X509_STORE_CTX *store)
{
    const void *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    if (!accepted)
        peerOf(static_cast<const SSL *>(ssl)).refusal = X509_verify_cert_error_string(X509_STORE_CTX_get_error(store));
    return accepted;
}

/// libmosquitto names the address it connects to; a broker that serves several names must hear ours.
void nameTheHost(const SSL *ssl, int where, int)
{
    if (!(where & SSL_CB_HANDSHAKE_START))
        return;
    const Peer &peer = peerOf(ssl);
    const char *name = peer.hostIsAddress ? nullptr : peer.host.c_str();
    SSL_set_tlsext_host_name(const_cast<SSL *>(ssl), const_cast<char *>(name)); // OpenSSL copies it
}

} // namespace

struct MosquittoTls::Private
{
    ~Private() { SSL_CTX_free(context); }
    SSL_CTX *context = nullptr;
    Peer peer;
};

MosquittoTls::MosquittoTls(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}
MosquittoTls::~MosquittoTls() = default;
MosquittoTls::MosquittoTls(MosquittoTls &&) noexcept = default;
MosquittoTls &MosquittoTls::operator=(MosquittoTls &&) noexcept = default;

Result<MosquittoTls> MosquittoTls::make(const MqttSettings &settings)
{
    auto p = std::make_unique<Private>();
    p->context = SSL_CTX_new(TLS_client_method());
    p->peer.host = settings.host;
    p->peer.hostIsAddress = isAddress(settings.host);
    SSL_CTX_set_min_proto_version(p->context, TLS1_2_VERSION);
    SSL_CTX_set_mode(p->context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_app_data(p->context, &p->peer);
    SSL_CTX_set_verify(p->context, SSL_VERIFY_PEER, noteRefusal);
    SSL_CTX_set_info_callback(p->context, nameTheHost);
    expectHost(p->context, p->peer);
    if (const auto trusted = loadTrust(p->context, settings); !trusted)
        return Unexpected(trusted.error());
    if (const auto known = loadIdentity(p->context, settings); !known)
        return Unexpected(known.error());
    return MosquittoTls(std::move(p));
}

SSL_CTX *MosquittoTls::get() const
{
    return d->context;
}

std::string MosquittoTls::refusal() const
{
    return d->peer.refusal;
}

} // namespace lineside
