// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/clock.h"
#include "base/mailbox.h"
#include "engine/alertqueue.h"
#include "engine/headpublisher.h"
#include "engine/hornpublisher.h"
#include "engine/linkwatch.h"
#include "engine/liveboard.h"
#include "engine/pipelinerequest.h"
#include "engine/refusals.h"
#include "model/alert.h"
#include "model/auditentry.h"
#include "model/command.h"
#include "mqtt/mqttclient.h"
#include "sources/sourcesettings.h"
#include "transport/alertport.h"
#include "transport/commandport.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
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

/// A command to send, by the source that brings its device (sourceNumber(); 0: not known).
struct CommandDue
{
    Command command;
    std::uint32_t source = 0;
};

/// How alarms do, to be told now; what the broker does not take is old in a minute and not told again.
struct FiguresDue
{
    std::string position; ///< empty: the whole site
    std::string payload;
};

/// A command to send, or to keep back; an alert to publish.
using OutboundRequest = std::variant<CommandDue, WithdrawCommand, PendingAlert, RetryAlerts, AlertsStored, AlertsRead,
                                     HornState, FiguresDue, AuditHead>;

/// Sends what goes to the hall: commands and alerts. Both have a connection of their own, or they would queue behind a
/// flood's acknowledgements (core/FACTS.md, "Own connections"). Alerts and most commands share one; commands to devices
/// of a source with another broker have one there, since devices hear and answer where they speak.
/// Owner: IoWorker. Thread: io; request() any. Errors: none; what cannot be sent is told to the pipeline, or waits.
class Outbound : public QObject
{
    Q_OBJECT

public:
    struct Links
    {
        LiveBoard &board;
        const Clock &clock;
        Refusals &refusals;
        std::function<void(PipelineRequest)> tellPipeline;
        bool tellsHorn = true; ///< to the broker
    };

    /// `mqtt`: where alerts go, and what no other has; `others`: for commands to the devices of these sources.
    Outbound(const MqttSettings &mqtt, std::vector<SourceSettings> others, Links links);
    ~Outbound() override;

    void start();
    /// `settled`: no alert is under way any more and none can leave, or after kAlertTime none more was sent. Then the
    /// connection may end without the broker getting one twice.
    void finishAlerts(std::function<void()> settled);
    static constexpr std::chrono::milliseconds kAlertTime{1000};
    void stop();

    /// Never refuses: commands and alerts are never dropped, and both are few.
    void request(OutboundRequest request);

private:
    /// One way to devices.
    struct Line
    {
        MqttSettings mqtt;
        std::uint32_t source = 0; ///< whose devices; 0: all others
        LinkWatch watch; ///< outlives the client, which calls it
        std::unique_ptr<MqttClient> client{};
        std::unique_ptr<CommandPort> commands{};
        std::deque<Command> waiting{}; ///< recorded, the connection has not taken them yet
    };

    [[nodiscard]] Line &lineOf(std::uint32_t source);
    void startLine(Line &line);
    Q_INVOKABLE void takeRequests();
    void take(CommandDue due);
    void take(const WithdrawCommand &withdrawal);
    void take(PendingAlert alert);
    void take(RetryAlerts);
    void take(const AlertsStored &stored);
    void take(AlertsRead read);
    void take(const HornState &state);
    void take(const FiguresDue &due);
    void take(const AuditHead &head);
    void sendAlerts();
    void publishAlerts();
    void alertConfirmed(std::uint64_t id);
    void alertRefused(std::uint64_t id, const std::string &reason);
    void tryRefusedAlerts(std::size_t count);
    void publishHorn();
    void hornHeard(std::string_view payload);
    void contradict();
    void hornRefused(const std::string &reason);
    void publishHead();
    void headRefused(const std::string &reason);
    void alertTaken(std::uint64_t id);
    void alertBroken(std::uint64_t id);
    void alertNotTaken(std::uint64_t id, const std::string &reason);
    void showAlerts();
    void tellIfAlertsSettled();
    void sendCommands(Line &line);
    void commandNotSent(const Command &command, const Error &why);
    void commandDelivered(const std::string &id);
    void commandLost(const std::string &id, const std::string &reason);
    void commandRefused(const std::string &id, const std::string &target, const std::string &reason);

    const Links m_links;
    std::vector<std::unique_ptr<Line>> m_lines; ///< the first has the alerts too
    std::unique_ptr<AlertPort> m_alertPort;
    HornPublisher m_horn;
    HeadPublisher m_head;
    Mailbox<OutboundRequest> m_requests;
    AlertQueue m_alerts;
    QTimer m_standingTimer; ///< until horn and head are told again, which the broker did not take
    QTimer m_contradictTimer; ///< until somebody else's word of the horn is overwritten
    QTimer m_alertTimer; ///< until refused alerts are tried again
    Backoff m_alertPauses;
    std::function<void()> m_alertsSettled; ///< set while the program ends
    bool m_sendsAlerts = true;
    std::string m_alertReason; ///< of the last refusal
    std::int64_t m_alertsRefusedMs = 0; ///< UTC; 0: none is
};

} // namespace lineside
