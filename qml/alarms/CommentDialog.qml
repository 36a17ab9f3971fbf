// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// A word on an alarm or on several, for the next who looks at it: one of the usual ones by a touch, or any by a keyboard.
ModalCard {
    id: root

    required property int mostCharacters
    property var alarmIds: [] // of string
    property string alarmText: ""
    property string text: "" // the comment, as far as it is

    readonly property bool narrow: (parent?.height ?? 0) < Theme.mm(100)

    signal commented(alarmIds: var, text: string)

    title: qsTr("Comment")
    width: Math.min(Theme.mm(130), (parent?.width ?? 0) - 2 * margins)
    onOpened: root.text = ""

    function save() {
        if (root.text.trim() === "")
            return;
        root.commented(root.alarmIds, root.text);
        root.close();
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        SectionHeader {
            text: root.title
            iconName: "comment"
            Layout.fillWidth: true
        }
        TextLabel {
            text: root.alarmText
            muted: true
            Layout.fillWidth: true
        }
        GridLayout {
            columns: 2
            columnSpacing: Theme.spaceM
            rowSpacing: Theme.spaceM
            Layout.fillWidth: true

            Repeater {
                model: [qsTr("Known, being worked on"), qsTr("Maintenance is called"), qsTr("Sensor is doubtful"), qsTr("Product was changed")]

                TouchButton {
                    required property string modelData

                    objectName: "phrase"
                    text: modelData
                    leading: true
                    checked: root.text === modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: root.narrow ? Theme.touch : Theme.mm(13)
                    onClicked: root.text = modelData
                }
            }
        }
        CommentField {
            objectName: "entry"
            text: root.text
            maximumLength: root.mostCharacters
            focus: true
            placeholderText: qsTr("Or in your own words")
            Accessible.name: root.title
            Keys.onReturnPressed: root.save()
            Keys.onEnterPressed: root.save()
            Layout.fillWidth: true
            onTextEdited: root.text = text
        }
        RowLayout {
            spacing: Theme.spaceL
            Layout.fillWidth: true

            TouchButton {
                objectName: "cancel"
                text: qsTr("Cancel")
                iconName: "close"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.command
                onClicked: root.close()
            }
            TouchButton {
                objectName: "save"
                enabled: root.text.trim() !== ""
                kind: TouchButton.Kind.Filled
                text: qsTr("Save")
                iconName: "check"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.command
                onClicked: root.save()
            }
        }
    }
}
