// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What stands on a button: icon and word, centred or from the leading edge on, the word elided when there is no room.
Item {
    id: root

    property string iconName: ""
    property string text: ""
    property bool textShown: true
    property bool leading: false
    property int role: TextLabel.Role.Body
    property color ink: Theme.text
    property real iconSize: Theme.iconM

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    RowLayout {
        id: row

        x: root.leading ? 0 : Math.round((root.width - width) / 2)
        width: Math.min(implicitWidth, root.width)
        height: root.height
        spacing: Theme.spaceS

        Icon {
            visible: root.iconName !== ""
            name: root.iconName
            size: root.iconSize
            color: root.ink
        }
        TextLabel {
            visible: root.textShown
            role: root.role
            text: root.text
            color: root.ink
            Layout.fillWidth: true
        }
    }
}
