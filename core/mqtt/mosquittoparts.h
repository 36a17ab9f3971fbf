// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <mosquitto.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/socket.h>

namespace lineside {

/// Lets the writes of a burst leave as few segments: libmosquitto makes one write() a packet. With TCP_NODELAY alone
/// each would be a segment and a wake-up of the broker.
class Cork
{
public:
    Cork(mosquitto *handle, bool wanted)
        : m_handle(handle)
        , m_socket(wanted ? mosquitto_socket(handle) : -1)
    {
        set(1);
    }
    ~Cork()
    {
        const int systemError = errno;
        if (m_socket >= 0 && mosquitto_socket(m_handle) == m_socket)
            set(0);
        errno = systemError;
    }
    Q_DISABLE_COPY_MOVE(Cork)

private:
    void set(int on) const
    {
        if (m_socket >= 0)
            ::setsockopt(m_socket, IPPROTO_TCP, TCP_CORK, &on, sizeof on);
    }
    mosquitto *m_handle;
    int m_socket;
};

/// The properties of one packet, freed with it.
class PropertyList
{
public:
    PropertyList() = default;
    ~PropertyList() { mosquitto_property_free_all(&m_list); }
    Q_DISABLE_COPY_MOVE(PropertyList)

    void addText(int id, const std::string &text)
    {
        if (!text.empty())
            note(mosquitto_property_add_string(&m_list, id, text.c_str()));
    }
    void addBytes(int id, const std::string &bytes)
    {
        if (!bytes.empty())
            note(mosquitto_property_add_binary(&m_list, id, bytes.data(), static_cast<std::uint16_t>(bytes.size())));
    }
    void addSeconds(int id, std::chrono::seconds seconds)
    {
        if (seconds.count() > 0)
            note(mosquitto_property_add_int32(&m_list, id, static_cast<std::uint32_t>(seconds.count())));
    }
    [[nodiscard]] int code() const { return m_code; }
    [[nodiscard]] const mosquitto_property *list() const { return m_list; }

private:
    void note(int code) { m_code = m_code ? m_code : code; }
    mosquitto_property *m_list = nullptr;
    int m_code = MOSQ_ERR_SUCCESS;
};

/// Text or bytes of a received property, freed with it.
class ReceivedProperty
{
public:
    ReceivedProperty() = default;
    ~ReceivedProperty() { std::free(m_data); }
    Q_DISABLE_COPY_MOVE(ReceivedProperty)

    std::string_view text(const mosquitto_property *list, int id)
    {
        char *text = nullptr;
        if (mosquitto_property_read_string(list, id, &text, false))
            m_data = text;
        return text ? std::string_view(text) : std::string_view();
    }
    std::string_view bytes(const mosquitto_property *list, int id)
    {
        std::uint16_t size = 0;
        if (!mosquitto_property_read_binary(list, id, &m_data, &size, false))
            return {};
        return {static_cast<const char *>(m_data), size};
    }

private:
    void *m_data = nullptr;
};

} // namespace lineside
