// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "hall.h"
#include "mqtt/mqttclient.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace lineside::sim {

/// What the command line asks for.
struct SimulatorOptions
{
    int devices = 24;
    double ratePerSecond = 0; ///< readings of the whole hall; 0: every signal once a second
    std::uint64_t burst = 0; ///< readings sent at once, as fast as the broker takes them
    double seconds = 0; ///< after this it ends by itself; 0: never
    int historySeconds = 0; ///< so long the hall has been running already: what it measured is sent first
    std::uint32_t seed = 1;
    std::vector<PlannedFault> faults;
};

/// What was done, told at the end.
struct SimulatorTally
{
    std::uint64_t published = 0; ///< readings handed to the connection
    std::uint64_t confirmed = 0; ///< readings the broker acknowledged
    std::uint64_t repeated = 0; ///< sent again because the connection broke before the acknowledgement
    std::uint64_t late = 0; ///< readings that were due and had to wait for room in the window
};

/// The machine hall on one MQTT connection: publishes what the machines measure at QoS 1, obeys commands and answers
/// them, and repeats what the broker did not confirm, so that behind `confirmed` nothing is missing.
/// Owner: main. Thread: the one it was made on.
class Simulator : public QObject
{
    Q_OBJECT

public:
    Simulator(SimulatorOptions options, MqttClient &client, const Clock &clock);

    void start();
    [[nodiscard]] const SimulatorTally &tally() const { return m_tally; }

Q_SIGNALS:
    /// The time is over and every reading is confirmed.
    void finished();

private:
    struct Sent
    {
        std::uint64_t token = 0;
        MqttPublish message;
        bool isReading = false;
    };

    void sendHistory();
    void publishReading(Machine &machine, std::size_t signal, std::int64_t timestampMs);
    void turn();
    void beginFaults(double elapsedSeconds);
    [[nodiscard]] std::uint64_t dueBy(double elapsedSeconds) const;
    void publishDue(std::uint64_t due);
    void publishNextReading();
    void publishGarbage();
    void publishStatus(const Machine &machine);
    void publishAllStatus();
    void publish(MqttPublish message, bool isReading);
    void sendWaiting();
    void settle(quint64 token, bool confirmed);
    void obey(const MqttMessageView &message);
    void noteAnswered(const std::string &key, const std::string &status);
    void answer(const Machine &machine, const std::string &commandId, const std::string &status,
                const std::string &reason);
    void finishWhenDone();

    const SimulatorOptions m_options;
    MqttClient &m_client;
    const Clock &m_clock;
    std::vector<Machine> m_machines;
    std::size_t m_signalsInHall = 0;
    QTimer m_turnTimer;
    QTimer m_statusTimer;
    QElapsedTimer m_elapsed;
    double m_advancedTo = 0; ///< seconds
    std::uint64_t m_due = 0; ///< readings made so far, muted ones included
    std::uint64_t m_sequence = 0;
    std::size_t m_nextMachine = 0;
    std::size_t m_nextSignal = 0;
    std::deque<Sent> m_underway; ///< not confirmed, oldest first
    std::deque<Sent> m_waiting; ///< the window had no room
    std::map<std::string, std::string> m_answered; ///< machine and command id -> what was answered last
    std::deque<std::string> m_answeredOrder; ///< oldest first
    SimulatorTally m_tally;
    bool m_finishing = false;
};

} // namespace lineside::sim
