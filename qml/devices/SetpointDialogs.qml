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
    property string deviceId: "" // the machine that was asked about
    property string givenUp: "" // the command whose dialogs were closed without an order, for a while
    property CommandControl asker: null // gets the focus back: the dialogs take it from each other
    property bool chosen: false // a number was accepted in the keypad
    property bool ordered: false

    objectName: "setpointDialogs"
    onGivenUpChanged: fade.restart()

    Connections {
        target: root.device

        function onDeviceIdChanged() {
            root.givenUp = "";
        }
        function onLastCommandChanged() {
            root.givenUp = "";
        }
    }
    Timer {
        id: fade

        interval: Theme.note
        onTriggered: root.givenUp = ""
    }

    function noteGivenUp() {
        root.givenUp = root.deviceId === root.device.deviceId ? root.command : "";
        root.giveFocusBack();
    }
    function giveFocusBack() {
        if (root.asker)
            root.asker.takeFocus(root.chosen && keypad.byKey ? Qt.TabFocusReason : Qt.PopupFocusReason);
    }
    function ask(control: CommandControl) {
        root.asker = control;
        root.command = control.name;
        root.deviceId = root.device.deviceId;
        root.givenUp = "";
        root.chosen = false;
        root.ordered = false;
        keypad.step = control.stepText === "" ? 0 : control.step;
        keypad.stepText = control.stepText;
        keypad.current = control.current;
        keypad.digits = control.digits;
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
            root.chosen = true;
            confirmation.byKey = byKey;
            confirmation.open();
        }
        onClosed: {
            if (!root.chosen)
                root.noteGivenUp();
        }
    }
    ConfirmDialog {
        id: confirmation

        objectName: "confirmation"
        title: keypad.title
        target: root.device.name
        oldValue: keypad.currentText
        newValue: Words.amount(keypad.shownText, keypad.unit)
        confirmText: qsTr("Set")
        onConfirmed: {
            root.ordered = true;
            root.device.sendSetpoint(root.command, root.wanted);
        }
        onClosed: {
            if (root.ordered)
                root.giveFocusBack();
            else
                root.noteGivenUp();
        }
    }
}
