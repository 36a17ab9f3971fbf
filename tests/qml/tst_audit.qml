// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Audit
import Lineside.Controls
import Lineside.Test

Item {
    id: root

    width: 1180
    height: 674

    Component {
        id: component

        AuditPage {
            anchors.fill: parent
            audit: Plant.audit
        }
    }

    TestCase {
        name: "AuditPage"
        when: windowShown

        property AuditPage page

        function init() {
            Plant.reset();
            page = createTemporaryObject(component, root);
            Plant.fill();
        }
        function part(name) {
            return findChild(page, name);
        }

        function test_readsWhenItIsSeen() {
            tryVerify(() => part("noLines").visible);
            compare(part("noLines").text, "Reading the record");
            Plant.answerAudit();
            tryCompare(part("auditList"), "count", 30);
            tryVerify(() => !part("noLines").visible);
        }
        function test_saysWhetherItIsUnbroken() {
            compare(part("auditStateIcon").name, "waiting"); // not known is not the best case
            Plant.checkAudit(false);
            compare(part("auditStateIcon").name, "check");
            verify(part("auditState").text.startsWith("Unbroken since"));
            verify(part("auditDetail").text.startsWith("Signed up to line 230"));
            Plant.checkAudit(true);
            compare(part("auditState").text, "The record is not in order");
            verify(part("auditDetail").text.includes("Line 117"));
            verify(part("auditDetail").text.includes("signed up to line 244"));
        }
        function test_aLineOpensWithAllItsFields() {
            Plant.answerAudit();
            tryCompare(part("auditList"), "count", 30);
            waitForRendering(page);
            mouseClick(part("auditList").itemAtIndex(2));
            tryVerify(() => part("auditLineCard").opened);
            const fields = findChild(part("auditLineCard").contentItem, "auditFields");
            tryVerify(() => fields.count >= 10);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !part("auditLineCard").opened);
        }
        function test_aFilterAsksAnew() {
            Plant.answerAudit();
            mouseClick(part("auditFilter"));
            tryVerify(() => part("auditFilterCard").opened);
            const card = part("auditFilterCard").contentItem;
            findChild(card, "auditResults").chosen(2);
            compare(Plant.audit.filterCount, 1);
            verify(Plant.audit.loading);
            mouseClick(findChild(card, "clearAuditFilter"));
            compare(Plant.audit.filterCount, 0);
            mouseClick(findChild(card, "closeAuditFilter"));
            tryVerify(() => !part("auditFilterCard").opened);
        }
        function test_writesTheRecordIntoAFile() {
            mouseClick(part("auditExport"));
            tryVerify(() => Plant.lastWritten().startsWith("audit-"));
            tryVerify(() => part("auditWritten").text.includes(".ndjson"));
            mouseClick(findChild(part("auditWritten"), "dismissNote"));
            verify(!part("auditWritten").visible);
        }
        function test_asksNothingOutOfSight() {
            page.visible = false;
            verify(!Plant.audit.shown);
        }
    }
}
