// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// The steps of an order: the number within its limits, then old against new. A value of a recipe has the first alone.
Item {
    id: root

    required property DeviceViewModel device
    property string command: ""
    property real wanted: 0
    property string deviceId: "" // the machine that was asked about
    property string givenUp: "" // the command whose dialogs were closed without an order, for a while
    property CommandControl asker: null // whose order it is; gets the focus back: the dialogs take it from each other
    property RecipeField field: null // or whose value
    property Recipe recipe: null
    property string newText: ""
    property bool chosen: false // a number was accepted in the keypad
    property bool ordered: false

    signal loginRequested()

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
        const from = root.field ?? root.asker;
        if (from)
            from.takeFocus(root.chosen && keypad.byKey ? Qt.TabFocusReason : Qt.PopupFocusReason);
    }
    function begin(control: CommandControl) {
        root.asker = control;
        root.field = null;
        root.command = control.name;
        root.deviceId = root.device.deviceId;
        root.givenUp = "";
        root.chosen = false;
        root.ordered = false;
    }
    function ask(control: CommandControl) {
        root.begin(control);
        root.openKeypad(control);
    }
    function askField(field: RecipeField, recipe: Recipe) {
        root.field = field;
        root.recipe = recipe;
        root.openKeypad(field);
    }
    function confirmFirst(control: CommandControl, value: real, text: string) {
        root.begin(control);
        root.wanted = value;
        root.newText = text;
        root.chosen = true;
        confirmation.byKey = false;
        confirmation.open();
    }
    function openKeypad(asker: NumberAsker) {
        keypad.step = asker.stepText === "" ? 0 : asker.step;
        keypad.stepText = asker.stepText;
        keypad.current = asker.current;
        keypad.digits = asker.digits;
        keypad.target = root.device.name;
        keypad.title = asker.label;
        keypad.unit = asker.unitText;
        keypad.minimum = asker.minimum;
        keypad.maximum = asker.maximum;
        keypad.minimumText = asker.minimumText;
        keypad.maximumText = asker.maximumText;
        keypad.currentText = asker.currentText;
        keypad.open();
    }
    function order() {
        root.ordered = true;
        root.device.order(root.command, root.wanted);
    }
    function goOn(value: real) {
        root.wanted = value;
        root.newText = Words.amount(keypad.shownText, keypad.unit);
        root.chosen = true;
        confirmation.byKey = keypad.byKey;
        if (root.asker.confirm === Enums.ConfirmBy.Press && root.asker.usable)
            root.order();
        else
            confirmation.open();
    }

    NumericKeypad {
        id: keypad

        objectName: "keypad"
        onAccepted: value => root.field ? root.recipe.setNumber(root.field.parameter, value) : root.goOn(value)
        onClosed: {
            if (root.field || root.ordered)
                root.giveFocusBack();
            else if (!root.chosen)
                root.noteGivenUp();
        }
    }
    ConfirmDialog {
        id: confirmation

        objectName: "confirmation"
        guarded: true
        blocked: root.asker?.usable ?? true ? "" : root.asker.blockedReason
        needsLogin: root.asker?.needsLogin ?? false
        title: root.asker?.label ?? ""
        target: root.device.name
        oldValue: root.asker?.currentText ?? ""
        newValue: root.newText
        note: Words.lines(root.asker?.recipe?.summary ?? "", root.asker?.confirm === Enums.ConfirmBy.Two ? qsTr("A second person must approve it.") : "")
        confirmText: root.newText === "" ? qsTr("Send") : qsTr("Set")
        holds: root.asker?.confirm === Enums.ConfirmBy.Hold
        onConfirmed: root.order()
        onLoginRequested: root.loginRequested()
        onClosed: {
            if (root.ordered)
                root.giveFocusBack();
            else
                root.noteGivenUp();
        }
    }
}
