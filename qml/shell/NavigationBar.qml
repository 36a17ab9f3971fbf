// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The way to every page: a rail at the side where there is room, a bar below where there is not.
Rectangle {
    id: root

    required property RowListModel pages
    required property string current // id of the page in sight
    property bool upright: true

    signal chosen(pageId: string)

    readonly property int share: Math.floor(height / Math.max(1, pages.count)) // of a low panel; layouts round up

    implicitWidth: upright ? Theme.mm(17) : Theme.mm(85)
    implicitHeight: upright ? Theme.mm(70) : Theme.touch + 2 * Theme.spaceXs
    color: Theme.bar
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    GridLayout {
        anchors.fill: parent
        columns: root.upright ? 1 : root.pages.count
        columnSpacing: 0
        rowSpacing: 0

        Repeater {
            model: root.pages

            NavigationButton {
                required property string pageId
                required property string title
                required iconName

                objectName: "page-" + pageId
                text: title
                checked: pageId === root.current
                upright: root.upright
                Layout.fillWidth: true
                Layout.fillHeight: !root.upright
                Layout.preferredWidth: 1
                // On a low panel they share what there is.
                Layout.preferredHeight: root.upright ? Math.min(Theme.mm(15.5), root.share) : 1
                Layout.minimumHeight: root.upright ? Math.min(Theme.touch, root.share) : 0
                onClicked: root.chosen(pageId)
            }
        }
        Item {
            visible: root.upright
            Layout.fillHeight: true
        }
    }
}
