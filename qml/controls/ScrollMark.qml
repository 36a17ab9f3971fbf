// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Shows that there is more, and where we are. Not to be grabbed: the list itself is dragged.
Rectangle {
    id: root

    required property Flickable target

    readonly property real share: target.visibleArea.heightRatio

    visible: share < 1
    x: target.x + target.width + Theme.spaceXs
    y: target.y + target.visibleArea.yPosition * target.height
    width: Theme.spaceXs
    height: Math.max(Theme.mm(6), share * target.height)
    radius: width / 2
    color: Theme.controlBorder
    Accessible.ignored: true
}
