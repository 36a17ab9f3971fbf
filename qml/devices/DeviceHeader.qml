// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Which machine this is, where it stands, how it says it is, and when it was last heard. How its clock is read and what
// else it says of itself have lines of their own, as they must not be cut.
RowLayout {
    id: root

    required property DeviceViewModel device
    property bool operable: true

    // Between what can be pressed; what stands there makes way for a question.
    readonly property real freeX: back.x + back.width + spacing
    readonly property real freeWidth: (removing.visible ? removing.x : stops.x) - spacing - freeX
    readonly property bool asked: device.stopReasons.length > 0 && !troubled
    readonly property bool troubled: device.stopTrouble !== ""

    objectName: "deviceHeader"

    signal overviewRequested()

    spacing: Theme.spaceM

    TouchButton {
        id: back

        objectName: "back"
        text: qsTr("Overview")
        iconName: "back"
        textShown: false
        onClicked: root.overviewRequested()
    }
    ColumnLayout {
        visible: !root.troubled || root.width >= Theme.mm(170) // the strip of pages and the trouble say where one is
        opacity: root.asked ? 0 : 1
        spacing: 0
        Layout.fillWidth: true

        TextLabel {
            role: TextLabel.Role.Heading
            text: root.device.name
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
        }
        TextLabel {
            role: TextLabel.Role.Caption
            text: Words.list(root.device.type, root.device.location)
            muted: true
            Layout.fillWidth: true
        }
        TextLabel {
            objectName: "clockRule"
            visible: text !== "" && !root.troubled
            role: TextLabel.Role.Caption
            text: root.device.clockText
            whole: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    StatusDot {
        objectName: "rejected"
        visible: text !== "" && !root.troubled
        opacity: root.asked ? 0 : 1
        text: root.device.rejectedText
        iconName: "rejected"
        muted: false
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.mm(70)
    }
    ColumnLayout {
        visible: !root.troubled
        opacity: root.asked ? 0 : 1
        spacing: 0
        Layout.fillWidth: false
        Layout.maximumWidth: Theme.mm(60)

        MachineState {
            text: root.device.statusText
            code: root.device.statusCode
            freshness: root.device.statusFreshness
            Layout.alignment: Qt.AlignRight
            Layout.fillWidth: false
        }
        TextLabel {
            role: TextLabel.Role.Caption
            text: root.device.lastSeenText
            muted: true
            horizontalAlignment: Text.AlignRight
            Layout.fillWidth: true
        }
        TextLabel {
            objectName: "told"
            visible: text !== ""
            role: TextLabel.Role.Caption
            text: root.device.toldText
            whole: true
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignRight
            Layout.fillWidth: true
        }
    }
    TouchButton { // a machine that speaks would come back at once
        id: removing

        objectName: "removeMachine"
        visible: root.device.offline && !root.troubled
        text: qsTr("Remove machine")
        iconName: "remove"
        textShown: false
        onClicked: removal.open()
    }
    StopTrouble {
        objectName: "stopTrouble"
        visible: root.troubled
        text: root.device.stopTrouble
        Layout.preferredHeight: stops.implicitHeight
        Layout.preferredWidth: Theme.mm(80)
        Layout.fillWidth: true
        onClicked: root.device.seeStopTrouble()
    }
    StopBar {
        id: stops

        objectName: "stops"
        device: root.device
        operable: root.operable
        Layout.fillWidth: false
        onConfirmWanted: (name, label) => {
            stopping.command = name;
            stopping.title = label;
            stopping.open();
        }
    }
    ConfirmDialog {
        id: stopping

        property string command: ""

        objectName: "stopping"
        target: root.device.name
        confirmText: qsTr("Send")
        onConfirmed: root.device.order(command, 0)
    }
    ConfirmDialog {
        id: removal

        objectName: "removal"
        title: qsTr("Remove this machine from the lists?")
        target: root.device.name
        note: qsTr("Its alarms end, its readings stay. It comes back when it speaks.")
        confirmText: qsTr("Remove")
        holds: true
        onConfirmed: root.device.removeMachine()
    }
}
