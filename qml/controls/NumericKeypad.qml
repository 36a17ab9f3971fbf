// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Entry of one number with 20 mm keys (errors fall up to that size: Colle and Hiszem 2004). Says the range before,
// refuses what is outside and says why. Needs no input method.
ModalCard {
    id: root

    property string target: "" // whose number it is
    property string unit: ""
    property string currentText: "" // the value that holds now, ready to show
    property real minimum: -Infinity
    property real maximum: Infinity
    property string minimumText: ""
    property string maximumText: ""
    property real step: 0 // 0: any number; counted from the minimum, else from 0
    property string stepText: ""
    property real current: NaN // as a number: where steps begin
    property int digits: -1 // behind the point, as the value is shown elsewhere; -1: as typed
    property string entry: "" // with a point, whatever the locale shows

    property bool byKey: false // it was accepted by a key

    signal accepted(value: real)

    readonly property real value: entry === "" || entry === "-" || entry === "." ? NaN : Number(entry)
    readonly property bool tooLow: value < minimum
    readonly property bool tooHigh: value > maximum
    readonly property real steps: step > 0 ? (value - (isFinite(minimum) ? minimum : 0)) / step : 0
    readonly property bool betweenSteps: Math.abs(steps - Math.round(steps)) > 1e-6 * Math.max(1, Math.abs(steps))
    readonly property bool garbled: isNaN(value) && entry.length > 1
    readonly property bool acceptable: !isNaN(value) && !tooLow && !tooHigh && !betweenSteps
    // With more digits it may yet become what is allowed: said once no more can come, or when it is to be accepted.
    property bool judged: false
    readonly property bool negative: entry.startsWith("-")
    readonly property int wholeDigits: entry.replace("-", "").split(".")[0].length
    readonly property real farthest: negative ? -minimum : maximum
    readonly property bool complete: judged || entry.includes(".")
        || (isFinite(farthest) && wholeDigits >= Math.floor(Math.abs(farthest)).toFixed(0).length)
    readonly property string refusal: garbled && complete ? qsTr("This is not a number")
        : !complete && (betweenSteps || (negative ? tooHigh : tooLow)) ? ""
        : tooLow ? qsTr("Too low: at least %1").arg(minimumText)
                                             : tooHigh ? qsTr("Too high: at most %1").arg(maximumText)
                                             : betweenSteps ? qsTr("Only in steps of %1").arg(stepText) : ""
    readonly property bool wide: (parent?.width ?? 0) >= (parent?.height ?? 0)
    readonly property string entryText: entry.replace(".", point)
    readonly property int typedDigits: entry.includes(".") ? entry.length - entry.indexOf(".") - 1 : 0
    // As everywhere on the panel; a digit more that was typed is never hidden.
    readonly property string shownText: isNaN(value) ? entryText
        : value.toFixed(Math.max(0, digits, typedDigits)).replace(".", point)
    readonly property string point: Qt.locale(Theme.language).decimalPoint
    readonly property real keyRoom: wide ? (parent?.height ?? 0) - 2 * (margins + padding) : widest - 2 * padding
    readonly property real key: Math.min(Theme.command, Math.floor((keyRoom - 3 * Theme.spaceXs) / 4))

    readonly property real wordsWidth: Math.min(Theme.mm(52), widest - 2 * padding - 4 * key - 3 * Theme.spaceXs - Theme.spaceL)

    padding: Theme.spaceM
    typed: entry !== ""
    patience: Theme.dialogPatience
    onEntryChanged: {
        root.judged = false;
        root.stay();
    }
    onAboutToShow: root.entry = ""
    onOpened: root.contentItem.forceActiveFocus() // whatever had it at the last closing may be disabled now

    function press(character: string) {
        if (root.entry.length < 9)
            root.entry += character;
    }
    function toggleSign() {
        root.entry = root.entry.startsWith("-") ? root.entry.slice(1) : "-" + root.entry;
    }
    function stepBy(count: int) {
        const from = isFinite(root.minimum) ? root.minimum : 0;
        const here = isNaN(root.value) ? root.current : root.value;
        const at = isNaN(here) ? 0 : (here - from) / root.step;
        const on = Math.abs(at - Math.round(at)) < 1e-6 ? Math.round(at) + count
                                                        : count > 0 ? Math.ceil(at) : Math.floor(at);
        const last = Math.floor((root.maximum - from) / root.step + 1e-6);
        const wanted = Math.max(root.minimum, from + Math.min(on, last) * root.step);
        root.entry = String(Number(wanted.toFixed(6)));
    }
    function accept(byKey: bool) {
        if (root.acceptable) {
            root.byKey = byKey;
            root.accepted(root.value);
            root.close();
        } else {
            root.judged = true;
        }
    }

    contentItem: GridLayout {
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.spaceL
        rowSpacing: Theme.spaceM
        focus: true
        Keys.onPressed: event => {
            if (/^[0-9.]$/.test(event.text))
                root.press(event.text);
            else if (event.text === ",")
                root.press(".");
            else if (event.text === "-")
                root.toggleSign();
            else if (event.key === Qt.Key_Backspace)
                root.entry = root.entry.slice(0, -1);
            else
                return;
            event.accepted = true;
        }
        Keys.onReturnPressed: event => event.isAutoRepeat || root.accept(true)
        Keys.onEnterPressed: event => event.isAutoRepeat || root.accept(true)

        ColumnLayout {
            spacing: Theme.spaceS
            Layout.preferredWidth: root.wide ? root.wordsWidth : Theme.mm(52)
            Layout.maximumWidth: root.wide ? root.wordsWidth : -1
            Layout.fillHeight: true
            Layout.fillWidth: true

            TextLabel {
                objectName: "target"
                visible: text !== ""
                text: root.target
                Layout.fillWidth: true
            }
            TextLabel {
                role: TextLabel.Role.Title
                text: root.title
                wrapMode: Text.Wrap
                maximumLineCount: 2
                Layout.fillWidth: true
            }
            Rectangle {
                color: Theme.surfaceSunken
                radius: Theme.radius
                border.width: root.refusal !== "" ? Theme.lineBold : Theme.line
                border.color: root.refusal !== "" ? Theme.text : Theme.controlBorder
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(13)

                RowLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.spaceM
                    spacing: Theme.spaceS

                    TextLabel {
                        objectName: "entry"
                        role: TextLabel.Role.ValueLarge
                        text: root.entryText
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.fontBody
                        horizontalAlignment: Text.AlignRight
                        Layout.fillWidth: true
                    }
                    TextLabel {
                        role: TextLabel.Role.Title
                        text: root.unit
                        muted: true
                    }
                }
            }
            StatusDot {
                objectName: "refusal"
                opacity: root.refusal === "" ? 0 : 1 // its room is kept
                text: root.refusal
                iconName: "warning"
                muted: false
                Layout.fillWidth: true
            }
            RangeLine {
                caption: qsTr("Now")
                value: root.currentText
            }
            RangeLine {
                caption: qsTr("Lowest")
                value: root.minimumText
            }
            RangeLine {
                caption: qsTr("Highest")
                value: root.maximumText
            }
            RangeLine {
                caption: qsTr("Steps")
                value: root.stepText
            }
            RowLayout {
                visible: root.step > 0
                spacing: Theme.spaceXs
                Layout.fillWidth: true

                StepKey {
                    objectName: "stepDown"
                    text: qsTr("Down by %1").arg(root.stepText)
                    iconName: "down"
                    onClicked: root.stepBy(-1)
                }
                StepKey {
                    objectName: "stepUp"
                    text: qsTr("Up by %1").arg(root.stepText)
                    iconName: "up"
                    onClicked: root.stepBy(1)
                }
            }
            Item {
                Layout.fillHeight: true
            }
        }
        GridLayout {
            columns: 4
            columnSpacing: Theme.spaceXs
            rowSpacing: Theme.spaceXs

            DigitKey { text: "7" }
            DigitKey { text: "8" }
            DigitKey { text: "9" }
            Key {
                text: qsTr("Delete the last digit")
                iconName: "backspace"
                textShown: false
                onClicked: root.entry = root.entry.slice(0, -1)
            }
            DigitKey { text: "4" }
            DigitKey { text: "5" }
            DigitKey { text: "6" }
            Key {
                text: qsTr("Change the sign")
                iconName: "plusminus"
                textShown: false
                enabled: root.minimum < 0
                onClicked: root.toggleSign()
            }
            DigitKey { text: "1" }
            DigitKey { text: "2" }
            DigitKey { text: "3" }
            Key {
                text: qsTr("Cancel")
                iconName: "close"
                textShown: false
                onClicked: root.close()
            }
            DigitKey {
                text: "0"
                Layout.columnSpan: 2
                Layout.fillWidth: true
            }
            Key {
                text: root.point
                textRole: TextLabel.Role.Value
                onClicked: root.press(".")
            }
            Key {
                objectName: "accept"
                kind: TouchButton.Kind.Filled
                text: qsTr("Accept")
                iconName: "check"
                textShown: false
                enabled: root.entry !== "" && root.refusal === ""
                onClicked: root.accept(false)
            }
        }
    }

    component Key: TouchButton {
        focusPolicy: Qt.TabFocus // a touch leaves the focus to what is typed
        enterClicks: false // Enter always accepts
        horizontalPadding: Theme.spaceXs
        Layout.preferredWidth: root.key
        Layout.preferredHeight: root.key
    }
    component StepKey: TouchButton {
        focusPolicy: Qt.TabFocus
        enterClicks: false
        textShown: false
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Math.min(root.key, Theme.mm(14))
    }
    component DigitKey: Key {
        textRole: TextLabel.Role.Value
        onClicked: root.press(text)
    }
    component RangeLine: RowLayout {
        id: line

        required property string caption
        required property string value

        visible: value !== ""
        spacing: Theme.spaceS

        TextLabel {
            text: line.caption
            muted: true
            Layout.fillWidth: true
        }
        TextLabel {
            text: line.value
        }
    }
}
