// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// How old a value is and which limits it has: side by side where both find room, else one below the other.
GridLayout {
    id: root

    required property real room // its own width would come too late for its own layout
    required property int freshness
    property string ageText: ""
    property int quality: FreshnessMark.Quality.Good
    property bool clockDoubtful: false
    property bool frozen: false
    property string qualityText: ""
    property string limitsText: ""

    columns: age.implicitWidth + columnSpacing + limits.implicitWidth <= room ? 2 : 1
    columnSpacing: Theme.spaceS
    rowSpacing: 0

    FreshnessMark {
        id: age

        freshness: root.freshness
        ageText: root.ageText
        quality: root.quality
        clockDoubtful: root.clockDoubtful
        frozen: root.frozen
        qualityText: root.qualityText
        Layout.fillWidth: true
    }
    TextLabel {
        id: limits

        visible: root.limitsText !== ""
        role: TextLabel.Role.Caption
        text: root.limitsText
        muted: true
        whole: true
        Layout.maximumWidth: root.room
    }
}
