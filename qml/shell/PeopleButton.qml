// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls
import Lineside.ViewModels

// In the header: who is in, as what, at which seat, and whether it is in control. Inverted while nobody has made an
// administrator.
T.AbstractButton {
    id: root

    required property PeopleViewModel people
    required property SeatsViewModel seats
    property bool textShown: true

    readonly property string who: people.loggedIn ? people.userName
                                                  : people.firstStart ? qsTr("No administrator yet") : qsTr("Log in")
    readonly property string control: seats.stateText
    readonly property string place: people.firstStart && !people.loggedIn ? qsTr("Set the PIN")
        : Words.beside(people.roleText, control !== "" ? control : people.seatText)
    readonly property bool calling: people.firstStart
    readonly property color ink: calling && !down ? Theme.accentText : Theme.text

    text: who
    padding: Theme.spaceXs
    horizontalPadding: Theme.spaceS
    implicitHeight: Theme.touch
    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: Words.list(who, place)
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: RowLayout {
        spacing: Theme.spaceS

        Icon {
            visible: !Theme.compact || !root.textShown // the words need the room
            name: root.seats.inControl ? "control" : "user"
            color: root.ink
        }
        ColumnLayout {
            visible: root.textShown
            spacing: 0
            Layout.fillWidth: true

            TextLabel {
                objectName: "whoIsIn"
                role: TextLabel.Role.Caption
                text: root.who
                strong: true
                color: root.ink
                Layout.fillWidth: true
            }
            TextLabel {
                objectName: "asWhat"
                role: TextLabel.Role.Caption
                text: root.place
                color: root.calling ? root.ink : Theme.textMuted
                Layout.fillWidth: true
            }
        }
    }
    background: Rectangle {
        color: root.down ? Theme.pressed : root.calling ? Theme.accent : "transparent"
        radius: Theme.radius
        border.width: Theme.line
        border.color: Theme.controlBorder

        FocusFrame {
            visible: root.visualFocus
        }
    }
}
