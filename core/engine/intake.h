// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "engine/linkwatch.h"
#include "engine/liveboard.h"
#include "engine/refusals.h"
#include "journal/journal.h"
#include "metrics/books.h"
#include "mqtt/mqttsettings.h"
#include "transport/messagesource.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace lineside {

/// Takes in what the hall says and appends it to the journal. While that is full the broker waits, and it gets its
/// acknowledgement once the message is kept as firmly as the journal's mode promises.
/// Owner: IoWorker. Thread: io; journalReleased() any. Errors: none; what does not fit a record is counted as refused.
class Intake : public QObject
{
    Q_OBJECT

public:
    struct Links
    {
        Journal &journal;
        Books &books;
        LiveBoard &board;
        const Clock &clock;
        Refusals &refusals;
        std::function<void()> messagesAppended; ///< must only post
    };

    Intake(const MqttSettings &mqtt, Links links);
    ~Intake() override;

    void start();
    /// No message is taken in any more.
    void stopTakingIn();
    /// The journal's flusher is not listened to any more.
    void stop();
    /// There may be room again.
    void journalReleased();

private:
    Taken takeIn(const RawMessageView &message);
    void reject(const RawMessageView &message, const Error &error);
    [[nodiscard]] bool mayAcknowledge();
    Q_INVOKABLE void releaseAcknowledgements();
    Q_INVOKABLE void resumeSource();
    void retryJournal();

    const MqttSettings m_mqtt;
    const Links m_links;
    std::unique_ptr<MessageSource> m_source;
    std::unique_ptr<LinkWatch> m_watch;
    QTimer m_retryTimer; ///< asks a full journal again: space may have come back on the disk
    std::atomic<bool> m_sourceWaits = false;
};

} // namespace lineside
