// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "model/rejectedpile.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Exactly what the view-models ask of an engine: the local one (EnginePort), a test's (FakePort), later a remote one.
/// Owner: main; outlives every view-model. Thread: gui, signals included. No call may block.
/// Contract: an answer comes at most once, on the gui thread, never from inside the asking call, and never after its
/// context object is gone. A query that cannot be answered gets an Error, it is never silent.
class PanelPort : public QObject
{
    Q_OBJECT

public:
    using HistoryAnswer = std::function<void(Result<History>)>;
    using AlarmHistoryAnswer = std::function<void(Result<std::vector<AlarmTransition>>)>;

    using QObject::QObject;

    /// All that changed since the last call; number 0: nothing came.
    [[nodiscard]] virtual LiveFrame takeLiveFrame() = 0;
    [[nodiscard]] virtual EngineStatus status() const = 0;
    [[nodiscard]] virtual std::vector<RejectedMessage> rejectedMessages() const = 0;
    /// Folded by topic and reason, newest first: of all messages where the engine counts, else of those above.
    [[nodiscard]] virtual std::vector<RejectedKind> rejectedKinds() const;

    /// Replaces the set of signals whose every reading comes as a LiveSample. Ask through LiveState::watch.
    virtual void watch(std::vector<SeriesKey> series) = 0;

    virtual void acknowledge(std::vector<AlarmKey> alarms, std::string comment) = 0;
    virtual void reset(std::vector<AlarmKey> alarms) = 0;
    /// Takes the machine and its alarms out of the lists; it comes back when it speaks.
    virtual void removeDevice(std::string deviceId) = 0;
    /// Value: the command's id. `payload` is one JSON object.
    virtual Result<std::string> sendCommand(const std::string &deviceId, std::string payload) = 0;

    [[nodiscard]] virtual std::vector<QuarantinedRow> quarantine() const = 0;
    /// Has one row, or all (nullopt), sent to the cloud again.
    virtual Result<void> replayQuarantine(std::optional<std::uint64_t> sequence) = 0;

    virtual void queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer) = 0;
    /// The newest `limit` transitions before `beforeMs` (UTC), newest first.
    virtual void queryAlarmHistory(std::int64_t beforeMs, int limit, QObject *context, AlarmHistoryAnswer answer) = 0;

Q_SIGNALS:
    void liveFrameReady();
    void statusChanged();
};

} // namespace lineside
