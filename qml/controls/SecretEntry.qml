// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A PIN on its pad, or a password by a keyboard: shown as dots alone (IEC 62443-4-2 CR 1.10), and forgotten once given.
// What stands beside the pad is `beside`: where there is room at its left, else above.
GridLayout {
    id: root

    property bool pin: true
    property int atLeast: 6
    property bool busy: false
    property int waitSeconds: 0
    property string refusal: ""
    property real roomWidth: 0
    property real roomHeight: 0
    property string prompt: ""
    property string entry: ""
    property bool edited: false // since the refusal came: it speaks of what is there no more
    readonly property string standing: edited ? "" : refusal
    default property alias beside: words.data

    readonly property int mostDigits: 8
    readonly property bool flat: roomHeight < Theme.mm(100)
    readonly property bool parted: !flat && roomWidth >= Theme.mm(125)
    readonly property bool usable: !busy && waitSeconds === 0
    readonly property bool ready: pin ? entry.length >= atLeast : entry.length > 0

    signal given(secret: string)

    columns: parted ? 2 : 1
    columnSpacing: Theme.spaceL
    rowSpacing: Theme.spaceM

    onEntryChanged: root.edited = root.edited || root.entry !== ""
    onBusyChanged: root.edited = root.edited && !root.busy

    function clear() { // and what was said of it
        root.entry = "";
        root.edited = true;
    }
    // A second tap of a double one, upon what lay here before, is no digit.
    function swallow(tap: point) {
        pad.swallow(tap);
    }
    function takeFocus() {
        if (root.pin)
            pad.forceActiveFocus();
        else
            password.forceActiveFocus();
    }
    function give() {
        if (!root.usable || !root.ready)
            return;
        const secret = root.entry;
        root.entry = "";
        root.edited = false;
        root.given(secret);
    }

    GridLayout {
        id: words

        columns: root.parted ? 1 : 3
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceS
        Layout.preferredWidth: Theme.mm(52)
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
    }
    ColumnLayout {
        spacing: Theme.spaceS
        Layout.alignment: Qt.AlignTop | Qt.AlignHCenter
        Layout.fillWidth: !root.pin

        RowLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true

            TextLabel {
                text: root.prompt
                strong: true
                Layout.fillWidth: true
            }
            Row { // one dot a digit, hollow until it is entered
                objectName: "dots"
                visible: root.pin
                spacing: Theme.spaceS
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%n digits entered", "", root.entry.length)

                Repeater {
                    model: Math.max(root.atLeast, root.entry.length)

                    Rectangle {
                        required property int index

                        width: Theme.mm(3.4)
                        height: width
                        radius: width / 2
                        color: index < root.entry.length ? Theme.text : "transparent"
                        border.width: Theme.line
                        border.color: Theme.controlBorder
                    }
                }
            }
        }
        PinPad {
            id: pad

            objectName: "pinPad"
            visible: root.pin
            flat: root.flat
            usable: root.usable
            ready: root.ready
            roomWidth: root.roomWidth
            onDigit: character => {
                if (root.entry.length < root.mostDigits)
                    root.entry += character;
            }
            onBack: root.entry = root.entry.slice(0, -1)
            onEntered: root.give()
        }
        RowLayout {
            visible: !root.pin
            spacing: Theme.spaceM
            Layout.fillWidth: true

            CommentField {
                id: password

                objectName: "password"
                text: root.entry
                enabled: root.usable
                echoMode: TextInput.Password
                maximumLength: 256
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                placeholderText: qsTr("Password")
                Accessible.name: root.prompt
                Keys.onReturnPressed: root.give()
                Keys.onEnterPressed: root.give()
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(13)
                onTextEdited: root.entry = text
            }
            TouchButton {
                objectName: "enterPassword"
                kind: TouchButton.Kind.Filled
                text: qsTr("Enter")
                iconName: "check"
                enabled: root.usable && root.ready
                Layout.preferredHeight: Theme.mm(13)
                onClicked: root.give()
            }
        }
        StatusDot {
            objectName: "secretState"
            text: root.waitSeconds > 0 ? qsTr("Next try in %1 s").arg(root.waitSeconds)
                                       : root.busy ? qsTr("Being checked") : root.standing
            iconName: root.waitSeconds > 0 || root.busy ? "waiting" : "warning"
            muted: false
            role: TextLabel.Role.Body
            opacity: text === "" ? 0 : 1 // keeps its place: the keys do not move under a finger
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.fontBody * 1.4
        }
    }
}
