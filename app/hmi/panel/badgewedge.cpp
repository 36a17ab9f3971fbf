// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/badgewedge.h"

#include <QCoreApplication>

#include <utility>

namespace lineside {

namespace {

/// Readers type ASCII; a key with Ctrl or Alt is somebody's shortcut.
bool writes(const QKeyEvent &event)
{
    const bool isShortcut = (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    const QString text = event.text();
    return !isShortcut && text.size() == 1 && text[0] > u' ' && text[0] < QChar(0x7f);
}

bool ends(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Tab;
}

} // namespace

BadgeWedge::BadgeWedge(QObject &window)
    : m_window(window)
{
    m_hold.setSingleShot(true);
    m_hold.setInterval(static_cast<int>(WedgeBurst::kHoldMs));
    connect(&m_hold, &QTimer::timeout, this, &BadgeWedge::giveBack);
    window.installEventFilter(this);
}

bool BadgeWedge::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (watched != &m_window || !isKey || m_isGivingBack)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(*event);
    if (event->type() == QEvent::KeyPress)
        return press(key);
    if (m_held.empty() || !writes(key))
        return false;
    m_held.emplace_back(key.clone());
    return true;
}

/// True: it goes no further for now.
bool BadgeWedge::press(const QKeyEvent &event)
{
    const auto atMs = static_cast<std::int64_t>(event.timestamp());
    if (ends(event) && !m_burst.isEmpty()) {
        if (const auto code = m_burst.end(atMs)) {
            m_hold.stop();
            m_held.clear();
            Q_EMIT badgeRead(*code);
            return true;
        }
        giveBack();
        return false;
    }
    if (!writes(event)) {
        giveBack();
        return false;
    }
    if (m_burst.add(event.text()[0].toLatin1(), atMs))
        giveBack();
    if (m_burst.isEmpty())
        (void)m_burst.add(event.text()[0].toLatin1(), atMs);
    m_held.emplace_back(event.clone());
    m_hold.start();
    return true;
}

void BadgeWedge::giveBack()
{
    m_hold.stop();
    m_burst.reset();
    m_isGivingBack = true;
    for (const auto &event : std::exchange(m_held, {}))
        QCoreApplication::sendEvent(&m_window, event.get());
    m_isGivingBack = false;
}

} // namespace lineside
