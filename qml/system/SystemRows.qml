// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The state of the edge, line by line under headings; what does not work bears a sign and bold words.
ListView {
    id: root

    required property SystemViewModel system

    objectName: "systemRows"
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: system.rows
    section.property: "section"

    delegate: Item {
        id: row

        required property string label
        required property string valueText
        required property int level

        readonly property bool fine: level === Enums.Level.Normal
        readonly property bool opens: ListView.previousSection !== ListView.section

        width: ListView.view.width
        height: head.height + Math.max(Theme.mm(7.5), line.implicitHeight + Theme.spaceS)
        Accessible.role: Accessible.ListItem
        Accessible.name: Words.told(label, valueText)

        SectionHeader { // here and not as section.delegate: the ListView of Qt 6.4.2 cannot make a bound one
            id: head

            width: parent.width
            height: row.opens ? Theme.mm(10) : 0
            visible: row.opens
            text: row.ListView.section
        }
        RowLayout {
            id: line

            anchors.fill: parent
            anchors.topMargin: head.height
            anchors.rightMargin: Theme.spaceM
            spacing: Theme.spaceM

            TextLabel {
                text: row.label
                muted: true
                Layout.fillWidth: true
                Layout.preferredWidth: 42
            }
            Icon {
                visible: !row.fine
                name: row.level === Enums.Level.Problem ? "warning" : "info"
            }
            TextLabel {
                text: row.valueText
                strong: !row.fine
                wrapMode: Text.Wrap
                maximumLineCount: row.fine ? 2 : 6 // a reason is told whole
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
                Layout.preferredWidth: 58
                Layout.maximumWidth: Math.ceil(implicitWidth) // so that the sign stands beside it
            }
        }
        Rectangle {
            y: parent.height - height
            width: parent.width
            height: Theme.line
            color: Theme.border
        }
    }
    EmptyHint {
        parent: root
        visible: root.count === 0
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.mm(80))
        iconName: "waiting"
        text: qsTr("Waiting for the engine")
    }
    ScrollMark {
        parent: root
        target: root
        inside: true
    }
}
