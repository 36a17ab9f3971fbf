// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/intake.h"

#include "base/logging.h"
#include "base/thread.h"
#include "decode/rejectreason.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <iterator>
#include <random>
#include <utility>

namespace lineside {

namespace {

constexpr int kToldAtLeast = 32; ///< messages of one burst after which pipeline begins beside it
constexpr int kRoomRetryMs = 1000; ///< how often a journal that had no room is asked again
constexpr std::int64_t kRoomAgainMs = 60'000; ///< after so long with room, the next want of it is news

} // namespace

Intake::Intake(std::vector<SourceSettings> sources, Links links)
    : m_links(std::move(links))
{
    for (SourceSettings &each : sources) {
        Counter &received
            = m_links.metrics.counter("lineside_source_messages_total",
                                      "Messages a source brought that are in the journal", {{"source", each.name}});
        Gauge &heldBack = m_links.metrics.gauge("lineside_source_held_back",
                                                "1 while messages of the source find no room in the journal",
                                                {{"source", each.name}});
        // All stand in the status in their order, whoever tells first.
        m_links.board.updateStatus(
            [&each](EngineStatus &status) { static_cast<void>(sourceNamed(status, each.name)); });
        m_lines.push_back(
            std::make_unique<Line>(Line{.settings = std::move(each), .received = received, .heldBack = heldBack}));
    }
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Intake::retryJournal);
}

Intake::~Intake() = default;

void Intake::start()
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_links.journal.settings().mode == JournalMode::PowerSafe)
        m_links.journal.setFlushedHandler(
            [this] { QMetaObject::invokeMethod(this, "releaseAcknowledgements", Qt::QueuedConnection); });
    if (!m_links.journal.problem().empty())
        m_retryTimer.start(kRoomRetryMs);
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &Intake::tell);
    for (const auto &line : m_lines)
        startSource(*line);
}

void Intake::startSource(Line &line)
{
    line.watch = std::make_unique<LinkWatch>(
        LinkWatch::Links{m_links.board, m_links.clock, m_links.refusals},
        [name = line.settings.name](EngineStatus &status) -> LinkStatus & { return sourceNamed(status, name).link; });
    line.source = m_links.make(line.settings,
                               {.clock = m_links.clock,
                                .seed = std::random_device{}(),
                                .link = line.watch->handlers(),
                                .metrics = &m_links.metrics});
    line.source->start({.take = [this, &line](const RawMessageView &message) { return takeIn(line, message); },
                        .mayAcknowledge = [this, &line] { return mayAcknowledge(line); },
                        .sessionBegins = [this, &line](bool resumed) { beginSession(line, resumed); }});
}

void Intake::beginSession(Line &line, bool resumed)
{
    line.sessionBegan = resumed ? m_links.journal.appended() : 0;
}

void Intake::stopTakingIn()
{
    LINESIDE_ASSERT_THREAD(this);
    tell();
    m_waiting.clear();
    for (const auto &line : m_lines) {
        line->awaited.reset();
        if (line->source)
            line->source->stop();
    }
}

void Intake::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    m_links.journal.setFlushedHandler({});
}

Taken Intake::takeIn(Line &line, const RawMessageView &message)
{
    RawMessageView traced = message;
    traced.source = line.number;
    traced.sessionBegan = message.redelivered ? line.sessionBegan : 0;
    const auto appended = m_links.journal.append(traced);
    if (appended) {
        line.appendedTo = *appended;
        line.received.add();
        if (line.isHeldBack)
            showHeldBack(line, {});
        m_links.books.received(1);
        if (++m_untold >= kToldAtLeast)
            tell();
        return Taken::Yes;
    }
    if (appended.error().code == ErrorCode::InvalidInput) {
        reject(message, appended.error());
        return Taken::Yes;
    }
    waitForRoom(line, appended.error());
    return Taken::NoRoom;
}

/// Once for what a burst brought: each wake-up of pipeline costs more than the message (core/FACTS.md, "Wake-ups").
void Intake::tell()
{
    if (std::exchange(m_untold, 0) > 0)
        m_links.messagesAppended();
}

void Intake::reject(const RawMessageView &message, const Error &error)
{
    const std::string reason(toString(RejectReason::TooLarge));
    m_links.books.received(1);
    BookEntries outcome;
    outcome.rejected[reason] = 1;
    m_links.books.settled(outcome);
    m_links.board.addRejected({.arrivalMs = message.arrivalMs,
                               .topic = std::string(message.topic.substr(0, RejectedMessage::kFirstBytes)),
                               .reason = reason,
                               .detail = error.message,
                               .firstBytes = std::string(message.payload.substr(0, RejectedMessage::kFirstBytes))});
}

void Intake::waitForRoom(Line &line, const Error &why)
{
    tellNoRoom(line, why);
    showHeldBack(line, why.message);
    if (std::ranges::find(m_waiting, &line) == m_waiting.end())
        m_waiting.push_back(&line);
    m_isAnyWaiting = true;
    tell();
    m_retryTimer.start(kRoomRetryMs);
}

/// A full journal is asked every second and has room for moments.
void Intake::tellNoRoom(const Line &line, const Error &why)
{
    const std::int64_t nowMs = m_links.clock.monotonicMs();
    if (nowMs - std::exchange(m_noRoomMs, nowMs) > kRoomAgainMs)
        m_noRoom.reset();
    if (m_noRoom.isDue(nowMs))
        qCWarning(lcJournal, "no room, source %s has to wait: %s", line.settings.name.c_str(), why.text().c_str());
}

/// The message that found none comes first when there is room: it says that there is.
void Intake::showHeldBack(Line &line, const std::string &why)
{
    line.isHeldBack = !why.empty();
    line.heldBack.set(line.isHeldBack ? 1 : 0);
    if (line.watch)
        line.watch->setHeldBack(why);
}

/// Asked of what this source brought alone: a flood of another's would keep it waiting for ever.
bool Intake::mayAcknowledge(Line &line)
{
    if (m_links.journal.settings().mode == JournalMode::CrashSafe)
        return true;
    if (line.appendedTo <= m_links.journal.flushed())
        return true;
    line.awaited = line.appendedTo;
    m_links.journal.flushSoon();
    return false;
}

/// A flush may have begun in the middle of a burst: what came behind its beginning waits for the next.
void Intake::releaseAcknowledgements()
{
    const std::uint64_t flushed = m_links.journal.flushed();
    for (const auto &line : m_lines) {
        if (!line->awaited || *line->awaited > flushed)
            continue;
        line->awaited.reset();
        line->source->release();
    }
}

void Intake::journalReleased()
{
    // Asked after every commit, so the event is posted only when a source has something to gain.
    if (m_isAnyWaiting)
        QMetaObject::invokeMethod(this, "resumeSources", Qt::QueuedConnection);
}

void Intake::retryJournal()
{
    if (!m_links.journal.retryRoom())
        m_retryTimer.start(kRoomRetryMs);
    resumeSources();
}

/// Who has waited longest comes first. Who uses up the room stands behind those that got none.
void Intake::resumeSources()
{
    m_isAnyWaiting = false;
    const std::vector<Line *> waited = std::exchange(m_waiting, {});
    for (auto next = waited.begin(); next != waited.end() && m_waiting.empty(); ++next) {
        (*next)->source->resume();
        if (!m_waiting.empty())
            m_waiting.insert(m_waiting.begin(), std::next(next), waited.end());
    }
}

} // namespace lineside
