// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqttgate.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lineside {

namespace {

constexpr int kLongestLength = 4; ///< bytes of a remaining length: MQTT 5.0 §1.5.5

struct PacketSize
{
    qsizetype bytes = 0; ///< 0: not all of the length is there yet
    bool valid = true;
};

PacketSize sizeOfPacket(QByteArrayView input)
{
    qsizetype length = 0;
    for (int i = 0; i < kLongestLength; ++i) {
        if (input.size() < i + 2)
            return {};
        const auto byte = static_cast<quint8>(input.at(i + 1));
        length |= qsizetype(byte & 0x7F) << (7 * i);
        if (byte < 0x80)
            return {length + i + 2};
    }
    return {0, false};
}

} // namespace

QtMqttGate::QtMqttGate()
{
    open(ReadWrite | Unbuffered);
}

char *QtMqttGate::reserveInput(qsizetype size)
{
    m_filled -= m_taken;
    if (m_filled > 0 && m_taken > 0)
        std::memmove(m_input.data(), m_input.data() + m_taken, static_cast<std::size_t>(m_filled));
    m_taken = 0;
    if (m_input.size() < m_filled + size)
        m_input.resize(m_filled + size);
    return m_input.data() + m_filled;
}

void QtMqttGate::commitInput(qsizetype size)
{
    m_filled += size;
}

std::optional<QByteArrayView> QtMqttGate::nextPacket()
{
    const auto input = QByteArrayView(m_input).first(m_filled).sliced(m_taken);
    const auto [size, valid] = sizeOfPacket(input);
    m_broken = m_broken || !valid;
    if (m_broken || size == 0 || size > input.size())
        return std::nullopt;
    m_packet = input.first(size);
    m_taken += size;
    return m_packet;
}

void QtMqttGate::show(QByteArrayView packet)
{
    m_shown = packet;
    Q_EMIT readyRead();
    m_shown = {};
}

QByteArray QtMqttGate::takeOutput()
{
    return std::exchange(m_output, {});
}

void QtMqttGate::dropOutput()
{
    m_output.clear();
    m_dropsOutput = true;
}

qint64 QtMqttGate::readData(char *data, qint64 size)
{
    const qsizetype count = std::min<qsizetype>(size, m_shown.size());
    std::copy_n(m_shown.data(), count, data);
    m_shown = m_shown.sliced(count);
    return count;
}

qint64 QtMqttGate::writeData(const char *data, qint64 size)
{
    if (size > m_maximumPacketSize)
        return -1;
    if (!m_dropsOutput)
        m_output.append(data, size);
    return size;
}

} // namespace lineside
