// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls

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
