// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// How each alarm behaves. A tap changes one; a long press begins to choose several; the last change is undone from here.
ColumnLayout {
    id: root

    required property AlarmSettingsViewModel settings
    property bool choosing: false
    property var chosen: ({}) // ids, as keys

    readonly property int chosenCount: Object.keys(chosen).length

    signal editRequested(alarmIds: var)
    signal importRequested()
    signal versionsRequested()

    spacing: Theme.spaceM
    Keys.onEscapePressed: event => {
        event.accepted = root.choosing;
        if (root.choosing)
            root.endChoosing();
    }

    Binding {
        target: root.settings
        property: "shown"
        value: root.visible
    }
    Connections {
        target: root.settings

        function onTaken() {
            root.endChoosing();
        }
    }

    function choose(alarmId: string) {
        const chosen = Object.assign({}, root.chosen);
        if (chosen[alarmId] === undefined)
            chosen[alarmId] = true;
        else
            delete chosen[alarmId];
        root.chosen = chosen;
        root.choosing = true;
    }
    function extend(from: int, to: int) {
        const chosen = Object.assign({}, root.chosen);
        for (let index = Math.min(from, to); index <= Math.max(from, to); ++index) {
            const row = list.itemAtIndex(index) as SettingRowDelegate;
            if (row)
                chosen[row.alarmId] = true;
        }
        root.chosen = chosen;
        root.choosing = true;
    }
    function chooseAll() {
        const chosen = {};
        for (const id of root.settings.shownIds())
            chosen[id] = true;
        root.chosen = chosen;
        root.choosing = true;
    }
    function endChoosing() {
        const keyed = root.choosing && list.keyed();
        root.choosing = false;
        root.chosen = {};
        if (keyed) // the button that had the focus has gone
            list.walk(list.currentIndex);
    }

    RowLayout {
        spacing: Theme.spaceM
        Layout.fillWidth: true

        CommentField {
            objectName: "settingsFilter"
            text: root.settings.filter
            placeholderText: qsTr("Search machine, signal, limit")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: root.settings.filter = text
        }
        TouchButton {
            objectName: "settingsVersions"
            visible: !root.choosing
            text: qsTr("Versions")
            iconName: "versions"
            textShown: !Theme.compact
            Accessible.description: qsTr("See older settings of alarms, and go back to one")
            onClicked: root.versionsRequested()
        }
        TouchButton {
            objectName: "importSettings"
            enabled: root.settings.blocked === ""
            visible: !root.choosing
            text: qsTr("Import")
            iconName: "down"
            textShown: !Theme.compact
            Accessible.description: qsTr("Take settings of alarms from a table")
            onClicked: root.importRequested()
        }
        TouchButton {
            objectName: "exportSettings"
            visible: !root.choosing
            enabled: !root.settings.exchange.busy
            text: qsTr("Export")
            iconName: "up"
            textShown: !Theme.compact
            Accessible.description: qsTr("Write all settings of alarms into a table")
            onClicked: root.settings.exchange.exportTable()
        }
        TouchButton {
            objectName: "chooseAll"
            visible: root.choosing
            enabled: root.chosenCount < list.count
            text: qsTr("All %n", "choose", list.count)
            iconName: "checkall"
            textShown: !Theme.compact
            Accessible.description: qsTr("Choose all alarms of the list")
            onClicked: root.chooseAll()
        }
        TouchButton {
            objectName: "editChosen"
            visible: root.choosing
            enabled: root.chosenCount > 0 && root.settings.blocked === ""
            kind: TouchButton.Kind.Filled
            text: qsTr("Change %n", "alarms", root.chosenCount)
            iconName: "setpoint"
            onClicked: root.editRequested(Object.keys(root.chosen))
        }
        TouchButton {
            objectName: "endChoosing"
            visible: root.choosing
            text: qsTr("Cancel")
            iconName: "close"
            onClicked: root.endChoosing()
        }
    }
    RowLayout {
        visible: root.settings.canUndo && !root.choosing
        spacing: Theme.spaceM
        Layout.fillWidth: true

        TextLabel {
            objectName: "versionText"
            text: root.settings.versionText
            muted: true
            Layout.fillWidth: true
        }
        TouchButton {
            objectName: "undoSettings"
            enabled: !root.settings.busy && root.settings.blocked === ""
            text: qsTr("Undo")
            iconName: "back"
            Accessible.description: qsTr("Take the last change of alarms back")
            onClicked: root.settings.undo()
        }
    }
    WrittenNote {
        objectName: "settingsWritten"
        visible: text !== ""
        text: root.settings.exchange.writtenText
        failed: root.settings.exchange.exportFailed
        Layout.fillWidth: true
        onDismissed: root.settings.exchange.forgetWritten()
    }
    PageNotice {
        objectName: "settingsProblem"
        visible: root.settings.problem !== ""
        text: qsTr("The change was not taken")
        detail: root.settings.problem
        Layout.fillWidth: true
    }
    TouchList {
        id: list

        objectName: "settingsList"
        chooses: true
        model: root.settings.rows
        onExtended: (from, to) => root.extend(from, to)
        onAllWanted: root.chooseAll()
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: SettingRowDelegate {
            width: list.width
            choosing: root.choosing
            chosen: root.chosen[alarmId] !== undefined
            onPressAndHold: root.choose(alarmId)
            onToggled: root.choose(alarmId)
            onClicked: {
                if (root.choosing)
                    root.choose(alarmId);
                else
                    root.editRequested([alarmId]);
            }
        }

        EmptyHint {
            objectName: "noSettings"
            parent: list
            visible: list.count === 0
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.mm(100))
            iconName: "alarms"
            text: root.settings.filter !== "" ? qsTr("No alarm passes the search") : qsTr("No signal has a limit yet")
        }
        ScrollMark {
            parent: list
            target: list
            inside: true
        }
    }
}
