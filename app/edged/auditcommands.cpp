// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditcommands.h"

#include "base/clock.h"
#include "base/rfc3339.h"
#include "commandtalk.h"
#include "config/config.h"
#include "security/auditexport.h"
#include "store/auditexporter.h"
#include "store/auditkeeper.h"

#include <QFile>
#include <QSaveFile>

namespace lineside {

namespace {

Result<std::int64_t> writeExport(AuditExporter &exporter, QSaveFile &file)
{
    for (;;) {
        const auto portion = exporter.next();
        if (!portion)
            return Unexpected(portion.error());
        if (portion->empty())
            break;
        if (file.write(portion->data(), qint64(portion->size())) != qint64(portion->size()))
            return unexpected(ErrorCode::Io, file.errorString().toStdString(), file.fileName().toStdString());
    }
    if (!file.commit())
        return unexpected(ErrorCode::Io, file.errorString().toStdString(), file.fileName().toStdString());
    return exporter.lastLine();
}

Ended exportAudit(const QString &path, const Config &config)
{
    auto key = loadAuditKey(config.store.directory);
    if (!key)
        return fail("not exported: " + key.error().text());
    const std::string hex = toHex(key->publicKey());
    StoreReader reader(config.store.directory);
    AuditExporter exporter(reader, std::move(*key), {.nowMs = SystemClock().utcMs()});
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail("not exported: " + file.errorString().toStdString());
    const auto lines = writeExport(exporter, file);
    if (!lines)
        return fail("not exported: " + lines.error().text());
    say(path.toStdString() + ": " + std::to_string(*lines) + " lines, signed by key " + hex);
    return Ended::Done;
}

Ended tellKey(const Config &config)
{
    const auto key = findAuditKey(config.store.directory);
    if (!key)
        return fail("no key: " + key.error().text());
    say(toHex(*key));
    return Ended::Done;
}

Result<PublicKey> keyToTrust(const std::string &hex, const Config &config)
{
    PublicKey key{};
    if (hex.empty())
        return findAuditKey(config.store.directory);
    return fromHex(hex, key) ? Result<PublicKey>(key)
                             : unexpected(ErrorCode::InvalidInput, "--key is 64 hexadecimal digits");
}

Ended tellVerdict(const AuditVerifier &verifier, const std::string &path)
{
    for (const std::string &problem : verifier.problems())
        say("PROBLEM " + problem);
    if (!verifier.problems().empty())
        return fail(path + ": not as the gateway wrote it");
    const AuditHead &head = *verifier.head();
    say(path + ": whole, lines " + std::to_string(verifier.start()->after + 1) + " to " + std::to_string(head.number)
        + ", signed " + formatRfc3339(head.timeMs) + " by key " + head.key);
    return Ended::Done;
}

Ended verifyAudit(const QString &path, const std::string &hex, const Config &config)
{
    const auto key = keyToTrust(hex, config);
    if (!key)
        return fail("not verified: no key to hold it against: " + key.error().text());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail("not verified: " + file.errorString().toStdString());
    AuditVerifier verifier(*key);
    constexpr qint64 kMostLineBytes = 2 << 20; // more is no line of ours, and is told so
    while (!file.atEnd()) {
        QByteArray line = file.readLine(kMostLineBytes);
        if (line.endsWith('\n'))
            line.chop(1);
        verifier.line({line.constData(), std::size_t(line.size())});
    }
    verifier.finish();
    return tellVerdict(verifier, path.toStdString());
}

} // namespace

std::optional<int> runAuditCommand(const QStringList &words, const std::string &key, const Config &config)
{
    if (words.value(0) == u"audit" && words.value(1) == u"export" && words.size() == 3)
        return int(exportAudit(words.value(2), config));
    if (words == QStringList{QStringLiteral("audit"), QStringLiteral("key")})
        return int(tellKey(config));
    if (words.value(0) == u"verify-audit" && words.size() == 2)
        return int(verifyAudit(words.value(1), key, config));
    return {};
}

} // namespace lineside
