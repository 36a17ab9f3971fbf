// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QQuickItem>
#include <QString>

#include <functional>

namespace lineside {

/// How tests that walk the panel find what is in sight. Pure but for the language. Thread: gui.
using Which = std::function<QQuickItem *()>;
using Is = std::function<bool(const QQuickItem *)>;

/// The first that is so, of those in sight.
inline QQuickItem *seen(QQuickItem *under, const Is &is)
{
    if (!under || !under->isVisible())
        return nullptr;
    if (is(under))
        return under;
    for (QQuickItem *child : under->childItems()) {
        if (QQuickItem *found = seen(child, is))
            return found;
    }
    return nullptr;
}

inline Is called(const QString &name)
{
    return [name](const QQuickItem *item) { return item->objectName() == name; };
}

inline QString textOf(const QQuickItem *item)
{
    return item ? item->property("text").toString() : QString();
}

/// The words of the panel in the language it speaks.
inline QString said(const char *file, const char *english)
{
    return QCoreApplication::translate(file, english);
}

} // namespace lineside
