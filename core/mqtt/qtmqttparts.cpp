// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqttparts.h"

#include <QLoggingCategory>
#include <QtMqtt/QMqttTopicName>

#include <string_view>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kLongestField = 65'535; ///< of a topic or of correlation data: MQTT 5.0 §1.5.4, §1.5.6

QLoggingCategory::CategoryFilter previousFilter = nullptr;

/// What Qt MQTT warns of is a line for each acknowledgement that carries a reason and no properties, and closed
/// connections, which we report ourselves.
void filterLog(QLoggingCategory *category)
{
    previousFilter(category);
    if (std::string_view(category->categoryName()).starts_with("qt.mqtt."))
        category->setEnabled(QtWarningMsg, false);
}

/// Qt MQTT takes any QString, and cuts the length of a field to 16 bits.
bool isField(const std::string &text)
{
    return text.size() <= kLongestField && QString::fromStdString(text).toStdString() == text;
}

} // namespace

void quietLibraryOnce()
{
    [[maybe_unused]] static const bool done = [] {
        previousFilter = QLoggingCategory::installFilter(nullptr);
        QLoggingCategory::installFilter(filterLog);
        return true;
    }();
}

QMqttConnectionProperties connectProperties(const MqttSettings &settings, bool cleanStart)
{
    QMqttConnectionProperties properties;
    if (!cleanStart)
        properties.setSessionExpiryInterval(static_cast<quint32>(settings.sessionExpiry.count()));
    properties.setMaximumReceive(settings.receiveMaximum);
    properties.setRequestProblemInformation(false); // keeps acknowledgements short: hasSoundLengths()
    return properties;
}

QMqttPublishProperties publishProperties(const MqttPublish &message)
{
    QMqttPublishProperties properties;
    if (!message.responseTopic.empty())
        properties.setResponseTopic(QString::fromStdString(message.responseTopic));
    if (!message.correlationData.empty())
        properties.setCorrelationData(QByteArray::fromStdString(message.correlationData));
    if (message.expiry > 0s)
        properties.setMessageExpiryInterval(static_cast<quint32>(message.expiry.count()));
    return properties;
}

bool isSendable(const MqttPublish &message)
{
    return isField(message.topic) && QMqttTopicName(QString::fromStdString(message.topic)).isValid()
        && isField(message.responseTopic) && message.correlationData.size() <= kLongestField;
}

} // namespace lineside
