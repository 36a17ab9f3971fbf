// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QUdpSocket>

#include <cstdint>
#include <utility>

namespace lineside {

/// A datagram of RFC 7252, put together or taken apart by hand: the library under test has no part in it.
struct CoapDatagram
{
    static constexpr int kConfirmable = 0;
    static constexpr int kNonConfirmable = 1;
    static constexpr int kAcknowledgement = 2;

    int type = kConfirmable;
    int code = 2; ///< POST
    std::uint16_t id = 0;
    QByteArray token;
    QList<std::pair<int, QByteArray>> options; ///< by rising number
    QByteArray payload;

    [[nodiscard]] static CoapDatagram post(const QByteArray &path, const QByteArray &body, std::uint16_t id)
    {
        CoapDatagram datagram;
        datagram.id = id;
        datagram.token = QByteArray::number(id);
        for (const QByteArray &level : path.split('/'))
            datagram.options.append({11, level});
        datagram.payload = body;
        return datagram;
    }

    [[nodiscard]] QByteArray option(int number) const
    {
        for (const auto &[known, value] : options) {
            if (known == number)
                return value;
        }
        return {};
    }

    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray all;
        all.append(static_cast<char>(0x40 | type << 4 | static_cast<int>(token.size())));
        all.append(static_cast<char>(code)).append(static_cast<char>(id >> 8)).append(static_cast<char>(id & 255));
        all.append(token);
        int last = 0;
        for (const auto &[number, value] : options) {
            const auto nibble = [](int n) { return n < 13 ? n : 13; };
            const int delta = number - std::exchange(last, number);
            const int size = static_cast<int>(value.size());
            all.append(static_cast<char>(nibble(delta) << 4 | nibble(size)));
            for (const int each : {delta, size}) {
                if (each >= 13)
                    all.append(static_cast<char>(each - 13));
            }
            all.append(value);
        }
        return payload.isEmpty() ? all : all.append('\xff').append(payload);
    }

    [[nodiscard]] static CoapDatagram parsed(const QByteArray &bytes)
    {
        const auto at = [&bytes](qsizetype i) { return i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0; };
        CoapDatagram datagram;
        datagram.type = at(0) >> 4 & 3;
        datagram.code = at(1);
        datagram.id = static_cast<std::uint16_t>(at(2) << 8 | at(3));
        datagram.token = bytes.mid(4, at(0) & 15);
        qsizetype next = 4 + datagram.token.size();
        int number = 0;
        while (next < bytes.size() && at(next) != 255) {
            const int first = at(next++);
            int delta = first >> 4;
            int size = first & 15;
            delta += delta == 13 ? at(next++) : 0;
            size += size == 13 ? at(next++) : 0;
            datagram.options.append({number += delta, bytes.mid(next, size)});
            next += size;
        }
        datagram.payload = bytes.mid(next + 1);
        return datagram;
    }
};

/// A device that speaks CoAP. It acknowledges what it is told to, and repeats nothing by itself.
/// Owner and thread: the test's, whose event loop the answers need where the door is in the same thread.
class CoapPeer
{
public:
    explicit CoapPeer(quint16 port)
        : m_port(port)
    {
        m_socket.bind(QHostAddress::LocalHost, 0);
    }

    /// No socket has it at the moment.
    [[nodiscard]] static quint16 freePort()
    {
        QUdpSocket socket;
        socket.bind(QHostAddress::LocalHost, 0);
        return socket.localPort();
    }

    void send(const QByteArray &datagram) { m_socket.writeDatagram(datagram, QHostAddress::LocalHost, m_port); }
    void send(const CoapDatagram &datagram) { send(datagram.bytes()); }

    /// All that has come so far.
    const QList<CoapDatagram> &answers()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray bytes(m_socket.pendingDatagramSize(), '\0');
            m_socket.readDatagram(bytes.data(), bytes.size());
            const CoapDatagram answer = CoapDatagram::parsed(bytes);
            m_answers.append(answer);
            if (answer.type == CoapDatagram::kConfirmable)
                send({.type = CoapDatagram::kAcknowledgement,
                      .code = 0,
                      .id = answer.id,
                      .token = {},
                      .options = {},
                      .payload = {}});
        }
        return m_answers;
    }

    /// The first that is more than an empty acknowledgement; code 0: none has come.
    [[nodiscard]] CoapDatagram response(const QByteArray &token)
    {
        for (const CoapDatagram &each : answers()) {
            if (each.code != 0 && each.token == token)
                return each;
        }
        return {.code = 0, .token = {}, .options = {}, .payload = {}};
    }
    /// What has been heard counts no longer.
    void forget()
    {
        static_cast<void>(answers());
        m_answers.clear();
    }
    [[nodiscard]] int code(const CoapDatagram &request) { return response(request.token).code; }

private:
    const quint16 m_port;
    QUdpSocket m_socket;
    QList<CoapDatagram> m_answers;
};

constexpr int coapCode(int kind, int detail)
{
    return kind << 5 | detail;
}

} // namespace lineside
