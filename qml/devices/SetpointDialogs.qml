// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// The two steps of a new setpoint: the number within its limits, then old against new.
Item {
    id: root

    required property DeviceViewModel device
    property string command: ""
    property real wanted: 0

    objectName: "setpointDialogs"

    function ask(control: CommandControl) {
        root.command = control.name;
        keypad.title = control.label;
        keypad.unit = control.unitText;
        keypad.minimum = control.minimum;
        keypad.maximum = control.maximum;
        keypad.minimumText = control.minimumText;
        keypad.maximumText = control.maximumText;
        keypad.currentText = control.currentText;
        keypad.open();
    }

    NumericKeypad {
        id: keypad

        objectName: "keypad"
        onAccepted: value => {
            root.wanted = value;
            confirmation.open();
        }
    }
    ConfirmDialog {
        id: confirmation

        objectName: "confirmation"
        title: keypad.title
        target: root.device.name
        oldValue: keypad.currentText
        newValue: qsTr("%1 %2").arg(keypad.entryText).arg(keypad.unit)
        confirmText: qsTr("Set")
        onConfirmed: root.device.sendSetpoint(root.command, root.wanted)
    }
}
