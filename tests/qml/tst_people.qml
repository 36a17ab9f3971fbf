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
        name: "People"
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
        function seen(name, from) {
            const item = from ?? window.contentItem.parent ?? window.contentItem;
            if (!item.visible)
                return null;
            if (item.objectName === name)
                return item;
            for (const child of Array.from(item.children)) {
                const found = seen(name, child);
                if (found)
                    return found;
            }
            return null;
        }
        function tap(name) {
            tryVerify(() => seen(name) !== null && seen(name).enabled, 5000, name);
            waitForRendering(window.contentItem);
            const item = seen(name);
            for (let above = item.parent; above; above = above.parent) { // what scrolls is moved to it
                if (above.flick !== undefined && above.contentHeight > above.height)
                    above.contentY = Math.max(0, Math.min(item.mapToItem(above.contentItem, 0, 0).y, above.contentHeight - above.height));
            }
            waitForRendering(window.contentItem);
            mouseClick(item, item.width / 2, item.height / 2);
        }
        function enter(digits) {
            for (const digit of digits)
                tap("key-" + digit);
            tap("key-enter");
        }
        function test_nothing_is_said_before_anybody_told() {
            compare(seen("people"), null);
        }
        function test_the_first_administrator_is_made_by_touch_alone() {
            Plant.beFirst();
            tap("people");
            tryVerify(() => seen("newName") !== null);
            compare(seen("newName").text, "Administrator");
            enter("314159");
            enter("314158");
            tryCompare(seen("secretState"), "text", "The two were not the same: once more");
            compare(Plant.lastAsked(), "");
            compare(seen("secretState").role, TextLabel.Role.Body);
            enter("314159");
            enter("314159");
            compare(Plant.lastAsked(), "add_user Administrator administrator 314159");
            Plant.admit(1);
            tryVerify(() => seen("pinPad") === null);
            compare(seen("whoIsIn").text, "user 1");
        }
        function places(item) {
            if (!item.visible)
                return "";
            const at = item.mapToItem(null, 0, 0);
            const own = item.clicked !== undefined && item.objectName !== "people"
                ? `${item.objectName} ${item.text} ${at.x} ${at.y}; ` : "";
            return Array.from(item.children).reduce((found, child) => found + places(child), own);
        }
        function test_nothing_moves_when_the_first_administrator_is_asked_for() {
            tap("page-trends");
            tryVerify(() => seen("failedOrder") !== null); // comes a little later than the window
            waitForRendering(window.contentItem);
            const before = places(window.contentItem);
            verify(before.includes("page-alarms"));
            Plant.beFirst();
            tryVerify(() => seen("people") !== null);
            wait(2 * Theme.settle);
            compare(places(window.contentItem), before);
        }
        function test_the_page_is_no_wall_before_there_is_an_administrator() {
            Plant.beFirst();
            tryVerify(() => seen("people") !== null);
            tap("page-alarms");
            compare(window.page, "alarms");
            compare(seen("whoIsIn").text, "No administrator yet");
        }
        function test_a_tile_then_the_pin() {
            Plant.employ(4);
            tap("page-trends");
            tap("people");
            tap("tile-user 2");
            tryVerify(() => seen("pinPad") !== null);
            verify(!seen("key-enter").enabled);
            verify(seen("key-1").height >= Theme.mm(20), "20 mm");
            enter("271828");
            compare(Plant.lastAsked(), "log_in user 2 271828");
            tryCompare(seen("secretState"), "text", "Being checked");
            Plant.admit(2);
            tryVerify(() => seen("pinPad") === null);
            compare(seen("whoIsIn").text, "user 2");
            compare(seen("asWhat").text, "Operator · panel");
            compare(window.page, "trends"); // it stays
        }
        function test_dots_stand_for_digits() {
            Plant.employ(2);
            tap("people");
            tap("tile-user 2");
            tap("key-3");
            tap("key-1");
            compare(seen("dots").Accessible.name, "2 digits entered");
            tap("key-back");
            compare(seen("dots").Accessible.name, "1 digit entered");
            keyClick(Qt.Key_4);
            compare(seen("dots").Accessible.name, "2 digits entered");
        }
        function test_a_refusal_is_told_and_waits() {
            Plant.employ(2);
            tap("people");
            tap("tile-user 2");
            enter("000000");
            Plant.refuse("wrong name, PIN or password");
            tryCompare(seen("secretState"), "text", "Wrong name, PIN or password");
            compare(seen("dots").Accessible.name, "0 digits entered");
            enter("000001");
            Plant.refuse("wrong too often: wait before the next try", "4 s");
            tryCompare(seen("secretState"), "text", "Next try in 4 s");
            verify(!seen("key-1").enabled);
            Plant.pass(4);
            tryVerify(() => seen("key-1").enabled);
        }
        function test_a_password_by_keyboard() {
            Plant.employ(3);
            tap("people");
            tap("tile-user 3");
            tryVerify(() => seen("password") !== null && seen("password").activeFocus);
            for (const letter of "horse battery")
                keyClick(letter);
            compare(seen("password").text, "horse battery");
            verify(seen("password").displayText !== "horse battery");
            keyClick(Qt.Key_Return);
            compare(Plant.lastAsked(), "log_in user 3 horse battery");
        }
        function test_many_are_searched() {
            Plant.employ(11);
            tap("people");
            compare(seen("userSearch"), null);
            tap("cancelLogin");
            Plant.employ(12);
            tap("people");
            tap("userSearch");
            for (const letter of "12")
                keyClick(letter);
            tryVerify(() => seen("tile-user 12") !== null && seen("tile-user 2") === null);
        }
        function test_a_badge_logs_in() {
            Plant.employ(2);
            Plant.holdBadge("04A2B3");
            compare(Plant.lastAsked(), "log_in  04A2B3");
            Plant.admit(2);
            tryCompare(seen("whoIsIn"), "text", "user 2");
        }
        function test_who_is_in_logs_out_and_the_page_stays() {
            Plant.employ(2);
            Plant.holdBadge("04A2B3");
            Plant.admit(2);
            tap("page-alarms");
            tap("people");
            tap("logOut");
            compare(Plant.lastAsked(), "log_out");
            tryCompare(seen("whoIsIn"), "text", "Log in");
            compare(window.page, "alarms");
        }
        function test_nobody_there_drops_to_looking_on() {
            Plant.employ(2);
            Plant.holdBadge("04A2B3");
            Plant.admit(2);
            tap("page-alarms");
            Plant.pass(590);
            tryVerify(() => seen("peopleNotice") !== null);
            verify(seen("peopleNotice").text.includes("10 s"));
            Plant.pass(10);
            compare(Plant.lastAsked(), "log_out idle");
            tryVerify(() => seen("peopleNotice").text.includes("nobody was here for 10:00"));
            compare(window.page, "alarms");
            tap("peopleNotice");
            tryVerify(() => seen("tile-user 2") !== null);
        }
        function test_control_is_asked_for() {
            Plant.employ(2);
            Plant.holdBadge("04A2B3");
            Plant.admit(2);
            window.openDevice("oven-02");
            Plant.control("oven-02", "panel-2");
            tryVerify(() => seen("asWhat").text.includes("panel-2 in control"));
            tap("people");
            compare(seen("takeOver"), null); // an operator does not
            tap("takeControl");
            compare(Plant.lastAsked(), "take_seat Heat treatment");
            Plant.agree();
            Plant.control("oven-02", "panel-2", "panel");
            tryVerify(() => seen("controlState").text.includes("10 s"));
            Plant.control("oven-02", "panel");
            tryVerify(() => seen("releaseControl") !== null);
            compare(seen("controlDetail").text, "This panel is in control of Heat treatment");
        }
        function test_control_that_is_asked_for_is_kept() {
            Plant.employ(2);
            Plant.control("oven-02", "panel", "panel-2");
            tryVerify(() => seen("seatRequest") !== null);
            compare(seen("seatRequest").text, "user 3 at panel-2 asks for control of Heat treatment");
            tap("refuseSeat");
            compare(Plant.lastAsked(), "refuse_seat Heat treatment");
            Plant.agree();
            Plant.control("oven-02", "panel");
            tryVerify(() => seen("seatRequest") === null);
        }
        function test_a_second_person_agrees_to_an_order() {
            Plant.employ(3);
            Plant.holdBadge("04A2B3");
            Plant.admit(2);
            tap("page-alarms");
            tryVerify(() => seen("place-alarms") !== null && seen("place-alarms").item !== null);
            seen("place-alarms").item.approvalRequested("order-1", "Oven 2: Start");
            tap("tile-user 1");
            enter("161803");
            compare(Plant.lastAsked(), "approve_command order-1 user 1 161803");
            Plant.agree();
            tryVerify(() => seen("pinPad") === null);
            compare(seen("whoIsIn").text, "user 2"); // still
        }
        function test_the_own_pin_is_changed_with_the_former() {
            Plant.employ(2);
            Plant.holdBadge("04A2B3");
            Plant.admit(2);
            tap("people");
            tap("ownSecret");
            enter("271828");
            enter("141421");
            enter("141421");
            compare(Plant.lastAsked(), "set_secret 2 141421");
            Plant.agree();
            tryVerify(() => seen("pinPad") === null);
        }
        function test_an_administrator_makes_a_user() {
            Plant.employ(2);
            Plant.holdBadge("04A2B3");
            Plant.admit(1);
            tap("page-people");
            tap("addUser");
            tap("userName");
            for (const letter of "fitter")
                keyClick(letter);
            tap("choice-maintenance");
            verify(seen("whatFollows") !== null);
            seen("userName").forceActiveFocus();
            keyClick(Qt.Key_Return); // as the button would
            compare(Plant.lastAsked(), "add_user fitter maintenance");
            Plant.agree();
            tryVerify(() => seen("pinPad") !== null); // the PIN follows by itself
        }
        function test_others_only_look_at_users() {
            Plant.employ(3);
            Plant.holdBadge("04A2B3");
            Plant.admit(2);
            tap("page-people");
            tryVerify(() => seen("user-user 1") !== null);
            compare(seen("addUser"), null);
            compare(seen("userSheet"), null);
            verify(seen("usersHint") !== null);
            verify(!seen("user-user 1").enabled);
        }
        function test_a_session_is_ended() {
            Plant.employ(3);
            Plant.holdBadge("04A2B3");
            Plant.admit(1);
            tap("page-people");
            tap("endSession");
            compare(Plant.lastAsked(), "end_session 7");
        }
        function test_a_user_is_removed_by_holding() {
            Plant.employ(3);
            Plant.holdBadge("04A2B3");
            Plant.admit(1);
            tap("page-people");
            tap("user-user 3");
            tap("removeUser");
            tryVerify(() => seen("holdConfirm") !== null);
            tap("cancel");
            verify(!Plant.lastAsked().startsWith("remove_user"));
        }
        function test_a_badge_is_given() {
            Plant.employ(3);
            Plant.holdBadge("04A2B3");
            Plant.admit(1);
            tap("page-people");
            tap("user-user 2");
            tap("setBadge");
            Plant.holdBadge("0012749358");
            compare(Plant.lastAsked(), "set_secret 2 badge 0012749358");
        }
    }
}
