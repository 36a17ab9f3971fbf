// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Whether a value can be believed, as shape and word: a filled dot with the age while it is live, and the more the
// shape breaks open the less the value is worth. What is doubtful for another reason than its age bears a diamond.
RowLayout {
    id: root

    enum Freshness { Live, Late, Stale, Bad, Uncertain }

    required property int freshness
    property string ageText: ""
    property string qualityText: ""
    property bool brief: false // the shape and the age alone, where a word finds no room

    readonly property list<string> icons: ["live", "late", "stale", "bad", "uncertain"]
    readonly property list<string> words: [ageText, qsTr("Late, %1").arg(ageText), qsTr("Stale, %1").arg(ageText),
                                           qualityText, qualityText === "" ? qsTr("Uncertain") : qualityText]
    // Live, but something else of it is doubtful, its clock for one: then it is not plain.
    readonly property int shown: freshness === FreshnessMark.Freshness.Live && qualityText !== ""
        ? FreshnessMark.Freshness.Uncertain : freshness
    readonly property string iconName: icons[shown]
    readonly property string word: words[shown]
    readonly property bool aged: shown < FreshnessMark.Freshness.Bad

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
        muted: root.shown === FreshnessMark.Freshness.Live
        strong: root.shown > FreshnessMark.Freshness.Late
        whole: root.aged
        Layout.fillWidth: true
    }
}
