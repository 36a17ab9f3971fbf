// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// The number of a limit or a deadband, for the draft.
NumericKeypad {
    id: root

    required property AlarmSettingsViewModel settings
    property string field: ""

    unit: settings.unitText
    minimum: field === "deadband" ? 0 : -Infinity
    minimumText: field === "deadband" ? "0" : ""
    onAccepted: value => {
        if (root.field === "limit")
            root.settings.setLimit(value);
        else
            root.settings.setDeadband(value);
    }

    function openFor(name: string) {
        root.field = name;
        root.title = name === "limit" ? qsTr("Limit") : qsTr("Deadband");
        root.currentText = name === "limit" ? root.settings.limitText : root.settings.deadbandText;
        root.open();
    }
}
