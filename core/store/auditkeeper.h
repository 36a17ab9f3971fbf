// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/auditstate.h"
#include "security/signingkey.h"
#include "store/auditcheck.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

class StateWriter;

/// How far the record had come, beside state.db: a table that was cut, or an older file in its place, is found by it.
/// Who can write here can take it away too; then the log's copy is left.
inline constexpr std::string_view kAuditHeadFile = "audit.head";

/// Nothing: there is no such file, or it holds no head.
[[nodiscard]] std::optional<AuditHead> readAuditHeadFile(const std::string &storeDirectory);
/// Whole or not at all, and on the disk when this returns. Errors: Io.
[[nodiscard]] Result<void> writeAuditHeadFile(const std::string &storeDirectory, const AuditHead &head);
/// The gateway's key, made at the first call: for the engine at its start and for a restore alone. Errors: as
/// readOrMakeSecret().
[[nodiscard]] Result<SigningKey> loadAuditKey(const std::string &storeDirectory);
/// Likewise for an export, which makes none: its signature would prove nothing. Errors: Unavailable where there is
/// none.
[[nodiscard]] Result<SigningKey> auditKeyThatIsThere(const std::string &storeDirectory);
/// The public half of it, where there is one. Errors: NotFound; else as above.
[[nodiscard]] Result<PublicKey> findAuditKey(const std::string &storeDirectory);

/// Watches over the record between commits: takes lines that commands left (store/auditspool.h), reads it through after
/// the start and once a day, signs it every minute, and knows how it stands. What it finds wrong goes to the log, and
/// into the record itself. Owner: Store. Thread: that of the Store. Errors: they are in state().
class AuditKeeper
{
public:
    AuditKeeper(std::string directory, const Clock &clock, std::int64_t linesAtMost);

    /// The record is open; why there is no key, if there is none. `hasRunBefore`: an engine has worked on this store.
    void begin(StateWriter &state, Result<SigningKey> key, bool hasRunBefore);
    /// Reads on, one bounded step. True: there is more to read, call again soon.
    [[nodiscard]] bool check(StateWriter &state);
    /// Once a second or so.
    void keepHouse(StateWriter &state);
    /// Signs what has come since; the last thing done to a store.
    void end(StateWriter &state);

    [[nodiscard]] const AuditState &state() const { return m_state; }

private:
    void beginCheck();
    void endCheck(StateWriter &state);
    void found(StateWriter &state, const std::vector<AuditFault> &faults);
    void takeSpooled(StateWriter &state);
    void sign(StateWriter &state);
    void renewState(StateWriter &state);

    std::string m_directory;
    const Clock &m_clock;
    std::optional<PublicKey> m_key;
    std::vector<AuditFault> m_atStart; // known before anything was read
    std::vector<AuditFault> m_checked; // by the last look through
    std::optional<AuditHead> m_beside; // what the file says
    std::optional<AuditCheck> m_check; // under way
    std::int64_t m_checkedMs = 0; // monotonic, as the next
    std::optional<std::int64_t> m_signedMs;
    AuditState m_state;
};

} // namespace lineside
