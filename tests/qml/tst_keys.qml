// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Alarms
import Lineside.Controls
import Lineside.Test
import Lineside.ViewModels

// The lists of the Alarms page by keyboard alone.
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

    TestCase {
        name: "Keys"
        when: windowShown

        property AlarmsPage page

        function init() {
            Plant.reset();
            Plant.fill();
            page = createTemporaryObject(component, root);
        }
        function lists() {
            return [{tag: "alarms", tab: 0, list: "activeList"}, {tag: "settings", tab: 3, list: "settingsList"}];
        }
        function openList(row) {
            page.tab = row.tab;
            const list = findChild(page, row.list);
            tryVerify(() => list.count > 3 && list.itemAtIndex(3) !== null);
            waitForRendering(page);
            list.walk(0);
            return list;
        }
        function chosen(list) {
            let count = 0;
            for (let index = 0; index < list.count; ++index)
                count += list.itemAtIndex(index)?.chosen ? 1 : 0;
            return count;
        }

        function test_arrowsKeepTheFocusInTheList_data() {
            return lists();
        }
        function test_arrowsKeepTheFocusInTheList(row) {
            const list = openList(row);
            for (const [key, index] of [[Qt.Key_Down, 1], [Qt.Key_Down, 2], [Qt.Key_Up, 1], [Qt.Key_End, list.count - 1],
                                        [Qt.Key_Down, list.count - 1], [Qt.Key_Home, 0], [Qt.Key_Up, 0]]) {
                keyClick(key);
                verify(list.itemAtIndex(index).activeFocus, "row " + index);
                verify(list.itemAtIndex(index).visualFocus);
            }
            keyClick(Qt.Key_PageDown);
            verify(list.focusedIndex() > 1);
        }
        function test_severalAreChosenByKeys_data() {
            return lists();
        }
        function test_severalAreChosenByKeys(row) {
            const list = openList(row);
            keyClick(Qt.Key_Space);
            compare(chosen(list), 1);
            keyClick(Qt.Key_Space);
            compare(chosen(list), 0);
            keyClick(Qt.Key_Down, Qt.ShiftModifier);
            keyClick(Qt.Key_Down, Qt.ShiftModifier);
            compare(chosen(list), 3);
            verify(list.itemAtIndex(2).visualFocus);
            keyClick(Qt.Key_A, Qt.ControlModifier);
            verify(list.itemAtIndex(list.count - 1) === null || list.itemAtIndex(list.count - 1).chosen);
        }
        function test_allAreChosenByAButton_data() {
            return [{tag: "alarms", tab: 0, list: "activeList", bar: "chosenBar"},
                    {tag: "settings", tab: 3, list: "settingsList", bar: "settingsView"}];
        }
        function test_allAreChosenByAButton(row) {
            const list = openList(row);
            keyClick(Qt.Key_Space);
            const bar = findChild(page, row.bar);
            tryVerify(() => findChild(bar, "chooseAll").visible);
            waitForRendering(page);
            mouseClick(findChild(bar, "chooseAll"));
            verify(list.itemAtIndex(0).chosen && list.itemAtIndex(3).chosen);
            verify(!findChild(bar, "chooseAll").enabled);
        }
        function test_theFocusIsBackInTheListWhenChoosingEnds_data() {
            return lists();
        }
        function test_theFocusIsBackInTheListWhenChoosingEnds(row) {
            const list = openList(row);
            keyClick(Qt.Key_Down, Qt.ShiftModifier);
            const end = findChild(row.tab === 0 ? findChild(page, "chosenBar") : findChild(page, "settingsView"), "endChoosing");
            end.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(chosen(list), 0);
            verify(list.itemAtIndex(1).visualFocus);
        }
        function test_theFocusStaysWhenAnotherRowGoes() {
            const list = openList(lists()[0]);
            const row = list.itemAtIndex(2);
            const more = findChild(row, "more");
            more.forceActiveFocus(Qt.TabFocusReason);
            waitForRendering(page);
            const before = list.count;
            Plant.alarms.deviceFilter = row.deviceId; // those before it go
            tryVerify(() => list.count < before);
            waitForRendering(page);
            tryVerify(() => more.activeFocus && more.visualFocus);
        }
        function test_returnOpensOneSetting() {
            const list = openList(lists()[1]);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            const dialog = findChild(page, "settingsDialog");
            tryCompare(dialog, "opened", true);
            keyClick(Qt.Key_Escape);
            tryCompare(dialog, "opened", false);
            verify(list.itemAtIndex(1).visualFocus);
        }
    }
}
