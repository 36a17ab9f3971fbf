// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls
import Lineside.System
import Lineside.Test

Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        SystemPage {
            anchors.fill: parent
            system: Plant.system
        }
    }

    TestCase {
        name: "SystemPage"
        when: windowShown

        property SystemPage page

        function init() {
            Plant.reset();
            page = createTemporaryObject(component, root);
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

        function test_tellsHowTheEdgeDoes() {
            Plant.fill();
            tryVerify(() => texts(page).includes("localhost:1883"));
            for (const wanted of ["Broker", "Cloud"])
                tryVerify(() => texts(page).includes(wanted), 5000, wanted);
            findChild(page, "systemRows").positionViewAtEnd();
            tryVerify(() => texts(page).includes("Storage"), 5000, "Storage");
        }

        function test_testsTheHorn() {
            Plant.fill();
            waitForRendering(page);
            mouseClick(findChild(page, "hornTest"));
            compare(Plant.hornTestCount(), 1);
            tryVerify(() => findChild(page, "hornTestText").text.includes("edge/horn: sent"));
            verify(findChild(page, "hornTestText").visible);
        }
        function test_saysWhatWasRefusedAndWhy() {
            Plant.fill();
            tryCompare(findChild(page, "rejected"), "count", 2);
            tryVerify(() => texts(page).includes("devices/press-09/data"));
            tryVerify(() => texts(page).includes("The value is a text, a number is wanted."));
        }

        function test_saysThatNothingWasRefused() {
            Plant.comeAlive();
            verify(findChild(page, "noneRejected").visible);
        }

        function test_nothingSetAsideShowsNoList() {
            Plant.comeAlive();
            verify(!findChild(page, "setAside").visible);
        }

        function test_readingsSetAsideAreSentAgainOnceConfirmed() {
            Plant.fill();
            const list = findChild(page, "quarantine");
            tryCompare(list, "count", 2);
            tryVerify(() => texts(page).includes("not authorised"));
            mouseClick(findChild(page, "replayAll"));
            compare(Plant.replayCount(), 0);
            keyClick(Qt.Key_Escape);
            compare(Plant.replayCount(), 0);
            mouseClick(findChild(page, "replayAll"));
            tryVerify(() => findChild(page, "confirmReplay").opened);
            findChild(page, "confirmReplay").confirm();
            compare(Plant.replayCount(), 1);
            compare(Plant.lastReplay(), 0);
            tryVerify(() => texts(page).includes("Being sent again"));
        }

        function test_oneReadingIsSentAgain() {
            Plant.fill();
            const list = findChild(page, "quarantine");
            tryCompare(list, "count", 2);
            tryVerify(() => findChild(list.itemAtIndex(1), "replay") !== null);
            mouseClick(findChild(list.itemAtIndex(1), "replay"));
            tryVerify(() => findChild(page, "confirmReplay").opened);
            findChild(page, "confirmReplay").confirm();
            compare(Plant.replayCount(), 1);
            compare(Plant.lastReplay(), 69991);
        }

        function test_aBrokenBrokerIsSaid() {
            Plant.fill();
            Plant.breakBroker();
            tryVerify(() => texts(page).includes("connection refused"));
        }

        function test_narrowScreensGetTabs() {
            root.width = 700;
            verify(findChild(page, "tabs").visible);
            root.width = 1180;
            verify(!findChild(page, "tabs").visible);
        }
    }
}
