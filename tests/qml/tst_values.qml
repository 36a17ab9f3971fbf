// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtTest
import Lineside.Controls

Item {
    id: root

    width: 400
    height: 300

    Component {
        id: component

        ValueTile {
            width: 300
            label: "Temperature"
            valueText: "64.8"
            unitText: "°C"
            ageText: "2 s"
        }
    }
    Component {
        id: badgeComponent

        PriorityBadge {
            priority: 0
        }
    }

    Component {
        id: markComponent

        RowLayout {
            property alias ageText: inner.ageText

            FreshnessMark {
                id: inner

                freshness: FreshnessMark.Freshness.Late
                quality: FreshnessMark.Quality.Bad
                clockDoubtful: true
                qualityText: "Bad"
                brief: true
            }
        }
    }

    TestCase {
        name: "Values"
        when: windowShown

        property ValueTile tile

        function init() {
            tile = createTemporaryObject(component, root);
        }
        function number() {
            return findChild(tile, "number");
        }
        function mark(item) {
            if (item.shapes !== undefined && item.word !== undefined)
                return item;
            for (const child of Array.from(item.children)) {
                const found = mark(child);
                if (found)
                    return found;
            }
            return null;
        }

        // A unit takes what its number leaves; on the machine's page it stands below the number when that is too little.
        function test_aLongUnitTakesNoRoomFromItsNumber_data() {
            return [{tag: "short", unit: "°C", unfolded: false}, {tag: "a third of the room", unit: "kilowatt", unfolded: false},
                    {tag: "too long", unit: "furlongs per fortnight, squared", unfolded: true}];
        }
        function test_aLongUnitTakesNoRoomFromItsNumber(data) {
            tile.width = 260;
            tile.valueText = "123,456.7";
            tile.unitText = data.unit;
            waitForRendering(tile);
            const value = findChild(tile, "value"), unit = findChild(value, "unit");
            tryCompare(value, "unfolded", data.unfolded);
            compare(number().width, number().implicitWidth);
            verify(!unit.truncated);
            value.unfolds = false;
            tryVerify(() => number().width >= Math.min(number().implicitWidth, value.width * 3 / 4 - value.gap) - 1);
            compare(unit.truncated, data.unfolded);
        }

        function test_everyAgeHasItsOwnShapeAndWord() {
            const shapes = [], words = [];
            for (let freshness = 0; freshness < 3; ++freshness) {
                tile.freshness = freshness;
                shapes.push(mark(tile).shapes.join(" "));
                words.push(mark(tile).word);
            }
            compare(shapes, ["live", "late", "stale"]);
            compare(words, ["2 s", "Late, 2 s", "Stale, 2 s"]);
        }

        function test_aDoubtStandsBesideTheAge_data() {
            return [
                {tag: "uncertain", quality: 1, clock: false, shapes: ["uncertain", "late uncertain", "stale uncertain"]},
                {tag: "bad", quality: 2, clock: false, shapes: ["bad", "late bad", "stale bad"]},
                {tag: "its clock", quality: 0, clock: true, shapes: ["clockdoubt", "late clockdoubt", "stale clockdoubt"]},
                {tag: "bad and its clock", quality: 2, clock: true,
                 shapes: ["bad clockdoubt", "late bad clockdoubt", "stale bad clockdoubt"]},
                {tag: "frozen", quality: 0, clock: false, frozen: true,
                 shapes: ["frozen", "late frozen", "stale frozen"]}
            ];
        }
        function test_aDoubtStandsBesideTheAge(data) {
            tile.quality = data.quality;
            tile.clockDoubtful = data.clock;
            tile.frozen = data.frozen === true;
            tile.qualityText = "Why";
            for (let freshness = 0; freshness < 3; ++freshness) {
                tile.freshness = freshness;
                compare(mark(tile).shapes.join(" "), data.shapes[freshness]);
                compare(mark(tile).word, ["2 s · Why", "Late, 2 s · Why", "Stale, 2 s · Why"][freshness]);
            }
        }

        function test_aSentenceIsToldWhole() {
            tile.qualityText = "Uncertain · Unit not known · Device clock 3 h ahead";
            tile.quality = FreshnessMark.Quality.Uncertain;
            tile.width = 150;
            const word = findChild(tile, "markWord");
            tryVerify(() => word.lineCount > 1 && !word.truncated);
        }

        function test_aBriefMarkIsNeverCut_data() {
            return [{tag: "seconds", age: "119 s"}, {tag: "Chinese minutes", age: "119 分钟"}, {tag: "days", age: "20000 d"}];
        }
        function test_aBriefMarkIsNeverCut(data) {
            const brief = createTemporaryObject(markComponent, root, {ageText: data.age});
            const word = findChild(brief, "markWord");
            brief.width = 1; // as little as a tile can give
            waitForRendering(brief);
            verify(!word.truncated);
            compare(word.text, data.age);
        }

        function test_whatIsNotThereTakesItsCommaAlong_data() {
            return [
                {tag: "both", first: "Oven", second: "Hall 1", list: "Oven, Hall 1", told: "Oven: Hall 1"},
                {tag: "no first", first: "", second: "Hall 1", list: "Hall 1", told: "Hall 1"},
                {tag: "no second", first: "Oven", second: "", list: "Oven", told: "Oven"},
                {tag: "nothing", first: "", second: "", list: "", told: ""},
                {tag: "a place mark in a name", first: "%2", second: "%1", list: "%2, %1", told: "%2: %1"}
            ];
        }
        function test_whatIsNotThereTakesItsCommaAlong(data) {
            compare(Words.list(data.first, data.second), data.list);
            compare(Words.told(data.first, data.second), data.told);
        }

        function test_liveIsPlain() {
            tile.freshness = FreshnessMark.Freshness.Live;
            compare(number().color, Theme.text);
            verify(!number().font.strikeout);
        }

        function test_staleFades() {
            tile.freshness = FreshnessMark.Freshness.Stale;
            compare(number().color, Theme.textDisabled);
            verify(!number().font.strikeout);
        }

        function test_badIsStruckOut() {
            tile.quality = FreshnessMark.Quality.Bad;
            compare(number().color, Theme.textDisabled);
            verify(number().font.strikeout);
        }

        function test_noValueIsTwoDashes() {
            tile.valueText = "";
            compare(number().text, "--");
            compare(number().color, Theme.textDisabled);
        }

        function test_statesLookDifferentWithoutColour() {
            const pictures = [];
            for (let state = 0; state < 6; ++state) {
                tile.freshness = Math.min(state, 2);
                tile.quality = [0, 0, 0, 1, 2, 0][state];
                tile.clockDoubtful = state === 5;
                tile.qualityText = state > 2 ? "Why" : "";
                waitForRendering(tile);
                pictures.push(grabImage(tile));
            }
            for (let one = 0; one < 6; ++one)
                for (let other = one + 1; other < 6; ++other)
                    verify(!pictures[one].equals(pictures[other]), one + " looks like " + other);
        }

        function test_aGoneAlarmIsHollow() {
            const badge = createTemporaryObject(badgeComponent, root, {priority: 3});
            compare(findChild(badge, "fill").color, Theme.alarmHigh);
            badge.gone = true;
            compare(findChild(badge, "fill").color, Theme.surface);
            verify(badge.visible);
        }

        function test_aPriorityIsShapeNumberAndColour() {
            const badge = createTemporaryObject(badgeComponent, root);
            compare(badge.visible, false);
            const shapes = [], marks = [];
            for (let priority = 1; priority <= 4; ++priority) {
                badge.priority = priority;
                verify(badge.visible);
                shapes.push(badge.shapes[priority]);
                marks.push(badge.mark);
            }
            compare(shapes, ["low", "medium", "high", "critical"]);
            compare(marks, ["4", "3", "2", "1"]);
        }
    }
}
