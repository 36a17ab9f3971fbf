// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// All orders of the plant, newest first: what, of which machine, by whom, and how far it came.
PanelPage {
    id: root

    required property CommandsViewModel commands

    Binding {
        target: root.commands
        property: "active"
        value: root.visible
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM

        SegmentBar {
            objectName: "filters"
            name: qsTr("Which orders")
            labels: root.commands.filters
            current: root.commands.filter
            Layout.fillWidth: true
            onChosen: index => root.commands.filter = index
        }
        RowLayout {
            spacing: Theme.spaceM

            SearchField {
                objectName: "search"
                text: root.commands.search
                placeholderText: qsTr("Search machine, order, person, word")
                Layout.fillWidth: true
                onSearched: text => root.commands.search = text
            }
            TouchButton {
                objectName: "today"
                text: qsTr("Last 24 hours")
                checked: root.commands.hours > 0
                iconName: checked ? "check" : ""
                onClicked: root.commands.hours = root.commands.hours > 0 ? 0 : 24
            }
            TouchButton {
                objectName: "exportTable"
                enabled: !root.commands.busy
                text: qsTr("CSV", "a file")
                iconName: "up"
                Accessible.description: qsTr("Write what is shown into a table")
                onClicked: root.commands.exportTable()
            }
        }
        TextLabel {
            objectName: "notice"
            opacity: text === "" ? 0 : 1 // its room is kept: the list stays under a finger
            text: root.commands.notice
            role: TextLabel.Role.Caption
            whole: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            Layout.preferredHeight: Theme.fontCaption * (Theme.compact ? 1.4 : 2.8)
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
        }
        TouchList {
            id: list

            objectName: "orders"
            model: root.commands.rows
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Orders")
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: OrderDelegate {
                width: ListView.view.width
                onClicked: {
                    root.commands.openCard(orderId);
                    card.open();
                }
            }
            EmptyHint {
                objectName: "noOrders"
                visible: list.count === 0
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.mm(100))
                iconName: root.commands.busy ? "waiting" : root.commands.notice !== "" ? "warning" : "commands"
                text: root.commands.busy ? qsTr("Reading the orders")
                    : root.commands.notice !== "" ? qsTr("The orders cannot be read")
                    : root.commands.filter > 0 || root.commands.search !== "" || root.commands.hours > 0 ? qsTr("No order passes the filter")
                    : qsTr("Nothing has been ordered yet")
            }
        }
        TouchButton {
            objectName: "more"
            visible: root.commands.more
            text: qsTr("Show more")
            enabled: !root.commands.busy
            Layout.alignment: Qt.AlignHCenter
            onClicked: root.commands.showMore()
        }
    }
    OrderDialog {
        id: card

        objectName: "orderCard"
        commands: root.commands
        onClosed: root.commands.closeCard()
        onSecondPersonWanted: {
            const orderId = root.commands.cardId;
            const line = root.commands.cardLine;
            card.close();
            root.approvalRequested(orderId, line);
        }
    }
}
