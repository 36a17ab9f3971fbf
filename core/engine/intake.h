// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sayagain.h"
#include "engine/linkwatch.h"
#include "engine/liveboard.h"
#include "engine/refusals.h"
#include "journal/journal.h"
#include "metrics/books.h"
#include "metrics/metrics.h"
#include "sources/makesource.h"
#include "transport/messagesource.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Takes in what the sources bring and appends it to the journal. While that is full all of them wait, and each gets
/// its word to acknowledge once what it brought is kept as firmly as the journal's mode promises
/// (transport/messagesource.h). Owner: IoWorker. Thread: io; journalReleased() any. Errors: none; what does not fit a
/// record is counted as refused.
class Intake : public QObject
{
    Q_OBJECT

public:
    using MakeSource
        = std::function<std::unique_ptr<MessageSource>(const SourceSettings &settings, const ConnectionParts &parts)>;

    struct Links
    {
        Journal &journal;
        Books &books;
        Metrics &metrics;
        LiveBoard &board;
        const Clock &clock;
        Refusals &refusals;
        std::function<void()> messagesAppended; ///< must only post; once for the messages of a turn of the event loop
        MakeSource make = makeSource;
    };

    Intake(std::vector<SourceSettings> sources, Links links);
    ~Intake() override;

    void start();
    /// No message is taken in any more.
    void stopTakingIn();
    /// The journal's flusher calls nobody any more; the sources have stopped before (stopTakingIn()).
    void stop();
    /// There may be room again.
    void journalReleased();

private:
    /// One way in.
    struct Line
    {
        SourceSettings settings;
        Counter &received;
        Gauge &heldBack;
        const std::uint32_t number = sourceNumber(settings.name);
        std::unique_ptr<LinkWatch> watch{}; ///< outlives the source, which calls it
        std::unique_ptr<MessageSource> source{};
        std::uint64_t appendedTo = 0; ///< journal position behind its last message
        std::uint64_t sessionBegan = 0; ///< journal position, see RawMessageView::sessionBegan
        std::optional<std::uint64_t> awaited{}; ///< what must be on the disk before it hears release()
        bool isHeldBack = false; ///< its last message found no room
    };

    void startSource(Line &line);
    void beginSession(Line &line, bool resumed);
    Taken takeIn(Line &line, const RawMessageView &message);
    void tell();
    void reject(const RawMessageView &message, const Error &error);
    void waitForRoom(Line &line, const Error &why);
    void tellNoRoom(const Line &line, const Error &why);
    static void showHeldBack(Line &line, const std::string &why);
    [[nodiscard]] bool mayAcknowledge(Line &line);
    Q_INVOKABLE void releaseAcknowledgements();
    Q_INVOKABLE void resumeSources();
    void retryJournal();

    const Links m_links;
    std::vector<std::unique_ptr<Line>> m_lines;
    QTimer m_retryTimer; ///< asks a full journal again: space may have come back on the disk
    int m_untold = 0; ///< messages in the journal that pipeline does not know of
    std::vector<Line *> m_waiting; ///< for room, in the order in which they came to wait
    std::atomic<bool> m_isAnyWaiting = false;
    SayAgain m_noRoom; ///< to the log
    std::int64_t m_noRoomMs = 0; ///< monotonic, of the last message without room
};

} // namespace lineside
