// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Overview
import Lineside.Test

Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        OverviewPage {
            anchors.fill: parent
            overview: Plant.overview
        }
    }
    SignalSpy {
        id: opened

        signalName: "deviceRequested"
    }

    TestCase {
        name: "OverviewPage"
        when: windowShown

        property OverviewPage page

        function init() {
            Plant.reset();
            root.height = 674;
            page = createTemporaryObject(component, root);
            opened.target = page;
            opened.clear();
        }
        function tiles(item) {
            let found = [];
            if (item.deviceId !== undefined && item.worstPriority !== undefined)
                found.push(item);
            for (const child of Array.from(item.children))
                found = found.concat(tiles(child));
            return found;
        }
        function tile(deviceId) {
            return tiles(page).find(tile => tile.deviceId === deviceId);
        }

        function test_saysThatItWaits() {
            const hint = findChild(page, "empty");
            verify(hint.visible);
            compare(hint.text, "Waiting for the engine");
        }

        function test_saysThatNoMachineWasHeard() {
            Plant.comeAlive();
            compare(findChild(page, "empty").text, "No machine has been heard yet");
        }

        function test_showsTheMachinesByLocation() {
            Plant.fill();
            tryVerify(() => !findChild(page, "empty").visible);
            tryVerify(() => tiles(page).length > 5);
            verify(findChild(page, "sections").count >= 4);
        }

        function test_makesOnlyTheTilesNearTheView() {
            root.height = 150;
            Plant.fill();
            tryVerify(() => tiles(page).length > 0);
            verify(tiles(page).length < page.overview.deviceCount);
        }

        function test_anAlarmShowsOnItsTileAlone() {
            Plant.fill();
            tryVerify(() => tile("oven-02") !== undefined);
            verify(findChild(tile("oven-02"), "badge").visible);
            compare(findChild(tile("oven-02"), "badge").priority, 4);
            verify(!findChild(tile("oven-01"), "badge").visible);
        }

        function test_allThatBlinksDoesSoInStep() {
            Plant.fill();
            tryVerify(() => tile("oven-02") !== undefined);
            const badge = findChild(tile("oven-02"), "badge");
            tryVerify(() => badge.off);
            verify(Theme.blinkers > 1 && Theme.blinkOff);
            Plant.endAlarm("oven-02", "temperature", 4);
            verify(!badge.off);
        }

        function test_goneAndActiveDifferByShapeAndWord() {
            Plant.fill();
            tryVerify(() => tile("oven-02") !== undefined);
            const badge = findChild(tile("oven-02"), "badge");
            verify(!badge.gone && badge.blinking);
            verify(!findChild(tile("oven-02"), "goneWord").visible);
            Plant.endAlarm("oven-02", "temperature", 4);
            verify(badge.gone && !badge.blinking);
            verify(findChild(tile("oven-02"), "goneWord").visible);
        }

        function test_theSignalInAlarmStandsInTheTileWithItsBadge() {
            Plant.fill();
            tryVerify(() => tile("press-02") !== undefined);
            const badges = [];
            const collect = item => {
                if (item.objectName === "valueBadge" && item.visible)
                    badges.push(item.priority);
                Array.from(item.children).forEach(collect);
            };
            Plant.raiseAlarm("press-01", "zz_last", 3);
            Plant.send("press-01", "zz_last", 1, "bar");
            collect(tile("press-01"));
            compare(badges, [3]);
        }

        function test_aTouchOpensTheMachine() {
            Plant.fill();
            tryVerify(() => tile("oven-01") !== undefined);
            waitForRendering(page);
            const button = tile("oven-01");
            touchEvent(button).press(0, button).commit().release(0, button).commit();
            compare(opened.count, 1);
            compare(opened.signalArguments[0][0], "oven-01");
        }

        function test_keysReachTheTiles() {
            Plant.fill();
            tryVerify(() => tile("oven-01") !== undefined);
            tile("oven-01").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Tab);
            verify(tiles(page).some(tile => tile.activeFocus && tile.deviceId !== "oven-01"));
            keyClick(Qt.Key_Return);
            compare(opened.count, 1);
        }

        function test_tilesAreLargeEnough() {
            Plant.fill();
            tryVerify(() => tiles(page).length > 0);
            for (const one of tiles(page))
                verify(one.width >= Theme.mm(40) && one.height >= Theme.mm(10));
        }
    }
}
