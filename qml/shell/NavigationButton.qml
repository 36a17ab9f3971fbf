// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// One place to go to: icon over word, the current one marked by a bar as well as by its ground.
T.AbstractButton {
    id: root

    property string iconName: ""
    property bool upright: true // the bar of marking stands at the leading edge; below it lies on top

    focusPolicy: Qt.StrongFocus
    padding: Theme.spaceXs
    implicitWidth: Math.max(Theme.mm(15), implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: checked
    Keys.onReturnPressed: root.clicked()

    contentItem: ColumnLayout {
        spacing: root.height < Theme.mm(12) ? 0 : Theme.spaceXs

        Item {
            Layout.fillHeight: true
        }
        Icon {
            name: root.iconName
            size: root.height < Theme.mm(12) ? Theme.iconM : Theme.iconL
            color: root.checked ? Theme.text : Theme.textMuted
            Layout.alignment: Qt.AlignHCenter
        }
        TextLabel {
            role: TextLabel.Role.Caption
            text: root.text
            muted: !root.checked
            strong: root.checked
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.fontCaption * 0.8)
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
    }

    background: Rectangle {
        color: root.down ? Theme.pressed : root.checked ? Theme.surface : "transparent"

        Rectangle {
            visible: root.checked
            width: root.upright ? Theme.lineBold * 1.5 : parent.width
            height: root.upright ? parent.height : Theme.lineBold * 1.5
            color: Theme.accent
        }
        FocusFrame {
            visible: root.visualFocus
            anchors.margins: 0
        }
    }
}
