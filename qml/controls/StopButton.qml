// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// A stop of the machine in sight, a row of CommandRow: how far the last one has come stands in it.
CommandButton {
    id: root

    required property string name
    required property string label
    required property int confirm // Enums.ConfirmBy: 2 is held, 4 needs two
    required property bool isEnabled
    required property string blockedReason
    required property int commandState
    required property string stateText
    required property string reason
    property bool operable: true
    property bool told: false // beside it, what became of the last one

    enabled: operable
    usable: isEnabled
    text: label
    iconName: "stop"
    asks: confirm !== 2
    hint: blockedReason !== "" ? blockedReason : commandState > 0 && !told ? Words.told(stateText, reason)
        : confirm === 4 ? qsTr("Two persons") : ""
}
