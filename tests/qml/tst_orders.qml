// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Shell
import Lineside.Test
import Lineside.ViewModels

// From an order to the one who agrees to it or takes it back, and the pad on which they say who they are.
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
        name: "Orders"
        when: windowShown

        property Main window

        function init() {
            Plant.reset();
            Plant.fill();
            Plant.employ(4);
            Plant.device.deviceId = "oven-01";
            show(1280, 800, 5.9);
        }
        function cleanup() {
            for (const card of Cards.open)
                card.close();
        }
        function show(width, height, density) {
            window = createTemporaryObject(component, root, {width: width, height: height, pixelsPerMm: density});
            tryVerify(() => window.contentItem.children.length > 0);
            window.requestActivate();
            tryCompare(window, "active", true);
            window.page = "device";
            tryVerify(() => child("command-stop") !== null && child("command-stop").width > 0);
            waitForRendering(window.contentItem);
        }
        function child(name) {
            return findChild(window.contentItem, name);
        }
        function dialog(name) {
            return findChild(child("setpointDialogs"), name);
        }
        function loginCard() {
            return findChild(window, "loginCard");
        }
        function within(name) {
            return findChild(loginCard().contentItem, name);
        }
        function enterAs(number) { // who has a badge and stands here
            Plant.holdBadge("04A2B3");
            Plant.admit(number);
        }
        function showTiles() {
            loginCard().open();
            tryCompare(loginCard(), "opened", true);
            tryVerify(() => within("tile-user 2") !== null);
            waitForRendering(window.contentItem);
        }
        function choose(name) {
            tryVerify(() => within("tile-" + name) !== null);
            waitForRendering(window.contentItem);
            mouseClick(within("tile-" + name));
            tryVerify(() => within("pinPad").visible);
            waitForRendering(window.contentItem);
        }
        function enter(digits) {
            for (const digit of digits)
                within("key-" + digit).clicked();
            within("key-enter").clicked();
        }
        function places(item) {
            if (!item.visible)
                return "";
            const at = item.mapToItem(null, 0, 0);
            const own = item.clicked !== undefined ? `${item.objectName} ${at.x} ${at.y} ${item.width} ${item.height}; ` : "";
            return Array.from(item.children).reduce((found, each) => found + places(each), own);
        }

        function letOneWait() {
            enterAs(2);
            Plant.measure();
            Plant.device.order("set_setpoint", 70);
            Plant.letWait("Temperature: 65 -> 70 celsius");
            tryVerify(() => child("secondPerson-set_setpoint").visible);
        }
        function test_theSecondPersonReadsWhatTheyAgreeTo() {
            letOneWait();
            child("secondPerson-set_setpoint").clicked();
            tryCompare(loginCard(), "opened", true);
            const lines = within("target").text.split("\n");
            compare(lines[0], "Oven 1: Temperature: 65.0 °C → 70.0 °C");
            verify(lines[1].startsWith("Asked for by user 2 at "), lines[1]);
            verify(!within("target").truncated);
            Plant.pass(5);
            verify(within("target").text.split("\n")[1] !== lines[1], "the time that is left");
        }
        function test_whatWaitsIsTakenBackInPlace() {
            letOneWait();
            const cancel = child("takeBack-set_setpoint");
            verify(cancel.visible && cancel.width >= Theme.touch);
            cancel.clicked();
            compare(Plant.lastAsked(), "cancel_command " + JSON.parse(Plant.lastSent()).id);
        }
        function test_whatWaitsMovesNothing() {
            Plant.shell.language = "de"; // longer words
            enterAs(2);
            Plant.measure();
            waitForRendering(window.contentItem);
            const start = child("command-start");
            const before = `${start.mapToItem(null, 0, 0).x} ${start.mapToItem(null, 0, 0).y} ${start.width}`;
            Plant.device.order("set_setpoint", 70);
            Plant.letWait("Temperature: 65 -> 70 celsius");
            tryVerify(() => child("secondPerson-set_setpoint").visible);
            waitForRendering(window.contentItem);
            compare(`${start.mapToItem(null, 0, 0).x} ${start.mapToItem(null, 0, 0).y} ${start.width}`, before);
        }

        // One of the tiles lies where a key comes to lie.
        function test_aDoubleTapOnATileEntersNoDigit() {
            Plant.employ(8);
            let hits = 0;
            for (const name of ["user 2", "user 4", "user 6", "user 8"]) {
                showTiles();
                const tile = within("tile-" + name);
                const place = tile.mapToItem(null, tile.width * 0.7, tile.height / 2);
                mouseClick(window.contentItem, place.x, place.y);
                tryVerify(() => within("pinPad").visible);
                waitForRendering(window.contentItem);
                for (const digit of "1234567890") {
                    const key = within("key-" + digit);
                    hits += key.contains(key.mapFromItem(null, place.x, place.y)) ? 1 : 0;
                }
                mouseClick(window.contentItem, place.x, place.y);
                compare(within("dots").Accessible.name, "0 digits entered");
                loginCard().close();
                tryCompare(loginCard(), "visible", false);
            }
            verify(hits > 0, "one of them lay under a key");
        }
        function test_aWrongPinMovesNoKey_data() {
            return [{tag: "wide", width: 1280, height: 800, density: 5.9}, {tag: "small", width: 800, height: 480, density: 5.2},
                    {tag: "upright", width: 480, height: 800, density: 5.2}];
        }
        function test_aWrongPinMovesNoKey(row) {
            window.destroy();
            show(row.width, row.height, row.density);
            showTiles();
            choose("user 2");
            const before = places(loginCard().contentItem);
            verify(before.includes("key-5"));
            enter("000000");
            Plant.refuse("wrong name, PIN or password");
            tryCompare(within("secretState"), "text", "Wrong name, PIN or password");
            waitForRendering(window.contentItem);
            compare(places(loginCard().contentItem), before);
        }
        function test_aStaleMessageGoesWithTheNextInput() {
            showTiles();
            choose("user 2");
            enter("000000");
            Plant.refuse("wrong name, PIN or password");
            tryCompare(within("secretState"), "text", "Wrong name, PIN or password");
            within("key-1").clicked();
            compare(within("secretState").text, "");
            within("key-back").clicked();
            compare(within("secretState").text, ""); // it does not come back
        }
        function test_anOrderOutlivesTheLoginAndIsSentAfterAnother() {
            enterAs(2);
            Plant.measure();
            child("command-set_setpoint").confirmed();
            const keypad = dialog("keypad");
            tryCompare(keypad, "opened", true);
            keypad.entry = "70";
            findChild(keypad.contentItem, "accept").clicked();
            const confirmation = dialog("confirmation");
            tryCompare(confirmation, "opened", true);
            Plant.pass(600);
            Plant.measure();
            tryCompare(Plant.people, "loggedIn", false);
            Plant.agree();
            verify(confirmation.opened);
            tryCompare(confirmation, "blocked", "Only after a login.");
            verify(!findChild(confirmation.contentItem, "confirm").visible);
            const offer = findChild(confirmation.contentItem, "logInFirst");
            verify(offer.visible);
            offer.clicked();
            tryCompare(loginCard(), "opened", true);
            choose("user 2");
            enter("271828");
            Plant.admit(2);
            tryCompare(loginCard(), "visible", false);
            Plant.measure();
            verify(confirmation.opened);
            tryCompare(confirmation, "blocked", "");
            compare(Plant.sentCount(), 0);
            findChild(confirmation.contentItem, "confirm").clicked();
            compare(Plant.sentCount(), 1);
            verify(Plant.lastSent().includes("70"));
        }
        function test_aWeakPinIsRefusedBeforeItIsTypedTwice() {
            Plant.beFirst();
            const card = findChild(window, "firstCard");
            card.open();
            tryCompare(card, "opened", true);
            const state = findChild(card.contentItem, "secretState");
            const given = digits => {
                for (const digit of digits)
                    findChild(card.contentItem, "key-" + digit).clicked();
                findChild(card.contentItem, "key-enter").clicked();
            };
            given("123456");
            verify(state.text !== "", "refused");
            compare(card.sheet.stage, 1);
            given("314159");
            compare(state.text, "");
            compare(card.sheet.stage, 2);
            compare(Plant.lastAsked(), "");
        }
        function test_keysOfTheKeypadAreLargeEnough() {
            window.destroy();
            show(480, 800, 5.2);
            const keypad = dialog("keypad");
            keypad.open();
            tryCompare(keypad, "opened", true);
            verify(keypad.key >= Theme.mm(16), `${keypad.key / Theme.mm(1)} mm`);
        }
        function test_noticesOfTheOrdersPageMoveNothing() {
            window.page = "commands";
            tryVerify(() => child("orders") !== null && child("orders").height > 0);
            Plant.answerOrders();
            waitForRendering(window.contentItem);
            const list = child("orders");
            const before = list.mapToItem(null, 0, 0).y;
            Plant.commands.exportTable();
            tryVerify(() => child("notice").text !== "");
            waitForRendering(window.contentItem);
            compare(list.mapToItem(null, 0, 0).y, before);
        }
    }
}
