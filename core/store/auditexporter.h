// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/signingkey.h"
#include "store/storereader.h"

#include <cstdint>
#include <string>

namespace lineside {

/// Gives the record out in portions, as security/auditexport.h has it, up to the line that was the last when it began.
/// Owner: whoever writes the file. Thread: that of the reader. Errors: as StoreReader.
class AuditExporter
{
public:
    struct Wish
    {
        std::int64_t after = 0; ///< begin behind this line
        std::int64_t atMost = std::numeric_limits<std::int64_t>::max(); ///< lines
        std::int64_t nowMs = 0; ///< UTC, when it is signed
    };

    AuditExporter(StoreReader &reader, SigningKey key, Wish wish);

    /// The next portion, some hundred KiB, in whole lines. Empty: it is at its end.
    [[nodiscard]] Result<std::string> next();
    /// Of the last line that was given out.
    [[nodiscard]] std::int64_t lastLine() const { return m_last; }

private:
    [[nodiscard]] Result<std::string> begin();

    StoreReader &m_reader;
    SigningKey m_key;
    Wish m_wish;
    std::int64_t m_upTo = 0;
    std::int64_t m_last = 0;
    std::string m_hash;
    bool m_hasBegun = false;
    bool m_hasEnded = false;
};

} // namespace lineside
