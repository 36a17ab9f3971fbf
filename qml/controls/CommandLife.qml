// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// How far a command has come: one bar a step from queued to done, filled as far as it got, and the word for it.
// What ended otherwise stops where it ended, with a cross and the reason.
ColumnLayout {
    id: root

    required property int life // Enums.CommandState: 1 queued … 5 done, 6 rejected, 7 expired, 8 failed,
    // 9 waiting, 10 cancelled
    property string stateText: ""
    property string reason: ""
    property bool pending: false

    readonly property int steps: 5
    readonly property bool broken: life > steps && life !== 9 // 9 waits for a second person: not begun

    spacing: Theme.spaceXs
    Accessible.role: Accessible.StaticText
    Accessible.name: stateText

    RowLayout {
        spacing: Theme.spaceS

        Icon {
            name: root.broken ? "bad" : root.pending ? "waiting" : "check"
            size: Theme.iconS
            color: Theme.text
        }
        TextLabel {
            objectName: "stateText"
            role: TextLabel.Role.Caption
            text: Words.told(root.stateText, root.reason)
            strong: root.broken
            wrapMode: Text.Wrap
            maximumLineCount: 2
            Layout.fillWidth: true
        }
    }
    RowLayout {
        spacing: Theme.spaceXs
        visible: !root.broken

        Repeater {
            model: root.steps

            Rectangle {
                required property int index

                implicitHeight: Theme.mm(0.9)
                radius: height / 2
                color: index < root.life && root.life <= root.steps ? Theme.accent : Theme.pressed
                Layout.fillWidth: true
            }
        }
    }
}
