// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// One line of the record, every field of it.
ModalCard {
    id: root

    required property AuditViewModel audit

    title: qsTr("Line of the record")
    width: Math.min(Theme.mm(150), widest)
    height: Math.min(implicitHeight, room)

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        CardTitle {
            text: root.title
            target: ""
            iconName: "audit"
            Layout.fillWidth: true
        }
        AuditFields {
            objectName: "auditFields"
            model: root.audit.fields
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        TouchButton {
            objectName: "closeLine"
            focus: true
            text: qsTr("Close")
            iconName: "close"
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
        }
    }
}
