// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// A table that may be taken, or a version that was.
T.ItemDelegate {
    id: root

    required property string name
    required property string titleText
    required property string detailText
    required property string whyText
    required property bool isCurrent

    text: titleText
    padding: Theme.spaceXs
    implicitHeight: Math.max(Theme.mm(12), implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus // Tab leaves the list
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.told(titleText, detailText)

    contentItem: RowLayout {
        spacing: Theme.spaceM

        TwoLines {
            first: root.titleText
            second: root.whyText
            third: root.detailText
            strong: root.isCurrent
            Layout.fillWidth: true
        }
        TextLabel {
            objectName: "currentVersion"
            visible: root.isCurrent
            text: qsTr("counts now")
            muted: true
        }
        Icon {
            name: "forward"
            size: Theme.iconS
            color: Theme.textMuted
            Layout.rightMargin: Theme.spaceL
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
