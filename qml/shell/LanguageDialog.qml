// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The languages, each in its own words; and the colours, where the header has no room for them.
ModalCard {
    id: root

    required property ShellViewModel shell
    property bool colours: false

    title: qsTr("Language")
    width: Theme.mm(70)

    function choose(language: string) {
        root.shell.language = language;
        root.close();
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        SectionHeader {
            text: root.title
            iconName: "language"
            Layout.fillWidth: true
        }
        Repeater {
            model: root.shell.languageNames

            TouchButton {
                required property string modelData
                required property int index

                readonly property string code: root.shell.languages[index]

                text: modelData
                iconName: checked ? "check" : ""
                leading: true
                checked: code === root.shell.language
                focus: checked
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(13)
                onClicked: root.choose(code)
            }
        }
        TouchButton {
            objectName: "coloursHere"
            visible: root.colours
            text: root.shell.darkMode ? qsTr("Light colours") : qsTr("Dark colours")
            iconName: root.shell.darkMode ? "light" : "dark"
            Layout.fillWidth: true
            onClicked: root.shell.darkMode = !root.shell.darkMode
        }
        TouchButton {
            text: qsTr("Cancel")
            iconName: "close"
            Layout.fillWidth: true
            onClicked: root.close()
        }
    }
}
