// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Test

Item {
    id: root

    width: 1280
    height: 800

    Component {
        id: component

        NumericKeypad {
            title: "Temperature"
            unit: "°C"
            minimum: 30
            maximum: 75
            minimumText: "30"
            maximumText: "75"
            currentText: "65 °C"
        }
    }
    Component {
        id: confirmComponent

        ConfirmDialog {
            title: "Temperature"
            target: "Oven 1"
            oldValue: "65 °C"
            newValue: "70 °C"
        }
    }
    SignalSpy {
        id: closed

        signalName: "closedAlone"
    }
    SignalSpy {
        id: spy

        signalName: "accepted"
    }
    SignalSpy {
        id: confirmed

        signalName: "confirmed"
    }

    TestCase {
        name: "NumericKeypad"
        when: windowShown

        property NumericKeypad keypad

        function init() {
            keypad = createTemporaryObject(component, root);
            spy.target = keypad;
            spy.clear();
            keypad.open();
            tryCompare(keypad, "opened", true);
        }
        function test_bothStepsCloseWhenNobodyTouchesThem() {
            keypad.close();
            Theme.dialogPatience = 50;
            const confirmation = createTemporaryObject(confirmComponent, root);
            keypad.open();
            tryCompare(keypad, "opened", true);
            tryCompare(keypad, "opened", false);
            confirmation.open();
            tryCompare(confirmation, "opened", true);
            tryCompare(confirmation, "opened", false);
            Theme.dialogPatience = 60000;
            compare(spy.count, 0);
            compare(confirmed.count, 0);
        }
        function test_itSaysThatItWillCloseAndATouchKeepsIt() {
            keypad.close();
            Theme.dialogPatience = 100000;
            Theme.lastCall = 99950; // it calls after 50 ms, for long
            closed.target = Cards;
            closed.clear();
            keypad.open();
            tryCompare(keypad, "opened", true);
            tryVerify(() => keypad.countdown.visible);
            verify(findText(keypad.countdown).startsWith("Closes in "), findText(keypad.countdown));
            Cards.stay();
            verify(!keypad.countdown.visible);
            Theme.lastCall = 60;
            Theme.dialogPatience = 120;
            tryCompare(keypad, "opened", false);
            Theme.dialogPatience = 60000;
            Theme.lastCall = 10000;
            compare(closed.count, 1);
            compare(spy.count, 0);
        }
        function findText(item) {
            return Array.from(item.children).reduce((found, child) => found + (child.text ?? ""), "");
        }
        function find(item, text) {
            if (item.text === text && item.implicitHeight > 0 && item.clicked !== undefined)
                return item;
            for (const child of Array.from(item.children)) {
                const found = find(child, text);
                if (found)
                    return found;
            }
            return null;
        }
        function press(texts) {
            for (const text of texts)
                mouseClick(find(keypad.contentItem, text));
        }
        function child(name) {
            return findChild(keypad.contentItem, name);
        }

        function test_stepKeysMoveByTheStep_data() {
            return [
                {tag: "from the value that holds", step: 0.5, current: 64.5, typed: "", up: 65, down: 64},
                {tag: "from what was typed", step: 0.5, current: 40, typed: "50", up: 50.5, down: 49.5},
                {tag: "a value between steps goes to the next one", step: 5, current: 62, typed: "", up: 65, down: 60},
                {tag: "not beyond the highest", step: 5, current: 75, typed: "", up: 75, down: 70},
                {tag: "not below the lowest", step: 5, current: 30, typed: "", up: 35, down: 30},
                {tag: "nobody knows the value", step: 5, current: NaN, typed: "", up: 35, down: 30},
                {tag: "the highest lies between steps", step: 7, current: 72, typed: "", up: 72, down: 65},
                {tag: "tenths stay tenths", step: 0.1, current: 64.7, typed: "", up: 64.8, down: 64.6}
            ];
        }
        function test_stepKeysMoveByTheStep(data) {
            keypad.step = data.step;
            keypad.current = data.current;
            waitForRendering(keypad.contentItem); // the keys of the step move the others
            for (const [key, wanted] of [["stepUp", data.up], ["stepDown", data.down]]) {
                keypad.entry = data.typed;
                mouseClick(child(key));
                compare(keypad.value, wanted);
                verify(keypad.acceptable);
            }
        }

        function test_noStepNoStepKeys() {
            verify(!child("stepUp").visible);
        }

        function test_showsTheDecimalsThatAreShownElsewhere_data() {
            return [{tag: "as on the tile", entry: "65", digits: 1, shown: "65.0"},
                    {tag: "a digit more is not hidden", entry: "65.25", digits: 1, shown: "65.25"},
                    {tag: "as typed", entry: "65.5", digits: -1, shown: "65.5"},
                    {tag: "nothing", entry: "", digits: 1, shown: ""}];
        }
        function test_showsTheDecimalsThatAreShownElsewhere(data) {
            keypad.digits = data.digits;
            keypad.entry = data.entry;
            compare(keypad.shownText, data.shown);
        }

        function test_keysMakeANumber() {
            press(["6", "8", ".", "5"]);
            compare(keypad.value, 68.5);
            verify(keypad.acceptable);
            mouseClick(child("accept"));
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], 68.5);
            tryCompare(keypad, "opened", false);
        }

        function test_touchesMakeANumber() {
            const touch = touchEvent(keypad.contentItem);
            for (const digit of ["4", "0"]) {
                const key = find(keypad.contentItem, digit);
                touch.press(0, key).commit().release(0, key).commit();
            }
            compare(keypad.value, 40);
        }

        function test_tooHighIsRefusedWithTheReason() {
            press(["7", "6"]);
            verify(!keypad.acceptable);
            verify(child("refusal").visible);
            compare(keypad.refusal, "Too high: at most 75");
            mouseClick(child("accept"));
            keyClick(Qt.Key_Return);
            compare(spy.count, 0);
            verify(keypad.opened);
        }

        function test_betweenStepsIsRefusedWithTheReason_data() {
            return [{tag: "a step of one", minimum: 30, step: 1, entry: "61.333", ok: false},
                    {tag: "on the step", minimum: 30, step: 1, entry: "61", ok: true},
                    {tag: "half a degree", minimum: 30, step: 0.5, entry: "61.5", ok: true},
                    {tag: "not half a degree", minimum: 30, step: 0.5, entry: "61.3", ok: false},
                    {tag: "a tenth is a tenth in binary too", minimum: 30, step: 0.1, entry: "61.3", ok: true},
                    {tag: "counted from the lowest", minimum: 30.5, step: 1, entry: "31.5", ok: true},
                    {tag: "not from nought", minimum: 30.5, step: 1, entry: "31", ok: false},
                    {tag: "from nought without a lowest", minimum: -Infinity, step: 5, entry: "65", ok: true},
                    {tag: "and not between", minimum: -Infinity, step: 5, entry: "66", ok: false},
                    {tag: "no step, no rule", minimum: 30, step: 0, entry: "61.333", ok: true}];
        }
        function test_betweenStepsIsRefusedWithTheReason(row) {
            keypad.minimum = row.minimum;
            keypad.step = row.step;
            keypad.stepText = String(row.step);
            press(row.entry.split(""));
            compare(keypad.acceptable, row.ok);
            compare(keypad.refusal, row.ok ? "" : "Only in steps of " + row.step);
            mouseClick(child("accept"));
            compare(spy.count, row.ok ? 1 : 0);
        }

        function test_twoPointsAreNoNumber() {
            press(["5", ".", "5", ".", "3"]);
            verify(!keypad.acceptable);
            compare(keypad.refusal, "This is not a number");
            mouseClick(child("accept"));
            compare(spy.count, 0);
        }

        function test_theKeyboardWorksAfterTouches() {
            press(["6"]);
            keyClick("7");
            compare(keypad.value, 67);
            keyClick(Qt.Key_Return);
            compare(spy.count, 1); // and not "6" once more
            compare(spy.signalArguments[0][0], 67);
            tryCompare(keypad, "opened", false);
            keypad.open();
            tryCompare(keypad, "opened", true);
            keyClick("4");
            keyClick("2");
            compare(keypad.entry, "42");
        }

        function test_theKeyboardWorksAtTheNextOpeningWhateverWasTouched() {
            press(["6", "0"]);
            mouseClick(child("accept"));
            tryCompare(keypad, "opened", false);
            keypad.open();
            tryCompare(keypad, "opened", true);
            keyClick("4");
            compare(keypad.entry, "4");
        }

        function test_enterAcceptsWhereverTheFocusIs() {
            press(["6"]);
            find(keypad.contentItem, "7").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(keypad.entry, "67");
            keyClick(Qt.Key_Enter);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], 67);
        }

        function test_aRepeatedEnterAcceptsOnceAndConfirmsNothing() {
            press(["6", "0"]);
            Plant.repeatKey(keypad.contentItem, Qt.Key_Return, 5); // held since before
            compare(spy.count, 0);
            keyPress(Qt.Key_Return);
            compare(spy.count, 1);
            keyRelease(Qt.Key_Return);
        }

        function test_theFocusShowsWhenOpenedByAKey() {
            keypad.close();
            const dialog = createTemporaryObject(confirmComponent, root);
            dialog.byKey = true;
            dialog.open();
            tryCompare(dialog, "opened", true);
            const cancel = findChild(dialog.contentItem, "cancel");
            verify(cancel.visualFocus);
            dialog.close();
            tryCompare(dialog, "opened", false);
            dialog.byKey = false;
            dialog.open();
            tryCompare(dialog, "opened", true);
            verify(cancel.activeFocus && !cancel.visualFocus);
        }

        function test_tooLowIsRefusedWithTheReason() {
            press(["2", "9"]);
            compare(keypad.refusal, "Too low: at least 30");
            mouseClick(child("accept"));
            compare(spy.count, 0);
        }

        function test_theFirstDigitOfManyIsNotJudged() {
            press(["2"]);
            compare(keypad.refusal, "");
            mouseClick(child("accept"));
            compare(keypad.refusal, "Too low: at least 30");
            compare(spy.count, 0);
            press(["9"]);
            compare(keypad.refusal, "Too low: at least 30"); // no third digit can come
        }

        function test_nothingIsNoNumber() {
            verify(!keypad.acceptable);
            compare(keypad.refusal, "");
            mouseClick(child("accept"));
            compare(spy.count, 0);
        }

        function test_theKeyboardWorksToo() {
            keyClick("4");
            keyClick("2");
            keyClick(Qt.Key_Backspace);
            keyClick("5");
            keyClick(Qt.Key_Return);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], 45);
        }

        function test_cancelAndEscapeLeaveEverything_data() {
            return [{tag: "cancel"}, {tag: "escape"}];
        }
        function test_cancelAndEscapeLeaveEverything(row) {
            press(["5", "0"]);
            if (row.tag === "escape") {
                keyClick(Qt.Key_Escape); // asks
                compare(keypad.opened, true);
                keyClick(Qt.Key_Escape);
            } else {
                mouseClick(find(keypad.contentItem, "Cancel"));
            }
            tryCompare(keypad, "opened", false);
            compare(spy.count, 0);
        }

        function test_aTouchBesideItDoesNotClose() {
            mouseClick(root, 5, 5);
            wait(0);
            verify(keypad.opened);
        }

        function test_beginsEmptyEachTime() {
            press(["5"]);
            keypad.close();
            tryCompare(keypad, "opened", false);
            keypad.open();
            tryCompare(keypad, "opened", true);
            compare(keypad.entry, "");
        }

        function test_keysAreTwentyMillimetres() {
            const key = find(keypad.contentItem, "5");
            tryCompare(key, "width", Theme.mm(20));
            tryCompare(key, "height", Theme.mm(20));
        }

        function test_confirmationShowsOldAndNewAndCancelHasTheFocus() {
            keypad.close();
            const dialog = createTemporaryObject(confirmComponent, root);
            confirmed.target = dialog;
            confirmed.clear();
            dialog.open();
            tryCompare(dialog, "opened", true);
            keyClick(Qt.Key_Return);
            tryCompare(dialog, "opened", false);
            compare(confirmed.count, 0);
            dialog.open();
            tryCompare(dialog, "opened", true);
            mouseClick(find(dialog.contentItem, "Confirm"));
            compare(confirmed.count, 1);
        }
    }
}
