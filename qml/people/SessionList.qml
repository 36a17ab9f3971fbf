// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Who is logged in somewhere, since when; an administrator ends it.
ColumnLayout {
    id: root

    required property UsersViewModel people

    spacing: Theme.spaceS

    SectionHeader {
        text: qsTr("Logged in")
        iconName: "online"
        Layout.fillWidth: true
    }
    TouchList {
        id: list

        model: root.people.sessions
        spacing: Theme.spaceXs
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: RowLayout {
            id: row

            required property string sessionId
            required property string name
            required property string placeText
            required property string sinceText

            width: list.width
            height: Theme.mm(11)
            spacing: Theme.spaceM

            TwoLines {
                first: row.name
                second: Words.beside(row.placeText, row.sinceText)
                Layout.fillWidth: true
            }
            TouchButton {
                objectName: "endSession"
                visible: root.people.mayManage
                text: qsTr("End")
                iconName: "logout"
                onClicked: root.people.endSession(row.sessionId)
            }
        }

        EmptyHint {
            visible: list.count === 0
            anchors.centerIn: parent
            width: parent.width
            iconName: "none"
            text: qsTr("Nobody is logged in")
        }
        ScrollMark {
            target: list
        }
    }
}
