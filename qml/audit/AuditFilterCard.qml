// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Which lines of the record are shown: by whom, to what, how it came out, since when.
ModalCard {
    id: root

    required property AuditViewModel audit

    readonly property var areas: audit.areas // a QStringList has no slice to qmllint 6.4
    readonly property int half: Math.ceil(areas.length / 2) // in two rows each has room for its word

    title: qsTr("Filter")
    width: Math.min(Theme.mm(170), widest)

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        CardTitle {
            text: root.title
            target: ""
            iconName: "audit"
            Layout.fillWidth: true
        }
        SearchField {
            objectName: "auditWho"
            text: root.audit.who
            placeholderText: qsTr("Who")
            Layout.fillWidth: true
            onSearched: text => root.audit.who = text
        }
        SegmentBar {
            objectName: "auditAreas"
            name: qsTr("What")
            labels: root.areas.slice(0, root.half)
            current: root.audit.area < root.half ? root.audit.area : -1
            Layout.fillWidth: true
            onChosen: index => root.audit.area = index
        }
        SegmentBar {
            objectName: "auditMoreAreas"
            name: qsTr("What")
            labels: root.areas.slice(root.half)
            current: root.audit.area - root.half
            Layout.fillWidth: true
            onChosen: index => root.audit.area = root.half + index
        }
        SegmentBar {
            objectName: "auditResults"
            name: qsTr("Result")
            labels: root.audit.results
            current: root.audit.result
            Layout.fillWidth: true
            onChosen: index => root.audit.result = index
        }
        SegmentBar {
            objectName: "auditSpans"
            name: qsTr("Since when")
            labels: root.audit.spans
            current: root.audit.span
            Layout.fillWidth: true
            onChosen: index => root.audit.span = index
        }
        RowLayout {
            spacing: Theme.spaceM

            TouchButton {
                objectName: "clearAuditFilter"
                enabled: root.audit.filterCount > 0
                text: qsTr("Show all")
                iconName: "remove"
                onClicked: root.audit.clearFilter()
            }
            Item {
                Layout.fillWidth: true
            }
            TouchButton {
                objectName: "closeAuditFilter"
                text: qsTr("Close")
                iconName: "check"
                onClicked: root.close()
            }
        }
    }
}
