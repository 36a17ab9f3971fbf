// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls

Item {
    id: root

    width: 1280
    height: 200

    Component {
        id: component

        AlarmStrip {
            width: 1280
        }
    }
    SignalSpy {
        id: list

        signalName: "listRequested"
    }
    SignalSpy {
        id: machine

        signalName: "machineRequested"
    }
    SignalSpy {
        id: system

        signalName: "systemRequested"
    }
    SignalSpy {
        id: acknowledge

        signalName: "acknowledgeRequested"
    }

    TestCase {
        name: "AlarmStrip"
        when: windowShown

        property AlarmStrip strip

        function init() {
            strip = createTemporaryObject(component, root);
            for (const spy of [list, machine, acknowledge, system]) {
                spy.target = strip;
                spy.clear();
            }
        }
        function raise() {
            strip.priority = 4;
            strip.priorityText = "Critical";
            strip.headline = "Temperature very high, above 90 °C";
            strip.detail = "Oven 2, since 3 min";
            strip.unacknowledged = true;
            strip.criticalCount = 1;
        }

        function test_whatIsPutAsideIsNeverOutOfSight() {
            verify(!findChild(strip, "putAside").visible);
            strip.putAsideCount = 3;
            verify(findChild(strip, "putAside").visible);
            compare(findChild(strip, "list").Accessible.description, "3 alarms shelved or out of service");
        }
        function test_isCalmWithoutAlarms() {
            compare(findChild(strip, "machine").text, "No active alarms");
            verify(!findChild(strip, "acknowledge").visible);
            mouseClick(findChild(strip, "machine"));
            compare(machine.count, 0);
        }

        function test_neverSaysThatAllIsWellUnwatched() {
            strip.watchProblem = "Alarms are not watched: no connection to the broker since 22:01:07";
            verify(!findChild(strip, "machine").visible);
            const told = findChild(strip, "unwatched");
            verify(told.visible);
            compare(told.text, strip.watchProblem);
            verify(told.height >= Theme.mm(10) && told.width >= Theme.mm(10));
            compare(strip.Accessible.name, strip.watchProblem);
            mouseClick(told);
            compare(system.count, 1);
            compare(machine.count, 0);
        }

        function test_saysUnwatchedAboveAnAlarmOfBefore() {
            raise();
            verify(!findChild(strip, "unwatchedAbove").visible);
            const before = strip.implicitHeight;
            strip.watchProblem = "Alarms are not watched: no sign of life from the engine since 22:01:07";
            tryVerify(() => strip.implicitHeight > before);
            strip.height = strip.implicitHeight;
            verify(findChild(strip, "machine").visible);
            mouseClick(findChild(strip, "unwatchedAbove"));
            compare(system.count, 1);
            mouseClick(findChild(strip, "list"));
            compare(list.count, 1);
        }

        function raiseTwoNotices() {
            raise();
            strip.watchProblem = "Alarms are not watched: no connection to the broker since 22:01:07";
            strip.failedOrder = "Mixer 3: Start was rejected";
            strip.height = Qt.binding(() => strip.implicitHeight);
        }

        function test_smallWindowsGiveTwoNoticesOneBarTheWorstFirst() {
            strip.compact = true;
            strip.width = 800;
            raise();
            const quiet = strip.implicitHeight;
            raiseTwoNotices();
            const watch = findChild(strip, "unwatchedAbove");
            const order = findChild(strip, "failedOrder");
            const next = findChild(strip, "nextNotice");
            tryVerify(() => strip.implicitHeight > quiet);
            verify(strip.implicitHeight < quiet + 1.1 * Theme.touch);
            verify(watch.visible && !order.visible);
            compare(next.text, "1 of 2");
            verify(next.width >= Theme.mm(10) && next.height >= Theme.mm(10));
            verify(watch.x + watch.width <= next.x);
            mouseClick(next);
            verify(!watch.visible && order.visible);
            compare(next.text, "2 of 2");
            mouseClick(next);
            verify(watch.visible && !order.visible);
            next.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            verify(order.visible && next.activeFocus);
            strip.watchProblem = "";
            verify(order.visible && !next.visible);
        }

        function test_largeWindowsShowBothNotices() {
            strip.compact = false;
            raiseTwoNotices();
            verify(findChild(strip, "unwatchedAbove").visible && findChild(strip, "failedOrder").visible);
            verify(!findChild(strip, "nextNotice").visible);
        }

        function test_aGoneAlarmLooksGoneAndStandsStill() {
            raise();
            waitForRendering(strip);
            const active = grabImage(strip);
            strip.gone = true;
            strip.detail = "Oven 2, gone at 21:31:07, not acknowledged";
            waitForRendering(strip);
            const gone = grabImage(strip);
            verify(!active.equals(gone));
            compare(findChild(strip, "detail").text, strip.detail);
            wait(2 * Theme.blink + 100);
            verify(gone.equals(grabImage(strip)));
        }

        function test_nothingMovesWhileCalm() {
            waitForRendering(strip);
            const before = grabImage(strip);
            wait(2 * Theme.blink + 100);
            verify(before.equals(grabImage(strip)));
        }

        function test_oneTapOpensTheList() {
            mouseClick(findChild(strip, "list"));
            compare(list.count, 1);
        }

        function test_oneTouchOpensTheMachine() {
            raise();
            const button = findChild(strip, "machine");
            touchEvent(button).press(0, button).commit().release(0, button).commit();
            compare(machine.count, 1);
            compare(acknowledge.count, 0);
        }

        function test_acknowledgesWhatNobodyHasSeen() {
            raise();
            mouseClick(findChild(strip, "acknowledge"));
            compare(acknowledge.count, 1);
            strip.unacknowledged = false;
            verify(!findChild(strip, "acknowledge").visible);
        }

        function test_isReachedByKeys() {
            raise();
            findChild(strip, "machine").forceActiveFocus();
            keyClick(Qt.Key_Return);
            compare(machine.count, 1);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(acknowledge.count, 1);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(list.count, 1);
        }

        function test_buttonsAreTenMillimetres() {
            raise();
            for (const name of ["machine", "acknowledge", "list"]) {
                const button = findChild(strip, name);
                verify(button.width >= Theme.mm(10) && button.height >= Theme.mm(10), name);
            }
        }
    }
}
