// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The second step of a command: which machine, from what to what. Cancel is always there and has the focus. What cannot
// be taken back is held (`holds`), as commands are.
ModalCard {
    id: root

    property string target: ""
    property string oldValue: ""
    property string newValue: ""
    property string note: ""
    property string confirmText: qsTr("Confirm")
    property bool holds: false
    property bool guarded: false // it may be blocked while it is open
    property string blocked: "" // why it cannot be confirmed just now; empty: it can
    property bool needsLogin: false // and a login would help
    property bool byKey: false // opened by a key: then the focus is shown

    signal confirmed()
    signal cancelled()
    signal loginRequested()

    hornAtTop: true // below it is Cancel
    patience: Theme.dialogPatience
    width: Math.min(Theme.mm(120), widest)
    onClosed: root.cancelled()

    function confirm() {
        if (root.blocked !== "")
            return;
        root.confirmed();
        root.close();
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        TextLabel {
            role: TextLabel.Role.Heading
            text: root.title
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.rightMargin: root.spareHorn.visible ? root.spareHorn.width + Theme.spaceM : 0
        }
        TextLabel {
            text: root.target
            muted: true
            Layout.fillWidth: true
        }
        RowLayout {
            visible: root.newValue !== ""
            spacing: Theme.spaceL
            Layout.fillWidth: true
            Layout.topMargin: Theme.spaceM
            Layout.bottomMargin: Theme.spaceM

            ConfirmValue {
                caption: qsTr("Now")
                value: root.oldValue
                Layout.fillWidth: true
            }
            Icon {
                name: "forward"
                size: Theme.iconL
                color: Theme.textMuted
            }
            ConfirmValue {
                caption: qsTr("New")
                value: root.newValue
                strong: true
                Layout.fillWidth: true
            }
        }
        TextLabel {
            visible: root.note !== ""
            text: root.note
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        StatusDot { // its room is kept: what falls away meanwhile moves no button
            objectName: "blocked"
            visible: root.guarded
            text: root.blocked
            iconName: "warning"
            muted: false
            role: TextLabel.Role.Body
            opacity: text === "" ? 0 : 1
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.fontBody * 1.5
        }
        RowLayout {
            spacing: Theme.spaceL
            Layout.fillWidth: true

            TouchButton {
                objectName: "cancel"
                focus: true
                onActiveFocusChanged: focusReason = root.byKey ? Qt.TabFocusReason : Qt.PopupFocusReason
                text: qsTr("Cancel")
                iconName: "close"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.command
                onClicked: root.close()
            }
            CommandButton {
                objectName: "holdConfirm"
                visible: root.holds && !root.needsLogin
                text: root.holds ? root.confirmText : ""
                hint: qsTr("Hold to confirm")
                usable: root.blocked === ""
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onConfirmed: root.confirm()
            }
            TouchButton { // in the place of what cannot be pressed before it
                objectName: "logInFirst"
                visible: root.needsLogin
                text: qsTr("Log in")
                iconName: "user"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.command
                onClicked: root.loginRequested()
            }
            TouchButton {
                objectName: "confirm"
                visible: !root.holds && !root.needsLogin
                kind: TouchButton.Kind.Filled
                enabled: root.blocked === ""
                text: root.confirmText
                iconName: "check"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.command
                onClicked: root.confirm()
            }
        }
    }

    component ConfirmValue: ColumnLayout {
        id: side

        required property string caption
        required property string value
        property bool strong: false

        spacing: Theme.spaceXs

        TextLabel {
            role: TextLabel.Role.Caption
            text: side.caption
            muted: true
            Layout.fillWidth: true
        }
        TextLabel {
            role: TextLabel.Role.Value
            text: side.value === "" ? "--" : side.value
            strong: side.strong
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fontBody
            Layout.fillWidth: true
        }
    }
}
