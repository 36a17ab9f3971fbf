// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/mqttsettings.h"

#include <memory>
#include <string>

using SSL_CTX = struct ssl_ctx_st;

namespace lineside {

/// How a TLS connection must be: version 1.2 or newer, the peer's certificate checked against the CA file or the
/// system's trust store, and made out to the host we were told. OpenSSL does the checking, not libmosquitto, because we
/// connect to an address and libmosquitto would compare the certificate with that.
/// Made anew for each attempt, so renewed certificates are picked up.
/// Owner: the connection. Thread: that connection's. Errors: InvalidInput, naming the file that cannot be used.
class MosquittoTls
{
public:
    [[nodiscard]] static Result<MosquittoTls> make(const MqttSettings &settings);
    ~MosquittoTls();
    MosquittoTls(MosquittoTls &&) noexcept;
    MosquittoTls &operator=(MosquittoTls &&) noexcept;
    MosquittoTls(const MosquittoTls &) = delete;
    MosquittoTls &operator=(const MosquittoTls &) = delete;

    [[nodiscard]] SSL_CTX *get() const;
    /// Why the peer's certificate was refused ("certificate has expired"); empty when it was not.
    [[nodiscard]] std::string refusal() const;

private:
    struct Private;
    explicit MosquittoTls(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace lineside
