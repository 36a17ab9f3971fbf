// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// One alarm and how it behaves.
T.ItemDelegate {
    id: root

    required property string alarmId
    required property string deviceName
    required property string title
    required property string limitText
    required property string behaviourText
    required property bool isOn
    required property bool isChanged
    property bool choosing: false
    property bool chosen: false

    signal toggled() // by the space bar

    text: title
    padding: Theme.spaceXs
    implicitHeight: Math.max(Theme.mm(12), implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus // Tab leaves the list
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onSpacePressed: event => {
        if (!event.isAutoRepeat)
            root.toggled();
    }
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.told(Words.list(deviceName, title), limitText)
    Accessible.checkable: choosing
    Accessible.checked: chosen

    contentItem: RowLayout {
        spacing: Theme.spaceM

        Icon {
            visible: root.choosing
            name: root.chosen ? "check" : "none"
            Layout.preferredWidth: Theme.mm(6)
            Layout.preferredHeight: Theme.mm(6)
        }
        TwoLines {
            first: root.title
            second: root.deviceName
            strong: root.isChanged
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(50)
        }
        TwoLines {
            first: root.isOn ? root.limitText : qsTr("Switched off")
            second: root.isOn ? root.behaviourText : ""
            third: root.isChanged ? qsTr("changed here") : ""
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(60)
        }
    }

    background: Rectangle {
        color: root.down ? Theme.pressed : root.chosen ? Theme.accentSoft : "transparent"

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
