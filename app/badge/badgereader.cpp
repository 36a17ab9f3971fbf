// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge/badgereader.h"

#include "base/logging.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <linux/input.h>
#include <unistd.h>
#include <utility>

namespace lineside {

BadgeReader::BadgeReader(Open open, QObject *parent)
    : QObject(parent)
    , m_open(std::move(open))
{
    m_again.setInterval(kLookAgain);
    connect(&m_again, &QTimer::timeout, this, &BadgeReader::open);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_keys.reset(); });
}

BadgeReader::~BadgeReader()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void BadgeReader::start()
{
    m_again.start();
    open();
}

void BadgeReader::open()
{
    if (m_descriptor >= 0)
        return;
    const Result<int> opened = m_open();
    if (!opened) {
        if (!std::exchange(m_isTold, true))
            qCWarning(lcPanel, "badge reader: %s", opened.error().text().c_str());
        return;
    }
    m_isTold = false;
    m_descriptor = *opened;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &BadgeReader::read);
    Q_EMIT presenceChanged();
}

void BadgeReader::read()
{
    std::array<char, 64 * sizeof(input_event)> bytes;
    const ssize_t count = ::read(m_descriptor, bytes.data(), bytes.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return close();
    m_rest.append(bytes.data(), static_cast<std::size_t>(count));
    m_pause.start();
    std::size_t at = 0;
    for (; m_rest.size() - at >= sizeof(input_event); at += sizeof(input_event)) {
        input_event event;
        std::memcpy(&event, m_rest.data() + at, sizeof event);
        if (const auto code = m_keys.take(event))
            Q_EMIT badgeRead(*code);
    }
    m_rest.erase(0, at);
}

void BadgeReader::close()
{
    m_notifier.reset();
    ::close(std::exchange(m_descriptor, -1));
    m_keys.reset();
    m_rest.clear();
    Q_EMIT presenceChanged();
}

} // namespace lineside
