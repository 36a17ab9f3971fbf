// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// A word on an alarm or on several, or a note on its card, for the next who looks at it: one of the usual ones by a touch, or any by a keyboard.
ModalCard {
    id: root

    required property int mostCharacters
    property var alarmIds: [] // of string
    property string alarmText: ""
    property string iconName: "comment"
    property var phrases: [qsTr("Known, being worked on"), qsTr("Maintenance is called"), qsTr("Sensor is doubtful"), qsTr("Product was changed")]
    property string text: "" // the comment, as far as it is

    readonly property bool narrow: (parent?.height ?? 0) < Theme.mm(100)

    signal commented(alarmIds: var, text: string)

    title: qsTr("Comment")
    keepsWords: true
    toldElsewhere: true
    typed: root.text.trim() !== ""
    patience: Theme.dialogPatience
    width: Math.min(Theme.mm(145), widest)
    onOpened: root.text = ""

    function save() {
        if (root.text.trim() === "")
            return;
        root.commented(root.alarmIds, root.text);
        root.close();
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM
        Keys.onPressed: event => {
            root.stay();
            event.accepted = false;
        }

        CardTitle {
            text: root.title
            target: root.alarmText
            iconName: root.iconName
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.spaceL

            ColumnLayout {
                spacing: Theme.spaceM

                GridLayout {
                    columns: 2
                    columnSpacing: Theme.spaceM
                    rowSpacing: Theme.spaceM
                    Layout.fillWidth: true

                    Repeater {
                        model: root.phrases

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
                    onVisibleChanged: focus = visible
                    placeholderText: qsTr("Or in your own words")
                    Accessible.name: root.title
                    Keys.onReturnPressed: root.save()
                    Keys.onEnterPressed: root.save()
                    Layout.fillWidth: true
                    onTextEdited: {
                        root.text = text;
                        root.stay();
                    }
                }
            }
            ColumnLayout {
                spacing: Theme.spaceS
                Layout.fillWidth: false

                TouchButton {
                    objectName: "save"
                    enabled: root.text.trim() !== ""
                    kind: TouchButton.Kind.Filled
                    text: qsTr("Save")
                    iconName: "check"
                    Layout.preferredWidth: Theme.mm(32)
                    Layout.preferredHeight: Theme.command
                    onClicked: root.save()
                }
                TouchButton {
                    objectName: "cancel"
                    text: qsTr("Cancel")
                    iconName: "close"
                    Layout.preferredWidth: Theme.mm(32)
                    Layout.preferredHeight: Theme.command
                    onClicked: root.close()
                }
            }
        }
    }
}
