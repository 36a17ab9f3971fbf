// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Devices
import Lineside.Test
import Lineside.ViewModels

Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        DevicePage {
            anchors.fill: parent
            device: Plant.device
        }
    }

    Component {
        id: frameOf

        Item {
        }
    }

    TestCase {
        name: "DevicePage"
        when: windowShown

        property DevicePage page

        function init() {
            Plant.reset();
            page = createTemporaryObject(component, root);
        }
        function open(deviceId) {
            Plant.fill();
            Plant.device.deviceId = deviceId;
            tryVerify(() => command("start") !== null);
            waitForRendering(page);
        }
        function command(name) {
            return findChild(page, "command-" + name);
        }
        function texts(item) {
            let found = [];
            if (!item.visible)
                return found;
            if (item.paintedWidth !== undefined && item.text !== "")
                found.push(item.text);
            for (const child of Array.from(item.children))
                found = found.concat(texts(child));
            return found;
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
        // A popup is no visual child of its page, and a Repeater's item no QObject child either.
        function dialog(name) {
            return findChild(findChild(page, "setpointDialogs"), name);
        }

        function test_saysThatNoneIsChosen() {
            verify(findChild(page, "unknown").visible);
            compare(findChild(page, "unknown").text, "No machine is chosen");
        }

        function test_whatIsGivenUpByKeyGivesTheFocusBack() {
            open("oven-01");
            const button = command("set_setpoint");
            const keypad = dialog("keypad");
            const confirmation = dialog("confirmation");
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryCompare(keypad, "opened", true);
            keyClick(Qt.Key_Escape);
            tryVerify(() => button.activeFocus);
            keyClick(Qt.Key_Return);
            tryCompare(keypad, "opened", true);
            keyClick(Qt.Key_7);
            keyClick(Qt.Key_0);
            keyClick(Qt.Key_Return);
            tryCompare(confirmation, "opened", true);
            keyClick(Qt.Key_Escape);
            tryVerify(() => button.visualFocus);
        }

        function test_anOrderByKeyKeepsTheFocus_data() {
            return [{tag: "a hold", name: "start"}, {tag: "a set point", name: "set_setpoint"}];
        }
        function test_anOrderByKeyKeepsTheFocus(row) {
            open("oven-01");
            const button = command(row.name);
            button.forceActiveFocus(Qt.TabFocusReason);
            keyPress(Qt.Key_Return);
            if (row.name === "start")
                tryVerify(() => Plant.sentCount() === 1, Theme.hold + 2000);
            keyRelease(Qt.Key_Return);
            if (row.name === "set_setpoint") {
                tryCompare(dialog("keypad"), "opened", true);
                keyClick(Qt.Key_7);
                keyClick(Qt.Key_0);
                keyClick(Qt.Key_Return);
                tryCompare(dialog("confirmation"), "opened", true);
                keyClick(Qt.Key_Tab);
                keyClick(Qt.Key_Return);
                tryVerify(() => Plant.sentCount() === 1);
            }
            tryVerify(() => button.activeFocus && button.visualFocus);
            tryVerify(() => !button.usable);
            wait(Theme.settle + 100);
            keyPress(Qt.Key_Return);
            wait(Theme.hold + 300);
            keyRelease(Qt.Key_Return);
            compare(Plant.sentCount(), 1);
            verify(!dialog("keypad").opened);
            Plant.answerCommand(5);
            tryVerify(() => button.usable);
            verify(button.activeFocus);
        }

        function test_theHeaderTellsItsOwnWordAndHowItsClockIsRead() {
            open("oven-01");
            const header = findChild(page, "deviceHeader");
            verify(!findChild(header, "told").visible && !findChild(header, "clockRule").visible);
            Plant.device.deviceId = "compressor-02";
            tryVerify(() => findChild(header, "told").visible);
            compare(findChild(header, "told").text, "Said last: Maintenance");
            verify(findChild(header, "clockRule").text.includes("America/Argentina/ComodRivadavia"));
            verify(!findChild(header, "clockRule").truncated);
        }

        function test_aMachineIsRemovedByHoldingAlone() {
            open("compressor-02");
            mouseClick(findChild(page, "removeMachine"));
            const removal = findChild(findChild(page, "deviceHeader"), "removal");
            tryCompare(removal, "opened", true);
            const remove = findChild(removal.contentItem, "holdConfirm");
            verify(!findChild(removal.contentItem, "confirm").visible);
            mouseClick(remove);
            verify(removal.opened);
            compare(Plant.removedCount(), 0);
            mousePress(remove);
            tryCompare(removal, "opened", false, Theme.hold + 2000);
            mouseRelease(page);
            compare(Plant.removedCount(), 1);
        }

        function test_saysThatItWasNotHeard() {
            Plant.comeAlive();
            Plant.device.deviceId = "saw-07";
            compare(findChild(page, "unknown").text, "saw-07 has not been heard yet");
        }

        function test_showsEveryValueWithUnitAndAge() {
            open("oven-01");
            const all = texts(page);
            for (const wanted of ["Oven 1", "Temperature", "°C", "Power"])
                verify(all.includes(wanted), wanted);
        }

        function test_aValueGrowsLateThenStale() {
            open("oven-01");
            verify(!texts(page).some(text => String(text).startsWith("Late") || String(text).startsWith("Stale")));
            Plant.pass(20);
            verify(texts(page).some(text => String(text).startsWith("Late")));
            Plant.pass(60);
            verify(texts(page).some(text => String(text).startsWith("Stale")));
        }

        function doubts(item) {
            let found = item.objectName === "doubt" && item.visible ? 1 : 0;
            for (const child of Array.from(item.children))
                found += doubts(child);
            return found;
        }

        function test_theLegendMarksWhatTheTilesMark() {
            open("oven-01");
            compare(doubts(page), 0);
            Plant.pass(80);
            tryVerify(() => doubts(page) > 0);
        }

        function test_aCommandIsSentByHolding() {
            open("oven-01");
            mousePress(command("start"));
            tryVerify(() => Plant.sentCount() === 1, Theme.hold + 3000);
            mouseRelease(command("start"));
            verify(Plant.lastSent().includes("\"start\""));
        }

        function test_aTouchAloneSendsNothing() {
            open("oven-01");
            const button = command("start");
            touchEvent(button).press(0, button).commit().release(0, button).commit();
            wait(0);
            compare(Plant.sentCount(), 0);
        }

        function test_aStopIsAShortPressOnEveryPart_data() {
            return [{tag: "wide", width: 1180, height: 674}, {tag: "small", width: 700, height: 340}];
        }
        function test_aStopIsAShortPressOnEveryPart(row) {
            page.destroy();
            const frame = createTemporaryObject(frameOf, root, {width: row.width, height: row.height});
            page = createTemporaryObject(component, frame);
            open("oven-01");
            for (let tab = 0; tab < 4; ++tab) {
                page.tab = tab;
                waitForRendering(page);
                const stop = command("stop");
                const place = stop.mapToItem(page, 0, 0);
                verify(stop.visible && place.x >= 0 && place.y >= 0 && place.x + stop.width <= page.width
                       && place.y + stop.height <= page.height);
                mouseClick(stop);
                compare(Plant.sentCount(), tab + 1);
            }
            verify(Plant.lastSent().includes("\"stop\""));
        }

        function test_theLifeOfACommandIsShownInPlace_data() {
            return [
                {tag: "sent", life: Enums.CommandState.Sent, text: "Sent"},
                {tag: "delivered", life: Enums.CommandState.Delivered, text: "At the broker"},
                {tag: "accepted", life: Enums.CommandState.Accepted, text: "Accepted"},
                {tag: "done", life: Enums.CommandState.Done, text: "Done"},
                {tag: "rejected", life: Enums.CommandState.Rejected, text: "Refused by the machine"},
                {tag: "expired", life: Enums.CommandState.Expired, text: "No answer in time"},
            ];
        }
        function test_theLifeOfACommandIsShownInPlace(row) {
            open("oven-01");
            Plant.device.sendCommand("start");
            verify(texts(page).includes("Queued"));
            Plant.answerCommand(row.life);
            verify(texts(page).includes(row.text), texts(page).join(" | "));
        }

        function test_aSetpointNeedsKeypadAndConfirmation() {
            open("oven-01");
            mouseClick(command("set_setpoint"));
            const keypad = dialog("keypad");
            tryCompare(keypad, "opened", true);
            for (const digit of ["7", "0"])
                mouseClick(find(keypad.contentItem, digit));
            mouseClick(findChild(keypad.contentItem, "accept"));
            const confirmation = dialog("confirmation");
            tryCompare(confirmation, "opened", true);
            compare(confirmation.newValue, "70.0 °C");
            compare(Plant.sentCount(), 0);
            mouseClick(find(confirmation.contentItem, "Set"));
            compare(Plant.sentCount(), 1);
            verify(Plant.lastSent().includes("70"));
        }

        function test_aSetpointCanBeCancelledAtTheLastStep() {
            open("oven-01");
            mouseClick(command("set_setpoint"));
            const keypad = dialog("keypad");
            tryCompare(keypad, "opened", true);
            mouseClick(find(keypad.contentItem, "5"));
            mouseClick(find(keypad.contentItem, "0"));
            mouseClick(findChild(keypad.contentItem, "accept"));
            const confirmation = dialog("confirmation");
            tryCompare(confirmation, "opened", true);
            mouseClick(find(confirmation.contentItem, "Cancel"));
            tryCompare(confirmation, "opened", false);
            compare(Plant.sentCount(), 0);
        }

        function giveUpASetpoint() {
            mouseClick(command("set_setpoint"));
            tryCompare(dialog("keypad"), "opened", true);
            dialog("keypad").close();
            tryVerify(() => isNotSentShown());
        }
        function isNotSentShown() {
            return findChild(command("set_setpoint").parent, "notSent").visible;
        }

        function test_aSetpointGivenUpIsSaidForAWhile() {
            open("oven-01");
            giveUpASetpoint();
            tryVerify(() => !isNotSentShown(), Theme.note + 2000);
        }

        function test_aSetpointGivenUpIsSaidOfItsOwnMachineAlone() {
            open("oven-01");
            giveUpASetpoint();
            Plant.device.deviceId = "oven-02";
            tryVerify(() => command("set_setpoint") !== null);
            verify(!isNotSentShown());
        }

        function test_aNewOrderTakesTheWordOfTheOneGivenUpAway() {
            open("oven-01");
            giveUpASetpoint();
            Plant.device.sendSetpoint("set_setpoint", 60);
            verify(!isNotSentShown());
        }

        // Where everything is that can be pressed.
        function places(item) {
            if (!item.visible)
                return "";
            const at = item.mapToItem(page, 0, 0);
            const own = item.clicked !== undefined && !item.objectName.startsWith("stop")
                ? `${item.objectName} ${item.text} ${at.x} ${at.y}; ` : "";
            return Array.from(item.children).reduce((found, child) => found + places(child), own);
        }
        function test_theQuestionAfterAStopMovesNothing_data() {
            return [{tag: "wide", width: 1180, height: 674}, {tag: "small", width: 776, height: 317}];
        }
        function test_theQuestionAfterAStopMovesNothing(row) {
            const frame = createTemporaryObject(frameOf, root, {width: row.width, height: row.height});
            page.parent = frame;
            Plant.rule("stop", ["material jam", "tool change", "quality", "break"]);
            open("oven-01");
            const question = findChild(page, "stopReasons");
            verify(!question.visible);
            const before = places(page);
            verify(before.includes("command-stop"));
            Plant.device.order("stop", 0);
            verify(!question.visible); // not before it was done
            Plant.answerCommand(Enums.CommandState.Done);
            tryCompare(question, "visible", true);
            waitForRendering(page);
            compare(places(page), before);
            const at = question.mapToItem(page, 0, 0);
            const stop = command("stop").mapToItem(page, 0, 0);
            verify(at.x + question.width <= stop.x, "beside the stop");
            verify(question.height <= findChild(page, "deviceHeader").height + 1, "within the header");
            mouseClick(findChild(page, "stopUnsaid"));
            tryCompare(question, "visible", false);
        }
        function test_whoOnlyLooksOnIsOfferedNoShelf() {
            open("oven-02");
            verify(findChild(page, "shelveAll").enabled);
            Plant.employ(6);
            Plant.holdBadge("04A2B3");
            Plant.admit(6); // a viewer
            tryCompare(findChild(page, "shelveAll"), "enabled", false);
            compare(findChild(page, "shelveAll").Accessible.description, "Your role may not do this.");
            const actions = findChild(page, "alarmActions");
            actions.openForAlarm({alarmId: "oven-02/temperature/high-high", deviceName: "Oven 2", message: "hot",
                                  isShelved: false, isOutOfService: false, canUnacknowledge: false});
            compare(actions.blocked, "Your role may not do this.");
        }
        function test_twoPersonsAreSaidBeforeTheDialog() {
            Plant.rule("set_setpoint", [], true);
            Plant.rule("start", [], true);
            open("oven-01");
            verify(command("set_setpoint").hint.includes("Two persons"), command("set_setpoint").hint);
            compare(command("start").hint, "Two persons");
        }
        function test_theLimitsOfTheMachineHold() {
            open("oven-01");
            mouseClick(command("set_setpoint"));
            const keypad = dialog("keypad");
            tryCompare(keypad, "opened", true);
            mouseClick(find(keypad.contentItem, "9"));
            mouseClick(find(keypad.contentItem, "0"));
            verify(keypad.refusal.includes("75"));
            mouseClick(findChild(keypad.contentItem, "accept"));
            verify(keypad.opened);
        }

        function test_aBrokenBrokerBlocksAndSaysWhy() {
            open("oven-01");
            Plant.breakBroker();
            tryVerify(() => !command("start").live);
            verify(texts(command("start")).includes("There is no connection to the broker."));
        }

        function test_staleFeedbackBlocksAStart() {
            open("oven-01");
            Plant.pass(90);
            verify(!command("start").live);
            verify(command("start").hint !== "");
        }

        function test_commandsAreTwentyMillimetres() {
            open("oven-01");
            for (const name of ["start", "stop", "set_setpoint"])
                verify(command(name).height >= Theme.mm(20), name);
        }

        function test_anAlarmIsAcknowledgedHere() {
            open("oven-02");
            const list = findChild(page, "deviceAlarms");
            tryCompare(list, "count", 1);
            Plant.pass(1);
            mouseClick(find(list, "Acknowledge"));
            compare(Plant.acknowledgedCount(), 1);
        }

        function test_allAlarmsOfTheMachineAreShelved() {
            open("oven-02");
            waitForRendering(page);
            mouseClick(findChild(page, "shelveAll"));
            const dialog = findChild(page, "putAsideDialog");
            tryVerify(() => dialog.opened);
            compare(findChild(dialog.contentItem, "target").text, "Oven 2, all alarms");
            mouseClick(find(dialog.contentItem, "15 min"));
            mouseClick(find(dialog.contentItem, "Known fault, reported"));
            mouseClick(findChild(dialog.contentItem, "confirm"));
            compare(Plant.lastPutAside(), "shelve oven-02 900 timed: Known fault, reported");
        }

        function test_smallScreensGetTabs() {
            root.width = 800;
            root.height = 318;
            open("oven-01");
            const tabs = findChild(page, "tabs");
            verify(tabs.visible);
            mouseClick(find(tabs, "Control"));
            tryVerify(() => command("start").visible);
            root.width = 1180;
            root.height = 674;
        }
    }
}
