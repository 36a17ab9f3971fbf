// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Test

Item {
    id: root

    width: 400
    height: 300

    Component {
        id: component

        CommandButton {
            width: 300
            text: "Start"
            iconName: "start"
        }
    }
    SignalSpy {
        id: spy

        signalName: "confirmed"
    }

    TestCase {
        name: "CommandButton"
        when: windowShown

        property CommandButton button

        function init() {
            button = createTemporaryObject(component, root);
            spy.target = button;
            spy.clear();
        }

        function test_oneTouchIsNeverEnough() {
            mouseClick(button);
            wait(0);
            compare(spy.count, 0);
            compare(button.progress, 0);
        }

        function test_confirmsWhenHeldLongEnough() {
            mousePress(button);
            tryVerify(() => button.progress > 0);
            tryCompare(spy, "count", 1, Theme.hold + 2000);
            mouseRelease(button);
            compare(spy.count, 1);
        }

        function test_touchHoldsAsWellAsAMouse() {
            const touch = touchEvent(button);
            touch.press(0, button).commit();
            tryCompare(spy, "count", 1, Theme.hold + 2000);
            touch.release(0, button).commit();
        }

        function test_lettingGoEarlyCancels() {
            mousePress(button);
            tryVerify(() => button.progress > 0.1);
            mouseRelease(button);
            compare(button.progress, 0);
            compare(spy.count, 0);
        }

        function test_leavingTheButtonCancels() {
            mousePress(button);
            tryVerify(() => button.progress > 0.1);
            mouseMove(button, 10, button.height + 60);
            tryCompare(button, "progress", 0);
            mouseRelease(button, 10, button.height + 60);
            compare(spy.count, 0);
        }

        function test_theSpaceKeyHoldsToo() {
            button.forceActiveFocus();
            keyPress(Qt.Key_Space);
            tryCompare(spy, "count", 1, Theme.hold + 2000);
            keyRelease(Qt.Key_Space);
        }

        function test_aRepeatedKeyIsOneHold_data() {
            return [{tag: "Space", key: Qt.Key_Space}, {tag: "Return", key: Qt.Key_Return},
                    {tag: "Enter", key: Qt.Key_Enter}];
        }
        function test_aRepeatedKeyIsOneHold(row) {
            button.forceActiveFocus();
            keyPress(row.key);
            let last = 0;
            tryVerify(() => {
                Plant.repeatKey(button, row.key, 1); // as often as the clock of the test asks
                const rises = button.progress >= last || spy.count > 0;
                last = button.progress;
                verify(rises, "the hold began anew");
                return spy.count > 0;
            }, Theme.hold + 2000);
            Plant.repeatKey(button, row.key, 20);
            keyRelease(row.key);
            compare(spy.count, 1);
            compare(button.progress, 0);
        }

        function test_aKeyLetGoEarlyCancels_data() {
            return test_aRepeatedKeyIsOneHold_data();
        }
        function test_aKeyLetGoEarlyCancels(row) {
            button.forceActiveFocus();
            keyPress(row.key);
            tryVerify(() => button.progress > 0.05);
            Plant.repeatKey(button, row.key, 3);
            keyRelease(row.key);
            compare(button.progress, 0);
            compare(spy.count, 0);
        }

        function test_aKeyHeldSinceBeforeTheFocusCameMovesNothing() {
            button.forceActiveFocus();
            Plant.repeatKey(button, Qt.Key_Return, 30);
            compare(button.progress, 0);
            keyRelease(Qt.Key_Return);
            compare(spy.count, 0);
        }

        function test_oneThatAsksIsAskedOnceByARepeatedKey_data() {
            return test_aRepeatedKeyIsOneHold_data();
        }
        function test_oneThatAsksIsAskedOnceByARepeatedKey(row) {
            button.asks = true;
            button.forceActiveFocus();
            keyPress(row.key);
            Plant.repeatKey(button, row.key, 10);
            compare(spy.count, 0);
            keyRelease(row.key);
            compare(spy.count, 1);
        }

        function test_losingTheFocusLetsGo() {
            button.forceActiveFocus();
            keyPress(Qt.Key_Return);
            tryVerify(() => button.progress > 0);
            root.forceActiveFocus();
            compare(button.progress, 0);
            keyRelease(Qt.Key_Return);
            compare(spy.count, 0);
        }

        function test_onePressGivesOneOrderThoughTheMachineAnswersAtOnce_data() {
            return [{tag: "Space", key: Qt.Key_Space, marked: true}, {tag: "Return", key: Qt.Key_Return, marked: true},
                    {tag: "Space, repeats unmarked", key: Qt.Key_Space, marked: false},
                    {tag: "Return, repeats unmarked", key: Qt.Key_Return, marked: false}];
        }
        function test_onePressGivesOneOrderThoughTheMachineAnswersAtOnce(row) {
            button.confirmed.connect(() => button.enabled = false);
            button.forceActiveFocus();
            keyPress(row.key);
            const end = Date.now() + 2 * Theme.hold + 600;
            while (Date.now() < end) {
                row.marked ? Plant.repeatKey(button, row.key, 1) : keyPress(row.key);
                wait(20);
                button.enabled = true;
            }
            compare(spy.count, 1);
            compare(button.progress, 0);
            keyRelease(row.key);
            wait(Theme.settle + 100);
            keyPress(row.key);
            tryCompare(spy, "count", 2, Theme.hold + 2000);
            keyRelease(row.key);
        }

        function test_blockedStaysStill() {
            button.enabled = false;
            mousePress(button);
            wait(0);
            compare(button.progress, 0);
            mouseRelease(button);
            compare(spy.count, 0);
        }

        function test_oneThatAsksLeavesTheSecondStepToADialog() {
            button.asks = true;
            mouseClick(button);
            compare(spy.count, 1);
            compare(button.progress, 0);
        }

        function test_isTwentyMillimetresHigh() {
            verify(button.implicitHeight >= Theme.mm(20));
        }
    }
}
