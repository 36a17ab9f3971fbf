// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// On every page: the worst alarm nobody has acknowledged, counts per priority, the way to the list and to the machine
// one touch each, and acknowledge. Grey and still while there is nothing to do; but only while somebody watches: with
// engine or broker away it says so, alone or above the alarms known from before.
Rectangle {
    id: root

    property int priority: 0 // of the alarm shown; 0: none
    property string priorityText: ""
    property string headline: "" // "Oven 3: temperature high"
    property string detail: "" // value, limit, since when
    property bool unacknowledged: false
    property bool gone: false // over, and only waits to be seen
    property int criticalCount: 0
    property int highCount: 0
    property int mediumCount: 0
    property int lowCount: 0
    property int putAsideCount: 0 // shelved or out of service: in no other count, and never out of sight
    property string watchProblem: "" // why nobody can know of alarms; empty: they are watched
    property string failedOrder: "" // what became of an order nobody has looked at; empty: nothing to tell
    property bool hornOffered: false // it sounds, and a card covers the button that silences it
    property bool compact: Theme.compact

    signal listRequested()
    signal machineRequested()
    signal acknowledgePressed() // the finger came down: what it lies on is meant
    signal acknowledgeReleased() // it slid off
    signal acknowledgeRequested()
    signal systemRequested()
    signal orderRequested()
    signal silenceRequested()

    readonly property bool quiet: priority === 0
    readonly property bool unwatched: watchProblem !== ""
    readonly property bool shared: compact && unwatched && !quiet && failedOrder !== "" // one bar for two notices
    property bool turned: false // to the second of them
    readonly property real lineHeight: Theme.touch + (compact ? 0 : 2 * Theme.spaceXs)

    onSharedChanged: turned = false
    implicitHeight: lineHeight + above.height
    color: Theme.bar
    Accessible.role: Accessible.AlertMessage
    Accessible.name: unwatched ? watchProblem : quiet ? qsTr("No active alarms") : headline

    Rectangle {
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
    Column {
        id: above

        width: parent.width - (root.shared ? turn.width + Theme.spaceXs : 0)
        spacing: Theme.line

        NoticeBar {
            objectName: "unwatchedAbove"
            visible: root.unwatched && !root.quiet && !(root.shared && root.turned)
            width: parent.width
            text: root.watchProblem
            onClicked: root.systemRequested()
        }
        NoticeBar {
            objectName: "failedOrder"
            visible: root.failedOrder !== "" && (!root.shared || root.turned)
            width: parent.width
            text: root.failedOrder
            iconName: "bad"
            onClicked: root.orderRequested()
        }
    }
    TouchButton { // beside the notices, so that it keeps the focus while they take turns
        id: turn

        objectName: "nextNotice"
        visible: root.shared
        anchors.right: parent.right
        height: Theme.touch
        text: root.turned ? qsTr("2 of 2") : qsTr("1 of 2")
        Accessible.description: qsTr("Show the next notice")
        onClicked: root.turned = !root.turned
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: above.height
        anchors.leftMargin: Theme.spaceM
        anchors.rightMargin: Theme.spaceS
        spacing: Theme.spaceS

        NoticeBar {
            objectName: "unwatched"
            visible: root.unwatched && root.quiet
            text: root.watchProblem
            Layout.fillWidth: true
            onClicked: root.systemRequested()
        }
        T.AbstractButton {
            id: machineButton

            objectName: "machine"
            visible: !root.quiet || !root.unwatched
            enabled: !root.quiet
            focusPolicy: root.quiet ? Qt.NoFocus : Qt.StrongFocus
            text: root.quiet ? qsTr("No active alarms") : root.headline
            Accessible.role: Accessible.Button
            Accessible.name: text
            Accessible.description: root.detail
            Layout.fillWidth: true
            Layout.fillHeight: true
            Keys.onReturnPressed: machineButton.clicked()
            onClicked: root.machineRequested()

            contentItem: RowLayout {
                spacing: Theme.spaceM

                Icon {
                    visible: root.quiet
                    name: "check"
                    color: Theme.textMuted
                }
                PriorityBadge {
                    priority: root.priority
                    blinking: root.unacknowledged && !root.gone
                    gone: root.gone
                    size: Theme.mm(6.4)
                    Accessible.name: root.priorityText
                }
                ColumnLayout {
                    spacing: 0

                    TextLabel {
                        text: machineButton.text
                        muted: root.quiet
                        strong: !root.quiet
                        Layout.fillWidth: true
                    }
                    TextLabel {
                        visible: !root.quiet && root.detail !== ""
                        objectName: "detail"
                        role: TextLabel.Role.Caption
                        strong: root.gone
                        text: root.detail
                        Layout.fillWidth: true
                    }
                }
            }
            background: Rectangle {
                color: machineButton.down ? Theme.pressed : "transparent"
                radius: Theme.radius

                FocusFrame {
                    visible: machineButton.visualFocus
                }
            }
        }
        TouchButton {
            objectName: "stripHorn"
            visible: root.hornOffered
            kind: TouchButton.Kind.Filled
            text: qsTr("Silence")
            iconName: "horn"
            textShown: !root.compact
            onClicked: root.silenceRequested()
        }
        TouchButton {
            objectName: "acknowledge"
            visible: root.unacknowledged
            text: qsTr("Acknowledge")
            iconName: "check"
            textShown: !root.compact
            onPressed: root.acknowledgePressed()
            onCanceled: root.acknowledgeReleased()
            onClicked: root.acknowledgeRequested()
        }
        T.AbstractButton {
            id: listButton

            objectName: "list"
            text: qsTr("Alarm list: %1 critical, %2 high, %3 medium, %4 low")
                .arg(root.criticalCount).arg(root.highCount).arg(root.mediumCount).arg(root.lowCount)
            Accessible.description: root.putAsideCount > 0
                ? qsTr("%n alarm(s) shelved or out of service", "", root.putAsideCount) : ""
            focusPolicy: Qt.StrongFocus
            padding: Theme.spaceS
            implicitHeight: Theme.touch
            implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
            Accessible.role: Accessible.Button
            Accessible.name: text
            Keys.onReturnPressed: listButton.clicked()
            onClicked: root.listRequested()

            contentItem: RowLayout {
                spacing: Theme.spaceM

                Count { priority: 4; count: root.criticalCount }
                Count { priority: 3; count: root.highCount }
                Count { priority: 2; count: root.mediumCount }
                Count { priority: 1; count: root.lowCount }
                RowLayout {
                    objectName: "putAside"
                    visible: root.putAsideCount > 0
                    spacing: Theme.spaceXs

                    Icon {
                        name: "shelf"
                        size: Theme.iconS
                        color: Theme.textMuted
                    }
                    TextLabel {
                        role: TextLabel.Role.Caption
                        text: root.putAsideCount
                        muted: true
                    }
                }
                Icon {
                    name: "forward"
                    size: Theme.iconS
                    color: Theme.textMuted
                }
            }
            background: Rectangle {
                color: listButton.down ? Theme.pressed : "transparent"
                radius: Theme.radius
                border.width: Theme.line
                border.color: Theme.controlBorder

                FocusFrame {
                    visible: listButton.visualFocus
                }
            }
        }
    }

    component Count: RowLayout {
        id: counter

        required property int priority
        required property int count

        spacing: Theme.spaceXs

        PriorityBadge {
            priority: counter.priority
            size: Theme.mm(3.8)
            opacity: counter.count > 0 ? 1 : 0
        }
        TextLabel {
            text: counter.count
            muted: counter.count === 0
            strong: counter.count > 0
        }
    }
}
