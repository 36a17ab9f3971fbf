// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look.h"

#include <QCoreApplication>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace lineside {

/// What of an item is in sight: its rectangle in the window, cut by every ancestor that clips.
inline QRectF rectInSight(const QQuickItem *item)
{
    QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    for (const QQuickItem *above = item->parentItem(); above; above = above->parentItem()) {
        if (above->clip())
            rect = rect.intersected(above->mapRectToScene(above->boundingRect()));
    }
    return rect;
}

/// What somebody works the panel with. Owner: a test. Thread: gui. Errors: false, when the item cannot be reached.
class Hand
{
public:
    explicit Hand(QQuickWindow &window)
        : m_window(window)
    {
    }
    virtual ~Hand() = default;
    Q_DISABLE_COPY_MOVE(Hand)

    /// Waits for a frame of all that has come by now: nobody reaches for what is not in its place yet.
    void look()
    {
        QSignalSpy frames(&m_window, &QQuickWindow::frameSwapped);
        m_window.update();
        (void)QTest::qWaitFor([&frames] { return frames.count() > 0; });
    }
    /// Waits until it is laid out and can be used.
    [[nodiscard]] bool isThere(const Which &which)
    {
        return QTest::qWaitFor([this, &which] {
            look();
            const QQuickItem *found = which();
            return found && found->isEnabled() && found->width() > 0;
        });
    }
    [[nodiscard]] bool useOnceThere(const Which &which)
    {
        constexpr int kMostTries = 3; // it may be on its way to another place
        for (int tries = 0; tries < kMostTries; ++tries)
            if (isThere(which) && use(which()))
                return true;
        return false;
    }
    /// Presses it once.
    [[nodiscard]] virtual bool use(QQuickItem *item) = 0;
    /// Closes what lies over the page; `button` is there for that.
    [[nodiscard]] virtual bool close(QQuickItem *button) { return use(button); }
    /// Writes into it, as its keyboard does that every panel may have.
    [[nodiscard]] bool write(QQuickItem *field, const char *words)
    {
        if (!enter(field))
            return false;
        for (const char *letter = words; *letter != 0; ++letter)
            QTest::keyClick(&m_window, *letter);
        return true;
    }

protected:
    [[nodiscard]] virtual bool enter(QQuickItem *field) = 0;

    QQuickWindow &m_window;
};

/// A finger, or a mouse: it goes to what is in sight, and moves what scrolls.
class Finger final : public Hand
{
public:
    using Hand::Hand;

    bool use(QQuickItem *item) override
    {
        bringIntoSight(item);
        const QRectF target = rectInSight(item);
        if (target.isEmpty())
            return false;
        QTest::mouseClick(&m_window, Qt::LeftButton, {}, target.center().toPoint());
        return true;
    }

protected:
    bool enter(QQuickItem *field) override { return use(field); }

private:
    void bringIntoSight(const QQuickItem *item)
    {
        for (QQuickItem *above = item->parentItem(); above; above = above->parentItem()) {
            for (int drag = 0; drag < kMostDrags && above->inherits("QQuickFlickable") && pull(above, item); ++drag) { }
        }
    }
    /// One drag towards the item. False: it is in sight.
    bool pull(QQuickItem *flickable, const QQuickItem *item)
    {
        const QRectF view = flickable->mapRectToScene(flickable->boundingRect());
        const QRectF place = item->mapRectToScene(item->boundingRect());
        const QPointF by(beyond(view.left(), view.right(), place.left(), place.right()),
                         beyond(view.top(), view.bottom(), place.top(), place.bottom()));
        if (by.isNull())
            return false;
        const QPointF from = view.center() - by / 2;
        QTest::mousePress(&m_window, Qt::LeftButton, {}, from.toPoint());
        for (const double share : {0.3, 0.6, 1.0})
            QTest::mouseMove(&m_window, (from + by * share).toPoint());
        QTest::lastMouseTimestamp += kStill;
        QTest::mouseRelease(&m_window, Qt::LeftButton, {}, (from + by).toPoint());
        const bool rests = QTest::qWaitFor([flickable] { return !flickable->property("moving").toBool(); });
        look();
        return rests;
    }
    /// How far to move; no further than the view is wide.
    static double beyond(double from, double to, double first, double last)
    {
        const double room = 0.8 * (to - from);
        const double by = first < from - 1 ? from - first : last > to + 1 ? to - last : 0;
        return by == 0 ? 0 : std::clamp(by + std::copysign(kThreshold, by), -room, room);
    }

    static constexpr int kMostDrags = 30;
    static constexpr int kStill = 150; ///< ms; a finger that lifts on its way throws
    static constexpr double kThreshold = 12; ///< so far a finger may tremble
};

/// A keyboard alone: Tab until the item has the focus, and then the space bar; Escape closes. In a list, where Tab
/// stops at one row only, arrows until the row is reached.
class Keys final : public Hand
{
public:
    using Hand::Hand;

    bool use(QQuickItem *item) override
    {
        if (!enter(item))
            return false;
        QTest::keyClick(&m_window, Qt::Key_Space);
        return true;
    }
    bool close(QQuickItem *) override
    {
        QTest::keyClick(&m_window, Qt::Key_Escape);
        return true;
    }

protected:
    bool enter(QQuickItem *item) override
    {
        const QPointer<QQuickItem> wanted(item); // a list lets go of rows that leave its sight
        for (int pressed = 0; pressed < kMostTabs && wanted && !wanted->hasActiveFocus(); ++pressed)
            QTest::keyClick(&m_window, keyTowards(wanted));
        if (!wanted)
            QTest::keyClick(&m_window, Qt::Key_Home); // and look again from the top
        return wanted && wanted->hasActiveFocus() && !rectInSight(wanted).isEmpty();
    }

private:
    [[nodiscard]] Qt::Key keyTowards(QQuickItem *item) const
    {
        QQuickItem *row = item;
        while (row != nullptr && !isRow(row))
            row = row->parentItem();
        QQuickItem *focused = m_window.activeFocusItem();
        while (focused != nullptr && !isRow(focused))
            focused = focused->parentItem();
        if (row == nullptr || focused == nullptr || row == focused || row->parentItem() != focused->parentItem())
            return Qt::Key_Tab;
        return row->y() > focused->y() ? Qt::Key_Down : Qt::Key_Up;
    }
    [[nodiscard]] static bool isRow(const QQuickItem *item)
    {
        const QQuickItem *content = item->parentItem();
        const QQuickItem *list = content == nullptr ? nullptr : content->parentItem();
        return list != nullptr && QByteArrayView(list->metaObject()->className()).startsWith("TouchList");
    }

    static constexpr int kMostTabs = 150;
};

} // namespace lineside
