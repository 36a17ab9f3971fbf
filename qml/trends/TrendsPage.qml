// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Up to eight signals over time: live or back in history, dragged and pinched, with the pens named below.
PanelPage {
    id: root

    required property TrendsViewModel trends

    readonly property bool empty: root.trends.pens.count === 0

    Binding {
        target: root.trends
        property: "active"
        value: root.visible
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM

        TrendToolbar {
            trends: root.trends
            Layout.fillWidth: true
            onPensRequested: choice.open()
        }
        TrendView {
            visible: !root.empty
            trends: root.trends
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        PenLegend {
            visible: !root.empty
            trends: root.trends
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, root.height * (Theme.compact ? 0.28 : 0.34))
        }
        Item {
            visible: root.empty
            Layout.fillWidth: true
            Layout.fillHeight: true

            EmptyHint {
                objectName: "noPens"
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.mm(100))
                iconName: "trends"
                text: qsTr("No signal is chosen")
                detail: qsTr("Up to eight signals can be shown side by side.")

                TouchButton {
                    text: qsTr("Choose signals")
                    iconName: "add"
                    Layout.alignment: Qt.AlignHCenter
                    onClicked: choice.open()
                }
            }
        }
    }
    PenChoice {
        id: choice

        objectName: "penChoice"
        trends: root.trends
    }
}
