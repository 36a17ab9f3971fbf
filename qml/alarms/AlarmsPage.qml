// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// What is wrong now, worst first, and what was wrong before.
PanelPage {
    id: root

    required property AlarmsViewModel alarms
    property int tab: 0
    property bool choosing: false
    property var chosen: ({}) // the machine's name by the alarm's id

    readonly property bool now: tab === 0
    readonly property bool history: tab === 1
    readonly property bool flooded: now && alarms.floodText !== ""
    readonly property bool bare: flooded && alarms.folded && Theme.compact // rows take the room of all that can wait

    Keys.onEscapePressed: event => {
        event.accepted = root.choosing;
        if (root.choosing)
            root.endChoosing();
    }

    Binding {
        target: root.alarms
        property: "shown"
        value: root.visible
    }
    PointHandler { // while a finger lies here nothing slides
        onActiveChanged: root.alarms.setTouched(active)
    }
    Timer { // a second tap upon a button that has gone is not meant for the row
        id: afterTap

        interval: Theme.afterTap
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM

        AlarmsToolbar {
            visible: !root.bare
            alarms: root.alarms
            tab: root.tab
            Layout.fillWidth: true
            onTabChosen: index => root.tab = index
        }
        AlarmChips {
            objectName: "chips"
            visible: root.now && !root.bare
            alarms: root.alarms
            withPriorities: Theme.compact
            Layout.fillWidth: true
        }
        PageNotice {
            objectName: "unwatchedNotice"
            visible: root.watchProblem !== "" && root.now && activeList.count > 0
            text: root.watchProblem
            detail: qsTr("Alarms from there stand as they were last known.")
            Layout.fillWidth: true
        }
        FloodNotice {
            objectName: "flood"
            visible: root.flooded && (root.bare || !Theme.compact)
            alarms: root.alarms
            Layout.fillWidth: true
        }
        TouchList {
            id: activeList

            objectName: "activeList"
            visible: root.now
            focus: root.now
            chooses: true
            model: root.alarms.active
            spacing: Theme.spaceS
            onYChanged: root.alarms.noteMoved()
            onExtended: (from, to) => root.extend(from, to)
            onAllWanted: root.chooseAll()
            Layout.fillWidth: true
            Layout.fillHeight: true

            delegate: AlarmRowDelegate {
                width: activeList.width
                choosing: root.choosing
                chosen: root.chosen[alarmId] !== undefined
                onPressAndHold: root.choose(alarmId, deviceName)
                onToggled: root.choose(alarmId, deviceName)
                onClicked: {
                    if (root.choosing)
                        root.choose(alarmId, deviceName);
                    else if (!afterTap.running)
                        root.deviceRequested(deviceId);
                }
                onAcknowledgePressed: root.alarms.press(alarmId)
                onAcknowledged: {
                    afterTap.restart();
                    root.alarms.acknowledge(alarmId);
                }
                onResetRequested: root.alarms.reset(alarmId)
                onCommentRequested: {
                    if (!afterTap.running)
                        root.openComment(alarmId, Words.list(deviceName, message));
                }
                onMoreRequested: actions.openForAlarm(this)
            }

            EmptyHint {
                objectName: "noAlarms"
                parent: activeList
                visible: activeList.count === 0
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.mm(100))
                iconName: root.watchProblem !== "" ? "warning" : "check"
                text: root.watchProblem !== "" ? root.watchProblem
                    : root.alarms.hiddenCount > 0 || root.alarms.choice !== Enums.AlarmChoice.Told
                    ? qsTr("No alarm passes the filter") : qsTr("No active alarms")
                detail: root.alarms.hiddenCount > 0
                    ? qsTr("%n alarm(s) hidden", "", root.alarms.hiddenCount) : ""
            }
        }
        ChosenBar {
            id: chosenBar

            objectName: "chosenBar"
            visible: root.choosing && root.now
            count: Object.keys(root.chosen).length
            shown: activeList.count
            onAllRequested: root.chooseAll()
            Layout.fillWidth: true
            onAcknowledgeRequested: {
                for (const id of Object.keys(root.chosen))
                    root.alarms.acknowledge(id);
                root.endChoosing();
            }
            onCommentRequested: {
                commentDialog.alarmIds = Object.keys(root.chosen);
                commentDialog.alarmText = root.chosenText();
                commentDialog.open();
            }
            onShelveRequested: actions.openForSeveral(Object.keys(root.chosen), root.chosenText())
            onEndRequested: root.endChoosing()
        }
        HistoryToolbar {
            objectName: "historyToolbar"
            visible: root.history
            alarms: root.alarms
            Layout.fillWidth: true
        }
        TouchList {
            id: historyList

            objectName: "historyList"
            visible: root.history
            focus: root.history
            model: root.history ? root.alarms.history : null
            Layout.fillWidth: true
            Layout.fillHeight: true
            onVisibleChanged: root.loadMore()
            onAtYEndChanged: root.loadMore()

            delegate: HistoryRowDelegate {
                width: historyList.width
                onClicked: root.deviceRequested(deviceId)
            }

            EmptyHint {
                objectName: "noHistory"
                parent: historyList
                visible: historyList.count === 0
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.mm(100))
                iconName: root.alarms.historyProblem !== "" ? "warning" : root.alarms.historyLoading ? "waiting" : "history"
                text: root.alarms.historyProblem !== "" ? qsTr("The history cannot be read")
                                                        : root.alarms.historyLoading ? qsTr("Reading the history")
                        : root.alarms.historySearch !== "" ? qsTr("No step passes the search") : qsTr("Nothing has happened yet")
                detail: root.alarms.historyProblem
            }
        }
        HealthView {
            objectName: "healthView"
            visible: root.tab === 2
            health: root.alarms.health
            Layout.fillWidth: true
            Layout.fillHeight: true
            tunable: root.alarms.suggestion.allowed
            onDeviceRequested: deviceId => root.deviceRequested(deviceId)
            onSuggestionRequested: (alarmId, target) => suggestionDialog.openFor(alarmId, target)
        }
        SettingsView {
            objectName: "settingsView"
            visible: root.tab === 3
            settings: root.alarms.settings
            Layout.fillWidth: true
            Layout.fillHeight: true
            onEditRequested: alarmIds => settingsDialog.openFor(alarmIds)
            onImportRequested: exchangeDialog.openFolder()
            onVersionsRequested: exchangeDialog.openVersions()
        }
    }
    SettingsDialog {
        id: settingsDialog

        objectName: "settingsDialog"
        settings: root.alarms.settings
        onKeypadRequested: field => settingsKeypad.openFor(field)
    }
    ExchangeDialog {
        id: exchangeDialog

        objectName: "exchangeDialog"
        exchange: root.alarms.settings.exchange
    }
    SettingsKeypad {
        id: settingsKeypad

        objectName: "settingsKeypad"
        settings: root.alarms.settings
        onClosed: settingsDialog.stay()
    }
    CommentDialog {
        id: commentDialog

        objectName: "commentDialog"
        mostCharacters: root.alarms.commentCharacters
        onTimedOut: actions.leave(alarmText)
        onCommented: (alarmIds, text) => {
            for (const id of alarmIds)
                root.alarms.comment(id, text);
            root.endChoosing();
        }
    }
    GuideDialog {
        id: guideDialog

        objectName: "guideDialog"
        card: root.alarms.card
        onNoteRequested: noteDialog.open()
        onTrendRequested: {
            const card = root.alarms.card;
            root.trendRequested(card.deviceId, card.sensorType, card.startMs, card.lengthMs, card.marks);
        }
    }
    CommentDialog {
        id: noteDialog

        objectName: "noteDialog"
        title: qsTr("Note")
        iconName: "note"
        toldElsewhere: false
        alarmText: guideDialog.target
        mostCharacters: root.alarms.commentCharacters
        phrases: [qsTr("Cause was found"), qsTr("Part was changed"), qsTr("Comes back after a while"), qsTr("See the shift book")]
        onCommented: (alarmIds, text) => root.alarms.card.write(text)
        onClosed: guideDialog.stay()
    }
    SuggestionDialog {
        id: suggestionDialog

        objectName: "suggestionDialog"
        suggestion: root.alarms.suggestion
        onTrendRequested: (deviceId, sensorType, startMs, lengthMs) =>
            root.trendRequested(deviceId, sensorType, startMs, lengthMs, [])
    }
    AlarmActions {
        id: actions

        objectName: "alarmActions"
        anchors.fill: parent
        anchors.bottomMargin: chosenBar.visible ? chosenBar.height + Theme.spaceM : 0 // a remark covers no button
        mostCharacters: root.alarms.commentCharacters
        blockedVerbs: root.alarms.verbs.revision < 0 ? ({}) : root.alarms.verbs.blockedAt(place)
        onShelveRequested: (seconds, oneShot, reason) => {
            root.alarms.verbs.shelve(actions.alarmIds, actions.deviceId, seconds, oneShot, reason);
            root.endChoosing();
        }
        onChooseRequested: root.choose(actions.alarmIds[0], actions.machine)
        onUnshelveRequested: root.alarms.verbs.unshelve(actions.alarmIds)
        onOutOfServiceRequested: reason => root.alarms.verbs.takeOutOfService(actions.alarmIds, actions.deviceId, reason)
        onReturnRequested: root.alarms.verbs.returnToService(actions.alarmIds)
        onUnacknowledgeRequested: root.alarms.verbs.unacknowledge(actions.alarmIds)
        onCommentRequested: root.openComment(actions.alarmIds[0], actions.target)
        onGuideRequested: guideDialog.openFor(actions.alarmIds[0], actions.target)
    }
    TouchButton { // over the list: in the layout it would push the rows
        objectName: "showNew"
        visible: root.alarms.newCount > 0 && root.now
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spaceL
        kind: TouchButton.Kind.Filled
        iconName: "up"
        text: qsTr("%n new, show", "", root.alarms.newCount)
        onClicked: root.alarms.showNew()
    }
    ScrollMark {
        visible: root.tab < 2
        target: root.history ? historyList : activeList
        margin: Theme.spaceL
    }

    function openComment(alarmId: string, target: string) {
        commentDialog.alarmIds = [alarmId];
        commentDialog.alarmText = target;
        commentDialog.open();
    }
    function choose(alarmId: string, machine: string) {
        const chosen = Object.assign({}, root.chosen);
        if (chosen[alarmId] === undefined)
            chosen[alarmId] = machine;
        else
            delete chosen[alarmId];
        root.chosen = chosen;
        root.choosing = true;
    }
    function extend(from: int, to: int) {
        const chosen = Object.assign({}, root.chosen);
        for (let index = Math.min(from, to); index <= Math.max(from, to); ++index) {
            const row = activeList.itemAtIndex(index) as AlarmRowDelegate;
            if (row)
                chosen[row.alarmId] = row.deviceName;
        }
        root.chosen = chosen;
        root.choosing = true;
    }
    function chooseAll() {
        root.chosen = root.alarms.shownMachines();
        root.choosing = true;
    }
    function chosenText(): string {
        const machines = Array.from(new Set(Object.keys(root.chosen).map(id => root.chosen[id])));
        return Words.told(machines.join(", "), qsTr("%n alarm(s)", "", Object.keys(root.chosen).length));
    }
    function endChoosing() {
        const keyed = root.choosing && activeList.keyed();
        root.choosing = false;
        root.chosen = {};
        if (keyed) // the bar that had the focus has gone
            activeList.walk(activeList.currentIndex);
    }
    function loadMore() {
        if (historyList.visible && historyList.atYEnd)
            root.alarms.loadMoreHistory();
    }
}
