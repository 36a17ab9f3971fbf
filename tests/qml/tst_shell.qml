// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Shell
import Lineside.Test
import Lineside.ViewModels

Item {
    id: root

    width: 100
    height: 100

    Component {
        id: component

        Main {
            shell: Plant.shell
            alarmStrip: Plant.alarmStrip
            people: Plant.people
            seats: Plant.seats
            device: Plant.device
            pages: Plant.pages
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

        function test_theHornIsSilencedOnEveryPage() {
            for (const page of Plant.pageIds) {
                mouseClick(child("page-" + page));
                verify(child("horn").visible, page);
            }
            compare(child("horn").text, "Silence");
            mouseClick(child("horn"));
            compare(Plant.silenceCount(), 1);
            Plant.soundHorn(true);
            compare(child("horn").text, "Silenced");
            verify(!child("horn").enabled);
        }
        function test_anAlarmOfTheGatewayItselfOpensItsPage() {
            window.openDevice("gateway-1"); // no machine has that id
            compare(window.page, "system");
            window.openDevice("oven-02");
            compare(window.page, "device");
        }
        function test_navigationOpensEveryPage() {
            for (const page of Plant.pageIds) {
                mouseClick(child("page-" + page));
                compare(window.page, page);
                verify(child("alarmStrip").visible);
            }
        }

        function test_theStripOpensListAndMachine() {
            mouseClick(findChild(child("alarmStrip"), "list"));
            compare(window.page, "alarms");
            const machine = findChild(child("alarmStrip"), "machine");
            touchEvent(machine).press(0, machine).commit().release(0, machine).commit();
            compare(window.page, "device");
            compare(Plant.device.deviceId, "oven-02");
        }

        function test_theStripAcknowledgesTheWorstAlone() {
            Plant.pass(1);
            mouseClick(findChild(child("alarmStrip"), "acknowledge"));
            compare(Plant.acknowledgedCount(), 1);
        }

        function test_theStripAcknowledgesWhatWasPressed() {
            Plant.pass(1);
            const button = findChild(child("alarmStrip"), "acknowledge");
            mousePress(button);
            Plant.raiseAlarm("oven-01", "temperature", 4); // newer, so it is shown now
            compare(Plant.alarmStrip.deviceId, "oven-01");
            mouseRelease(button);
            compare(Plant.lastAcknowledged(), "oven-02/temperature/high-high");
            mouseClick(button);
            compare(Plant.acknowledgedCount(), 1); // what came 0 s ago is not what was aimed at
        }

        function test_aLostBrokerIsToldOnEveryPageAndSize_data() {
            return [{tag: "1280x800", width: 1280, height: 800, density: 5.9},
                    {tag: "800x480", width: 800, height: 480, density: 5.26},
                    {tag: "480x320", width: 480, height: 320, density: 5.26},
                    {tag: "800x1280", width: 800, height: 1280, density: 5.9}];
        }
        function test_aLostBrokerIsToldOnEveryPageAndSize(row) {
            window.width = row.width;
            window.height = row.height;
            window.pixelsPerMm = row.density;
            Plant.breakBroker();
            for (const page of Plant.pageIds) {
                window.page = page;
                waitForRendering(window.contentItem);
                const told = findChild(child("alarmStrip"), "unwatchedAbove");
                tryVerify(() => told.visible);
                verify(told.width >= Theme.mm(10) && told.height >= Theme.mm(10));
                verify(told.text.startsWith("Alarms are not watched: no connection to the broker since"));
            }
            window.page = "alarms";
            verify(child("unwatchedNotice").visible);
            mouseClick(findChild(child("alarmStrip"), "unwatchedAbove"));
            compare(window.page, "system");
        }

        function test_aFailedOrderStaysOnTheStripUntilItsMachineIsOpened_data() {
            return [{tag: "side by side", width: 1280, height: 800}, {tag: "behind tabs", width: 800, height: 480}];
        }
        function test_aFailedOrderStaysOnTheStripUntilItsMachineIsOpened(row) {
            window.width = row.width;
            window.height = row.height;
            Plant.alarmStrip.seeFailedOrder("oven-02");
            Plant.device.deviceId = "oven-01";
            Plant.device.sendCommand("stop");
            Plant.answerCommand(Enums.CommandState.Expired);
            const told = findChild(child("alarmStrip"), "failedOrder");
            tryVerify(() => told.visible);
            tryCompare(told, "text", "Oven 1, Stop: No answer in time");
            Plant.device.deviceId = "oven-02";
            window.page = "device";
            wait(0);
            verify(told.visible);
            mouseClick(told);
            compare(Plant.device.deviceId, "oven-01");
            compare(window.page, "device");
            tryVerify(() => !told.visible);
        }

        function test_anEmptyHallNamesTheBrokerAsTheReason() {
            window.destroy();
            Plant.reset();
            Plant.comeAlive();
            Plant.breakBroker();
            window = createTemporaryObject(component, root);
            tryVerify(() => child("empty") !== null);
            compare(child("empty").text, "No machine can be heard");
            verify(child("empty").detail.startsWith("Connection refused"));
            window.page = "alarms";
            tryVerify(() => child("noAlarms") !== null);
            tryVerify(() => child("noAlarms").text.startsWith("Alarms are not watched"));
            tryVerify(() => findChild(child("alarmStrip"), "unwatched").visible);
        }

        function test_theHeaderTellsTheReasonFirstAndLeadsToAllOfIt() {
            Plant.breakBroker();
            const link = child("broker");
            tryVerify(() => link.broken);
            compare(findChild(link, "linkName").text, "Broker");
            const word = findChild(link, "linkState");
            compare(word.text, "Not connected");
            tryVerify(() => word.visible && !word.truncated);
            const told = findChild(link, "linkNote");
            verify(told.text.startsWith("Connection refused"), told.text);
            verify(link.detail.indexOf("localhost") > 0, link.detail);
            mouseClick(link);
            compare(window.page, "system");
        }

        function test_theHeaderLeadsToTheSystemPageByKey() {
            child("cloud").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(window.page, "system");
        }

        function test_aSilentEngineVeilsEveryPage() {
            verify(!child("stallNotice").visible);
            Plant.fallSilent(5);
            verify(child("stallNotice").visible);
            const acknowledged = Plant.acknowledgedCount();
            mouseClick(child("page-alarms"));
            compare(window.page, "alarms");
            verify(child("stallNotice").visible);
            mouseClick(child("acknowledgeAll"));
            compare(Plant.acknowledgedCount(), acknowledged);
            Plant.pass(1);
            verify(!child("stallNotice").visible);
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
            child("page-overview").forceActiveFocus(Qt.TabFocusReason);
            for (let step = 0; step < 60; ++step) {
                seen.add(window.activeFocusItem.objectName);
                keyClick(Qt.Key_Tab);
            }
            for (const name of ["page-overview", "page-system", "language", "darkMode", "machine", "acknowledge", "list"])
                verify(seen.has(name), name + " is not reached");
            child("page-trends").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(window.page, "trends");
        }

        function test_aDialogAboutAlarmsStaysAboveTheStrip_data() {
            return [{tag: "10 inches", width: 1280, height: 800, density: 5.9},
                    {tag: "7 inches", width: 800, height: 480, density: 5.24}];
        }
        function test_aDialogAboutAlarmsStaysAboveTheStrip(row) {
            window.width = row.width;
            window.height = row.height;
            window.pixelsPerMm = row.density;
            window.page = "alarms";
            waitForRendering(window.contentItem);
            const list = child("activeList");
            tryVerify(() => list.itemAtIndex(0) !== null);
            const strip = () => child("alarmStrip").mapToItem(null, 0, 0).y;
            mouseClick(findChild(list.itemAtIndex(0), "more"));
            const page = list.parent.parent;
            const menu = findChild(page, "alarmMenu");
            tryVerify(() => menu.opened);
            verify(menu.y >= 0 && menu.y + menu.height <= strip(), menu.y + menu.height + " " + strip());
            mouseClick(findChild(menu.contentItem, "shelve"));
            const dialog = findChild(page, "putAsideDialog");
            tryVerify(() => dialog.opened);
            verify(dialog.y >= 0 && dialog.y + dialog.height <= strip(), dialog.y + dialog.height + " " + strip());
            dialog.close();
            const comment = findChild(page, "commentDialog");
            comment.open();
            tryVerify(() => comment.opened);
            verify(comment.y >= 0 && comment.y + comment.height <= strip(), comment.y + comment.height + " " + strip());
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
            for (const page of Plant.pageIds) {
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
            for (const page of Plant.pageIds) {
                window.page = page;
                waitForRendering(window.contentItem);
                for (const button of buttons(window.contentItem))
                    verify(button.Accessible.name !== "", `page ${page}: a button without a name`);
            }
        }
    }
}
