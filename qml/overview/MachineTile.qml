// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls
import Lineside.ViewModels

// One machine at a glance: its name and state, its worst alarm, its first values with their age. A touch opens it.
T.AbstractButton {
    id: root

    required property string deviceId
    required property string name
    required property string type
    required property string statusText
    required property string statusCode
    required property int statusFreshness
    required property bool isOffline
    required property int worstPriority
    required property bool isWorstGone
    required property bool isWorstUnacknowledged
    required property int unseenPriority
    required property bool isUnseenGone
    required property int rejected
    required property string rejectedText
    required property RowListModel values

    readonly property bool alarmed: worstPriority > 0

    padding: Theme.spaceM
    implicitWidth: Theme.mm(48)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    focusPolicy: Qt.StrongFocus
    text: name
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: rejectedText === "" ? statusText : statusText + ". " + rejectedText
    Keys.onReturnPressed: root.clicked()

    contentItem: ColumnLayout {
        spacing: Theme.spaceXs

        RowLayout {
            spacing: Theme.spaceS

            ColumnLayout {
                spacing: 0

                TextLabel {
                    role: TextLabel.Role.Title
                    text: root.name
                    muted: root.isOffline
                    Layout.fillWidth: true
                }
                MachineState {
                    text: root.statusText
                    code: root.statusCode
                    freshness: root.statusFreshness
                    Layout.fillWidth: true
                }
            }
            StatusDot {
                objectName: "rejected"
                visible: root.rejected > 0
                text: root.rejected > 999 ? "999+" : root.rejected
                iconName: "rejected"
                muted: false
                Accessible.name: root.rejectedText
                Layout.fillWidth: false
                Layout.alignment: Qt.AlignTop
            }
            TextLabel {
                objectName: "goneWord"
                visible: root.alarmed && root.isWorstGone
                role: TextLabel.Role.Caption
                text: qsTr("gone", "an alarm")
                Layout.alignment: Qt.AlignTop
            }
            PriorityBadge { // a milder one that nobody has seen stands beside a worse one that somebody has
                objectName: "unseen"
                priority: root.unseenPriority
                blinking: !root.isUnseenGone
                gone: root.isUnseenGone
                Layout.alignment: Qt.AlignTop
            }
            PriorityBadge {
                objectName: "badge"
                priority: root.worstPriority
                blinking: root.isWorstUnacknowledged && !root.isWorstGone
                gone: root.isWorstGone
                Layout.alignment: Qt.AlignTop
            }
        }
        Repeater {
            model: root.values

            TileValue {
                Layout.fillWidth: true
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : root.isOffline ? "transparent" : Theme.surface
        border.width: root.alarmed ? Theme.lineBold : Theme.line
        border.color: root.alarmed ? Theme.alarmOutline : Theme.border

        FocusFrame {
            visible: root.visualFocus
        }
    }
}
