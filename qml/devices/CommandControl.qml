// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// One command of the machine: its button, why it is blocked when it is, and how far the last order has come.
ColumnLayout {
    id: root

    required property string name
    required property string label
    required property int kind
    required property bool isEnabled
    required property string blockedReason
    required property string unitText
    required property real minimum
    required property real maximum
    required property real step
    required property string stepText
    required property string minimumText
    required property string maximumText
    required property real current
    required property int digits
    required property string currentText
    required property int commandState
    required property string stateText
    required property string reason
    required property bool isPending
    property bool operable: true
    property bool notSent: false // a set point was begun and given up

    readonly property bool setpoint: kind === Enums.CommandKind.Setpoint
    readonly property list<string> icons: ["check", "start", "stop", "setpoint"]

    signal ordered()
    signal keypadWanted()

    spacing: Theme.spaceXs

    function takeFocus(reason: int) {
        button.forceActiveFocus(reason);
    }

    CommandButton {
        id: button

        objectName: "command-" + root.name
        enabled: root.operable
        usable: root.isEnabled
        text: root.label
        iconName: root.icons[root.kind]
        asks: root.setpoint
        hint: root.blockedReason !== "" ? root.blockedReason
                                        : root.setpoint ? root.currentText : qsTr("Hold to send")
        Layout.fillWidth: true
        onConfirmed: root.setpoint ? root.keypadWanted() : root.ordered()
    }
    Item { // its room is kept, so that a result moves no button under a finger
        objectName: "result"
        implicitHeight: Theme.fontCaption * 3.1 + Theme.spaceXs
        Layout.fillWidth: true

        CommandLife {
            visible: root.commandState > 0 && !root.notSent
            width: parent.width
            life: root.commandState
            stateText: root.stateText
            pending: root.isPending
            reason: root.reason
        }
        StatusDot {
            objectName: "notSent"
            visible: root.notSent
            width: parent.width
            text: qsTr("Nothing was sent")
            iconName: "info"
            muted: false
        }
    }
}
