// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// All settings of alarms at once: out of a table of the folder, or back to an older version. First the choice, then what
// would change or is wrong, then why; only then it is taken.
ModalCard {
    id: root

    required property AlarmExchangeViewModel exchange
    property bool ofVersions: false
    property string reason: ""

    readonly property bool ready: exchange.ready && reason.trim() !== ""

    title: ofVersions ? qsTr("Older settings") : qsTr("Settings from a table")
    keepsWords: true
    typed: reason.trim() !== ""
    patience: 5 * Theme.dialogPatience
    width: Math.min(Theme.mm(190), widest)
    height: room
    onAboutToShow: root.reason = ""

    function openFolder() {
        root.ofVersions = false;
        root.exchange.openFolder();
        root.open();
    }
    function openVersions() {
        root.ofVersions = true;
        root.exchange.openVersions();
        root.open();
    }
    function take() {
        if (root.ready)
            root.exchange.take(root.reason);
    }

    Connections {
        target: root.exchange

        function onTaken() {
            root.close();
        }
    }

    contentItem: ExchangeSheet {
        exchange: root.exchange
        ofVersions: root.ofVersions
        title: root.title
        reason: root.reason
        onTouched: root.stay()
        onReasonGiven: text => root.reason = text
        onTakeRequested: root.take()
        onCancelled: root.close()
    }
}
