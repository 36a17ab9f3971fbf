// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// One alarm or flood behind the figures. A tap leads to its machine; of an alarm that comes too often better settings may
// be asked for.
T.ItemDelegate {
    id: root

    required property string heading
    required property string alarmId // empty: its settings are not what is wrong
    required property string deviceId
    required property string deviceName
    required property string title
    required property string detail
    required property string valueText
    property bool tunable: false

    signal suggestionRequested()

    text: title
    padding: Theme.spaceXs
    topPadding: head.height + Theme.spaceXs
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.told(Words.list(deviceName, title), valueText)

    SectionHeader {
        id: head

        width: parent.width
        height: root.heading !== "" ? Theme.mm(10) : 0
        visible: root.heading !== ""
        text: root.heading
    }

    contentItem: RowLayout {
        spacing: Theme.spaceM

        TwoLines {
            first: root.title
            second: Words.list(root.deviceName, root.detail)
            Layout.fillWidth: true
        }
        TextLabel {
            text: root.valueText
            horizontalAlignment: Text.AlignRight
        }
        TouchButton {
            objectName: "suggest"
            visible: root.tunable && root.alarmId !== ""
            text: qsTr("Suggest settings")
            textShown: root.width > Theme.mm(110)
            iconName: "plusminus"
            onClicked: root.suggestionRequested()
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
