// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// Every field of one line of the record: its name, and what stands in it.
ListView {
    id: root

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    implicitHeight: contentHeight

    delegate: RowLayout {
        id: field

        required property string label
        required property string valueText

        width: root.width
        spacing: Theme.spaceM
        Accessible.role: Accessible.ListItem
        Accessible.name: Words.told(label, valueText)

        TextLabel {
            text: field.label
            muted: true
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.mm(30)
        }
        TextLabel {
            text: field.valueText
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 30
            Layout.fillWidth: true
        }
    }
    ScrollMark {
        parent: root
        target: root
        inside: true
    }
}
