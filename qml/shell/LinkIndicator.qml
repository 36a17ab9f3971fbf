// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls
import Lineside.ViewModels

// One connection in the header: which it is, and whether it works, as a shape and a word that is never cut. Below stands
// where it leads, or why it does not work; a touch leads to where all of it is told.
T.AbstractButton {
    id: root

    required property string name
    required property string iconName
    required property int link // Enums.LinkState
    required property string stateText
    required property string note
    required property string detail // all of it, for who cannot see
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

            RowLayout {
                spacing: Theme.spaceXs

                TextLabel {
                    objectName: "linkName"
                    role: TextLabel.Role.Caption
                    text: root.name
                    muted: !root.broken
                    Layout.fillWidth: true
                    Layout.maximumWidth: Math.ceil(implicitWidth)
                }
                TextLabel {
                    objectName: "linkState"
                    role: TextLabel.Role.Caption
                    text: root.stateText
                    strong: root.broken
                    whole: true
                    Layout.minimumWidth: Math.ceil(implicitWidth)
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            TextLabel {
                objectName: "linkNote"
                visible: text !== ""
                role: TextLabel.Role.Caption
                text: root.note
                muted: !root.broken
                elide: root.broken ? Text.ElideRight : Text.ElideMiddle // an address is told by both its ends
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
