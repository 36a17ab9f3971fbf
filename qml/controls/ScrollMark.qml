// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Shows that there is more, and where we are. Not to be grabbed: the list itself is dragged. Stands in the margin beside
// its list, `margin` being how far the list's layout lies from our parent; or inside, as a child of the list.
Rectangle {
    id: root

    required property Flickable target
    property real margin: 0
    property bool inside: false

    readonly property real share: target.visibleArea.heightRatio

    visible: target.visible && share < 1
    x: inside ? target.width - width : margin + target.x + target.width + Theme.spaceXs
    y: (inside ? 0 : margin + target.y) + target.visibleArea.yPosition * target.height
    width: Theme.spaceXs
    height: Math.max(Theme.mm(6), share * target.height)
    radius: width / 2
    color: Theme.controlBorder
    Accessible.ignored: true
}
