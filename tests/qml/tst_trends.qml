// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Test
import Lineside.Trends

Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        TrendsPage {
            anchors.fill: parent
            trends: Plant.trends
        }
    }

    TestCase {
        name: "TrendsPage"
        when: windowShown

        property TrendsPage page

        function init() {
            Plant.reset();
            Plant.fill();
            page = createTemporaryObject(component, root);
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
        function addPens() {
            Plant.trends.addPen("oven-01", "temperature");
            Plant.trends.addPen("oven-02", "temperature");
            Plant.answerHistory();
            waitForRendering(page);
        }
        function trend() {
            return findChild(page, "trend");
        }

        function test_saysThatNoSignalIsChosen() {
            verify(findChild(page, "noPens").visible);
        }

        function test_signalsAreChosenFromTheList() {
            mouseClick(findChild(page, "choosePens"));
            const choice = findChild(page, "penChoice");
            tryCompare(choice, "opened", true);
            const list = findChild(choice.contentItem, "choices");
            tryVerify(() => list.itemAtIndex(0) !== null);
            mouseClick(findChild(list.itemAtIndex(0), "toggle"));
            compare(Plant.trends.pens.count, 1);
            mouseClick(findChild(list.itemAtIndex(0), "toggle"));
            compare(Plant.trends.pens.count, 0);
            mouseClick(find(choice.contentItem, "Done"));
            tryCompare(choice, "opened", false);
        }

        function test_aTapSetsTheCursorAndAButtonRemovesIt() {
            addPens();
            mouseClick(trend(), trend().width / 2, trend().height / 2);
            tryCompare(Plant.trends, "cursorShown", true);
            mouseClick(findChild(page, "clearCursor"));
            compare(Plant.trends.cursorShown, false);
        }

        function test_draggingGoesBackInTimeAndPauses() {
            addPens();
            verify(Plant.trends.live);
            const before = Plant.trends.rangeText;
            mouseDrag(trend(), trend().width / 2, trend().height / 2, 300, 0);
            compare(Plant.trends.live, false);
            verify(Plant.trends.rangeText !== before);
            mouseClick(findChild(page, "live"));
            compare(Plant.trends.live, true);
        }

        function test_pinchingZooms() {
            addPens();
            const span = Plant.trends.spanIndex;
            const middle = trend().width / 2, y = trend().height / 2;
            const touch = touchEvent(trend());
            touch.press(0, trend(), middle - 40, y).press(1, trend(), middle + 40, y).commit();
            for (let step = 1; step <= 8; ++step)
                touch.move(0, trend(), middle - 40 - step * 20, y).move(1, trend(), middle + 40 + step * 20, y).commit();
            touch.release(0, trend(), middle - 200, y).release(1, trend(), middle + 200, y).commit();
            verify(Plant.trends.spanIndex !== span);
        }

        function test_keysPanAndZoom() {
            addPens();
            trend().forceActiveFocus();
            keyClick(Qt.Key_Left);
            compare(Plant.trends.live, false);
            const range = Plant.trends.rangeText;
            keyClick(Qt.Key_Up);
            verify(Plant.trends.rangeText !== range);
        }

        function test_theSpanIsChosenInOneTouch() {
            addPens();
            const spans = findChild(page, "spans");
            const last = Plant.trends.spanNames.length - 1;
            mouseClick(find(spans, Plant.trends.spanNames[last]));
            compare(Plant.trends.spanIndex, last);
        }

        function test_aPenIsRemovedFromTheLegend() {
            addPens();
            mouseClick(find(page, "Remove Oven 1 Temperature"));
            compare(Plant.trends.pens.count, 1);
        }

        function doubts(item) {
            let found = item.objectName === "doubt" && item.visible ? 1 : 0;
            for (const child of Array.from(item.children))
                found += doubts(child);
            return found;
        }

        function test_aBadValueIsMarkedInTheLegend() {
            addPens();
            compare(doubts(page), 0);
            Plant.send("oven-01", "temperature", 20, "celsius", true);
            tryVerify(() => doubts(page) === 1);
        }

        function test_isFollowedOnlyWhileInSight() {
            verify(Plant.trends.active);
            page.visible = false;
            verify(!Plant.trends.active);
        }
    }
}
