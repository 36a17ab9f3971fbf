// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Somebody at another seat asks for the control this one has: it goes over unless it is refused in time. It comes by
// itself, so its buttons wait until nobody can have meant what was there before.
ModalCard {
    id: root

    required property SeatsViewModel seats

    readonly property bool wanted: seats.requestText !== ""

    title: qsTr("Control is asked for")
    width: Math.min(Theme.mm(120), widest)
    onWantedChanged: {
        if (root.wanted)
            root.open();
        else
            root.close();
    }
    onOpened: settled.restart()

    readonly property Timer settled: Timer {
        interval: Theme.afterTap
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        CardTitle {
            text: root.title
            target: ""
            iconName: "control"
            Layout.fillWidth: true
        }
        TextLabel {
            objectName: "seatRequest"
            text: root.seats.requestText
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        StatusDot {
            text: qsTr("It goes over in %1 s unless you refuse.").arg(root.seats.requestSeconds)
            iconName: "waiting"
            muted: false
            Layout.fillWidth: true
        }
        RowLayout {
            enabled: !root.settled.running
            spacing: Theme.spaceL
            Layout.fillWidth: true

            TouchButton {
                objectName: "handOver"
                text: qsTr("Hand over now")
                iconName: "forward"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.command
                onClicked: root.seats.handOver()
            }
            TouchButton {
                objectName: "refuseSeat"
                kind: TouchButton.Kind.Filled
                text: qsTr("Keep control")
                iconName: "control"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.command
                onClicked: root.seats.refuse()
            }
        }
    }
}
