// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>

#include <optional>

namespace lineside {

/// What QMqttClient takes for its socket. It holds back what the library writes, acknowledgements above all, until
/// takeOutput() fetches it; and it lets the library see one packet at a time, so that reading can stop after each.
/// Owner: QtMqttConnection. Thread: its. Errors: a length that MQTT does not know makes isBroken().
class QtMqttGate : public QIODevice
{
    Q_OBJECT

public:
    QtMqttGate();

    /// Room for bytes from the socket, of which commitInput() tells how many came.
    [[nodiscard]] char *reserveInput(qsizetype size);
    void commitInput(qsizetype size);

    /// The next packet when all of it is there; valid until the next call.
    [[nodiscard]] std::optional<QByteArrayView> nextPacket();
    /// Shows it to the library, which reads, handles and answers it before this returns.
    void showPacket() { show(m_packet); }
    /// The same with one that stands for it.
    void show(QByteArrayView packet);
    [[nodiscard]] bool isBroken() const { return m_broken; }

    /// What the library has written; empty afterwards.
    [[nodiscard]] QByteArray takeOutput();
    [[nodiscard]] bool hasOutput() const { return !m_output.isEmpty(); }
    [[nodiscard]] QByteArrayView output() const { return m_output; }
    /// From now on what the library writes is dropped: a good-bye must not overtake what is held.
    void dropOutput();
    /// A larger packet is refused when it is written.
    void setMaximumPacketSize(qint64 size) { m_maximumPacketSize = size; }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_shown.size(); }
    /// The library waits so for its good-bye to leave; that is for others to do.
    bool waitForBytesWritten(int) override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_input;
    qsizetype m_filled = 0; ///< bytes of m_input that came
    qsizetype m_taken = 0; ///< bytes of it in packets that were fetched
    QByteArrayView m_packet;
    QByteArrayView m_shown; ///< what the library has not read of it
    QByteArray m_output;
    qint64 m_maximumPacketSize = 268'435'460; // MQTT 5.0 §1.5.5, and the fixed header
    bool m_broken = false;
    bool m_dropsOutput = false;
};

} // namespace lineside
