// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditcommands.h"

#include "base/clock.h"
#include "base/rfc3339.h"
#include "base/wholefile.h"
#include "commandoptions.h"
#include "commandtalk.h"
#include "config/config.h"
#include "keyoption.h"
#include "leaveline.h"
#include "security/auditexport.h"
#include "security/kepthead.h"
#include "security/sealedfile.h"
#include "store/auditcheck.h"
#include "store/auditexporter.h"
#include "store/auditkeeper.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

namespace lineside {

namespace {

constexpr qint64 kPortionBytes = 256 << 10;

/// In the clear, or sealed; whole under its name, or not there.
class ExportFile
{
public:
    [[nodiscard]] Result<void> open(const std::string &path, const std::optional<Secret> &key)
    {
        if (key) {
            auto sealed = SealedWriter::create(path, *key);
            return sealed ? (m_sealed.emplace(std::move(*sealed)), Result<void>()) : Unexpected(sealed.error());
        }
        auto plain = WholeFile::create(path);
        return plain ? (m_plain.emplace(std::move(*plain)), Result<void>()) : Unexpected(plain.error());
    }
    [[nodiscard]] Result<void> write(const std::string &portion)
    {
        return m_sealed ? m_sealed->write(portion) : m_plain->write(portion);
    }
    [[nodiscard]] Result<void> finish() { return m_sealed ? m_sealed->finish() : m_plain->publish(); }

private:
    std::optional<WholeFile> m_plain; // either of the two
    std::optional<SealedWriter> m_sealed;
};

Result<std::int64_t> writeExport(AuditExporter &exporter, ExportFile &file)
{
    for (;;) {
        const auto portion = exporter.next();
        if (!portion)
            return Unexpected(portion.error());
        if (portion->empty())
            break;
        if (auto written = file.write(*portion); !written)
            return Unexpected(written.error());
    }
    if (auto finished = file.finish(); !finished)
        return Unexpected(finished.error());
    return exporter.lastLine();
}

Ended exportAudit(const std::string &path, const CommandOptions &options, const Config &config)
{
    auto signing = auditKeyThatIsThere(config.store.directory);
    const auto sealing = keyIn(options.encryptTo);
    if (!signing || !sealing)
        return fail("not exported: " + (signing ? sealing.error() : signing.error()).text());
    const RecordedCommand record(config, "export", "audit", path);
    const std::string hex = toHex(signing->publicKey());
    StoreReader reader(config.store.directory);
    AuditExporter exporter(reader, std::move(*signing),
                           {.nowMs = SystemClock().utcMs(), .beside = readAuditHeadFile(config.store.directory)});
    ExportFile file;
    const auto opened = file.open(path, *sealing);
    const auto lines = opened ? writeExport(exporter, file) : Unexpected(opened.error());
    if (!lines) {
        record.failed(lines.error().text());
        return fail("not exported: " + lines.error().text());
    }
    record.done();
    say(path + ": " + std::to_string(*lines) + " lines, signed by key " + hex);
    for (const std::string &fault : exporter.faults())
        say("PROBLEM " + fault);
    return exporter.faults().empty()
        ? Ended::Done
        : fail("the record is damaged; the export says so in its signed end, and verify-audit tells it");
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

/// What a record is held against.
struct Trusted
{
    PublicKey key;
    std::vector<AuditHead> heads;
};

/// The key, and the heads of all the files that --head names.
Result<Trusted> trusted(const CommandOptions &options, const Config &config)
{
    const auto key = keyToTrust(options.key, config);
    if (!key)
        return unexpected(key.error().code, "no key to hold it against: " + key.error().text());
    std::vector<AuditHead> all;
    for (const std::string &file : options.heads) {
        const auto heads = readKeptHeads(file, *key);
        if (!heads)
            return Unexpected(heads.error());
        all.insert(all.end(), heads->begin(), heads->end());
    }
    return Trusted{*key, std::move(all)};
}

void sayAllThere(const std::vector<AuditHead> &kept)
{
    if (kept.empty())
        return;
    const AuditHead &newest = *std::ranges::max_element(kept, {}, &AuditHead::number);
    say("kept heads: " + std::to_string(kept.size()) + ", all of lines that are there; the newest of line "
        + std::to_string(newest.number) + ", signed " + formatRfc3339(newest.timeMs));
}

void sayTold(const std::vector<AuditEntry> &told)
{
    for (const AuditEntry &each : told)
        say("line " + std::to_string(each.number) + " tells of damage found " + formatRfc3339(each.record.timeMs) + ": "
            + each.record.detail);
}

Ended tellVerdict(const AuditVerifier &verifier, const std::string &path)
{
    for (const std::string &problem : verifier.problems())
        say("PROBLEM " + problem);
    sayTold(verifier.told());
    if (!verifier.problems().empty())
        return fail(path + ": not as the gateway wrote it");
    const AuditHead &head = *verifier.head();
    say(path + ": whole, lines " + std::to_string(verifier.start()->after + 1) + " to " + std::to_string(head.number)
        + ", signed " + formatRfc3339(head.timeMs) + " by key " + head.key);
    return Ended::Done;
}

/// Hands the lines of the text to the verifier as they come.
class LineFeeder
{
public:
    explicit LineFeeder(AuditVerifier &verifier)
        : m_verifier(verifier)
    {
    }
    void take(std::string_view portion)
    {
        for (auto end = portion.find('\n'); end != std::string_view::npos; end = portion.find('\n')) {
            m_line += portion.substr(0, end);
            m_verifier.line(m_line);
            m_line.clear();
            portion.remove_prefix(end + 1);
        }
        if (m_line.size() < kMostLineBytes)
            m_line += portion;
    }
    void finish()
    {
        if (!m_line.empty())
            m_verifier.line(m_line);
        m_verifier.finish();
    }

private:
    static constexpr std::size_t kMostLineBytes = 2 << 20; ///< more is no line of ours, and is told so

    AuditVerifier &m_verifier;
    std::string m_line;
};

Result<void> feedSealed(const std::string &path, const Secret &key, LineFeeder &feeder)
{
    auto sealed = SealedReader::open(path, key);
    if (!sealed)
        return Unexpected(sealed.error());
    for (;;) {
        const auto portion = sealed->read(kPortionBytes);
        if (!portion || portion->empty())
            return portion ? Result<void>() : Unexpected(portion.error());
        feeder.take(*portion);
    }
}

Result<void> feed(const std::string &path, const std::optional<Secret> &key, LineFeeder &feeder)
{
    if (isSealed(path))
        return key ? feedSealed(path, *key, feeder)
                   : unexpected(ErrorCode::NotAllowed, "it is encrypted; name the key by --key-file", path);
    if (key)
        return unexpected(ErrorCode::Corrupt, "it is not encrypted, and a key was given", path);
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorCode::Io, file.errorString().toStdString(), path);
    while (!file.atEnd()) {
        const QByteArray portion = file.read(kPortionBytes);
        if (portion.isEmpty())
            return unexpected(ErrorCode::Io, file.errorString().toStdString(), path);
        feeder.take({portion.constData(), std::size_t(portion.size())});
    }
    return {};
}

Ended verifyAudit(const std::string &path, const CommandOptions &options, const Config &config)
{
    const auto against = trusted(options, config);
    const auto sealing = keyIn(options.keyFile);
    if (!against || !sealing)
        return fail("not verified: " + (against ? sealing.error() : against.error()).text());
    AuditVerifier verifier(against->key);
    for (const AuditHead &head : against->heads)
        verifier.expect(head);
    LineFeeder feeder(verifier);
    if (const auto fed = feed(path, *sealing, feeder); !fed)
        return fail("not verified: " + fed.error().text());
    feeder.finish();
    const Ended verdict = tellVerdict(verifier, path);
    if (verdict == Ended::Done)
        sayAllThere(against->heads);
    return verdict;
}

Ended verifyStore(const CommandOptions &options, const Config &config)
{
    const auto against = trusted(options, config);
    if (!against)
        return fail("not verified: " + against.error().text());
    const std::string &directory = config.store.directory;
    const auto check = checkRecord(directory, against->key, against->heads);
    if (!check)
        return fail("not verified: " + check.error().text());
    for (const AuditFault &fault : check->faults())
        say("PROBLEM " + text(fault));
    sayTold(check->told());
    if (!check->faults().empty())
        return fail(directory + ": not as the gateway wrote it, and as the kept heads have it");
    say(directory + ": whole, lines 1 to " + std::to_string(check->lastLine()));
    sayAllThere(against->heads);
    return Ended::Done;
}

} // namespace

std::optional<int> runAuditCommand(const QStringList &words, const CommandOptions &options, const Config &config)
{
    if (words.value(0) == u"audit" && words.value(1) == u"export" && words.size() == 3)
        return int(exportAudit(words.value(2).toStdString(), options, config));
    if (words == QStringList{QStringLiteral("audit"), QStringLiteral("key")})
        return int(tellKey(config));
    if (words.value(0) == u"verify-audit" && words.size() == 2)
        return int(verifyAudit(words.value(1).toStdString(), options, config));
    if (words == QStringList{QStringLiteral("verify-audit")} && !options.heads.empty())
        return int(verifyStore(options, config));
    return {};
}

} // namespace lineside
