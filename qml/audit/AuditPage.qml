// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The record of who did what: whether it is unbroken, its lines newest first, and a file of it.
PanelPage {
    id: root

    required property AuditViewModel audit

    readonly property bool narrow: height < Theme.mm(75)

    Binding {
        target: root.audit
        property: "shown"
        value: root.visible
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: root.narrow ? Theme.spaceM : Theme.spaceL
        spacing: Theme.spaceM

        AuditHead {
            objectName: "auditHead"
            audit: root.audit
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.spaceM

            SearchField {
                objectName: "auditSearch"
                text: root.audit.search
                placeholderText: qsTr("Search machine, person, word")
                Layout.fillWidth: true
                onSearched: text => root.audit.search = text
            }
            TouchButton {
                objectName: "auditFilter"
                text: root.audit.filterCount > 0 ? qsTr("Filter: %1").arg(root.audit.filterCount) : qsTr("Filter")
                iconName: "more"
                onClicked: filterCard.open()
            }
            TouchButton {
                objectName: "auditExport"
                enabled: !root.audit.writing
                text: qsTr("Export whole record")
                iconName: "up"
                Accessible.description: qsTr("Write the whole record, signed, into a file; the filter counts for the list alone")
                onClicked: root.audit.writeExport()
            }
        }
        WrittenNote {
            objectName: "auditWritten"
            visible: text !== ""
            text: root.audit.writtenText
            busy: root.audit.writing
            failed: root.audit.writeFailed
            Layout.fillWidth: true
            onDismissed: root.audit.forgetWritten()
        }
        TouchList {
            id: list

            objectName: "auditList"
            model: root.audit.rows
            Layout.fillWidth: true
            Layout.fillHeight: true
            onAtYEndChanged: if (atYEnd && count > 0)
                root.audit.loadMore()

            delegate: AuditRowDelegate {
                width: list.width
                onClicked: {
                    root.audit.open(number);
                    lineCard.open();
                }
            }

            EmptyHint {
                objectName: "noLines"
                parent: list
                visible: list.count === 0
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.mm(100))
                iconName: root.audit.problem !== "" ? "warning" : root.audit.loading ? "waiting" : "audit"
                text: root.audit.problem !== "" ? qsTr("The record cannot be read")
                    : root.audit.loading ? qsTr("Reading the record")
                    : root.audit.search !== "" || root.audit.filterCount > 0 ? qsTr("No line passes the filter")
                                                                             : qsTr("Nothing has been done yet")
                detail: root.audit.problem
            }
            ScrollMark {
                parent: list
                target: list
            }
        }
    }
    AuditFilterCard {
        id: filterCard

        objectName: "auditFilterCard"
        audit: root.audit
    }
    AuditLineCard {
        id: lineCard

        objectName: "auditLineCard"
        audit: root.audit
    }
}
