// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// One line to write into.
T.TextField {
    id: root

    padding: Theme.spaceM
    color: Theme.text
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true
    selectionColor: Theme.accentSoft
    selectedTextColor: Theme.text
    implicitHeight: Theme.touch

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.width: root.activeFocus ? Theme.lineBold : Theme.line
        border.color: root.activeFocus ? Theme.accent : Theme.controlBorder
    }

    TextLabel {
        visible: root.text === "" && root.preeditText === ""
        text: root.placeholderText
        muted: true
        anchors.fill: parent
        anchors.margins: Theme.spaceM
    }
}
