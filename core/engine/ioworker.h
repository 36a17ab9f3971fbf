// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/clock.h"
#include "base/mailbox.h"
#include "engine/alertqueue.h"
#include "engine/linkwatch.h"
#include "engine/liveboard.h"
#include "engine/pipelinerequest.h"
#include "engine/refusals.h"
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
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace lineside {

/// Nobody wants this command sent any longer, if it has not been handed over yet.
struct WithdrawCommand
{
    std::string id;
    std::string reason;
};

/// The alerts that were refused are to be tried at once.
struct RetryAlerts
{
};

/// Alerts the broker had not confirmed when the program ended; their text is read when their turn comes.
struct AlertsStored
{
    std::vector<std::uint64_t> ids;
};

/// The answer to AlertsWanted.
struct AlertsRead
{
    std::vector<std::uint64_t> wanted;
    Result<std::vector<PendingAlert>> found;
};

/// A command to send, or to keep back; an alert to publish.
using IoRequest = std::variant<Command, WithdrawCommand, PendingAlert, RetryAlerts, AlertsStored, AlertsRead>;

/// The sockets of the hall: takes messages in, appends them to the journal, sends commands and alerts out. Alerts and
/// commands have a connection of their own, or they would queue behind a flood's acknowledgements (core/FACTS.md, "Own
/// connections").
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
        Refusals &refusals;
        std::function<void()> messagesAppended; ///< must only post
        std::function<void(PipelineRequest)> tellPipeline;
    };

    IoWorker(const MqttSettings &mqtt, Links links);
    ~IoWorker() override;

    void start();
    /// No message is taken in any more; the connection for commands and alerts stays for what the pipeline still sends.
    void stopTakingIn();
    /// `settled`: no alert is under way any more and none can leave, or after kAlertTime none more was sent. Then the
    /// connection may end without the broker getting one twice.
    void finishAlerts(std::function<void()> settled);
    static constexpr std::chrono::milliseconds kAlertTime{1000};
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
    void take(Command command);
    void take(const WithdrawCommand &withdrawal);
    void take(PendingAlert alert);
    void take(RetryAlerts);
    void take(const AlertsStored &stored);
    void take(AlertsRead read);
    void sendAlerts();
    void publishAlerts();
    void alertConfirmed(std::uint64_t id);
    void alertRefused(std::uint64_t id, const std::string &reason);
    void tryRefusedAlerts(std::size_t count);
    void showAlerts();
    void tellIfAlertsSettled();
    void sendCommands();
    void commandNotSent(const Command &command, const Error &why);
    void commandDelivered(const std::string &id);
    void commandUndelivered(const std::string &id, const std::string &reason);

    const MqttSettings m_mqtt;
    const Links m_links;
    std::unique_ptr<MqttClient> m_inClient;
    std::unique_ptr<LinkWatch> m_inWatch;
    std::unique_ptr<MqttSource> m_source;
    std::unique_ptr<MqttClient> m_outClient;
    std::unique_ptr<LinkWatch> m_outWatch;
    std::unique_ptr<MqttCommandPort> m_commandPort;
    std::unique_ptr<MqttAlertPublisher> m_alertPublisher;
    QTimer *m_retryTimer = nullptr; ///< asks a full journal again: space may have come back on the disk
    std::atomic<bool> m_sourceWaits = false;
    Mailbox<IoRequest> m_requests;
    AlertQueue m_alerts;
    QTimer *m_alertTimer = nullptr; ///< until refused alerts are tried again
    Backoff m_alertPauses;
    std::function<void()> m_alertsSettled; ///< set while the program ends
    bool m_sendsAlerts = true;
    std::string m_alertReason; ///< of the last refusal
    std::int64_t m_alertsRefusedMs = 0; ///< UTC; 0: none is
    std::deque<Command> m_commands; ///< recorded, the connection has not taken them yet
};

} // namespace lineside
