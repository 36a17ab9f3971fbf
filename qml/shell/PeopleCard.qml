// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Who is in here, as what, at which seat, and in control of what; and what they can do about it.
ModalCard {
    id: root

    required property PeopleViewModel people
    required property SeatsViewModel seats

    signal loginRequested()
    signal secretRequested()

    title: people.loggedIn ? people.userName : qsTr("Nobody is logged in")
    hornAtTop: true
    patience: Theme.dialogPatience
    width: Math.min(Theme.mm(120), widest)

    function then(next: var) {
        root.close();
        next();
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        CardTitle {
            text: root.title
            target: Words.beside(root.people.roleText, root.people.seatText)
            iconName: "user"
            Layout.fillWidth: true
            Layout.rightMargin: root.spareHorn.visible ? root.spareHorn.width + Theme.spaceM : 0
            Layout.minimumHeight: root.spareHorn.visible ? Theme.touch : 0
        }
        TextLabel {
            objectName: "controlDetail"
            visible: text !== ""
            text: root.seats.detail
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        StatusDot {
            objectName: "controlState"
            visible: text !== ""
            text: root.seats.asked ? qsTr("Asked. It goes over in %1 s unless it is refused.").arg(root.seats.askedSeconds)
                                   : root.seats.refusal
            iconName: root.seats.asked ? "waiting" : "warning"
            muted: false
            Layout.fillWidth: true
        }
        RowLayout {
            visible: root.seats.mayTake
            spacing: Theme.spaceM
            Layout.fillWidth: true

            Choice {
                objectName: "takeControl"
                visible: !root.seats.inControl && root.seats.deviceId !== ""
                enabled: !root.seats.asked
                text: root.seats.heldElsewhere ? qsTr("Ask for control") : qsTr("Take control")
                iconName: "control"
                onClicked: root.seats.take()
            }
            Choice {
                objectName: "takeOver"
                visible: root.seats.heldElsewhere && root.seats.mayOverride
                text: qsTr("Take over now")
                iconName: "control"
                onClicked: root.seats.takeOver()
            }
            Choice {
                objectName: "releaseControl"
                visible: root.seats.inControl
                text: qsTr("Give control away")
                iconName: "control"
                onClicked: root.seats.release()
            }
        }
        RowLayout {
            spacing: Theme.spaceM
            Layout.fillWidth: true

            Choice {
                objectName: "logOut"
                visible: root.people.loggedIn
                text: qsTr("Log out")
                iconName: "logout"
                onClicked: {
                    root.people.logOut();
                    root.close();
                }
            }
            Choice {
                objectName: "switchUser"
                visible: root.people.managed
                text: root.people.loggedIn ? qsTr("Somebody else") : qsTr("Log in")
                iconName: "users"
                onClicked: root.then(root.loginRequested)
            }
            Choice {
                objectName: "ownSecret"
                visible: root.people.loggedIn
                text: qsTr("Change my PIN")
                iconName: "pin"
                onClicked: root.then(root.secretRequested)
            }
        }
        TouchButton {
            objectName: "closePeople"
            kind: TouchButton.Kind.Filled
            text: qsTr("Close")
            iconName: "close"
            focus: true
            Layout.fillWidth: true
            onClicked: root.close()
        }
    }

    component Choice: TouchButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.mm(15)
    }
}
