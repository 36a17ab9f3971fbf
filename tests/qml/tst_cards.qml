// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Shell
import Lineside.Test
import Lineside.ViewModels

// What lies over a page, and the strip and the horn beneath it, which are alive.
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
    Component {
        id: confirmComponent

        ConfirmDialog {
            title: "Stop"
        }
    }
    Component {
        id: keypadComponent

        NumericKeypad {
            title: "Setpoint"
        }
    }

    TestCase {
        name: "Cards"
        when: windowShown

        property Main window

        function init() {
            Plant.reset();
            Plant.fill();
            Plant.soundHorn(false);
            window = createTemporaryObject(component, root);
            tryVerify(() => window.contentItem.children.length > 0);
            window.requestActivate();
            tryCompare(window, "active", true);
            mouseClick(child("page-alarms"));
            waitForRendering(window.contentItem);
        }
        function cleanup() {
            for (const card of Cards.open)
                card.close();
        }
        function child(name) {
            return findChild(window.contentItem, name);
        }
        function place() {
            return child("place-alarms").item;
        }
        function open(row) {
            const card = row.component ? createTemporaryObject(row.component, window.contentItem) : findChild(place(), row.dialog);
            verify(card, row.tag);
            card.open();
            tryCompare(card, "opened", true);
            return card;
        }
        function cards() {
            return [
                {tag: "comment", dialog: "commentDialog"},
                {tag: "menu", dialog: "alarmMenu"},
                {tag: "card", dialog: "guideDialog"},
                {tag: "suggestion", dialog: "suggestionDialog"},
                {tag: "settings", dialog: "settingsDialog"},
                {tag: "settings' keypad", dialog: "settingsKeypad"},
                {tag: "tables and versions", dialog: "exchangeDialog"},
                {tag: "confirmation", component: confirmComponent},
                {tag: "keypad", component: keypadComponent}
            ];
        }

        function test_theHornIsSilencedUnderACard_data() {
            const small = cards().map(row => Object.assign({}, row, {tag: row.tag + ", small", small: true}));
            return cards().concat(small);
        }
        function test_theHornIsSilencedUnderACard(row) {
            if (row.small) {
                window.width = 800;
                window.height = 480;
                window.pixelsPerMm = 5.2;
                waitForRendering(window.contentItem);
            }
            const card = open(row);
            const inStrip = findChild(child("alarmStrip"), "stripHorn");
            compare(inStrip.visible, card.coversHeader);
            waitForRendering(window.contentItem);
            mouseClick(card.coversStrip ? card.spareHorn : card.coversHeader ? inStrip : child("horn"));
            compare(Plant.silenceCount(), 1);
            compare(card.opened, true);
            keyClick(Qt.Key_Escape); // the keys are with the card as before
            tryCompare(card, "opened", false);
        }
        function test_anAlarmIsAcknowledgedUnderACard_data() {
            return cards();
        }
        function test_anAlarmIsAcknowledgedUnderACard(row) {
            Plant.pass(2); // what has only just come is not acknowledged
            const card = open(row);
            mouseClick(findChild(child("alarmStrip"), "acknowledge"));
            compare(Plant.acknowledgedCount(), 1);
            compare(card.opened, true);
        }
        function test_theAlarmButtonLeadsToTheListUnderACard_data() {
            return cards();
        }
        function test_theAlarmButtonLeadsToTheListUnderACard(row) {
            const card = open(row);
            window.page = "overview";
            mouseClick(findChild(child("alarmStrip"), "list"));
            tryCompare(card, "opened", false);
            compare(window.page, "alarms");
        }
        function test_whatElseLiesBeneathACardIsDead() {
            const card = open({dialog: "commentDialog"});
            for (const name of ["page-overview", "darkMode", "language"])
                mouseClick(child(name));
            compare(window.page, "alarms");
            compare(Plant.shell.darkMode, false);
            compare(Cards.open.length, 1);
            compare(card.opened, true);
        }
        function test_nothingTypedIsLostWithoutAWord() {
            const card = open({dialog: "commentDialog"});
            keyClick(Qt.Key_X);
            compare(card.text, "x");
            window.page = "overview";
            const list = findChild(child("alarmStrip"), "list");
            mouseClick(list);
            compare(card.opened, true);
            compare(window.page, "overview");
            verify(card.warning.visible);
            keyClick(Qt.Key_Y); // goes on
            verify(!card.warning.visible);
            mouseClick(list);
            compare(card.opened, true);
            compare(card.text, "xy");
            mouseClick(list);
            tryCompare(card, "opened", false);
            compare(window.page, "alarms");
        }
        function test_whoUndoesASuggestionAndClosesDoesNotTakeItAgain() {
            const card = findChild(place(), "suggestionDialog");
            card.openFor("press-01/pressure/high", "Press 1");
            Plant.answerSuggestion();
            tryCompare(card, "opened", true);
            const button = name => findChild(card.contentItem, name);
            tryCompare(button("takeSuggestion"), "enabled", true);
            waitForRendering(window.contentItem);
            mouseClick(button("takeSuggestion"));
            tryCompare(card.suggestion, "taken", true);
            waitForRendering(window.contentItem);
            const close = button("closeSuggestion").mapToItem(window.contentItem, 10, 10); // that is seen now
            mouseClick(button("undoSuggestion"));
            tryCompare(card.suggestion, "taken", false);
            mouseClick(window.contentItem, close.x, close.y);
            tryCompare(card, "opened", false);
            compare(Plant.settingsChangeCount(), 2);
        }
        function test_escapeAsksBeforeTypedTextIsLost() {
            const card = open({dialog: "commentDialog"});
            keyClick(Qt.Key_X);
            keyClick(Qt.Key_Escape);
            compare(card.opened, true);
            verify(card.warning.visible);
            compare(card.warning.detail, "Press Escape again to leave, or go on here.");
            keyClick(Qt.Key_Y); // goes on
            verify(!card.warning.visible);
            keyClick(Qt.Key_Escape);
            compare(card.opened, true);
            compare(card.text, "xy");
            keyClick(Qt.Key_Escape);
            tryCompare(card, "opened", false);
        }
        function test_theMenuOfAnAlarmLeavesTheHeaderFree() {
            window.width = 800;
            window.height = 480;
            window.pixelsPerMm = 5.2;
            const actions = findChild(place(), "alarmActions");
            actions.isShelved = true;
            actions.canUnacknowledge = true;
            waitForRendering(window.contentItem);
            const menu = open({dialog: "alarmMenu"});
            verify(menu.y >= Theme.abovePage, "from " + menu.y);
            verify(menu.y + menu.height <= child("alarmStrip").mapToItem(null, 0, 0).y);
            const sheet = findChild(menu.contentItem, "menuSheet");
            verify(sheet.contentHeight > sheet.height);
            const cancel = findChild(sheet, "cancel");
            for (let step = 0; step < 8 && !cancel.activeFocus; ++step)
                keyClick(Qt.Key_Tab);
            const top = cancel.mapToItem(sheet, 0, 0).y;
            verify(cancel.activeFocus && top >= 0 && top + cancel.height <= sheet.height);
            mouseClick(child("horn"));
            compare(Plant.silenceCount(), 1);
        }
        function test_theFocusComesBackToTheRow() {
            const list = findChild(place(), "activeList");
            tryVerify(() => list.itemAtIndex(1) !== null);
            list.walk(1);
            const row = list.itemAtIndex(1);
            verify(row.visualFocus);
            const card = open({dialog: "commentDialog"});
            verify(!row.activeFocus);
            keyClick(Qt.Key_Escape);
            tryCompare(card, "opened", false);
            verify(row.activeFocus && row.visualFocus);
        }
    }
}
