// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.Shell
import Lineside.Test
import Lineside.ViewModels

// A stop of the machine in sight works by a short press, whatever lies over the page and whatever the panel has to say.
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
        name: "Stops"
        when: windowShown

        property Main window

        function init() {
            Plant.reset();
            Plant.fill();
            Plant.employ(4);
            Plant.device.deviceId = "oven-02";
        }
        function cleanup() {
            for (const card of Cards.open)
                card.close();
        }
        function show(row) {
            window = createTemporaryObject(component, root, {width: row.width, height: row.height, pixelsPerMm: row.density});
            tryVerify(() => window.contentItem.children.length > 0);
            window.requestActivate();
            tryCompare(window, "active", true);
            window.page = "device";
            tryVerify(() => stop() !== null && stop().width > 0);
            waitForRendering(window.contentItem);
        }
        function child(name) {
            return findChild(window.contentItem, name);
        }
        function stop() {
            return child("command-stop");
        }
        function card(name) {
            for (const place of [window, child("setpointDialogs"), child("deviceHeader"), child("alarmActions")]) {
                const found = findChild(place, name);
                if (found)
                    return found;
            }
            return null;
        }
        // A finger's press lands on what lies on top: no look at which item it is.
        function pressStopUnder(card) {
            const spare = card.coversStops ? findChild(card.spareStops, "spareStop-stop") : stop();
            verify(spare !== null && spare.visible && spare.live, "a stop is alive");
            const place = spare.mapToItem(null, 0, 0);
            verify(place.x >= 0 && place.y >= 0 && place.x + spare.width <= window.width && place.y + spare.height <= window.height);
            const isUnder = !card.coversStops && place.x < card.x + card.width && place.x + spare.width > card.x
                && place.y < card.y + card.height && place.y + spare.height > card.y;
            verify(!isUnder, "nothing lies on it");
            verify(!card.coversStops || spare.mapToItem(card.background, 0, 0).x >= card.background.width, "beside the card");
            const before = Plant.sentCount();
            mouseClick(window.contentItem, place.x + spare.width / 2, place.y + spare.height / 2);
            compare(Plant.sentCount(), before + 1);
            verify(Plant.lastSent().includes("\"stop\""));
            verify(card.opened);
        }

        readonly property list<string> names: ["keypad", "confirmation", "stopping", "removal", "alarmMenu", "putAsideDialog", "loginCard",
            "whoCard", "firstCard", "ownCard", "languageDialog"]

        function test_aStopWorksUnderEveryCard_data() {
            const sizes = [{tag: "wide", width: 1280, height: 800, density: 5.9}, {tag: "small", width: 800, height: 480, density: 5.2},
                           {tag: "low", width: 800, height: 480, density: 3.8}, {tag: "upright", width: 480, height: 800, density: 5.2}];
            let rows = [];
            for (const size of sizes)
                rows = rows.concat(names.map(name => Object.assign({}, size, {tag: name + ", " + size.tag, name: name})));
            return rows;
        }
        function test_aStopWorksUnderEveryCard(row) {
            show(row);
            const over = card(row.name);
            verify(over, row.name);
            over.open();
            tryCompare(over, "opened", true);
            waitForRendering(window.contentItem);
            pressStopUnder(over);
        }

        function test_theLastMinuteCoversNoStop_data() {
            return [{tag: "wide", width: 1280, height: 800, density: 5.9}, {tag: "small", width: 800, height: 480, density: 5.2}];
        }
        function test_theLastMinuteCoversNoStop(row) {
            show(row);
            Plant.people.logIn("1", "314159");
            Plant.admit(1);
            const before = stop().mapToItem(null, 0, 0);
            Plant.pass(590);
            tryVerify(() => child("peopleNotice").visible);
            waitForRendering(window.contentItem);
            Plant.measure();
            const place = stop().mapToItem(null, 0, 0);
            compare(place.y, before.y);
            const notice = child("peopleNotice").mapToItem(null, 0, 0);
            verify(notice.y >= place.y + stop().height);
            const count = Plant.sentCount();
            mouseClick(window.contentItem, place.x + stop().width / 2, place.y + 3);
            compare(Plant.sentCount(), count + 1);
        }
    }
}
