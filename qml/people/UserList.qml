// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Everybody there is, by name: their role, by what they log in or why they cannot, and where they are in.
ColumnLayout {
    id: root

    required property UsersViewModel people

    signal chosen(userId: string)

    spacing: Theme.spaceS

    RowLayout {
        spacing: Theme.spaceM
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("Users")
            iconName: "users"
            Layout.fillWidth: true
        }
        TouchButton {
            objectName: "addUser"
            visible: root.people.mayManage
            text: qsTr("New user")
            iconName: "add"
            onClicked: root.chosen("")
        }
    }
    TouchList {
        id: list

        objectName: "users"
        model: root.people.users
        spacing: Theme.spaceXs
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: TouchButton {
            id: row

            required property int index
            required property string userId
            required property string name
            required property string roleText
            required property string stateText
            required property string lastText
            required property bool isOff
            required property string sessionText

            objectName: "user-" + name
            width: list.width
            height: Theme.mm(13)
            enabled: root.people.mayManage
            checked: root.people.mayManage && userId === root.people.userId
            text: name
            Accessible.description: Words.list(roleText, stateText)
            onClicked: root.chosen(userId)

            contentItem: RowLayout {
                spacing: Theme.spaceM

                Icon {
                    name: row.isOff ? "locked" : row.sessionText !== "" ? "online" : "user"
                    color: Theme.textMuted
                }
                TwoLines {
                    first: row.name
                    second: Words.beside(row.roleText, row.stateText)
                    strong: true
                    Layout.fillWidth: true
                }
                TextLabel {
                    role: TextLabel.Role.Caption
                    text: row.sessionText !== "" ? row.sessionText : row.lastText
                    muted: row.sessionText === ""
                    Layout.maximumWidth: row.width * 0.4
                }
            }
        }

        EmptyHint {
            visible: list.count === 0
            anchors.centerIn: parent
            width: parent.width
            iconName: "users"
            text: qsTr("Nobody can log in yet")
        }
        ScrollMark {
            target: list
        }
    }
}
