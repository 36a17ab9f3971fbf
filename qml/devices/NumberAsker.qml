// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// What wants a number of the keypad: within which limits, and what holds now.
ColumnLayout {
    id: root

    required property string label
    required property string unitText
    required property real minimum
    required property real maximum
    required property real step
    required property string stepText
    required property string minimumText
    required property string maximumText
    required property real current
    required property int digits
    required property string currentText
    property T.Control focused: null // gets the focus back

    spacing: Theme.spaceXs

    function takeFocus(reason: int) {
        root.focused?.forceActiveFocus(reason);
    }
}
