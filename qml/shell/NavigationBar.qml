// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// The five pages: a rail at the side where there is room, a bar below where there is not.
Rectangle {
    id: root

    required property list<string> titles
    property int current: 0
    property bool upright: true

    readonly property list<string> icons: ["overview", "device", "alarms", "trends", "system"]

    signal chosen(index: int)

    implicitWidth: upright ? Theme.mm(17) : Theme.mm(85)
    implicitHeight: upright ? Theme.mm(70) : Theme.touch + 2 * Theme.spaceXs
    color: Theme.bar
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    GridLayout {
        anchors.fill: parent
        columns: root.upright ? 1 : root.titles.length
        columnSpacing: 0
        rowSpacing: 0

        Repeater {
            model: root.titles

            NavigationButton {
                required property string modelData
                required property int index

                objectName: "page" + index
                text: modelData
                iconName: root.icons[index]
                checked: index === root.current
                upright: root.upright
                Layout.fillWidth: true
                Layout.fillHeight: !root.upright
                Layout.preferredWidth: 1
                Layout.preferredHeight: root.upright ? Theme.mm(15.5) : 1
                onClicked: root.chosen(index)
            }
        }
        Item {
            visible: root.upright
            Layout.fillHeight: true
        }
    }
}
