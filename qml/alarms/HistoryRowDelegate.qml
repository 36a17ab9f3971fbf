// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// One step in the life of an alarm that was: when, what happened, to what, by whom.
T.ItemDelegate {
    id: root

    required property string eventText
    required property int priority
    required property string priorityText
    required property string deviceId
    required property string deviceName
    required property string message
    required property string valueText
    required property string timeText
    required property string sourceText
    required property string byText

    readonly property bool wide: width > Theme.mm(150)

    text: message
    padding: Theme.spaceXs
    horizontalPadding: Theme.spaceM
    implicitHeight: Math.max(Theme.mm(11), implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus // Tab leaves the list
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.list(Words.list(timeText, eventText), message)

    contentItem: RowLayout {
        spacing: Theme.spaceM

        TwoLines {
            first: root.timeText
            second: root.sourceText
            Layout.preferredWidth: Theme.mm(root.wide ? 42 : 36)
        }
        PriorityBadge {
            priority: root.priority
            size: Theme.mm(4.4)
            Layout.preferredWidth: Theme.mm(5)
        }
        TwoLines {
            first: root.eventText
            second: root.byText
            Layout.preferredWidth: Theme.mm(root.wide ? 36 : 26)
        }
        TwoLines {
            first: root.message
            second: root.deviceName
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(50)
        }
        TextLabel {
            visible: root.wide
            text: root.valueText
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: Theme.mm(24)
        }
    }

    background: Rectangle {
        color: root.down ? Theme.pressed : "transparent"

        Rectangle {
            y: parent.height - height
            width: parent.width
            height: Theme.line
            color: Theme.border
        }
        FocusFrame {
            inside: true
            visible: root.visualFocus
        }
    }
}
