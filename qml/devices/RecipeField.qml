// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// One value of a recipe: what holds now and what the order will say.
NumberAsker {
    id: root

    required property string parameter
    required property var options // of string
    required property int wantedOption
    required property string wantedText
    required property bool isChanged
    property bool usable: true

    signal keypadWanted()
    signal optionWanted(option: int)

    objectName: "field-" + parameter
    focused: set

    RowLayout {
        spacing: Theme.spaceS
        Layout.fillWidth: true

        TwoLines {
            first: root.label
            second: root.currentText === "" ? qsTr("not known") : root.currentText
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        Icon {
            visible: root.options.length === 0
            name: "forward"
            size: Theme.iconS
            color: Theme.textMuted
        }
        TouchButton {
            id: set

            objectName: "set"
            visible: root.options.length === 0
            enabled: root.usable
            kind: root.isChanged ? TouchButton.Kind.Filled : TouchButton.Kind.Outlined
            text: root.wantedText === "" ? "--" : root.wantedText
            Accessible.name: Words.told(root.label, text)
            Layout.preferredWidth: Theme.mm(30)
            Layout.preferredHeight: Theme.mm(12)
            onClicked: root.keypadWanted()
        }
    }
    CommandOptions {
        visible: root.options.length > 0
        options: root.options
        current: root.wantedOption
        usable: root.usable
        name: root.label
        Layout.fillWidth: true
        onChosen: index => root.optionWanted(index)
    }
}
