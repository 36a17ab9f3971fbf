// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Said in a drawing that has no value to show: there is no axis then either.
TextLabel {
    objectName: "noValues"
    anchors.fill: parent
    horizontalAlignment: Text.AlignHCenter
    wrapMode: Text.Wrap
    muted: true
    text: qsTr("No values in this time")
}
