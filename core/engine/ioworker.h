// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mailbox.h"
#include "engine/liveboard.h"
#include "engine/pipelinerequest.h"
#include "journal/journal.h"
#include "metrics/books.h"
#include "model/alert.h"
#include "model/command.h"
#include "mqtt/mqttalertpublisher.h"
#include "mqtt/mqttclient.h"
#include "mqtt/mqttcommandport.h"
#include "mqtt/mqttsource.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>

namespace lineside {

/// A command to send or an alert to publish.
using IoRequest = std::variant<Command, PendingAlert>;

/// The sockets of the hall: takes messages in, appends them to the journal, sends commands and alerts out. Alerts and
/// commands have a connection of their own, or they would queue behind a flood's acknowledgements (ENGINE.md §1.13).
/// Owner: engine. Thread: io; request() and journalReleased() any.
class IoWorker : public QObject
{
    Q_OBJECT

public:
    struct Links
    {
        Journal &journal;
        Books &books;
        LiveBoard &board;
        const Clock &clock;
        std::function<void()> messagesAppended; ///< must only post
        std::function<void(PipelineRequest)> tellPipeline;
    };

    IoWorker(const MqttSettings &mqtt, Links links);
    ~IoWorker() override;

    void start();
    /// No message is taken in any more; the connection for commands and alerts stays for what the pipeline still sends.
    void stopTakingIn();
    void stop();

    /// Never refuses: commands and alerts are never dropped, and both are few.
    void request(IoRequest request);
    void journalReleased();

private:
    void startSource();
    void startControl();
    Taken takeIn(const RawMessageView &message);
    void reject(const RawMessageView &message, const Error &error);
    [[nodiscard]] bool mayAcknowledge();
    Q_INVOKABLE void releaseAcknowledgements();
    Q_INVOKABLE void resumeSource();
    void retryJournal();
    Q_INVOKABLE void takeRequests();
    void sendAlerts();
    void alertConfirmed(std::uint64_t id);
    void sendCommands();
    void commandDelivered(const std::string &id);
    void commandUndelivered(const std::string &id, const std::string &reason);

    const MqttSettings m_mqtt;
    const Links m_links;
    std::unique_ptr<MqttClient> m_inClient;
    std::unique_ptr<MqttSource> m_source;
    std::unique_ptr<MqttClient> m_outClient;
    std::unique_ptr<MqttCommandPort> m_commandPort;
    std::unique_ptr<MqttAlertPublisher> m_alertPublisher;
    QTimer *m_retryTimer = nullptr; ///< asks a full journal again: space may have come back on the disk
    std::atomic<bool> m_sourceWaits = false;
    Mailbox<IoRequest> m_requests;
    std::map<std::uint64_t, PendingAlert> m_alerts; ///< not yet confirmed, by id
    std::deque<std::uint64_t> m_alertsToSend; ///< of these, the ones the connection has not taken
    std::deque<Command> m_commands; ///< recorded, the connection has not taken them yet
};

} // namespace lineside
