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

    readonly property bool history: tab === 1

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
            alarms: root.alarms
            tab: root.tab
            Layout.fillWidth: true
            onTabChosen: index => root.tab = index
        }
        AlarmChips {
            objectName: "chips"
            visible: !root.history
            alarms: root.alarms
            withPriorities: Theme.compact
            Layout.fillWidth: true
        }
        PageNotice {
            objectName: "unwatchedNotice"
            visible: root.watchProblem !== "" && !root.history && activeList.count > 0
            text: root.watchProblem
            detail: qsTr("The list tells what was known before.")
            Layout.fillWidth: true
        }
        ListView {
            id: activeList

            objectName: "activeList"
            visible: !root.history
            clip: true
            focus: !root.history
            model: root.alarms.active
            spacing: Theme.spaceS
            onYChanged: root.alarms.noteMoved()
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true

            delegate: AlarmRowDelegate {
                width: activeList.width
                onClicked: {
                    if (!afterTap.running)
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
        ListView {
            id: historyList

            objectName: "historyList"
            visible: root.history
            clip: true
            focus: root.history
            model: root.history ? root.alarms.history : null
            boundsBehavior: Flickable.StopAtBounds
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
                                                                                     : qsTr("Nothing has happened yet")
                detail: root.alarms.historyProblem
            }
        }
    }
    CommentDialog {
        id: commentDialog

        objectName: "commentDialog"
        mostCharacters: root.alarms.commentCharacters
        onCommented: (alarmId, text) => root.alarms.comment(alarmId, text)
    }
    AlarmActions {
        id: actions

        objectName: "alarmActions"
        anchors.fill: parent
        mostCharacters: root.alarms.commentCharacters
        onShelveRequested: (seconds, oneShot, reason) => root.alarms.verbs.shelve(actions.alarmIds, actions.deviceId, seconds, oneShot, reason)
        onUnshelveRequested: root.alarms.verbs.unshelve(actions.alarmIds)
        onOutOfServiceRequested: reason => root.alarms.verbs.takeOutOfService(actions.alarmIds, actions.deviceId, reason)
        onReturnRequested: root.alarms.verbs.returnToService(actions.alarmIds)
        onUnacknowledgeRequested: root.alarms.verbs.unacknowledge(actions.alarmIds)
        onCommentRequested: root.openComment(actions.alarmIds[0], actions.target)
    }
    TouchButton { // over the list: in the layout it would push the rows
        objectName: "showNew"
        visible: root.alarms.newCount > 0 && !root.history
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spaceL
        kind: TouchButton.Kind.Filled
        iconName: "up"
        text: qsTr("%n new, show", "", root.alarms.newCount)
        onClicked: root.alarms.showNew()
    }
    ScrollMark {
        target: root.history ? historyList : activeList
        margin: Theme.spaceL
    }

    function openComment(alarmId: string, target: string) {
        commentDialog.alarmId = alarmId;
        commentDialog.alarmText = target;
        commentDialog.open();
    }
    function loadMore() {
        if (historyList.visible && historyList.atYEnd)
            root.alarms.loadMoreHistory();
    }
}
