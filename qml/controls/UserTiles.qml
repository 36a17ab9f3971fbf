// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Who can log in, by name: it is touched, not typed.
GridView {
    id: root

    readonly property int columns: Math.max(1, Math.floor(width / Theme.mm(36)))

    property point tapped // in the window: where the last one was touched

    signal chosen(userId: string, name: string, hasPin: bool)

    clip: true
    cellWidth: Math.floor(width / columns)
    cellHeight: Theme.mm(16)
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Keys.onReturnPressed: (currentItem as Tile)?.choose()
    Keys.onEnterPressed: (currentItem as Tile)?.choose()
    Keys.onSpacePressed: (currentItem as Tile)?.choose()

    delegate: Tile {}

    ScrollMark {
        target: root
    }

    component Tile: Item {
        id: tile

        required property int index
        required property string userId
        required property string name
        required property string roleText
        required property bool hasPin
        required property bool isMe

        width: root.cellWidth
        height: root.cellHeight

        function choose() {
            root.currentIndex = tile.index;
            root.chosen(tile.userId, tile.name, tile.hasPin);
        }

        TouchButton {
            id: button

            objectName: "tile-" + tile.name
            anchors.fill: parent
            anchors.margins: Theme.spaceXs
            focusPolicy: Qt.NoFocus
            text: tile.name
            checked: tile.isMe
            onClicked: {
                root.tapped = button.mapToItem(null, button.pressX, button.pressY);
                tile.choose();
            }

            FocusFrame {
                visible: root.activeFocus && tile.GridView.isCurrentItem
            }

            contentItem: RowLayout {
                spacing: Theme.spaceS

                Icon {
                    name: "user"
                    size: Theme.iconL
                    color: Theme.textMuted
                }
                TwoLines {
                    first: tile.name
                    second: tile.roleText
                    strong: true
                    Layout.fillWidth: true
                }
            }
        }
    }
}
