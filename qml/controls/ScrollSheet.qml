// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One item as wide as the sheet, to be scrolled where it finds no room. What the keys come to is brought into sight.
Flickable {
    id: root

    default property alias content: frame.data

    clip: true
    contentHeight: frame.height + 2 * Theme.lineBold
    implicitHeight: contentHeight
    boundsBehavior: Flickable.StopAtBounds
    onVisibleChanged: contentY = 0

    Item {
        id: frame

        x: Theme.lineBold // frames of the focus are not cut off
        y: Theme.lineBold
        width: root.width - Theme.spaceS - Theme.lineBold
        height: childrenRect.height
    }
    FocusFollower {
        target: root
    }
    ScrollMark {
        parent: root
        target: root
        inside: true
    }
}
