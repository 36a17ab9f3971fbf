// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Top of every page: where we are, whether broker and cloud are reached, language, light or dark, and the time.
Rectangle {
    id: root

    required property ShellViewModel shell
    required property PeopleViewModel people
    required property SeatsViewModel seats
    required property string title

    readonly property Item hornButton: horn
    readonly property bool roomy: width > Theme.mm(210)
    readonly property bool narrow: width < Theme.mm(140) // the horn takes the place of what can wait

    readonly property bool namesRoom: width > Theme.mm(118) || !shell.hornWanted

    readonly property bool wordy: width > Theme.mm(240)

    signal helpRequested()
    signal languageRequested()
    signal systemRequested()
    signal peopleRequested()

    implicitHeight: Theme.touch + (Theme.compact ? 0 : 2 * Theme.spaceXs)
    color: Theme.bar

    Rectangle {
        y: parent.height - height
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceM
        spacing: root.roomy ? Theme.spaceL : root.narrow ? Theme.spaceS : Theme.spaceM

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.mm(20)

            TextLabel {
                role: TextLabel.Role.Title
                text: root.title
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            TextLabel {
                visible: text !== ""
                role: TextLabel.Role.Caption
                text: root.shell.location
                muted: true
                Layout.fillWidth: true
            }
        }
        LinkIndicator {
            name: root.shell.brokerName || qsTr("Broker")
            iconName: "broker"
            link: root.shell.brokerState
            objectName: "broker"
            stateText: root.shell.brokerStateText
            note: root.shell.brokerNote
            detail: root.shell.brokerText
            textShown: root.roomy
            Layout.fillWidth: false
            Layout.maximumWidth: Theme.mm(50)
            onClicked: root.systemRequested()
        }
        LinkIndicator {
            name: root.shell.cloudName || qsTr("Cloud")
            iconName: "cloud"
            link: root.shell.cloudState
            objectName: "cloud"
            stateText: root.shell.cloudStateText
            note: root.shell.cloudNote
            detail: root.shell.cloudText
            textShown: root.roomy
            Layout.fillWidth: false
            Layout.maximumWidth: Theme.mm(50)
            onClicked: root.systemRequested()
        }
        Item { // its room is kept: who comes or goes moves nothing beside it
            Layout.fillWidth: true
            Layout.minimumWidth: root.namesRoom ? Theme.mm(20) : Theme.touch
            Layout.preferredWidth: Layout.maximumWidth
            Layout.maximumWidth: root.namesRoom ? Theme.mm(root.roomy ? 45 : 36) : Theme.touch
            Layout.fillHeight: true

            PeopleButton {
                objectName: "people"
                visible: root.people.managed || root.people.firstStart
                people: root.people
                seats: root.seats
                textShown: root.namesRoom
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.peopleRequested()
            }
        }
        TouchButton { // for the ear alone: the alarms stay
            id: horn

            objectName: "horn"
            visible: root.shell.hornWanted
            kind: root.shell.hornSilenced ? TouchButton.Kind.Outlined : TouchButton.Kind.Filled
            text: root.shell.hornSilenced ? qsTr("Silenced") : qsTr("Silence")
            iconName: root.shell.hornSilenced ? "hornoff" : "horn"
            textShown: !root.narrow
            enabled: !root.shell.hornSilenced
            Accessible.description: qsTr("The horn is off until a new alarm comes")
            Layout.fillWidth: false
            onClicked: {
                root.shell.silenceHorn();
                Cards.takeKeysBack();
            }
        }
        TouchButton {
            objectName: "help"
            kind: root.shell.helpCalled ? TouchButton.Kind.Filled : TouchButton.Kind.Plain
            text: root.shell.helpCalled ? qsTr("Called", "help") : root.wordy ? qsTr("I need help") : qsTr("Help", "come")
            iconName: root.shell.helpCalled ? "check" : "help"
            textShown: !root.narrow || !root.shell.hornWanted
            Accessible.name: root.shell.helpCalled ? qsTr("Help is called") : qsTr("I need help")
            Layout.fillWidth: false
            onClicked: root.helpRequested()
        }
        TouchButton {
            objectName: "language"
            kind: TouchButton.Kind.Plain
            text: qsTr("Language")
            iconName: "language"
            textShown: false
            onClicked: root.languageRequested()
        }
        TouchButton {
            objectName: "darkMode"
            visible: !root.narrow // else beside the languages
            kind: TouchButton.Kind.Plain
            text: root.shell.darkMode ? qsTr("Light colours") : qsTr("Dark colours")
            iconName: root.shell.darkMode ? "light" : "dark"
            textShown: false
            onClicked: root.shell.darkMode = !root.shell.darkMode
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: false
            Layout.minimumWidth: Theme.mm(root.narrow ? 13 : 20)

            TextLabel {
                role: TextLabel.Role.Title
                text: root.shell.clockText
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
            }
            TextLabel {
                role: TextLabel.Role.Caption
                text: root.shell.dateText
                muted: true
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
            }
        }
    }
}
