// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// How the edge itself does: connections, buffer, rates, books, storage, versions; and what it refused, to look at.
PanelPage {
    id: root

    required property SystemViewModel system
    property int tab: 0

    readonly property bool tabbed: width < Theme.mm(170)
    readonly property bool setAside: system.quarantineCount > 0

    onSetAsideChanged: tab = setAside ? tab : Math.min(tab, 1)

    GridLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        columns: root.tabbed ? 1 : 2
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM

        SegmentBar {
            objectName: "tabs"
            visible: root.tabbed
            name: qsTr("Parts of the page")
            labels: root.setAside ? [qsTr("State"), qsTr("Rejected messages"), qsTr("Set aside")]
                                  : [qsTr("State"), qsTr("Rejected messages")]
            current: root.tab
            Layout.fillWidth: true
            onChosen: index => root.tab = index
        }
        ColumnLayout {
            visible: !root.tabbed || root.tab === 0
            focus: visible
            spacing: Theme.spaceM
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            SystemRows {
                focus: true
                system: root.system
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            RowLayout {
                spacing: Theme.spaceM

                TouchButton {
                    objectName: "hornTest"
                    text: qsTr("Test the horn")
                    iconName: "horn"
                    onClicked: root.system.testHorn()
                }
                TextLabel {
                    objectName: "hornTestText"
                    visible: text !== ""
                    text: root.system.hornTestText
                    role: TextLabel.Role.Caption
                    whole: true
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                    Layout.fillWidth: true
                }
            }
        }
        ColumnLayout {
            visible: !root.tabbed || root.tab > 0
            spacing: Theme.spaceL
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            QuarantineList {
                objectName: "setAside"
                visible: root.setAside && (!root.tabbed || root.tab === 2)
                focus: visible && root.tabbed
                system: root.system
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
            }
            RejectedList {
                visible: !root.tabbed || root.tab === 1
                focus: visible && root.tabbed
                system: root.system
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
            }
        }
    }
}
