// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditkeeper.h"

#include "base/directory.h"
#include "base/logging.h"
#include "security/audithead.h"
#include "security/secretfile.h"
#include "store/auditspool.h"
#include "store/statewriter.h"
#include "store/storefiles.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace lineside {

namespace {

constexpr int kLinesAStep = 500; // some milliseconds
constexpr std::int64_t kSignMs = 60'000;
constexpr std::int64_t kOwedMs = 5'000; // as each time the disk is waited for
constexpr std::int64_t kCheckMs = kDayMs; // monotonic, from one look through to the next
constexpr qint64 kMostHeadBytes = 1024;

std::string headPath(const std::string &directory)
{
    return directory + '/' + std::string(kAuditHeadFile);
}

} // namespace

std::optional<AuditHead> readAuditHeadFile(const std::string &storeDirectory)
{
    QFile file(QString::fromStdString(headPath(storeDirectory)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return auditHeadOf(file.read(kMostHeadBytes).toStdString());
}

Result<void> writeAuditHeadFile(const std::string &storeDirectory, const AuditHead &head)
{
    QSaveFile file(QString::fromStdString(headPath(storeDirectory)));
    const std::string line = toLine(head);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(line.data(), qint64(line.size())) > 0
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup)
        && file.commit();
    if (!isWritten)
        return unexpected(ErrorCode::Io, file.errorString().toStdString(), headPath(storeDirectory));
    return syncDirectory(storeDirectory);
}

Result<SigningKey> loadAuditKey(const std::string &storeDirectory)
{
    const auto seed = readOrMakeSecret(storeDirectory, std::string(kAuditKeyFile));
    return seed ? Result<SigningKey>(SigningKey(*seed)) : Unexpected(seed.error());
}

Result<SigningKey> auditKeyThatIsThere(const std::string &storeDirectory)
{
    const auto seed = findSecret(storeDirectory, std::string(kAuditKeyFile));
    if (seed)
        return SigningKey(*seed);
    return seed.error().code == ErrorCode::NotFound
        ? unexpected(ErrorCode::Unavailable,
                     "the key that signs the record is missing; only the engine makes one, at its start",
                     seed.error().context)
        : Unexpected(seed.error());
}

Result<PublicKey> findAuditKey(const std::string &storeDirectory)
{
    const auto seed = findSecret(storeDirectory, std::string(kAuditKeyFile));
    return seed ? Result<PublicKey>(SigningKey(*seed).publicKey()) : Unexpected(seed.error());
}

AuditKeeper::AuditKeeper(std::string directory, const Clock &clock, std::int64_t linesAtMost)
    : m_directory(std::move(directory))
    , m_clock(clock)
{
    m_state.linesAtMost = linesAtMost;
}

// A record without a line is signed too: from then on a missing file is a sign that somebody took it.
void AuditKeeper::begin(StateWriter &state, Result<SigningKey> key, bool hasRunBefore)
{
    m_atStart.clear();
    if (key) {
        m_key = key->publicKey();
        m_state.key = toHex(*m_key);
        state.audit().signWith(std::move(*key));
    } else {
        m_atStart.push_back({.kind = AuditFaultKind::KeyMissing, .detail = key.error().text()});
    }
    m_beside = readAuditHeadFile(m_directory);
    const bool isOwed = (state.audit().rows() > 0 && !state.audit().isOlder()) || hasRunBefore;
    if (!m_beside && isOwed)
        m_atStart.push_back({.kind = AuditFaultKind::HeadMissing, .detail = headPath(m_directory)});
    if (m_beside && state.audit().rows() < m_beside->number)
        m_atStart.push_back({.kind = AuditFaultKind::EndMissing, .number = m_beside->number});
    beginCheck();
    found(state, m_atStart);
    if (!m_beside)
        sign(state);
    renewState(state);
}

void AuditKeeper::beginCheck()
{
    m_checkedMs = m_clock.monotonicMs();
    m_check.emplace(m_key);
    if (m_beside)
        m_check->expect(*m_beside);
}

bool AuditKeeper::check(StateWriter &state)
{
    if (!m_check)
        return false;
    const auto more = m_check->step(state.database(), kLinesAStep);
    if (more && *more)
        return true;
    if (more)
        endCheck(state);
    else
        qCWarning(lcAudit, "cannot read the record: %s", more.error().text().c_str());
    m_check.reset();
    return false;
}

void AuditKeeper::endCheck(StateWriter &state)
{
    std::vector<AuditFault> news;
    std::ranges::copy_if(m_check->faults(), std::back_inserter(news), [this](const AuditFault &fault) {
        return std::ranges::find(m_checked, fault) == m_checked.end()
            && std::ranges::find(m_atStart, fault) == m_atStart.end();
    });
    m_checked = m_check->faults();
    std::erase_if(m_checked,
                  [this](const AuditFault &fault) { return std::ranges::find(m_atStart, fault) != m_atStart.end(); });
    m_state.firstMs = m_check->firstMs();
    m_state.checkedMs = m_clock.utcMs();
    found(state, news);
}

void AuditKeeper::keepHouse(StateWriter &state)
{
    state.audit().retry(state.database());
    takeSpooled(state);
    const auto nowMs = m_clock.monotonicMs();
    const bool isOwed = state.audit().head() && (!m_beside || m_beside->number < state.audit().head()->number);
    if (!m_signedMs || nowMs - *m_signedMs >= (isOwed ? kOwedMs : kSignMs)) {
        m_signedMs = nowMs;
        sign(state);
    }
    if (!m_check && nowMs - m_checkedMs >= kCheckMs)
        beginCheck();
    renewState(state);
}

// First the commit, then the file: after a crash between them it is told twice, never not at all.
void AuditKeeper::takeSpooled(StateWriter &state)
{
    const auto spooled = spooledRecords(m_directory);
    if (spooled.empty())
        return;
    StoreBatch batch;
    for (const SpooledRecord &each : spooled) {
        batch.audit.push_back(each.record);
        if (each.record.timeMs == 0)
            batch.audit.back().timeMs = m_clock.utcMs();
    }
    if (auto kept = state.commit(batch); !kept) {
        qCWarning(lcAudit, "cannot record what commands left: %s", kept.error().text().c_str());
        return;
    }
    for (const SpooledRecord &each : spooled)
        QFile::remove(QString::fromStdString(each.path));
}

void AuditKeeper::end(StateWriter &state)
{
    sign(state);
}

// In the record as well: it is seen there when the alarm is long forgotten.
void AuditKeeper::found(StateWriter &state, const std::vector<AuditFault> &faults)
{
    StoreBatch batch;
    for (const AuditFault &fault : faults) {
        const std::string what = text(fault);
        qCCritical(lcAudit, "the record is damaged: %s", what.c_str());
        batch.audit.push_back({.timeMs = m_clock.utcMs(),
                               .actor = "edge",
                               .source = "engine",
                               .action = "audit_check",
                               .target = "audit",
                               .detail = what,
                               .result = "damaged"});
    }
    if (batch.audit.empty())
        return;
    if (auto kept = state.commit(batch); !kept)
        qCWarning(lcAudit, "cannot record it: %s", kept.error().text().c_str());
}

// The lines to the disk, then the file, then the table: a power cut leaves no signature of lines it took back.
void AuditKeeper::sign(StateWriter &state)
{
    auto head = state.audit().nextHead(m_clock.utcMs());
    const bool isNew = head.has_value();
    if (!isNew)
        head = state.audit().head();
    const bool isToldAlready
        = head && m_beside && head->number <= m_beside->number && m_beside->number <= state.audit().rows();
    if (!head || isToldAlready)
        return;
    auto done = state.database().flush();
    if (done)
        done = writeAuditHeadFile(m_directory, *head);
    if (done)
        m_beside = head;
    if (done && isNew && head->number > 0)
        done = state.audit().keep(*head);
    if (!done)
        qCWarning(lcAudit, "cannot sign the record: %s", done.error().text().c_str());
}

void AuditKeeper::renewState(StateWriter &state)
{
    const AuditLog &log = state.audit();
    m_state.lines = log.rows();
    m_state.head = log.head();
    const bool isOfTheseLines = m_beside && m_beside->number <= log.rows() && m_key && isSignedBy(*m_key, *m_beside);
    m_state.keptHead = isOfTheseLines ? m_beside : std::nullopt;
    m_state.lost = log.lost();
    m_state.faults = m_atStart;
    m_state.faults.insert(m_state.faults.end(), m_checked.begin(), m_checked.end());
    if (log.isHeldBack())
        m_state.faults.push_back({.kind = AuditFaultKind::NotWritten, .detail = log.problem()});
}

} // namespace lineside
