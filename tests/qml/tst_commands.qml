// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Commands
import Lineside.Controls
import Lineside.Test
import Lineside.ViewModels

Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        CommandsPage {
            anchors.fill: parent
            commands: Plant.commands
        }
    }

    TestCase {
        name: "CommandsPage"
        when: windowShown

        property CommandsPage page

        function init() {
            Plant.reset();
            page = createTemporaryObject(component, root);
            Plant.fill();
            waitForRendering(page);
        }
        function test_listsEveryOrderAndItsLife() {
            Plant.answerOrders();
            const list = findChild(page, "orders");
            tryCompare(list, "count", 3);
            tryVerify(() => list.itemAtIndex(0) !== null);
            mouseClick(list.itemAtIndex(0));
            const card = findChild(page, "orderCard");
            tryCompare(card, "opened", true);
            verify(findChild(card.contentItem, "cardText").text.includes("Mill"));
            verify(Plant.commands.steps.count > 0);
            mouseClick(findChild(card.contentItem, "close"));
            tryCompare(card, "opened", false);
            compare(Plant.commands.cardId, "");
        }
        function test_asksForOneKindAlone() {
            Plant.answerOrders();
            const filters = findChild(page, "filters");
            mouseClick(filters.segment(1));
            compare(Plant.commands.filter, 1);
        }
        function test_saysThatTheyAreRead() {
            compare(findChild(page, "orders").count, 0);
            tryVerify(() => findChild(page, "noOrders").visible);
            compare(findChild(page, "noOrders").text, "Reading the orders");
            Plant.answerOrders();
            tryVerify(() => !findChild(page, "noOrders").visible);
        }
    }
}
