// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Whether a value can be believed, as shape and word: a filled dot with the age while it is live, and the more the
// shape breaks open the less the value is worth.
RowLayout {
    id: root

    enum Freshness { Live, Late, Stale, Bad }

    required property int freshness
    property string ageText: ""
    property string qualityText: ""
    property bool brief: false // the shape and the age alone, where a word finds no room

    readonly property list<string> icons: ["live", "late", "stale", "bad"]
    readonly property list<string> words: [ageText, qsTr("Late, %1").arg(ageText), qsTr("Stale, %1").arg(ageText),
                                           qualityText]
    readonly property string iconName: icons[freshness]
    readonly property string word: words[freshness]
    readonly property bool aged: freshness < FreshnessMark.Freshness.Bad

    spacing: Theme.spaceXs
    Accessible.role: Accessible.StaticText
    Accessible.name: word

    Icon {
        name: root.iconName
        size: Theme.iconS
        color: Theme.textMuted
    }
    TextLabel {
        role: TextLabel.Role.Caption
        text: root.brief && root.aged ? root.ageText : root.word
        muted: root.freshness === FreshnessMark.Freshness.Live
        strong: root.freshness > FreshnessMark.Freshness.Late
        whole: root.aged
        Layout.fillWidth: true
    }
}
