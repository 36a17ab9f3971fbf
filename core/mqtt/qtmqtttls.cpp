// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqtttls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace lineside {

namespace {

Unexpected unusable(const char *what, const std::string &file, const QString &reason)
{
    return unexpected(ErrorCode::InvalidInput, std::string(what) + " cannot be used: " + reason.toStdString(), file);
}

Result<QByteArray> contentOf(const char *what, const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return unusable(what, path, file.errorString());
    return file.readAll();
}

Result<QList<QSslCertificate>> certificatesIn(const char *what, const std::string &path)
{
    const auto content = contentOf(what, path);
    if (!content)
        return Unexpected(content.error());
    auto certificates = QSslCertificate::fromData(*content, QSsl::Pem);
    if (certificates.isEmpty())
        return unusable(what, path, QStringLiteral("no certificate in it"));
    return certificates;
}

Result<QSslKey> keyIn(const std::string &path)
{
    const auto content = contentOf("the key file", path);
    if (!content)
        return Unexpected(content.error());
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec})
        if (QSslKey key(*content, algorithm); !key.isNull())
            return key;
    return unusable("the key file", path, QStringLiteral("no unencrypted RSA or EC key in it"));
}

Result<void> setIdentity(QSslConfiguration &configuration, const MqttSettings &settings)
{
    const auto chain = certificatesIn("the certificate file", settings.certificateFile);
    if (!chain)
        return Unexpected(chain.error());
    const auto key = keyIn(settings.keyFile.empty() ? settings.certificateFile : settings.keyFile);
    if (!key)
        return Unexpected(key.error());
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const MqttSettings &settings)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!settings.caFile.empty()) {
        const auto trusted = certificatesIn("the CA file", settings.caFile);
        if (!trusted)
            return Unexpected(trusted.error());
        configuration.setCaCertificates(*trusted);
    }
    if (!settings.certificateFile.empty())
        if (const auto known = setIdentity(configuration, settings); !known)
            return Unexpected(known.error());
    return configuration;
}

} // namespace lineside
