// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Alarms
import Lineside.Controls
import Lineside.Test
import Lineside.ViewModels

// Tables and versions of the settings of alarms, and files of the journal.
Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        AlarmsPage {
            anchors.fill: parent
            alarms: Plant.alarms
        }
    }

    TestCase {
        name: "Exchange"
        when: windowShown

        property AlarmsPage page

        function init() {
            Plant.reset();
            Plant.fill();
            page = createTemporaryObject(component, root);
        }
        function openTab(index) {
            page.tab = index;
            waitForRendering(page);
        }
        function dialog() {
            return findChild(page, "exchangeDialog");
        }
        function inDialog(name) {
            return findChild(dialog().contentItem, name);
        }
        function chooseRow(index) {
            const choices = inDialog("exchangeChoices");
            tryVerify(() => choices.itemAtIndex(index) !== null);
            waitForRendering(choices);
            mouseClick(choices.itemAtIndex(index));
        }

        function test_aTableIsLookedAtBeforeItIsTaken() {
            Plant.layOutTable(false);
            openTab(3);
            mouseClick(findChild(page, "importSettings"));
            tryCompare(dialog(), "opened", true);
            chooseRow(0);
            tryCompare(inDialog("exchangeLines"), "count", 2);
            compare(inDialog("exchangeSummary").text, "2 changes");
            verify(!inDialog("exchangeTake").enabled); // no reason was given
            mouseClick(inDialog("exchangePhrase"));
            verify(inDialog("exchangeTake").enabled);
            mouseClick(inDialog("exchangeTake"));
            tryCompare(dialog(), "opened", false);
            compare(Plant.lastSettingsChange(), "2 rules: Review of the alarms");
        }
        function test_aTableWithFaultsIsNotTaken() {
            Plant.layOutTable(true);
            openTab(3);
            mouseClick(findChild(page, "importSettings"));
            tryCompare(dialog(), "opened", true);
            chooseRow(1);
            tryCompare(inDialog("exchangeLines"), "count", 2);
            tryVerify(() => inDialog("exchangeLines").itemAtIndex(0) !== null);
            compare(inDialog("exchangeLines").itemAtIndex(0).lineText, "Line 3, limit: must be a number");
            verify(!inDialog("exchangeTake").enabled && !inDialog("exchangeReason").visible);
            mouseClick(inDialog("exchangeBack"));
            verify(inDialog("exchangeChoices").visible);
            keyClick(Qt.Key_Escape);
            tryCompare(dialog(), "opened", false);
            compare(Plant.settingsChangeCount(), 0);
        }
        function test_anEmptyFolderSaysWhereItIs() {
            openTab(3);
            mouseClick(findChild(page, "importSettings"));
            tryCompare(dialog(), "opened", true);
            tryCompare(findChild(inDialog("exchangeChoices"), "noChoices"), "visible", true);
            tryVerify(() => findChild(inDialog("exchangeChoices"), "noChoices").detail.includes("/data/exchange"));
        }
        function test_anOlderVersionComesBack() {
            Plant.keepVersions();
            openTab(3);
            mouseClick(findChild(page, "settingsVersions"));
            tryCompare(dialog(), "opened", true);
            tryCompare(inDialog("exchangeChoices"), "count", 3);
            chooseRow(1);
            tryCompare(inDialog("exchangeLines"), "count", 1);
            tryVerify(() => inDialog("exchangeLines").itemAtIndex(0) !== null);
            verify(inDialog("exchangeLines").itemAtIndex(0).lineText.includes("90"));
            inDialog("exchangeReason").forceActiveFocus();
            for (const key of [Qt.Key_B, Qt.Key_A, Qt.Key_D])
                keyClick(key);
            mouseClick(inDialog("exchangeTake"));
            tryCompare(dialog(), "opened", false);
            compare(Plant.lastSettingsChange(), "version 1: bad");
        }
        function test_theTableIsWrittenAndThePathIsTold() {
            openTab(3);
            mouseClick(findChild(page, "exportSettings"));
            const note = findChild(page, "settingsWritten");
            tryCompare(note, "visible", true);
            compare(note.text, "Written: /data/exchange/" + Plant.lastWritten());
            waitForRendering(page);
            mouseClick(findChild(note, "dismissNote"));
            tryCompare(note, "visible", false);
        }
        function test_theJournalIsSearchedAndWritten_data() {
            return [{tag: "csv", button: "exportTable"}, {tag: "pdf", button: "exportPdf"}];
        }
        function test_theJournalIsSearchedAndWritten(row) {
            openTab(1);
            tryVerify(() => Plant.alarmHistoryQuestions() === 1);
            Plant.answerAlarmHistory();
            mouseClick(findChild(page, "historySearch"));
            keyClick(Qt.Key_O);
            tryCompare(page.alarms, "historySearch", "o");
            Plant.answerAlarmHistory();
            mouseClick(findChild(page, row.button));
            tryVerify(() => Plant.alarmHistoryQuestions() > 0);
            Plant.answerAlarmHistory();
            const note = findChild(page, "journalWritten");
            tryVerify(() => note.text.startsWith("Written: "));
            verify(Plant.lastWritten().endsWith("." + row.tag));
        }
    }
}
