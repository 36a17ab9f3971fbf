// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// Some sentences of the site under one heading, whole, for they are to be followed. Not there when there are none.
ColumnLayout {
    id: root

    required property string title
    required property var texts // of string
    property bool numbered: false // they have an order

    visible: texts.length > 0
    spacing: Theme.spaceXs

    TextLabel {
        text: root.title
        strong: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Repeater {
        model: root.texts

        RowLayout {
            id: line

            required property string modelData
            required property int index

            spacing: Theme.spaceM

            TextLabel {
                text: root.numbered ? (line.index + 1) + "." : "–"
                muted: true
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.mm(5)
                Layout.fillWidth: false
            }
            TextLabel {
                text: line.modelData
                whole: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
