// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Whether a value can be believed, as shapes and words. How old it is stands first: a filled dot while it is live, and
// the more the shape breaks open the older it is. What else is doubtful has a shape of its own beside it, and is told
// in whole sentences where there is room; `brief` leaves shapes and age, which are never cut.
RowLayout {
    id: root

    enum Freshness { Live, Late, Stale }
    enum Quality { Good, Uncertain, Bad }

    required property int freshness
    property int quality: FreshnessMark.Quality.Good
    property bool clockDoubtful: false
    property bool frozen: false // it does not move, though it comes
    property string ageText: ""
    property string qualityText: "" // all that is doubtful beside the age
    property bool brief: false

    readonly property list<string> ageShapes: ["live", "late", "stale"]
    readonly property list<string> ageWords: [ageText, qsTr("Late, %1").arg(ageText), qsTr("Stale, %1").arg(ageText)]
    readonly property list<string> qualityShapes: ["", "uncertain", "bad"]
    readonly property bool plain: quality === FreshnessMark.Quality.Good && !clockDoubtful && !frozen
    // The dot of a plain value would promise too much beside a doubt; an old one keeps its shape.
    readonly property string ageShape: freshness === FreshnessMark.Freshness.Live && !plain ? "" : ageShapes[freshness]
    readonly property string clockShape: clockDoubtful ? "clockdoubt" : ""
    readonly property string frozenShape: frozen ? "frozen" : ""
    readonly property var shapes: (ageShape + " " + qualityShapes[quality] + " " + clockShape + " " + frozenShape).trim().split(/ +/)
    readonly property string word: Words.beside(ageWords[freshness], qualityText)

    spacing: Theme.spaceXs
    Accessible.role: Accessible.StaticText
    Accessible.name: word

    Repeater {
        model: root.shapes

        Icon {
            required property string modelData

            name: modelData
            size: Theme.iconS
            color: root.plain ? Theme.textMuted : Theme.text
            Layout.alignment: root.brief ? Qt.AlignVCenter : Qt.AlignTop
        }
    }
    TextLabel {
        objectName: "markWord"
        role: TextLabel.Role.Caption
        text: root.brief ? root.ageText : root.word
        muted: root.plain && root.freshness === FreshnessMark.Freshness.Live
        strong: !root.plain || root.freshness === FreshnessMark.Freshness.Stale
        whole: true
        wrapMode: root.brief ? Text.NoWrap : Text.Wrap
        Layout.fillWidth: true
        Layout.minimumWidth: root.brief ? Math.ceil(implicitWidth) : 0
    }
}
