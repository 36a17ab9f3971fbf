// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/batchrepeats.h"

#include <QByteArray>
#include <QHash>

#include <cstdint>
#include <functional>
#include <map>
#include <span>

namespace lineside {

/// Tells a reading that the peer sends again from a new one that looks the same. Of equal readings a resumed session
/// brings, as many are repeats as were kept before it began: the rest is new, though stamp and value be the same. What
/// was sent before comes first and in its order, so behind the first reading that is new nothing of the session is a
/// repeat.
/// Owner and thread: the pipeline's. Memory: some 120 bytes for each reading of a session that may be a repeat, up to
/// kMostSessions. Errors: those of the store; the question can be asked again.
class Repeats
{
public:
    static constexpr std::size_t kMostSessions = 8; ///< the newest; of more sources than have their start together

    /// How many rows of the store are the same reading, of those the journal brought up to the position.
    using CountKept = std::function<Result<std::uint64_t>(const Reading &reading, std::uint64_t upTo)>;

    explicit Repeats(CountKept countKept);

    /// Of a reading that may have come before. `sessionBegan`: see RawMessageView. `batch`: what is not stored yet.
    [[nodiscard]] Result<bool> isRepeat(const Reading &reading, std::uint64_t sessionBegan,
                                        std::span<const Reading> batch);
    void batchBegins() { m_batch.clear(); }

private:
    struct Session
    {
        QHash<QByteArray, std::uint64_t> left; ///< repeats still to come, by fingerprint
        bool isPast = false; ///< something new has come
    };

    [[nodiscard]] Result<std::uint64_t> count(const Reading &reading, std::uint64_t upTo,
                                              std::span<const Reading> batch);
    [[nodiscard]] Session &sessionAt(std::uint64_t began);

    const CountKept m_countKept;
    BatchRepeats m_batch;
    std::map<std::uint64_t, Session> m_sessions; ///< by where they began
};

} // namespace lineside
