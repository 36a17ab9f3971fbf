// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls
import Lineside.ViewModels

// One connection in the header: what it is, and whether it works, as a shape and a word. The reason of a broken one
// stands first, so that the address is cut; a touch leads to where all of it is told.
T.AbstractButton {
    id: root

    required property string name
    required property string iconName
    required property int link // Enums.LinkState
    required property string detail
    property bool textShown: true

    readonly property list<string> shapes: ["none", "waiting", "check", "warning", "warning"]
    readonly property bool broken: link === Enums.LinkState.Down || link === Enums.LinkState.Refused

    text: name
    implicitHeight: Theme.touch
    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    padding: Theme.spaceXs
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: Words.told(name, detail)
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: RowLayout {
        spacing: Theme.spaceXs

        Icon {
            name: root.iconName
            color: Theme.textMuted
        }
        ColumnLayout {
            visible: root.textShown
            spacing: 0

            TextLabel {
                visible: !root.broken // then the icon says which it is, and the reason has both lines
                role: TextLabel.Role.Caption
                text: root.name
                muted: true
                Layout.fillWidth: true
            }
            TextLabel {
                objectName: "linkDetail"
                role: TextLabel.Role.Caption
                text: root.detail
                strong: root.broken
                wrapMode: root.broken ? Text.Wrap : Text.NoWrap
                maximumLineCount: root.broken ? 2 : 1
                Layout.fillWidth: true
            }
        }
        Icon {
            name: root.shapes[root.link]
            size: Theme.iconS
            color: root.broken ? Theme.text : Theme.textMuted
        }
    }
    background: Rectangle {
        color: root.down ? Theme.pressed : "transparent"
        radius: Theme.radius

        FocusFrame {
            visible: root.visualFocus
        }
    }
}
