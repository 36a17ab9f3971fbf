// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Alarms
import Lineside.Controls
import Lineside.Test

Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        AlarmsPage {
            anchors.fill: parent
            alarms: Plant.alarms
        }
    }
    SignalSpy {
        id: opened

        signalName: "deviceRequested"
    }

    TestCase {
        name: "AlarmsPage"
        when: windowShown

        property AlarmsPage page

        function init() {
            Plant.reset();
            page = createTemporaryObject(component, root);
            opened.target = page;
            opened.clear();
        }
        function list() {
            return findChild(page, "activeList");
        }
        function find(item, text) {
            if (item.text === text && item.clicked !== undefined)
                return item;
            for (const child of Array.from(item.children)) {
                const found = find(child, text);
                if (found)
                    return found;
            }
            return null;
        }
        function openHistory() {
            mouseClick(find(findChild(page, "tabs"), "History"));
            tryVerify(() => Plant.alarmHistoryQuestions() === 1);
        }

        function test_saysThatNothingIsActive() {
            Plant.comeAlive();
            verify(findChild(page, "noAlarms").visible);
            verify(!findChild(page, "acknowledgeAll").enabled);
        }

        function test_worstComesFirst() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            tryVerify(() => list().itemAtIndex(3) !== null);
            compare(list().itemAtIndex(0).priority, 4);
            compare(list().itemAtIndex(3).priority, 1);
        }

        function test_oneIsAcknowledgedByItsButton() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            waitForRendering(page);
            mouseClick(findChild(list().itemAtIndex(1), "acknowledge"));
            compare(Plant.acknowledgedCount(), 1);
            compare(opened.count, 0);
        }

        function test_theSeenOneHasNoButton() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            list().positionViewAtIndex(3, ListView.Contain);
            tryVerify(() => list().itemAtIndex(3) !== null);
            verify(!findChild(list().itemAtIndex(3), "acknowledge").visible);
        }

        function test_allShownAreAcknowledgedAtOnce() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            mouseClick(findChild(page, "acknowledgeAll"));
            compare(Plant.acknowledgedCount(), 3);
        }

        function test_aFilterHidesAndSaysSo() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            mouseClick(find(page, "Critical"));
            tryCompare(list(), "count", 1);
            compare(Plant.alarms.hiddenCount, 3);
        }

        function test_aTouchOpensTheMachine() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            waitForRendering(page);
            const row = list().itemAtIndex(0);
            touchEvent(row).press(0, row, 200, 20).commit().release(0, row, 200, 20).commit();
            compare(opened.count, 1);
            compare(opened.signalArguments[0][0], "oven-02");
        }

        function test_historyIsAskedForWhenSeen() {
            Plant.fill();
            compare(Plant.alarmHistoryQuestions(), 0);
            openHistory();
            compare(findChild(page, "noHistory").text, "Reading the history");
            Plant.answerAlarmHistory();
            tryVerify(() => findChild(page, "historyList").count > 0);
            tryVerify(() => !findChild(page, "noHistory").visible);
        }

        function test_anUnreadableHistorySaysWhy() {
            Plant.comeAlive();
            openHistory();
            Plant.refuseAlarmHistory("disk error");
            compare(findChild(page, "noHistory").text, "The history cannot be read");
            verify(findChild(page, "noHistory").detail.includes("disk error"));
        }
    }
}
