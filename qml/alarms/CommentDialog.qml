// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// A word on an alarm, for the next who looks at it: one of the usual ones by a touch, or any by a keyboard.
ModalCard {
    id: root

    property string alarmId: ""
    property string alarmText: ""

    readonly property int mostCharacters: 500 // CommentAlarm::kMaxCharacters
    readonly property bool narrow: (parent?.height ?? 0) < Theme.mm(100)

    signal commented(alarmId: string, text: string)

    title: qsTr("Comment")
    width: Math.min(Theme.mm(130), (parent?.width ?? 0) - 2 * margins)
    onOpened: entry.text = ""

    function save() {
        if (entry.text.trim() === "")
            return;
        root.commented(root.alarmId, entry.text);
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
                    checked: entry.text === modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: root.narrow ? Theme.touch : Theme.mm(13)
                    onClicked: entry.text = modelData
                }
            }
        }
        T.TextField {
            id: entry

            objectName: "entry"
            maximumLength: root.mostCharacters
            focus: true
            padding: Theme.spaceM
            color: Theme.text
            font.family: Theme.fontFamily
            font.pixelSize: Theme.fontBody
            placeholderText: qsTr("Or in your own words")
            verticalAlignment: TextInput.AlignVCenter
            selectByMouse: true
            selectionColor: Theme.accentSoft
            selectedTextColor: Theme.text
            implicitHeight: Theme.touch
            Accessible.name: root.title
            Keys.onReturnPressed: root.save()
            Keys.onEnterPressed: root.save()
            Layout.fillWidth: true

            background: Rectangle {
                color: Theme.surface
                radius: Theme.radius
                border.width: entry.activeFocus ? Theme.lineBold : Theme.line
                border.color: entry.activeFocus ? Theme.accent : Theme.controlBorder
            }

            TextLabel {
                visible: entry.text === "" && entry.preeditText === ""
                text: entry.placeholderText
                muted: true
                anchors.fill: parent
                anchors.margins: Theme.spaceM
            }
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
                enabled: entry.text.trim() !== ""
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
