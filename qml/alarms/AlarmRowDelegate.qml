// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// One alarm of the list: how urgent, what and where, since when, in which state, and what can be done about it.
// A touch on the row opens the machine.
T.ItemDelegate {
    id: root

    required property string alarmId
    required property int priority
    required property string priorityText
    required property string stateText
    required property bool isGone
    required property string presenceText
    required property string deviceId
    required property string deviceName
    required property string location
    required property string message
    required property string valueText
    required property string activatedText
    required property string sourceText
    required property string durationText
    required property string acknowledgedBy
    required property bool canAcknowledge
    required property bool canReset
    required property string asideText
    required property bool isFirstOut
    required property string reAlarmText
    required property string escalatedText
    required property bool isShelved
    required property bool isOutOfService
    required property bool canUnacknowledge

    property bool choosing: false // several are chosen: a touch on the row means it alone
    property bool chosen: false

    readonly property bool wide: width > Theme.mm(150)

    signal acknowledgePressed()
    signal acknowledged()
    signal resetRequested()
    signal commentRequested()
    signal moreRequested()
    signal toggled() // by the space bar

    text: message
    clip: true // layouts of Qt 6.4.2 know the height of a wrapped text one frame late
    padding: Theme.spaceS
    horizontalPadding: Theme.spaceM
    implicitHeight: Math.max(Theme.mm(Theme.compact ? 12 : 14), implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus // Tab leaves the list
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.list(priorityText, message)
    Accessible.description: Words.list(Words.list(stateText, asideText), sourceText)
    Accessible.selected: chosen
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onSpacePressed: event => {
        if (!event.isAutoRepeat)
            root.toggled();
    }

    contentItem: RowLayout {
        spacing: Theme.spaceM

        RowLayout {
            spacing: Theme.spaceXs
            Layout.fillWidth: false
            Layout.preferredWidth: root.wide ? Theme.mm(23) : -1
            Layout.maximumWidth: root.wide ? Theme.mm(23) : -1

            PriorityBadge {
                priority: root.priority
                label: root.wide ? root.priorityText : ""
                objectName: "badge"
                blinking: root.canAcknowledge && !root.isGone
                gone: root.isGone
                opacity: root.asideText === "" ? 1 : 0.5
                Layout.fillWidth: root.wide
                Layout.preferredWidth: Theme.mm(6)
            }
            Tag { // the others may follow from it
                objectName: "firstOut"
                visible: root.isFirstOut
                text: qsTr("1st", "came first of the machine's alarms")
            }
        }
        TwoLines {
            first: root.message
            second: Words.list(root.deviceName, root.location)
            third: Words.lines(Words.lines(root.escalatedText, Words.lines(root.asideText, root.reAlarmText)), root.sourceText)
            strong: root.canAcknowledge
            lines: 2
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(60)
        }
        TwoLines {
            visible: root.wide
            first: root.valueText
            second: root.valueText === "" ? "" : qsTr("at activation")
            Layout.preferredWidth: Theme.mm(20)
            Layout.maximumWidth: Theme.mm(20)
        }
        TwoLines {
            objectName: "when"
            first: root.durationText
            second: root.wide ? root.activatedText : root.presenceText
            Layout.preferredWidth: Theme.mm(26)
            Layout.maximumWidth: Theme.mm(26)
        }
        TwoLines {
            visible: root.wide
            first: root.stateText
            lines: 2
            second: root.acknowledgedBy
            Layout.preferredWidth: Theme.mm(27)
            Layout.maximumWidth: Theme.mm(27)
        }
        RowButton {
            objectName: "acknowledge"
            visible: root.canAcknowledge && !root.choosing
            text: qsTr("Acknowledge")
            iconName: "check"
            textShown: root.wide
            Layout.preferredWidth: root.wide ? Theme.mm(31) : Theme.touch
            onPressed: root.acknowledgePressed()
            onClicked: root.acknowledged()
        }
        RowButton {
            visible: root.canReset && !root.canAcknowledge && !root.choosing
            text: qsTr("Reset")
            iconName: "history"
            textShown: root.wide
            Layout.preferredWidth: root.wide ? Theme.mm(31) : Theme.touch
            onClicked: root.resetRequested()
        }
        RowButton { // who has seen it may have a word on it
            objectName: "comment"
            visible: !root.canAcknowledge && !root.canReset && !root.choosing
            text: qsTr("Comment")
            iconName: "comment"
            textShown: root.wide
            Layout.preferredWidth: root.wide ? Theme.mm(31) : Theme.touch
            onClicked: root.commentRequested()
        }
        Rectangle { // a box with or without its tick
            objectName: "box"
            visible: root.choosing
            implicitWidth: Theme.iconL
            implicitHeight: Theme.iconL
            radius: Theme.radius
            color: "transparent"
            border.width: Theme.line
            border.color: Theme.controlBorder
            Layout.rightMargin: Theme.spaceL

            Icon {
                visible: root.chosen
                anchors.centerIn: parent
                name: "check"
                color: Theme.text
            }
        }
        RowButton {
            objectName: "more"
            visible: !root.choosing
            text: qsTr("More")
            iconName: "more"
            textShown: false
            kind: TouchButton.Kind.Plain
            Accessible.description: qsTr("Shelve, take out of service and more")
            onClicked: root.moreRequested()
        }
    }

    background: Rectangle {
        color: root.down ? Theme.pressed : root.chosen ? Theme.accentSoft : root.canAcknowledge ? Theme.surfaceRaised : Theme.surface
        radius: Theme.radius
        border.width: root.canAcknowledge ? Theme.lineBold : Theme.line
        border.color: root.canAcknowledge ? Theme.alarmOutline : Theme.border

        FocusFrame {
            inside: true
            visible: root.visualFocus
        }
    }

    component RowButton: TouchButton {
        focusPolicy: root.focusPolicy
    }
    component Tag: Rectangle {
        id: tag

        required property string text

        implicitWidth: word.implicitWidth + 2 * Theme.spaceS
        implicitHeight: word.implicitHeight + 2 * Theme.spaceXs
        radius: Theme.radius
        color: "transparent"
        border.width: Theme.line
        border.color: Theme.controlBorder

        TextLabel {
            id: word

            anchors.centerIn: parent
            text: tag.text
            strong: true
        }
    }
}
