// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sinkregister.h"

#include "base/logging.h"
#include "store/stateloader.h"

#include <chrono>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kGoneKeptMs = std::chrono::milliseconds(std::chrono::hours(24 * 30)).count();
constexpr const char *kGone = "its entry has gone from the configuration: nothing is kept for it; its place is known "
                              "for 30 days";
constexpr const char *kBack = "its entry is back: it goes on where it was";
constexpr const char *kPaused
    = "nothing is sent to it ([sync] enabled = false): nothing is kept for it, its place stays";
constexpr const char *kForgotten = "its entry has been gone for 30 days";

} // namespace

std::map<std::string, std::uint64_t> SinkRegister::cursors() const
{
    std::map<std::string, std::uint64_t> all;
    for (const auto &[sink, position] : m_positions)
        all.emplace(sink, position.cursor);
    return all;
}

void SinkRegister::moved(const Positions &positions)
{
    for (const auto &[sink, position] : positions) {
        SinkPosition &known = m_positions[sink];
        if (position.cursor >= known.cursor)
            known = position;
    }
}

// The audit record before the mark: after a crash between the two it is told twice, never not at all.
Result<void> SinkRegister::settle(StateWriter &state, std::map<std::string, StoreSink> configured,
                                  std::uint64_t lastSequence)
{
    const auto gone = loadGoneSinks(state.database());
    if (!gone)
        return Unexpected(gone.error());
    StoreBatch batch;
    std::map<std::string, std::optional<std::int64_t>> marks;
    for (const auto &[sink, settings] : configured) {
        const bool isKnown = m_positions.contains(sink);
        if (isKnown && !settings.isServed)
            qCWarning(lcStore, "sink %s: %s", sink.c_str(), kPaused);
        if (isKnown || !settings.isServed)
            continue;
        const bool isFromNow = settings.from == SinkStart::Now;
        batch.cursors.emplace(sink, SinkPosition(isFromNow ? lastSequence : 0));
        qCInfo(lcStore, "sink %s is new, from %s", sink.c_str(), isFromNow ? "now on" : "the oldest reading");
    }
    for (const auto &[sink, position] : m_positions) {
        if (configured.contains(sink) == !gone->contains(sink))
            continue;
        const bool isBack = gone->contains(sink);
        marks.emplace(sink, isBack ? std::nullopt : std::optional(m_clock.utcMs()));
        batch.audit.push_back(isBack ? record("sink_back", sink, kBack) : record("sink_gone", sink, kGone));
        qCWarning(lcStore, "sink %s: %s", sink.c_str(), isBack ? kBack : kGone);
    }
    m_configured = std::move(configured);
    if (auto kept = state.commit(batch); !kept)
        return kept;
    moved(batch.cursors);
    return state.markGone(marks);
}

std::vector<SinkClaim> SinkRegister::claims() const
{
    std::vector<SinkClaim> claims;
    for (const auto &[sink, position] : m_positions) {
        if (!m_configured)
            claims.push_back({position, sink, std::nullopt});
        else if (const auto known = m_configured->find(sink); known != m_configured->end() && known->second.isServed)
            claims.push_back({position, sink, known->second.unsent});
    }
    return claims;
}

Result<void> SinkRegister::forget(StateWriter &state, const std::string &sink)
{
    if (auto done = state.forgetCursor(sink); !done)
        return done;
    m_positions.erase(sink);
    return {};
}

Result<std::size_t> SinkRegister::forgetLongGone(StateWriter &state)
{
    const auto gone = loadGoneSinks(state.database());
    if (!gone)
        return Unexpected(gone.error());
    std::size_t forgotten = 0;
    for (const auto &[sink, sinceMs] : *gone) {
        if (m_clock.utcMs() - sinceMs < kGoneKeptMs)
            continue;
        StoreBatch batch;
        batch.audit.push_back(record("sink_forgotten", sink, kForgotten));
        if (auto kept = state.commit(batch); !kept)
            return Unexpected(kept.error());
        if (auto done = forget(state, sink); !done)
            return Unexpected(done.error());
        qCWarning(lcStore, "sink %s is forgotten: %s", sink.c_str(), kForgotten);
        ++forgotten;
    }
    return forgotten;
}

AuditRecord SinkRegister::record(const char *action, const std::string &sink, const char *detail) const
{
    return {.timeMs = m_clock.utcMs(),
            .actor = "configuration",
            .source = "engine",
            .action = action,
            .target = sink,
            .detail = detail,
            .result = "ok"};
}

} // namespace lineside
