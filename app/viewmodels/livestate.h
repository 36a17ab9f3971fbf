// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "viewmodels/enums.h"
#include "viewmodels/panelbackend.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lineside {

/// From what age on a value looks late, and stale ([panel] in the configuration).
struct FreshnessLimits
{
    std::chrono::milliseconds lateAfter{10000};
    std::chrono::milliseconds staleAfter{60000};
};

/// The newest value of a signal and the moment on our monotonic clock at which the edge received it, or at which it was
/// measured, when that is well before (LiveValue::asOfMs).
struct LiveEntry
{
    LiveValue value;
    std::int64_t bornMs = 0;
};

/// The gui's copy of the plant: takes frames from the engine, keeps what they add up to, and tells the view-models.
/// Ages are the edge's own (made - arrival of the frame that brought a value) plus our monotonic time since, so a
/// stepped wall clock neither rejuvenates nor kills a value.
/// Owner: main. Thread: gui.
class LiveState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(bool stalled READ isStalled NOTIFY stalledChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)

public:
    LiveState(PanelBackend &backend, const Clock &clock, FreshnessLimits limits, QObject *parent = nullptr);

    [[nodiscard]] const std::map<SeriesKey, LiveEntry> &values() const { return m_values; }
    [[nodiscard]] const std::map<std::string, Device> &devices() const { return m_devices; }
    [[nodiscard]] const std::map<AlarmKey, Alarm> &alarms() const { return m_alarms; }
    /// The newest kCommandsKept ones, by id.
    [[nodiscard]] const std::map<std::string, Command> &commands() const { return m_commands; }
    [[nodiscard]] const HornState &horn() const { return m_horn; }
    /// The flood of alarms that goes on; none: there is none.
    [[nodiscard]] const std::optional<AlarmFlood> &flood() const { return m_flood; }
    /// Who there is, who is in, who is in control; null: nobody has told yet.
    [[nodiscard]] const PeopleState *people() const { return m_people.get(); }
    [[nodiscard]] const EngineStatus &status() const { return m_status; }

    /// Devices that the last frame removed, or whose words or status it changed; being heard again is no change.
    [[nodiscard]] const std::set<std::string> &changedDevices() const { return m_changedDevices; }

    [[nodiscard]] const Device *device(const std::string &id) const;
    [[nodiscard]] const LiveEntry *value(const SeriesKey &series) const;
    /// The values of one device, in order of sensor type.
    [[nodiscard]] std::vector<SeriesKey> seriesOf(const std::string &deviceId) const;

    /// No frame for more than three seconds, though one is due every second: nothing on screen can be believed.
    [[nodiscard]] bool isStalled() const { return m_stalled; }
    /// No frame has come yet.
    [[nodiscard]] bool isLoading() const { return m_lastFrameMs < 0; }
    /// Monotonic time since the last frame was applied, or since the start.
    [[nodiscard]] std::int64_t silenceMs() const;

    /// By its age alone: a bad or uncertain value is late like any other.
    [[nodiscard]] enums::Freshness freshness(const SeriesKey &series, const LiveEntry &entry) const;
    /// How far the state a device told can be believed: as long as it is heard, by whatever message.
    [[nodiscard]] enums::Freshness freshness(const Device &device) const;
    [[nodiscard]] std::int64_t ageMs(const LiveEntry &entry) const;
    /// Since the device was last heard.
    [[nodiscard]] std::int64_t silenceMs(const Device &device) const;
    /// Our monotonic clock, for what lasts: a hold, a change under a finger.
    [[nodiscard]] std::int64_t monotonicMs() const { return m_clock.monotonicMs(); }
    [[nodiscard]] const FreshnessLimits &limits() const { return m_limits; }
    /// While sources are away: a value of it has come since the last of them went, so one that is there brings it.
    [[nodiscard]] bool isHeardBesideOutage(const std::string &deviceId) const;
    /// UTC on the edge's clock, carried on by our monotonic one.
    [[nodiscard]] std::int64_t edgeNowMs() const;

    /// Asks for every reading of these signals on behalf of `who`; replaces the last wish of `who` alone. Forgotten
    /// when `who` is destroyed.
    void watch(const QObject *who, std::vector<SeriesKey> series);

    /// Looks for a frame, then judges the silence. Runs once a second by itself.
    void tick();

    static constexpr std::size_t kCommandsKept = 500;
    static constexpr std::chrono::milliseconds kStallAfter{3000};
    /// The engine tells only every ten seconds that a device was heard again (DeviceRegistry::takeTouched).
    static constexpr std::chrono::milliseconds kHeardLag{10'500};

Q_SIGNALS:
    /// A frame is in: the maps are current and `frame` says what changed.
    void frameApplied(const lineside::LiveFrame &frame);
    /// Once a second: ages have grown.
    void ticked();
    void statusChanged();
    void stalledChanged();
    void loadingChanged();

private:
    void takeFrame();
    void tellWhatHasGone(LiveFrame &frame) const;
    void apply(const LiveFrame &frame);
    void forgetRemoved(const LiveFrame &frame);
    void applyValues(const LiveFrame &frame, std::int64_t nowMs);
    void applyDevices(const LiveFrame &frame);
    void applyAlarms(const LiveFrame &frame);
    void applyCommands(const LiveFrame &frame);
    void noteOutages();
    void noteHeard(const std::string &deviceId, std::int64_t atMs);
    [[nodiscard]] enums::Freshness freshnessAt(std::int64_t ageMs, bool isRemembered) const;
    void judgeSilence();
    void sendWatchList();

    PanelBackend &m_backend;
    const Clock &m_clock;
    FreshnessLimits m_limits;
    QTimer m_second;
    std::map<SeriesKey, LiveEntry> m_values;
    std::map<std::string, Device> m_devices;
    std::set<std::string> m_changedDevices;
    std::map<std::string, std::int64_t> m_heardMs; // monotonic, by device: its last sign of life
    std::map<AlarmKey, Alarm> m_alarms;
    std::map<std::string, Command> m_commands;
    std::map<const QObject *, std::vector<SeriesKey>> m_watched;
    struct Outage
    {
        std::int64_t sinceMs = 0; // UTC, as the source tells it
        std::int64_t seenMs = 0; // monotonic: by then it had brought all it could
    };
    std::map<std::string, Outage> m_outages; // by source
    HornState m_horn;
    std::optional<AlarmFlood> m_flood;
    std::shared_ptr<const PeopleState> m_people;
    EngineStatus m_status;
    std::int64_t m_startMs = 0;
    std::int64_t m_lastFrameMs = -1; // monotonic
    std::int64_t m_edgeMs = 0; // UTC of the last frame
    bool m_stalled = false;
};

} // namespace lineside
