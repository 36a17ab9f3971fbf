// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Alarms
import Lineside.Controls
import Lineside.Test
import Lineside.ViewModels

// Where the keys are on the Alarms page: always in sight, never lost.
Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        AlarmsPage {
            width: root.width
            height: 400 // more rows than find room
            alarms: Plant.alarms
        }
    }

    TestCase {
        name: "Focus"
        when: windowShown

        property AlarmsPage page

        function init() {
            Plant.reset();
            Plant.fill();
            Plant.raiseWordyAlarms(8);
            page = createTemporaryObject(component, root);
        }
        function cleanup() {
            for (const card of Cards.open)
                card.close();
            Theme.dark = false;
        }
        function focused() {
            return root.Window.activeFocusItem;
        }
        function lists() {
            return [{tag: "alarms", tab: 0, list: "activeList"}, {tag: "settings", tab: 3, list: "settingsList"}];
        }
        function openList(row) {
            page.tab = row.tab;
            const list = findChild(page, row.list);
            tryVerify(() => list.count > 3 && list.itemAtIndex(2) !== null);
            waitForRendering(page);
            list.walk(0);
            return list;
        }
        function isWithin(item, above) {
            for (; item; item = item.parent) {
                if (item === above)
                    return true;
            }
            return false;
        }
        function verifyInSight(sheet, item) {
            const top = item.mapToItem(sheet, 0, 0).y;
            verify(top >= 0 && top + item.height <= sheet.height,
                   item + " " + (item.text ?? "") + " from " + top + " to " + (top + item.height) + " of " + sheet.height);
        }
        // Tab and then Backtab through all there is; how often it stood in the sheet.
        function walkThrough(sheet) {
            let stops = 0;
            for (const modifiers of [Qt.NoModifier, Qt.ShiftModifier]) {
                for (let step = 0; step < 40; ++step) {
                    keyClick(modifiers === Qt.NoModifier ? Qt.Key_Tab : Qt.Key_Backtab, modifiers);
                    if (isWithin(focused(), sheet.contentItem)) {
                        verifyInSight(sheet, focused());
                        ++stops;
                    }
                }
            }
            return stops;
        }
        function openGuideByKeys() {
            const list = openList(lists()[0]);
            findChild(list.itemAtIndex(0), "more").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryVerify(() => findChild(page, "alarmMenu").opened);
            keyClick(Qt.Key_Return);
            const guide = findChild(page, "guideDialog");
            tryVerify(() => guide.opened);
            return guide;
        }

        function test_tabLeavesTheList_data() {
            return lists();
        }
        function test_tabLeavesTheList(row) {
            const list = openList(row);
            for (const modifiers of [Qt.NoModifier, Qt.ShiftModifier]) {
                list.walk(0);
                keyClick(Qt.Key_Down);
                let left = false;
                for (let step = 0; step < 4; ++step) {
                    keyClick(modifiers === Qt.NoModifier ? Qt.Key_Tab : Qt.Key_Backtab, modifiers);
                    verify(list.focusedIndex() === -1 || list.focusedIndex() === 1, "row " + list.focusedIndex());
                    left = left || list.focusedIndex() === -1;
                }
                verify(left);
            }
        }
        function test_returnBehindTheChosenOnesChoosesNoOther() {
            const list = openList(lists()[0]);
            for (const key of [Qt.Key_Space, Qt.Key_Down, Qt.Key_Space, Qt.Key_Tab, Qt.Key_Tab, Qt.Key_Tab, Qt.Key_Return])
                keyClick(key);
            compare(Object.keys(page.chosen).length, 2);
            tryVerify(() => findChild(page, "commentDialog").opened);
            compare(findChild(page, "commentDialog").alarmIds.length, 2);
        }
        function test_theCurrentRowComesIntoSightWithTheFocus() {
            const list = openList(lists()[0]);
            keyClick(Qt.Key_Tab, Qt.ShiftModifier);
            compare(list.focusedIndex(), -1);
            list.positionViewAtEnd();
            verify(list.contentY > 0);
            keyClick(Qt.Key_Tab);
            compare(list.focusedIndex(), 0);
            verifyInSight(list, list.itemAtIndex(0));
        }
        function test_whatTheKeysComeToInASheetIsInSight_data() {
            return [{tag: "settings"}, {tag: "guide"}, {tag: "health"}];
        }
        function test_whatTheKeysComeToInASheetIsInSight(row) {
            let sheet = null;
            if (row.tag === "settings") {
                openList(lists()[1]);
                keyClick(Qt.Key_Return);
                const dialog = findChild(page, "settingsDialog");
                tryVerify(() => dialog.opened);
                dialog.height = 300;
                sheet = findChild(dialog.contentItem, "settingsSheet");
            } else if (row.tag === "guide") {
                const guide = openGuideByKeys();
                Plant.answerAlarmCard();
                guide.height = 250;
                sheet = findChild(guide.contentItem, "guideSheet");
            } else {
                page.tab = 2;
                Plant.answerAlarmHealth();
                sheet = findChild(page, "healthSheet");
            }
            tryVerify(() => sheet.contentHeight > sheet.height + 20);
            waitForRendering(page);
            verify(walkThrough(sheet) > 0);
        }
        function test_theFrameOfTheFocusIsNotThatOfTheRow_data() {
            return [{tag: "day", dark: false}, {tag: "night", dark: true}];
        }
        function test_theFrameOfTheFocusIsNotThatOfTheRow(row) {
            Theme.dark = row.dark;
            const item = openList(lists()[0]).itemAtIndex(0);
            verify(item.canAcknowledge && item.visualFocus);
            const frame = Array.from(item.background.children).find(child => child.visible && child.border);
            verify(frame.x >= 0 && frame.y >= 0 && frame.width <= item.width && frame.height <= item.height); // not cut off
            verify(frame.border.width >= 2 * item.background.border.width);
            compare(frame.border.color, Theme.accent);
            verify(!Qt.colorEqual(frame.border.color, item.background.border.color));
        }
        function test_escapeEndsChoosing_data() {
            return lists();
        }
        function test_escapeEndsChoosing(row) {
            const list = openList(row);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Space);
            verify(list.itemAtIndex(1).choosing);
            keyClick(Qt.Key_Escape);
            verify(!list.itemAtIndex(1).choosing && !list.itemAtIndex(1).chosen);
            verify(list.itemAtIndex(1).visualFocus);
        }
        function test_aTabKeepsTheFocus() {
            const tabs = findChild(page, "tabs");
            for (const index of [1, 0, 2, 3, 0]) {
                tabs.segment(index).forceActiveFocus(Qt.TabFocusReason);
                keyClick(Qt.Key_Return);
                compare(page.tab, index);
                verify(tabs.segment(index).visualFocus, "tab " + index);
            }
        }
        function test_theFocusGoesOnWhenANoteIsClosed() {
            openList(lists()[1]);
            mouseClick(findChild(page, "exportSettings"));
            const note = findChild(page, "settingsWritten");
            tryCompare(note, "visible", true);
            findChild(note, "dismissNote").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryCompare(note, "visible", false);
            verify(focused().visualFocus && focused().visible);
        }
        function test_aSettingOpensAtItsTop() {
            openList(lists()[1]);
            const dialog = findChild(page, "settingsDialog");
            for (let round = 0; round < 2; ++round) {
                keyClick(Qt.Key_Return);
                tryVerify(() => dialog.opened);
                const sheet = findChild(dialog.contentItem, "settingsSheet");
                compare(sheet.contentY, 0);
                verify(isWithin(focused(), findChild(sheet, "settingOn")) && focused().visualFocus);
                dialog.height = 250;
                findChild(sheet, "settingOffDelay").segment(0).forceActiveFocus(Qt.TabFocusReason);
                tryVerify(() => sheet.contentY > 0);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
            }
        }
        function test_theCardShowsWhereTheKeysAre() {
            const guide = openGuideByKeys();
            tryVerify(() => findChild(guide.contentItem, "closeGuide").visualFocus);
            findChild(guide.contentItem, "writeNote").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !guide.visible);
            openGuideByKeys();
            tryVerify(() => findChild(guide.contentItem, "closeGuide").visualFocus);
        }
        function test_aNoteIsStruckAtTheSecondTouch() {
            const guide = openGuideByKeys();
            Plant.answerAlarmCard();
            const strike = () => findChild(guide.contentItem, "strikeNote");
            tryVerify(() => strike() !== null);
            strike().forceActiveFocus(Qt.TabFocusReason);
            Theme.secondTouch = 50;
            keyClick(Qt.Key_Return);
            compare(strike().text, "Strike it?");
            tryCompare(strike(), "text", "Strike"); // too late
            Theme.secondTouch = 4000;
            keyClick(Qt.Key_Return);
            compare(Plant.struckNotes(), "");
            keyClick(Qt.Key_Return);
            compare(Plant.struckNotes(), "12");
            verify(findChild(guide.contentItem, "closeGuide").visualFocus);
        }
    }
}
