// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Where a file lies that was asked for, how far it is, or why there is none; until a person has seen it.
RowLayout {
    id: root

    property string text: ""
    property bool failed: false
    property bool busy: false

    signal dismissed()

    spacing: Theme.spaceM

    Icon {
        name: root.failed ? "warning" : root.busy ? "waiting" : "check"
    }
    TextLabel {
        text: root.text
        whole: true
        wrapMode: Text.WrapAnywhere
        Accessible.role: Accessible.AlertMessage
        Layout.fillWidth: true
    }
    TouchButton {
        id: close

        objectName: "dismissNote"
        visible: !root.busy
        kind: TouchButton.Kind.Plain
        text: qsTr("Close")
        iconName: "close"
        textShown: false
        onClicked: {
            const next = close.visualFocus ? close.nextItemInFocusChain() : null;
            root.dismissed();
            next?.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
