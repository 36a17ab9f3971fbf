// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// How the edge itself does: connections, buffer, rates, books, storage, versions; and what it refused, to look at.
FocusScope {
    id: root

    required property SystemViewModel system
    property int tab: 0

    readonly property bool tabbed: width < Theme.mm(170)

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
            labels: [qsTr("State"), qsTr("Rejected messages")]
            current: root.tab
            Layout.fillWidth: true
            onChosen: index => root.tab = index
        }
        SystemRows {
            visible: !root.tabbed || root.tab === 0
            focus: visible
            system: root.system
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
        RejectedList {
            visible: !root.tabbed || root.tab === 1
            focus: visible && root.tabbed
            system: root.system
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
    }
}
