// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// How one alarm or several are to behave from now on, and why. What would change is told before it is taken. Left alone
// it closes, and nothing was done.
ModalCard {
    id: root

    required property AlarmSettingsViewModel settings
    property string reason: ""

    signal keypadRequested(field: string) // it stands beside: a dialog in a dialog finds no window

    readonly property bool ready: settings.changesText !== "" && reason.trim() !== "" && !settings.busy

    title: qsTr("How this alarm behaves")
    keepsWords: true
    typed: settings.changesText !== "" || reason.trim() !== ""
    patience: 5 * Theme.dialogPatience
    width: Math.min(Theme.mm(165), widest)
    height: Math.min(implicitHeight, room)

    function openFor(alarmIds: var) {
        root.settings.edit(alarmIds);
        root.reason = "";
        root.open();
    }
    function take() {
        if (root.ready)
            root.settings.take(root.reason);
    }

    Connections {
        target: root.settings

        function onTaken() {
            root.close();
        }
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM
        Keys.onPressed: event => {
            root.stay();
            event.accepted = false;
        }

        CardTitle {
            text: root.title
            target: root.settings.targetText
            iconName: "setpoint"
            Layout.fillWidth: true
        }
        SettingsSheet {
            settings: root.settings
            reason: root.reason
            Layout.fillWidth: true
            Layout.fillHeight: true
            onReasonGiven: text => {
                root.reason = text;
                root.stay();
            }
            onKeypadRequested: field => root.keypadRequested(field)
        }
        RowLayout {
            spacing: Theme.spaceM

            TextLabel {
                objectName: "settingsRefusal"
                visible: text !== ""
                text: root.settings.problem || root.settings.blocked
                whole: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Item {
                visible: root.settings.problem === "" && root.settings.blocked === ""
                Layout.fillWidth: true
            }
            TouchButton {
                objectName: "cancelSettings"
                text: qsTr("Cancel")
                iconName: "close"
                onClicked: root.close()
            }
            TouchButton {
                objectName: "takeSettings"
                enabled: root.ready && root.settings.blocked === ""
                kind: TouchButton.Kind.Filled
                text: qsTr("Take")
                iconName: "check"
                onClicked: root.take()
            }
        }
    }
}
