// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// One user as they are to be, for an administrator: name, role, where it counts, until when, and what they log in by.
ColumnLayout {
    id: root

    required property UsersViewModel people
    property bool headed: true // else a tab says what it is

    readonly property bool known: people.userId !== ""

    signal secretRequested()
    signal ownSecretRequested()
    signal removeRequested()
    signal badgeRemovalRequested()

    spacing: Theme.spaceM

    SectionHeader {
        visible: root.headed
        text: root.known ? root.people.name : qsTr("New user")
        iconName: "user"
        Layout.fillWidth: true
    }
    ScrollSheet {
        Layout.fillWidth: true
        Layout.fillHeight: true

        ColumnLayout {
            width: parent.width
            spacing: Theme.spaceM

            CommentField {
                objectName: "userName"
                text: root.people.name
                maximumLength: 60
                placeholderText: qsTr("Name")
                Accessible.name: placeholderText
                Layout.fillWidth: true
                onTextEdited: root.people.name = text
                onAccepted: root.people.save()
            }
            GridLayout {
                visible: root.known
                columns: root.width < Theme.mm(100) ? 2 : 3
                columnSpacing: Theme.spaceM
                rowSpacing: Theme.spaceM
                Layout.fillWidth: true

                TouchButton {
                    objectName: "setSecret"
                    text: root.people.self ? qsTr("My PIN") : root.people.hasSecret ? qsTr("New PIN") : qsTr("Set a PIN")
                    iconName: "pin"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.people.self ? root.ownSecretRequested() : root.secretRequested()
                }
                TouchButton {
                    objectName: "setBadge"
                    visible: !root.people.badgeAwaited
                    text: root.people.hasBadge ? qsTr("Another badge") : qsTr("Give a badge")
                    iconName: "badge"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.people.waitForBadge()
                }
                TouchButton {
                    objectName: "stopBadge"
                    visible: root.people.badgeAwaited
                    text: qsTr("Hold it to the reader")
                    iconName: "waiting"
                    checked: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.people.stopWaitingForBadge()
                }
                TouchButton {
                    objectName: "takeBadge"
                    visible: root.people.hasBadge && !root.people.badgeAwaited
                    text: qsTr("Take the badge away")
                    iconName: "remove"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.badgeRemovalRequested()
                }
            }
            Choices {
                objectName: "roleChoices"
                caption: qsTr("Role")
                names: root.people.roles
                labels: root.people.roleNames
                chosen: [root.people.role]
                onToggled: name => root.people.role = name
            }
            Choices {
                visible: names.length > 0
                caption: qsTr("Groups")
                names: root.people.groups
                labels: root.people.groups
                chosen: root.people.chosenGroups
                onToggled: name => root.people.toggleGroup(name)
            }
            Choices {
                visible: names.length > 0
                caption: root.people.chosenAreas.length === 0 ? qsTr("The role counts everywhere; or only in:")
                                                              : qsTr("The role counts in:")
                names: root.people.areas
                labels: root.people.areas
                chosen: root.people.chosenAreas
                onToggled: name => root.people.toggleArea(name)
            }
            RowLayout {
                spacing: Theme.spaceM
                Layout.fillWidth: true

                TextLabel {
                    text: qsTr("Last day")
                    muted: true
                }
                CommentField {
                    objectName: "userExpires"
                    text: root.people.expires
                    placeholderText: root.people.expiresHint
                    Accessible.name: qsTr("Last day")
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTextEdited: root.people.expires = text
                    onAccepted: root.people.save()
                }
                TouchButton {
                    objectName: "userDisabled"
                    text: root.people.disabled ? qsTr("Switched off") : qsTr("Switched on")
                    iconName: root.people.disabled ? "locked" : "check"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.people.disabled = !root.people.disabled
                }
            }
        }
    }
    StatusDot {
        objectName: "userRefusal"
        visible: text !== ""
        text: root.people.refusal
        iconName: "warning"
        muted: false
        role: TextLabel.Role.Body
        Layout.fillWidth: true
    }
    TextLabel {
        objectName: "whatFollows"
        visible: !root.known
        role: TextLabel.Role.Caption
        text: qsTr("The PIN is asked for next. Without one, or a badge, nobody logs in.")
        muted: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.spaceM
        Layout.fillWidth: true

        TouchButton {
            objectName: "removeUser"
            visible: root.known
            text: qsTr("Remove")
            iconName: "remove"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.removeRequested()
        }
        TouchButton {
            objectName: "discardUser"
            visible: root.people.edited
            text: qsTr("Undo")
            iconName: "back"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.people.discard()
        }
        TouchButton {
            objectName: "saveUser"
            kind: TouchButton.Kind.Filled
            enabled: root.people.saveable
            text: root.known ? qsTr("Save") : qsTr("On to the PIN")
            iconName: root.known ? "check" : "pin"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.people.save()
        }
    }
}
