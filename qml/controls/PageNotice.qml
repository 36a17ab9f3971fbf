// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A sentence nobody may miss, across the page: what is wrong and since when. Inverted greys, not an alarm colour.
Rectangle {
    id: root

    required property string text
    property string detail: ""
    property string iconName: "warning"

    implicitHeight: row.implicitHeight + 2 * Theme.spaceM
    implicitWidth: row.implicitWidth + 2 * Theme.spaceL
    color: Theme.text
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.description: detail

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        spacing: Theme.spaceM

        Icon {
            name: root.iconName
            size: Theme.iconL
            color: Theme.background
        }
        ColumnLayout {
            spacing: 0

            TextLabel {
                role: TextLabel.Role.Title
                text: root.text
                color: Theme.background
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            TextLabel {
                visible: root.detail !== ""
                text: root.detail
                color: Theme.background
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
