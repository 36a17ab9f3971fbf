// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Alarms
import Lineside.Controls
import Lineside.Test
import Lineside.ViewModels

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

        function test_aFloodFoldsTheList() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            verify(!findChild(page, "flood").visible);
            Plant.flood(37);
            verify(findChild(page, "flood").visible);
            verify(findChild(page, "floodText").text.indexOf("37") >= 0);
            tryCompare(list(), "count", 1); // the critical one
            mouseClick(findChild(page, "fold"));
            tryCompare(list(), "count", 4);
        }
        function test_aLimitIsChangedByTouch() {
            Plant.fill();
            mouseClick(find(findChild(page, "tabs"), "Settings"));
            const settings = findChild(page, "settingsList");
            tryVerify(() => settings.count > 0 && settings.itemAtIndex(0) !== null);
            waitForRendering(page);
            mouseClick(settings.itemAtIndex(0));
            const dialog = findChild(page, "settingsDialog");
            tryCompare(dialog, "opened", true);
            const take = findChild(dialog.contentItem, "takeSettings");
            mouseClick(findChild(dialog.contentItem, "settingLimit"));
            const keypad = findChild(page, "settingsKeypad");
            tryCompare(keypad, "opened", true);
            keypad.press("8");
            keypad.press("7");
            mouseClick(findChild(keypad.contentItem, "accept"));
            tryCompare(keypad, "opened", false);
            verify(findChild(dialog.contentItem, "settingsChanges").text.includes("87"));
            verify(!take.enabled); // no reason was given
            findChild(dialog.contentItem, "reasonPhrase").clicked();
            verify(take.enabled);
            mouseClick(take);
            tryCompare(dialog, "opened", false);
            compare(Plant.settingsChangeCount(), 1);
        }

        function test_oneIsAcknowledgedByItsButton() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            waitForRendering(page);
            Plant.pass(1);
            mouseClick(findChild(list().itemAtIndex(1), "acknowledge"));
            compare(Plant.acknowledgedCount(), 1);
            compare(opened.count, 0);
        }

        function test_aSecondTapOnAnAcknowledgeButtonOpensNothing() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            waitForRendering(page);
            Plant.pass(1);
            const row = list().itemAtIndex(0);
            const button = findChild(row, "acknowledge");
            const place = button.mapToItem(page, button.width / 2, button.height / 2);
            mouseClick(page, place.x, place.y);
            Plant.seeAlarm("oven-02", "temperature", 4);
            tryVerify(() => !button.visible);
            mouseClick(page, place.x, place.y);
            compare(opened.count, 0);
            verify(!dialog().opened); // the button to comment stands there now
            wait(Theme.afterTap + 100);
            mouseClick(page, place.x, place.y);
            tryVerify(() => dialog().opened);
            dialog().close();
        }

        function dialog() {
            return findChild(page, "commentDialog");
        }
        function openCommentOnTheSeenOne() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            list().positionViewAtIndex(3, ListView.Contain);
            tryVerify(() => list().itemAtIndex(3) !== null);
            waitForRendering(page);
            mouseClick(findChild(list().itemAtIndex(3), "comment"));
            tryVerify(() => dialog().opened);
        }
        function test_aSeenAlarmIsCommentedByATouch() {
            openCommentOnTheSeenOne();
            const save = findChild(dialog().contentItem, "save");
            verify(!save.enabled);
            mouseClick(findChild(dialog().contentItem, "phrase"));
            verify(save.enabled);
            mouseClick(save);
            compare(Plant.lastComment(), "Known, being worked on");
            tryVerify(() => !dialog().opened);
        }
        function test_aSeenAlarmIsCommentedInOnesOwnWords() {
            openCommentOnTheSeenOne();
            for (const key of [Qt.Key_B, Qt.Key_E, Qt.Key_L, Qt.Key_T])
                keyClick(key);
            keyClick(Qt.Key_Return);
            compare(Plant.lastComment(), "belt");
        }
        function test_aCommentLeftAloneSaysThatNothingWasDone() {
            openCommentOnTheSeenOne();
            Theme.dialogPatience = 50;
            tryVerify(() => !dialog().visible);
            Theme.dialogPatience = 60000;
            compare(findChild(page, "alarmActions").givenUp, "Nothing was done: " + dialog().alarmText);
            compare(Plant.lastComment(), "");
        }
        function test_aCommentLeftUnsavedIsNone() {
            openCommentOnTheSeenOne();
            keyClick(Qt.Key_X);
            keyClick(Qt.Key_Escape); // asks
            keyClick(Qt.Key_Escape);
            tryVerify(() => !dialog().opened);
            compare(Plant.lastComment(), "");
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
            Plant.pass(1);
            mouseClick(findChild(page, "acknowledgeAll"));
            compare(Plant.acknowledgedCount(), 3);
        }

        // All that says something, with its rectangle in the row.
        function told(item, row) {
            let found = [];
            if (!item.visible)
                return found;
            if (item.paintedWidth !== undefined && item.text !== "")
                found.push({text: item.text, rect: item.mapToItem(row, 0, 0, item.width, item.height),
                            painted: item.paintedHeight});
            for (const child of Array.from(item.children))
                found = found.concat(told(child, row));
            return found;
        }
        function test_aLongWordStaysInItsRowWhileScrolled_data() {
            return [{tag: "wide", width: 1180}, {tag: "narrow", width: 760}];
        }
        function test_aLongWordStaysInItsRowWhileScrolled(data) {
            root.width = data.width;
            Plant.fill();
            Plant.raiseWordyAlarms(60);
            mouseClick(findChild(page, "showNew"));
            tryCompare(list(), "count", 64);
            for (const step of [200, 470, -330]) {
                for (let round = 0; round < 20; ++round) {
                    const end = list().originY + list().contentHeight - list().height;
                    list().contentY = Math.max(list().originY, Math.min(end, list().contentY + step));
                    waitForRendering(list());
                    for (const row of Array.from(list().contentItem.children)) {
                        if (row.alarmId === undefined || !row.visible)
                            continue;
                        verify(row.clip); // for the frame in which its height is not yet known
                        tryVerify(() => told(row, row).every(part => part.rect.y >= 0
                            && part.rect.y + part.painted <= row.height + 1
                            && part.rect.x + part.rect.width <= row.width + 1));
                    }
                }
            }
            root.width = 1180;
        }

        function test_whatTheDevicesClockSaidIsNotCutByLongNames_data() {
            return [{tag: "wide", width: 1180}, {tag: "narrow", width: 760}];
        }
        function test_whatTheDevicesClockSaidIsNotCutByLongNames(data) {
            root.width = data.width;
            Plant.comeAlive();
            Plant.raiseWordyAlarms(10);
            tryCompare(list(), "count", 10);
            let seen = 0;
            for (let index = 0; index < 10; ++index) {
                list().positionViewAtIndex(index, ListView.Contain);
                tryVerify(() => list().itemAtIndex(index) !== null);
                const row = list().itemAtIndex(index);
                if (row.sourceText === "")
                    continue;
                ++seen;
                const label = findChild(row, "third");
                compare(label.text, row.sourceText);
                tryVerify(() => label.width > 0 && !label.truncated);
            }
            compare(seen, 5);
            root.width = 1180;
        }

        function test_goneAndActiveDifferByShapeAndWordOnNarrowRowsToo_data() {
            return [{tag: "wide", width: 1180}, {tag: "narrow", width: 700}];
        }
        function test_goneAndActiveDifferByShapeAndWordOnNarrowRowsToo(row) {
            root.width = row.width;
            Plant.fill();
            Plant.endAlarm("oven-02", "temperature", 4);
            tryCompare(list(), "count", 4);
            tryVerify(() => list().itemAtIndex(0) !== null && list().itemAtIndex(1) !== null);
            const texts = item => (item.visible && typeof item.text === "string" ? item.text + " " : "")
                + Array.from(item.children).map(texts).join("");
            for (const index of [0, 1]) {
                const alarm = list().itemAtIndex(index);
                const gone = alarm.deviceId === "oven-02";
                compare(findChild(alarm, "badge").gone, gone);
                verify(texts(alarm).includes(gone ? "Gone" : "Active"), texts(alarm));
            }
            root.width = 1180;
        }

        function test_nothingSlidesUnderAFinger() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            waitForRendering(page);
            Plant.pass(1);
            const meant = list().itemAtIndex(0);
            const button = findChild(meant, "acknowledge");
            mousePress(button);
            const place = meant.mapToItem(page, 0, 0).y;
            Plant.raiseAlarm("oven-01", "temperature", 4);
            Plant.raiseAlarm("mill-03", "temperature", 4);
            compare(list().count, 4);
            tryVerify(() => findChild(page, "showNew").visible);
            compare(findChild(page, "showNew").text, "2 new, show");
            compare(meant.mapToItem(page, 0, 0).y, place);
            mouseRelease(button);
            compare(Plant.lastAcknowledged(), "oven-02/temperature/high-high");
            compare(Plant.acknowledgedCount(), 1);
            mouseClick(findChild(page, "showNew"));
            compare(list().count, 6);
            verify(!findChild(page, "showNew").visible);
        }

        function test_aRepeatedKeyAcknowledgesOnce_data() {
            return [{tag: "Space", key: Qt.Key_Space}, {tag: "Return", key: Qt.Key_Return},
                    {tag: "Enter", key: Qt.Key_Enter}];
        }
        function test_aRepeatedKeyAcknowledgesOnce(row) {
            Plant.fill();
            tryCompare(list(), "count", 4);
            waitForRendering(page);
            Plant.pass(1);
            const button = findChild(list().itemAtIndex(0), "acknowledge");
            button.forceActiveFocus(Qt.TabFocusReason);
            keyPress(row.key);
            Plant.repeatKey(button, row.key, 20);
            keyRelease(row.key);
            compare(Plant.acknowledgedCount(), 1);
        }

        function test_saysThatNobodyWatches() {
            Plant.comeAlive();
            page.watchProblem = "Alarms are not watched: no connection to the broker since 22:01:07";
            compare(findChild(page, "noAlarms").text, page.watchProblem);
            compare(findChild(page, "noAlarms").iconName, "warning");
            verify(!findChild(page, "unwatchedNotice").visible);
            Plant.fill();
            tryCompare(list(), "count", 4);
            tryVerify(() => findChild(page, "unwatchedNotice").visible);
        }

        function test_aFilterHidesAndSaysSo() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            mouseClick(find(page, "Critical"));
            tryCompare(list(), "count", 1);
            compare(Plant.alarms.hiddenCount, 3);
        }

        function test_whatIsPutAsideIsOneTouchAway_data() {
            return [{tag: "shelved", state: Enums.AlarmState.Shelved, choice: 4, told: "Shelved by fitter"},
                    {tag: "suppressed", state: Enums.AlarmState.Suppressed, choice: 5,
                     told: "Suppressed by the high-high limit"},
                    {tag: "out of service", state: Enums.AlarmState.OutOfService, choice: 6,
                     told: "Out of service by fitter"}];
        }
        function test_whatIsPutAsideIsOneTouchAway(data) {
            Plant.fill();
            Plant.putAsideAlarm("oven-03", "temperature", 3, data.state);
            tryCompare(list(), "count", 3);
            const chip = findChild(page, "chip" + data.choice);
            verify(chip.text.endsWith("1"));
            verify(chip.height >= Theme.touch);
            chip.forceActiveFocus(Qt.TabFocusReason); // by keyboard: it comes into sight
            keyClick(Qt.Key_Return);
            tryCompare(list(), "count", 1);
            tryVerify(() => list().itemAtIndex(0) !== null);
            const row = list().itemAtIndex(0);
            verify(row.asideText.startsWith(data.told), row.asideText);
            verify(!findChild(row, "badge").blinking);
            verify(!findChild(row, "acknowledge").visible);
            mouseClick(findChild(page, "chip0"));
            tryCompare(list(), "count", 3);
        }
        function menu() {
            return findChild(page, "alarmMenu");
        }
        function putAside() {
            return findChild(page, "putAsideDialog");
        }
        function inDialog(dialog, name) {
            return findChild(dialog.contentItem, name);
        }
        function openMenu(index) {
            tryVerify(() => list().itemAtIndex(index) !== null);
            waitForRendering(page);
            mouseClick(findChild(list().itemAtIndex(index), "more"));
            tryVerify(() => menu().opened);
        }
        function guide() {
            return findChild(page, "guideDialog");
        }
        function test_theCardSaysWhatToDo() {
            Plant.fill();
            openMenu(0);
            mouseClick(inDialog(menu(), "guide"));
            tryVerify(() => guide().opened);
            compare(Plant.cardAsked(), "oven-02/temperature/high-high");
            verify(inDialog(guide(), "target").text.startsWith("Oven 2"));
            verify(!inDialog(guide(), "guideActions").visible);
            Plant.answerAlarmCard();
            tryVerify(() => inDialog(guide(), "guideActions").visible);
            compare(inDialog(guide(), "guideActions").title, "Do this within 5 min");
            compare(inDialog(guide(), "guideActions").texts[0], "Close the gas at the red lever");
            compare(inDialog(guide(), "guideContact").texts[0], "Maintenance, phone 17");
            verify(!inDialog(guide(), "noGuide").visible);
            tryVerify(() => inDialog(guide(), "closeGuide").activeFocus);
            keyClick(Qt.Key_Return);
            tryVerify(() => !guide().visible);
        }
        function test_aNoteIsWrittenOnTheCard() {
            Plant.fill();
            openMenu(0);
            mouseClick(inDialog(menu(), "guide"));
            tryVerify(() => guide().opened);
            Plant.answerAlarmCard();
            tryVerify(() => inDialog(guide(), "guideActions").visible);
            waitForRendering(guide().contentItem);
            mouseClick(inDialog(guide(), "writeNote"));
            const dialog = findChild(page, "noteDialog");
            tryVerify(() => dialog.opened);
            verify(inDialog(dialog, "target").text.startsWith("Oven 2"));
            mouseClick(inDialog(dialog, "entry"));
            for (const letter of "hums")
                keyClick(letter);
            keyClick(Qt.Key_Return);
            tryVerify(() => !dialog.visible);
            compare(Plant.lastNote(), "oven-02/temperature/high-high: hums");
            verify(guide().opened);
            inDialog(guide(), "strikeNote").clicked();
            compare(Plant.struckNotes(), ""); // it asks
            inDialog(guide(), "strikeNote").clicked();
            compare(Plant.struckNotes(), "12");
            keyClick(Qt.Key_Escape);
            tryVerify(() => !guide().visible);
        }
        function test_theHealthOfTheAlarmsIsATab() {
            Plant.fill();
            mouseClick(find(page, "Health"));
            const view = findChild(page, "healthView");
            tryVerify(() => view.visible);
            Plant.answerAlarmHealth();
            tryVerify(() => findChild(view, "peak") !== null);
            compare(findChild(view, "peak").valueText, "48");
            verify(findChild(view, "peak").beyond);
            verify(!findChild(view, "stale").beyond);
            mouseClick(find(view, "30 days"));
            compare(Plant.alarms.health.days, 30);
            verify(Plant.alarms.health.loading);
        }
        function test_anAlarmIsShelvedByTouch() {
            Plant.fill();
            openMenu(0);
            verify(inDialog(menu(), "target").text.startsWith("Oven 2"), inDialog(menu(), "target").text);
            mouseClick(inDialog(menu(), "shelve"));
            tryVerify(() => putAside().opened);
            verify(inDialog(putAside(), "target").text.startsWith("Oven 2"));
            const confirm = inDialog(putAside(), "confirm");
            verify(!confirm.enabled);
            mouseClick(find(putAside().contentItem, "1 h"));
            verify(!confirm.enabled); // why is not said
            mouseClick(find(putAside().contentItem, "Test"));
            verify(confirm.enabled);
            verify(confirm.height >= Theme.command);
            mouseClick(confirm);
            compare(Plant.lastPutAside(), "shelve oven-02/temperature/high-high 3600 timed: Test");
            tryVerify(() => !putAside().opened);
        }
        function test_anAlarmIsShelvedByKeyboardUntilItHasGone() {
            Plant.fill();
            tryVerify(() => list().itemAtIndex(0) !== null);
            findChild(list().itemAtIndex(0), "more").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryVerify(() => menu().opened);
            tryVerify(() => inDialog(menu(), "guide").activeFocus);
            keyClick(Qt.Key_Tab);
            tryVerify(() => inDialog(menu(), "shelve").activeFocus);
            keyClick(Qt.Key_Return);
            tryVerify(() => putAside().opened);
            tryVerify(() => inDialog(putAside(), "entry").activeFocus);
            for (const key of [Qt.Key_B, Qt.Key_E, Qt.Key_L, Qt.Key_T])
                keyClick(key);
            for (let step = 0; step < 12 && !putAside().oneShot; ++step) {
                keyClick(Qt.Key_Tab);
                const focused = page.Window.activeFocusItem;
                if (focused.text === "Until it has gone")
                    keyClick(Qt.Key_Space);
            }
            verify(putAside().oneShot);
            inDialog(putAside(), "entry").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(Plant.lastPutAside(), "shelve oven-02/temperature/high-high 0 oneshot: belt");
        }
        function test_aDialogLeftAloneClosesAndSaysThatNothingWasDone() {
            Plant.fill();
            openMenu(0);
            mouseClick(inDialog(menu(), "shelve"));
            tryVerify(() => putAside().opened);
            Theme.dialogPatience = 50;
            tryVerify(() => !putAside().visible);
            Theme.dialogPatience = 60000;
            verify(findChild(page, "givenUp").visible);
            verify(findChild(page, "alarmActions").givenUp.startsWith("Nothing was done: Oven 2"));
            compare(Plant.lastPutAside(), "");
        }
        function test_whatWasPutAsideIsTakenBack_data() {
            return [{tag: "shelved", state: Enums.AlarmState.Shelved, choice: 4, button: "unshelve", done: "unshelve "},
                    {tag: "out of service", state: Enums.AlarmState.OutOfService, choice: 6, button: "intoService",
                     done: "into service "}];
        }
        function test_whatWasPutAsideIsTakenBack(data) {
            Plant.fill();
            Plant.putAsideAlarm("oven-03", "temperature", 3, data.state);
            mouseClick(findChild(page, "chip" + data.choice));
            tryCompare(list(), "count", 1);
            openMenu(0);
            mouseClick(inDialog(menu(), data.button));
            compare(Plant.lastPutAside(), data.done + "oven-03/temperature/high");
        }
        function test_anAlarmIsTakenOutOfService() {
            Plant.fill();
            openMenu(0);
            mouseClick(inDialog(menu(), "outOfService"));
            tryVerify(() => putAside().opened);
            mouseClick(find(putAside().contentItem, "Sensor being cleaned"));
            mouseClick(inDialog(putAside(), "confirm"));
            compare(Plant.lastPutAside(), "out of service oven-02/temperature/high-high: Sensor being cleaned");
        }
        function chooseTwo() {
            Plant.fill();
            tryCompare(list(), "count", 4);
            tryVerify(() => list().itemAtIndex(1) !== null);
            waitForRendering(page);
            Plant.pass(1);
            const first = list().itemAtIndex(0);
            mousePress(first, 200, 20);
            tryVerify(() => page.choosing);
            mouseRelease(first, 200, 20);
            compare(opened.count, 0); // it was no touch on the row
            mouseClick(list().itemAtIndex(1), 200, 20);
            compare(opened.count, 0);
            verify(findChild(page, "chosenBar").visible);
            compare(findChild(page, "chosenBar").count, 2);
            waitForRendering(page);
        }
        function test_severalChosenByALongPressAreAcknowledged() {
            chooseTwo();
            mouseClick(findChild(page, "acknowledgeChosen"));
            compare(Plant.acknowledgedCount(), 2);
            verify(!page.choosing);
        }
        function test_severalAreShelvedAtOnce() {
            chooseTwo();
            mouseClick(findChild(page, "shelveChosen"));
            tryVerify(() => putAside().opened);
            const target = inDialog(putAside(), "target").text;
            verify(target.startsWith("Oven 2, ") && target.endsWith("2 alarms"), target);
            mouseClick(find(putAside().contentItem, "15 min"));
            mouseClick(find(putAside().contentItem, "Test"));
            mouseClick(inDialog(putAside(), "confirm"));
            compare(Plant.lastPutAside(), "shelve oven-02/temperature/high-high 900 timed: Test");
            verify(!page.choosing);
        }
        function test_severalAreCommentedAndChosenFromTheCard() {
            Plant.fill();
            openMenu(0);
            mouseClick(inDialog(menu(), "chooseSeveral"));
            tryVerify(() => !menu().visible && page.choosing);
            mouseClick(findChild(page, "commentChosen"));
            tryVerify(() => dialog().opened);
            mouseClick(findChild(dialog().contentItem, "phrase"));
            mouseClick(findChild(dialog().contentItem, "save"));
            compare(Plant.lastComment(), "Known, being worked on");
            verify(!page.choosing);
        }
        function test_aRemarkCoversNoButtonOfTheBar() {
            chooseTwo();
            findChild(page, "alarmActions").leave("Oven 2");
            const remark = findChild(page, "givenUp");
            tryVerify(() => remark.visible && remark.mapToItem(page, 0, remark.height).y
                <= findChild(page, "chosenBar").mapToItem(page, 0, 0).y);
        }
        function test_choosingEndsWithoutADeed() {
            chooseTwo();
            mouseClick(findChild(page, "endChoosing"));
            verify(!page.choosing);
            compare(Plant.acknowledgedCount(), 0);
            compare(findChild(page, "chosenBar").count, 0);
        }
        function test_everyChipComesIntoSightByKeyboard() {
            root.width = 400;
            Plant.fill();
            const chips = findChild(page, "chips");
            waitForRendering(page);
            for (let index = 0; index < 7; ++index) {
                const chip = findChild(page, "chip" + index);
                chip.forceActiveFocus(Qt.TabFocusReason);
                const x = chip.mapToItem(chips, 0, 0).x;
                verify(x >= 0 && x + chip.width <= chips.width + 1, chip.text);
            }
            root.width = 1180;
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
