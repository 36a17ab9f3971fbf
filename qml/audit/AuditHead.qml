// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Whether the record is unbroken, in words; what is wrong is told whole.
RowLayout {
    id: root

    required property AuditViewModel audit

    readonly property bool fine: audit.stateLevel === Enums.Level.Normal && !audit.unchecked

    spacing: Theme.spaceM
    Accessible.role: Accessible.StaticText
    Accessible.name: Words.told(audit.stateText, audit.stateDetail)

    Icon {
        objectName: "auditStateIcon"
        name: root.fine ? "check" : root.audit.unchecked ? "waiting" : "warning"
        Layout.alignment: Qt.AlignTop
    }
    TextLabel {
        objectName: "auditState"
        text: root.audit.stateText
        strong: true
        Layout.alignment: Qt.AlignTop
    }
    TextLabel {
        objectName: "auditDetail"
        text: root.audit.stateDetail
        strong: !root.fine
        muted: root.fine
        wrapMode: Text.Wrap
        maximumLineCount: 4
        Layout.fillWidth: true
    }
}
