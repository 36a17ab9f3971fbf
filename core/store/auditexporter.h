// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/auditstate.h"
#include "security/signingkey.h"
#include "store/auditcheck.h"
#include "store/storereader.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Gives the record out in portions, as security/auditexport.h has it, up to the line that was the last when it began.
/// It reads the record through as it gives it out, and on to the next signature behind it. What it finds wrong stands
/// in the signed end: a damaged record is evidence, and an export of it is whole only in what it tells.
/// Owner: whoever writes the file. Thread: that of the reader. Errors: as StoreReader.
class AuditExporter
{
public:
    struct Wish
    {
        std::int64_t after = 0; ///< begin behind this line
        std::int64_t atMost = std::numeric_limits<std::int64_t>::max(); ///< lines
        std::int64_t nowMs = 0; ///< UTC, when it is signed
        std::optional<AuditHead> beside{}; ///< of the file beside the store, read before the export begins
        std::vector<AuditFault> known{}; ///< what an engine found before
    };

    AuditExporter(StoreReader &reader, SigningKey key, Wish wish);

    /// The next portion, some hundred KiB, in whole lines. Empty: it is at its end.
    [[nodiscard]] Result<std::string> next();
    /// Of the last line that was given out.
    [[nodiscard]] std::int64_t lastLine() const { return m_last; }

    /// What is wrong with the record; all of it once next() has come to the end.
    [[nodiscard]] const std::vector<std::string> &faults() const { return m_faults; }

private:
    [[nodiscard]] Result<std::string> begin();
    [[nodiscard]] Result<void> beginCheck(std::int64_t lastHead, std::int64_t lastLine);
    [[nodiscard]] Result<void> checkToSignature();
    void note(const AuditFault &fault);

    StoreReader &m_reader;
    SigningKey m_key;
    Wish m_wish;
    std::int64_t m_upTo = 0;
    std::int64_t m_last = 0;
    std::string m_hash;
    std::optional<AuditCheck> m_check;
    std::vector<std::string> m_faults;
    bool m_hasMore = true; // to check
    bool m_hasBegun = false;
    bool m_hasEnded = false;
};

} // namespace lineside
