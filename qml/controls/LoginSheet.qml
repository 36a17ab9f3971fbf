// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Who it is, then what proves it: a tile, then the PIN. It knows nothing of logins: whoever shows it does something with
// the secret, and says why it was refused.
ColumnLayout {
    id: root

    required property string title
    required property var users // a model of userId, name, roleText, hasPin, isMe
    property string target: "" // what it is for
    property string iconName: "user"
    property string notice: ""
    property bool searchOffered: false
    property string search: ""
    property bool busy: false
    property string refusal: ""
    property int waitSeconds: 0
    property int pinDigits: 6
    property bool badgeWaits: false // it says who it is
    property real roomWidth: 0
    property real roomHeight: 0
    property real hornRoom: 0 // its button lies beside the title

    property string userId: ""
    property string userName: ""
    property bool hasPin: true
    property bool turned: false // to a password, or back

    readonly property bool proving: userId !== "" || badgeWaits
    readonly property bool typed: secret.entry !== ""

    signal given(userId: string, secret: string)
    signal searched(text: string)
    signal forgotten()
    signal cancelled()

    spacing: Theme.spaceM

    function restart() {
        root.userId = "";
        root.userName = "";
        secret.clear();
        root.takeFocus();
    }
    function takeFocus() {
        if (root.proving)
            secret.takeFocus();
        else
            tiles.forceActiveFocus();
    }
    function choose(userId: string, name: string, hasPin: bool) {
        root.forgotten();
        root.userId = userId;
        root.userName = name;
        root.hasPin = hasPin;
        secret.clear();
        root.takeFocus();
    }

    onProvingChanged: root.takeFocus()

    CardTitle {
        text: root.title
        target: root.target
        whole: root.target !== ""
        iconName: root.iconName
        Layout.fillWidth: true
        Layout.rightMargin: root.hornRoom
        Layout.minimumHeight: root.hornRoom > 0 ? Theme.touch : 0
    }
    TextLabel {
        objectName: "useNotice"
        visible: root.notice !== "" && !root.proving
        text: root.notice
        wrapMode: Text.Wrap
        maximumLineCount: 4
        Layout.fillWidth: true
    }
    CommentField {
        objectName: "userSearch"
        visible: root.searchOffered && !root.proving
        text: root.search
        placeholderText: qsTr("Search for a name")
        Accessible.name: placeholderText
        Layout.fillWidth: true
        onTextEdited: root.searched(text)
    }
    UserTiles {
        id: tiles

        objectName: "userTiles"
        visible: !root.proving
        model: root.users
        focus: true
        onChosen: (userId, name, hasPin) => {
            root.choose(userId, name, hasPin);
            secret.swallow(tiles.tapped);
        }
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: Math.min(contentHeight, Theme.mm(64))
        Layout.minimumHeight: Math.min(contentHeight, Theme.mm(16))

        EmptyHint {
            visible: tiles.count === 0
            anchors.centerIn: parent
            width: parent.width
            text: qsTr("Nobody of that name can log in")
        }
    }
    SecretEntry {
        id: secret

        visible: root.proving
        pin: root.hasPin
        atLeast: root.pinDigits
        busy: root.busy
        waitSeconds: root.waitSeconds
        refusal: root.refusal
        roomWidth: root.roomWidth
        roomHeight: root.roomHeight
        prompt: root.hasPin ? qsTr("PIN") : qsTr("Password")
        onGiven: secret => root.given(root.userId, secret)
        Layout.fillWidth: true

        StatusDot {
            objectName: "whoProves"
            text: root.userId === "" ? qsTr("Badge read") : root.userName
            iconName: root.userId === "" ? "badge" : "user"
            muted: false
            Layout.fillWidth: true
        }
        WaysOut {
            visible: root.proving && secret.parted
            columns: 1
            Layout.fillWidth: true
        }
    }
    StatusDot { // of a badge, where no PIN is asked
        objectName: "tileState"
        visible: !root.proving
        opacity: text === "" ? 0 : 1 // its room is kept
        Layout.preferredHeight: Theme.fontCaption * 1.6
        text: root.waitSeconds > 0 ? qsTr("Next try in %1 s").arg(root.waitSeconds)
                                   : root.busy ? qsTr("Being checked") : root.refusal
        iconName: root.waitSeconds > 0 || root.busy ? "waiting" : "warning"
        muted: false
        role: TextLabel.Role.Body
        Layout.fillWidth: true
    }
    WaysOut {
        visible: !root.proving || !secret.parted
        Layout.fillWidth: true
    }

    component WaysOut: GridLayout {
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceM

        TouchButton {
            objectName: "otherUser"
            visible: root.proving
            text: qsTr("Somebody else")
            iconName: "back"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: {
                root.forgotten();
                root.restart();
            }
        }
        TouchButton {
            objectName: "cancelLogin"
            text: qsTr("Cancel")
            iconName: "close"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.cancelled()
        }
    }
}
