// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include <QFile>
#include <QFileInfo>

#include <variant>

namespace lineside {

namespace {

using namespace std::chrono_literals;

void setBroker(ConfigSection &section, const char *key, const std::string &text, MqttSettings &mqtt)
{
    const auto address = parseBroker(text);
    if (!address) {
        section.fail(key, address.error().message);
        return;
    }
    mqtt.host = address->host;
    mqtt.port = address->port;
    mqtt.tls = address->tls;
    mqtt.username = address->username;
    mqtt.password = address->password;
}

/// MQTT_BROKER, else DATA_SOURCE (which the reference's processor is given instead), else mqtt.broker of the file.
void readBroker(ConfigSection &section, MqttSettings &mqtt)
{
    std::string source;
    std::string text;
    const bool hasSource = section.text("data_source", source, "DATA_SOURCE");
    const bool hasBroker = section.text("broker", text, "MQTT_BROKER");
    if (!hasSource && !hasBroker)
        return;
    const bool sourceWins = section.isOverridden("data_source") && !section.isOverridden("broker");
    const bool useSource = hasSource && (sourceWins || !hasBroker);
    setBroker(section, useSource ? "data_source" : "broker", useSource ? source : text, mqtt);
}

std::string withoutLineEnd(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

void readPasswordFile(ConfigSection &section, MqttSettings &mqtt)
{
    std::string path;
    if (!section.text("password_file", path))
        return;
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        section.fail("password_file", "cannot be read: " + file.errorString().toStdString());
        return;
    }
    if (file.permissions().testFlag(QFile::ReadOther))
        section.warn("password_file", "can be read by every user of this machine");
    mqtt.password = withoutLineEnd(file.read(4096).toStdString());
}

void readCredentials(ConfigSection &section, MqttSettings &mqtt)
{
    section.text("username", mqtt.username);
    std::string password;
    const bool hasPassword = section.text("password", password);
    if (hasPassword)
        mqtt.password = password;
    readPasswordFile(section, mqtt);
    if (hasPassword && section.has("password_file"))
        section.fail("password", "stands beside password_file; give one of them");
    if (mqtt.username.empty() && !mqtt.password.empty())
        section.fail("username", "is missing beside the password");
    if (!mqtt.password.empty() && !mqtt.tls && !isLoopbackHost(mqtt.host))
        section.warn("broker", "takes the password unencrypted; use mqtts://");
}

void readFileName(ConfigSection &section, std::string_view key, std::string &into)
{
    if (section.text(key, into) && !QFileInfo(QString::fromStdString(into)).isReadable())
        section.fail(key, "cannot be read");
}

void readTls(ConfigSection &section, MqttSettings &mqtt)
{
    readFileName(section, "ca_file", mqtt.caFile);
    readFileName(section, "certificate_file", mqtt.certificateFile);
    readFileName(section, "key_file", mqtt.keyFile);
    if (mqtt.certificateFile.empty() != mqtt.keyFile.empty())
        section.fail(mqtt.keyFile.empty() ? "certificate_file" : "key_file", "needs the other of the pair");
    if (!mqtt.tls && !(mqtt.caFile.empty() && mqtt.certificateFile.empty()))
        section.fail("broker", "must be mqtts:// for ca_file and certificate_file to count");
}

/// "broker.example." is the same name said in full.
std::string_view withoutRoot(std::string_view host)
{
    return host.substr(0, host.size() - (host.ends_with('.') ? 1 : 0));
}

void checkClientId(ConfigSection &section, const MqttSettings &mqtt, const std::string &whose,
                   const MqttSettings &other)
{
    if (other.clientId == mqtt.clientId && isSameBroker(other, mqtt))
        section.fail("client_id", "is that of " + whose + ", on the same broker");
}

} // namespace

/// The addresses of this machine are one; case and default port went when the address was read.
bool isSameBroker(const MqttSettings &one, const MqttSettings &other)
{
    const bool isSameHost = withoutRoot(one.host) == withoutRoot(other.host)
        || (isLoopbackHost(withoutRoot(one.host)) && isLoopbackHost(withoutRoot(other.host)));
    return isSameHost && one.port == other.port;
}

void readOwnClientId(ConfigSection &section, const Config &config, const std::string &byDefault, MqttSettings &mqtt)
{
    mqtt.clientId = byDefault;
    if (section.text("client_id", mqtt.clientId) && mqtt.clientId.empty())
        section.fail("client_id", "must not be empty");
    checkClientId(section, mqtt, "the connection for commands", config.controlConnection());
    for (const SourceSettings &source : config.sources) {
        if (const auto *broker = std::get_if<MqttSettings>(&source.speaks))
            checkClientId(section, mqtt, "the source " + source.name, *broker);
    }
    for (const SourceSettings &control : config.controlsOfSources())
        checkClientId(section, mqtt, "the connection for commands to source " + control.name,
                      std::get<MqttSettings>(control.speaks));
    for (const SinkConfig &known : config.sinks) {
        if (const auto *broker = std::get_if<MqttSinkSettings>(&known.sink.speaks))
            checkClientId(section, mqtt, "the sink " + known.sink.name, broker->mqtt);
    }
}

void readOtherBroker(ConfigSection &section, MqttSettings &mqtt)
{
    std::string text;
    if (section.text("broker", text)) {
        MqttSettings other; // no password of the one broker goes to the other
        other.sessionExpiry = mqtt.sessionExpiry;
        other.receiveMaximum = mqtt.receiveMaximum;
        other.sharedGroup = mqtt.sharedGroup;
        other.sendWindow = mqtt.sendWindow;
        mqtt = other;
        setBroker(section, "broker", text, mqtt);
        mqtt.keepAlive = isLoopbackHost(mqtt.host) ? kLocalKeepAlive : kRemoteKeepAlive;
    }
    readCredentials(section, mqtt);
    readTls(section, mqtt);
    section.duration("keep_alive", mqtt.keepAlive, 5s, 18h);
}

void readSession(ConfigSection &section, MqttSettings &mqtt)
{
    section.duration("session_expiry", mqtt.sessionExpiry, 0s, 24h * 365);
    section.integer<std::uint16_t>("receive_maximum", mqtt.receiveMaximum, 1, 65535);
    if (section.text("shared_group", mqtt.sharedGroup) && mqtt.sharedGroup.find_first_of("/+#") != std::string::npos)
        section.fail("shared_group", "must not hold '/', '+' or '#'");
}

void readMqtt(ConfigSection &section, MqttSettings &mqtt)
{
    readBroker(section, mqtt);
    readCredentials(section, mqtt);
    readTls(section, mqtt);
    if (section.text("client_id", mqtt.clientId) && mqtt.clientId.empty())
        section.fail("client_id", "must not be empty");
    mqtt.keepAlive = isLoopbackHost(mqtt.host) ? kLocalKeepAlive : kRemoteKeepAlive;
    section.duration("keep_alive", mqtt.keepAlive, 5s, 18h);
    section.integer<std::uint16_t>("send_window", mqtt.sendWindow, 1, 65535);
    readSession(section, mqtt);
}

} // namespace lineside
