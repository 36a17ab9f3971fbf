// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configloader.h"
#include "engine/engine.h"
#include "enginebackend/enginepanelbackend.h"
#include "hmi/panel/panelwindow.h"
#include "integration/hallpeer.h"
#include "support/mosquittobroker.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace lineside {

/// Ten machines of three signals on a real broker, and the panel over a real engine, made as the program makes it, from
/// a configuration file with a class folder beside. Owner: a test. Thread: gui. Errors: start() says why.
class IncidentHall
{
public:
    static constexpr std::array kMachines{"oven-01",  "oven-02", "press-01", "press-02",      "press-03",
                                          "press-04", "mill-01", "mill-02",  "compressor-01", "compressor-02"};
    static constexpr int kFlood = 3 * static_cast<int>(kMachines.size());
    static constexpr auto kHot = "oven-02";
    static constexpr auto kRestless = "mill-01";
    static constexpr int kChatter = 12; ///< activations

    /// `panelClock`: of the panel alone, when time is to pass there; null: the engine's. `more`: of the configuration.
    IncidentHall(const MosquittoBroker &broker, const PanelOptions &options, const Clock *panelClock = nullptr,
                 const char *more = "")
        : m_config(read(broker, more))
        , m_engine(m_config, m_clock)
        , m_backend(m_engine, exchangeDir().toStdString())
        , m_models(m_backend, panelClock ? *panelClock : m_clock, m_config)
        , m_panel(m_models, m_config.panel, options)
        , m_peer(broker.port(), {"devices/+/command"}, m_clock)
    {
    }
    ~IncidentHall() { m_engine.stop(); }
    Q_DISABLE_COPY_MOVE(IncidentHall)

    [[nodiscard]] QString start()
    {
        if (const auto loaded = m_panel.load(); !loaded)
            return QString::fromStdString(loaded.error().text());
        m_panel.show();
        const auto started = m_engine.start();
        return started ? QString() : QString::fromStdString(started.error().text());
    }
    [[nodiscard]] bool isListening() const { return m_peer.isReady && m_engine.status().broker.state == LinkState::Up; }
    [[nodiscard]] PanelModels &models() { return m_models; }
    [[nodiscard]] Engine &engine() { return m_engine; }
    [[nodiscard]] const Config &config() const { return m_config; }
    [[nodiscard]] QQuickWindow &window() { return m_panel.window(); }

    /// Each machine says who it is.
    void tellAll()
    {
        for (const std::string machine : kMachines)
            tell(machine);
    }
    /// `commands`: a JSON array of what it can be told; empty: it says nothing of that.
    void tell(const std::string &machine, const std::string &commands = {})
    {
        const std::string type = machine.substr(0, machine.find('-'));
        const std::string name = static_cast<char>(type[0] - 'a' + 'A') + type.substr(1) + ' ' + machine.back();
        m_peer.publish("devices/" + machine + "/status",
                       R"({"id":")" + machine + R"(","name":")" + name + R"(","type":")" + type
                           + R"(","location":"Hall 1","status":"running")"
                           + (commands.empty() ? "" : R"(,"metadata":{"commands":)" + commands + "}") + "}");
    }
    /// Orders that came to it.
    [[nodiscard]] std::vector<std::string> orders(const std::string &machine) const
    {
        std::vector<std::string> orders;
        for (const HallPeer::Heard &each : m_peer.heard)
            if (each.topic == "devices/" + machine + "/command")
                orders.push_back(each.payload);
        return orders;
    }
    void beWell() { measureAll(62.5, 41, 101325); }
    /// No two of the same time: what comes twice is kept once.
    void send(const std::string &machine, const std::string &sensor, double value, const std::string &unit)
    {
        m_lastMs = std::max(m_lastMs + 1, m_clock.utcMs());
        m_peer.publish("devices/" + machine + "/data",
                       R"({"device_id":")" + machine + R"(","timestamp":")" + formatRfc3339(m_lastMs)
                           + R"(","sensor_type":")" + sensor + R"(","value":)" + std::to_string(value) + R"(,"unit":")"
                           + unit + R"(","location":"Hall 1"})");
    }
    /// Files of that name, in the folder of exchange.
    [[nodiscard]] QStringList written(const QString &pattern) const
    {
        QStringList files;
        for (const QFileInfo &each : QDir(exchangeDir()).entryInfoList({pattern}, QDir::Files))
            files += each.filePath();
        return files;
    }
    void overheat() { send(kHot, "temperature", 97.4, "celsius"); }
    /// Every signal of every machine goes beyond its limit, but for that which is there already.
    void flood()
    {
        for (const std::string machine : kMachines) {
            if (machine != kHot)
                send(machine, "temperature", 84.5, "celsius");
            send(machine, "humidity", 93, "percent");
            send(machine, "pressure", 214000, "pascal");
        }
    }
    /// One signal comes and goes.
    void chatter()
    {
        for (int i = 0; i < kChatter; ++i) {
            send(kRestless, "temperature", 84.5, "celsius");
            send(kRestless, "temperature", 60, "celsius");
        }
    }

private:
    void measureAll(double celsius, double percent, double pascal)
    {
        for (const std::string machine : kMachines) {
            send(machine, "temperature", celsius, "celsius");
            send(machine, "humidity", percent, "percent");
            send(machine, "pressure", pascal, "pascal");
        }
    }
    [[nodiscard]] Config read(const MosquittoBroker &broker, const char *more) const
    {
        const QByteArray file = QByteArray(R"(location = "Hall 1"
[alarms]
default_deadband = "none"
[[alarms.limit]]
sensor_type = "temperature"
device_type = "oven"
kind = "high-high"
limit = 95.0
priority = "critical"
)") + more;
        write(QStringLiteral("lineside.toml"), file);
        write(QStringLiteral("classes/oven/alarms.toml"), R"([[alarm]]
sensor_type = "temperature"
actions = ["Close the gas at the red lever", "Open the flap above the door"]
causes = ["Burner valve does not close"]
confirm = ["The second thermometer reads above 85 °C"]
consequence = "The batch is lost after ten minutes."
respond_within = "5m"
contact = "Maintenance, phone 17"
)");
        const LoadedConfig loaded
            = loadConfig(m_folder.filePath(QStringLiteral("lineside.toml")).toStdString(),
                         {{"MQTT_BROKER", broker.url().toStdString()},
                          {"STORAGE_PATH", m_folder.filePath(QStringLiteral("data")).toStdString()},
                          {"PORT", "0"}});
        return loaded.config.value();
    }
    /// Where the panel writes its tables.
    [[nodiscard]] QString exchangeDir() const { return m_folder.filePath(QStringLiteral("exchange")); }
    void write(const QString &name, const char *text) const
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("%s cannot be written", qPrintable(path));
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    const Config m_config;
    Engine m_engine;
    EnginePanelBackend m_backend;
    PanelModels m_models;
    PanelWindow m_panel;
    HallPeer m_peer;
    std::int64_t m_lastMs = 0;
};

} // namespace lineside
