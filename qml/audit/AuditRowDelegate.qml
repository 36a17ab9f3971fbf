// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls
import Lineside.ViewModels

// One line of the record: when, who, what to what, and how it came out. A touch opens all of it.
T.ItemDelegate {
    id: root

    required property int number
    required property string timeText
    required property string whoText
    required property string actionText
    required property string targetText
    required property string detailText
    required property string resultText
    required property int level

    readonly property bool wide: width > Theme.mm(150)

    text: actionText
    padding: Theme.spaceXs
    horizontalPadding: Theme.spaceM
    implicitHeight: Math.max(Theme.mm(11), implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus // Tab leaves the list
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.list(Words.list(timeText, whoText), Words.list(actionText, resultText))

    contentItem: RowLayout {
        spacing: Theme.spaceM

        TwoLines {
            first: root.timeText
            second: root.whoText
            Layout.preferredWidth: Theme.mm(root.wide ? 50 : 40)
        }
        TwoLines {
            first: root.actionText
            second: root.targetText
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(45)
        }
        TextLabel {
            visible: root.wide
            text: root.detailText
            muted: true
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(50)
        }
        Icon {
            visible: root.level !== Enums.Level.Normal
            name: root.level === Enums.Level.Problem ? "warning" : "info"
        }
        TextLabel {
            text: root.resultText
            strong: root.level !== Enums.Level.Normal
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: Theme.mm(root.wide ? 34 : 26)
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
