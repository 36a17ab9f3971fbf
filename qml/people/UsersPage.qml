// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Who there is and who is in. Administrators change it: a user is touched, and stands beside the list, or over it where
// there is no room.
PanelPage {
    id: root

    required property UsersViewModel people
    property int tab: 0

    readonly property bool tabbed: width < Theme.mm(170)
    readonly property bool editing: people.mayManage && (tabbed ? tab === 1 : true)

    onVisibleChanged: { // the next badge is for who is in sight, or logs in
        if (!visible && root.people)
            root.people.stopWaitingForBadge();
    }

    function edit(userId: string) {
        root.people.edit(userId);
        if (root.tabbed)
            root.tab = 1;
    }

    Connections {
        target: root.people

        function onRemoved() {
            root.tab = 0;
        }
        function onListsChanged() {
            if (!root.people.mayManage && root.tab === 1)
                root.tab = 0;
        }
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        columns: root.tabbed ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        SegmentBar {
            objectName: "tabs"
            visible: root.tabbed
            name: qsTr("Parts of the page")
            labels: root.people.mayManage ? [qsTr("Users"), qsTr("Details"), qsTr("Logged in")]
                                          : [qsTr("Users"), qsTr("Logged in")]
            current: root.people.mayManage ? root.tab : Math.min(root.tab, 1)
            Layout.fillWidth: true
            onChosen: index => root.tab = root.people.mayManage ? index : index === 0 ? 0 : 2
        }
        ColumnLayout {
            visible: !root.tabbed || root.tab !== 1
            spacing: Theme.spaceM
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            UserList {
                objectName: "userList"
                visible: !root.tabbed || root.tab === 0
                focus: visible
                people: root.people
                onChosen: userId => root.edit(userId)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 2
            }
            SessionList {
                objectName: "sessionList"
                visible: !root.tabbed || root.tab === 2
                people: root.people
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
            }
        }
        ColumnLayout {
            visible: !root.tabbed || root.tab === 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            UserSheet {
                objectName: "userSheet"
                visible: root.editing
                headed: !root.tabbed
                people: root.people
                onSecretRequested: secretCard.open()
                onRemoveRequested: removeDialog.open()
                onBadgeRemovalRequested: badgeDialog.open()
                onOwnSecretRequested: root.peopleRequested()
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            EmptyHint {
                objectName: "usersHint"
                visible: !root.people.mayManage
                iconName: "locked"
                text: root.people.firstStart ? qsTr("There is no administrator yet")
                                             : qsTr("Administrators set up who may log in")
                detail: root.people.firstStart ? qsTr("The button in the header makes one, with a PIN.")
                                               : qsTr("Your own PIN is changed behind your name in the header.")
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
    NewSecretCard {
        id: secretCard

        title: qsTr("PIN or password")
        target: root.people.name
        name: target
        pinDigits: root.people.pinDigits
        busy: root.people.busy
        refusal: root.people.refusal
        onWeighed: (name, secret) => secretCard.refuse(root.people.secretProblem(secret))
        onGiven: (name, former, secret) => root.people.setSecret(secret)
    }
    Connections {
        target: root.people

        function onAdded() {
            if (root.visible)
                secretCard.open();
        }
        function onSecretSet() {
            secretCard.close();
        }
    }
    ConfirmDialog {
        id: badgeDialog

        objectName: "badgeDialog"
        title: qsTr("Take the badge away?")
        target: root.people.name
        note: qsTr("Nobody logs in by it any more. It can be given again, to anybody.")
        confirmText: qsTr("Take the badge away")
        onConfirmed: root.people.takeBadgeAway()
    }
    ConfirmDialog {
        id: removeDialog

        title: qsTr("Remove this user?")
        target: root.people.name
        note: qsTr("The name stays in the record and is never given to anybody else. To keep somebody out for a while, switch the user off instead.")
        confirmText: qsTr("Remove")
        holds: true
        onConfirmed: root.people.remove()
    }
}
