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
        function verifyInSight(sheet, item) {
            const top = item.mapToItem(sheet, 0, 0).y;
            verify(top >= 0 && top + item.height <= sheet.height,
                   item + " " + (item.text ?? "") + " from " + top + " to " + (top + item.height) + " of " + sheet.height);
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
    }
}
