// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Shell
import Lineside.Test

Item {
    id: root

    width: 100
    height: 100

    Component {
        id: component

        Main {
            shell: Plant.shell
            alarmStrip: Plant.alarmStrip
            overview: Plant.overview
            device: Plant.device
            alarms: Plant.alarms
            trends: Plant.trends
            system: Plant.system
            pixelsPerMm: 5.9
            visible: true
        }
    }

    TestCase {
        name: "Shell"
        when: windowShown

        property Main window

        function init() {
            Plant.reset();
            Plant.fill();
            window = createTemporaryObject(component, root);
            tryVerify(() => window.contentItem.children.length > 0);
            window.requestActivate();
            tryCompare(window, "active", true);
            waitForRendering(window.contentItem);
        }
        function child(name) {
            return findChild(window.contentItem, name);
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
        function buttons(item) {
            let found = [];
            if (!item.visible)
                return found;
            if (item.clicked !== undefined && item.down !== undefined)
                found.push(item);
            for (const child of Array.from(item.children))
                found = found.concat(buttons(child));
            return found;
        }

        function test_navigationOpensEveryPage() {
            for (let page = 0; page < 5; ++page) {
                mouseClick(child("page" + page));
                compare(window.page, page);
                verify(child("alarmStrip").visible);
            }
        }

        function test_theStripOpensListAndMachine() {
            mouseClick(findChild(child("alarmStrip"), "list"));
            compare(window.page, Main.Page.Alarms);
            const machine = findChild(child("alarmStrip"), "machine");
            touchEvent(machine).press(0, machine).commit().release(0, machine).commit();
            compare(window.page, Main.Page.Device);
            compare(Plant.device.deviceId, "oven-02");
        }

        function test_theStripAcknowledgesTheWorstAlone() {
            mouseClick(findChild(child("alarmStrip"), "acknowledge"));
            compare(Plant.acknowledgedCount(), 1);
        }

        function test_aSilentEngineVeilsEveryPage() {
            verify(!child("stallBanner").visible);
            Plant.fallSilent(5);
            verify(child("stallBanner").visible);
            const acknowledged = Plant.acknowledgedCount();
            mouseClick(child("page2"));
            compare(window.page, 2);
            verify(child("stallBanner").visible);
            mouseClick(child("acknowledgeAll"));
            compare(Plant.acknowledgedCount(), acknowledged);
            Plant.pass(1);
            verify(!child("stallBanner").visible);
        }

        function test_lightAndDark() {
            compare(Theme.dark, false);
            mouseClick(child("darkMode"));
            compare(Theme.dark, true);
            mouseClick(child("darkMode"));
            compare(Theme.dark, false);
        }

        function test_languageIsChosenInItsOwnWords() {
            mouseClick(child("language"));
            tryVerify(() => find(window.contentItem.parent ?? window.contentItem, "Deutsch") !== null);
            mouseClick(find(window.contentItem.parent ?? window.contentItem, "Deutsch"));
            compare(Plant.shell.language, "de");
            compare(Theme.language, "de");
            Plant.shell.language = "en";
        }

        function test_tabReachesEverythingAndReturnOpens() {
            const seen = new Set();
            child("page0").forceActiveFocus(Qt.TabFocusReason);
            for (let step = 0; step < 60; ++step) {
                seen.add(window.activeFocusItem.objectName);
                keyClick(Qt.Key_Tab);
            }
            for (const name of ["page0", "page4", "language", "darkMode", "machine", "acknowledge", "list"])
                verify(seen.has(name), name + " is not reached");
            child("page3").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(window.page, 3);
        }

        function test_everyButtonIsTenMillimetres_data() {
            return [{tag: "1280x800", width: 1280, height: 800, density: 5.9},
                    {tag: "800x480", width: 800, height: 480, density: 5.26},
                    {tag: "1920x1080", width: 1920, height: 1080, density: 5.55},
                    {tag: "800x1280", width: 800, height: 1280, density: 5.9}];
        }
        function test_everyButtonIsTenMillimetres(row) {
            window.width = row.width;
            window.height = row.height;
            window.pixelsPerMm = row.density;
            Plant.device.deviceId = "oven-02";
            for (let page = 0; page < 5; ++page) {
                window.page = page;
                waitForRendering(window.contentItem);
                const all = buttons(window.contentItem);
                verify(all.length > 8);
                for (const button of all) {
                    verify(button.width >= Theme.mm(10) - 1 && button.height >= Theme.mm(10) - 1,
                           `page ${page}: "${button.text}" is ${button.width}x${button.height}`);
                }
            }
        }

        function test_everyButtonHasAName() {
            for (let page = 0; page < 5; ++page) {
                window.page = page;
                waitForRendering(window.contentItem);
                for (const button of buttons(window.contentItem))
                    verify(button.Accessible.name !== "", `page ${page}: a button without a name`);
            }
        }
    }
}
