// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/loginworker.h"

#include "base/logging.h"
#include "security/secretfile.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr const char *kPepperFile = "pepper.key";

Secret secretOf(const SecretText &text)
{
    return Secret(std::string(text.reveal()));
}

} // namespace

LoginWorker::LoginWorker(std::string storageDirectory, const Clock &clock, Tell tell)
    : m_directory(std::move(storageDirectory))
    , m_clock(clock)
    , m_tell(std::move(tell))
{
}

LoginWorker::~LoginWorker() = default;

Result<const PasswordHasher *> LoginWorker::hasher()
{
    if (m_hasher)
        return m_hasher.get();
    auto pepper = readOrMakeSecret(m_directory, kPepperFile);
    if (!pepper)
        return Unexpected(pepper.error());
    const HashCost cost = calibratedHashCost([this](const HashCost &tried) { return hashTime(tried, m_clock); });
    qCInfo(lcEngine, "hashes of secrets take %u KiB and %u passes", cost.memoryKib, cost.passes);
    m_hasher = std::make_unique<PasswordHasher>(std::move(*pepper), cost);
    return m_hasher.get();
}

void LoginWorker::work(OperatorRequest request, const SecretWork &work)
{
    const auto found = hasher();
    if (!found) {
        qCCritical(lcEngine, "no secret can be checked: %s", found.error().text().c_str());
        request.outcome = SecretOutcome{.problem = found.error().text()};
    } else {
        request.outcome = findOut(**found, work);
    }
    m_tell(std::move(request));
}

/// A name that nobody has costs one check as well. Of a badge's many candidates at most one has it.
SecretOutcome LoginWorker::findOut(const PasswordHasher &hasher, const SecretWork &work)
{
    SecretOutcome outcome;
    const SecretWork::Candidate *candidate = work.candidates.size() == 1 ? &work.candidates.front() : nullptr;
    if (!work.badge.isEmpty()) {
        const std::string badge = hasher.badgeHash(work.badge.reveal());
        const auto owner = std::ranges::find(work.candidates, badge, &SecretWork::Candidate::badgeHash);
        candidate = owner == work.candidates.end() ? nullptr : &*owner;
        outcome.byBadge = candidate != nullptr;
    }
    if (!work.secret.isEmpty()) {
        const Secret secret = secretOf(work.secret);
        const bool isRight = hasher.verify(candidate ? candidate->secretHash : std::string(), secret) && candidate;
        if (!isRight)
            candidate = nullptr; // a wrong secret beside a right badge is wrong
        outcome.bySecret = isRight;
        outcome.byBadge = outcome.byBadge && isRight;
        if (isRight && hasher.needsRehash(candidate->secretHash))
            outcome.renewedHash = hasher.hash(secret).value_or(std::string());
    }
    outcome.user = candidate && (outcome.byBadge || outcome.bySecret) ? candidate->user : 0;
    if (work.isBadgeToHash && !work.toHash.isEmpty()) {
        outcome.newHash = hasher.badgeHash(work.toHash.reveal());
    } else if (!work.toHash.isEmpty()) {
        auto made = hasher.hash(secretOf(work.toHash));
        outcome.problem = made ? std::string() : made.error().text();
        outcome.newHash = std::move(made).value_or(std::string());
    }
    return outcome;
}

} // namespace lineside
