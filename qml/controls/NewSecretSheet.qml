// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A new PIN or password, entered twice; before it the former one, or a name, where that is asked. What it is for decides
// who shows it.
ColumnLayout {
    id: root

    required property string title
    property string target: ""
    property string explanation: ""
    property string iconName: "pin"
    property bool asksName: false
    property bool asksFormer: false
    property bool formerIsPin: true
    property string name: ""
    property int pinDigits: 6
    property bool busy: false
    property string refusal: ""
    property int waitSeconds: 0
    property real roomWidth: 0
    property real roomHeight: 0
    property real hornRoom: 0 // its button lies beside the title

    enum Stage { Former, First, Again }

    property int stage: NewSecretSheet.Stage.First
    property bool pin: true
    property string former: ""
    property string first: ""
    property bool mismatch: false
    property string weak: "" // why the one just entered will not do

    readonly property bool typed: secret.entry !== "" || first !== ""

    signal weighed(name: string, secret: string) // a new one, entered once: whoever knows the rules sets `weak`
    signal given(name: string, former: string, secret: string)
    signal cancelled()

    spacing: Theme.spaceM

    function restart() {
        root.former = "";
        root.first = "";
        root.mismatch = false;
        root.weak = "";
        secret.clear();
        root.pin = true;
        root.stage = root.asksFormer ? NewSecretSheet.Stage.Former : NewSecretSheet.Stage.First;
        secret.takeFocus();
    }
    function take(entered: string) {
        root.mismatch = false;
        root.weak = "";
        if (root.stage === NewSecretSheet.Stage.First)
            root.weighed(root.name.trim(), entered);
        if (root.weak !== "")
            return; // said before it is typed a second time
        if (root.stage === NewSecretSheet.Stage.Former) {
            root.former = entered;
            secret.edited = true; // what was refused is another one
            root.stage = NewSecretSheet.Stage.First;
        } else if (root.stage === NewSecretSheet.Stage.First) {
            root.first = entered;
            secret.edited = true;
            root.stage = NewSecretSheet.Stage.Again;
        } else if (entered !== root.first) {
            root.first = "";
            root.mismatch = true;
            root.stage = NewSecretSheet.Stage.First;
        } else {
            root.give(entered);
        }
    }
    function give(entered: string) {
        const before = root.former;
        root.restart();
        secret.edited = false; // what comes now is of this one
        root.given(root.name.trim(), before, entered);
    }

    CardTitle {
        text: root.title
        target: root.target
        iconName: root.iconName
        Layout.fillWidth: true
        Layout.rightMargin: root.hornRoom
        Layout.minimumHeight: root.hornRoom > 0 ? Theme.touch : 0
    }
    SecretEntry {
        id: secret

        pin: root.stage === NewSecretSheet.Stage.Former ? root.formerIsPin : root.pin
        atLeast: root.pinDigits
        busy: root.busy
        waitSeconds: root.waitSeconds
        refusal: root.mismatch ? qsTr("The two were not the same: once more") : root.weak !== "" ? root.weak : root.refusal
        roomWidth: root.roomWidth
        roomHeight: root.roomHeight
        prompt: root.stage === NewSecretSheet.Stage.Former ? qsTr("Former one")
                : root.stage === NewSecretSheet.Stage.Again ? qsTr("Once more")
                : root.pin ? qsTr("New PIN") : qsTr("New password")
        onGiven: entered => root.take(entered)
        Layout.fillWidth: true

        TextLabel {
            visible: root.explanation !== "" && !secret.flat
            text: root.explanation
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        CommentField {
            objectName: "newName"
            visible: root.asksName
            text: root.name
            maximumLength: 40
            placeholderText: qsTr("Name")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onTextEdited: {
                root.name = text;
                secret.edited = true;
            }
        }
        TouchButton {
            objectName: "otherKind"
            visible: root.stage === NewSecretSheet.Stage.First
            text: root.pin ? qsTr("A password instead") : qsTr("A PIN instead")
            iconName: "pin"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: {
                root.pin = !root.pin;
                secret.clear();
                secret.takeFocus();
            }
        }
        TouchButton {
            objectName: "cancelSecret"
            text: qsTr("Cancel")
            iconName: "close"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.cancelled()
        }
    }
}
