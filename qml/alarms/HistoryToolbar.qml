// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Above the history: search in all of it, and a file of what is shown.
ColumnLayout {
    id: root

    required property AlarmsViewModel alarms

    spacing: Theme.spaceM

    RowLayout {
        spacing: Theme.spaceM

        CommentField {
            objectName: "historySearch"
            text: root.alarms.historySearch
            placeholderText: qsTr("Search machine, place, person, word")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: {
                pause.text = text;
                pause.restart();
            }

            Timer { // the whole history is looked through: not at each letter
                id: pause

                property string text: ""

                interval: Theme.settle
                onTriggered: root.alarms.historySearch = text
            }
        }
        TouchButton {
            objectName: "exportTable"
            enabled: !root.alarms.journalExport.busy
            text: qsTr("CSV", "a file")
            iconName: "up"
            Accessible.description: qsTr("Write what is shown into a table")
            onClicked: root.alarms.exportHistory(false)
        }
        TouchButton {
            objectName: "exportPdf"
            enabled: !root.alarms.journalExport.busy
            text: qsTr("PDF", "a file")
            iconName: "up"
            Accessible.description: qsTr("Write what is shown as a report to be read")
            onClicked: root.alarms.exportHistory(true)
        }
    }
    WrittenNote {
        objectName: "journalWritten"
        visible: text !== ""
        text: root.alarms.journalExport.noteText
        busy: root.alarms.journalExport.busy
        failed: root.alarms.journalExport.failed
        Layout.fillWidth: true
        onDismissed: root.alarms.journalExport.forgetNote()
    }
}
