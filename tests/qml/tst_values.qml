// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
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
            if (item.iconName !== undefined && item.word !== undefined)
                return item;
            for (const child of Array.from(item.children)) {
                const found = mark(child);
                if (found)
                    return found;
            }
            return null;
        }

        function test_everyStateHasItsOwnShapeAndWord() {
            const shapes = [], words = [];
            for (let freshness = 0; freshness < 5; ++freshness) {
                tile.freshness = freshness;
                tile.qualityText = ["", "", "", "Bad", "Uncertain"][freshness];
                shapes.push(mark(tile).iconName);
                words.push(mark(tile).word);
            }
            compare(shapes, ["live", "late", "stale", "bad", "uncertain"]);
            compare(words, ["2 s", "Late, 2 s", "Stale, 2 s", "Bad", "Uncertain"]);
        }

        function test_liveWithADoubtfulClockIsNotPlain() {
            tile.freshness = FreshnessMark.Freshness.Live;
            tile.qualityText = "Clock not set";
            compare(mark(tile).iconName, "uncertain");
            compare(mark(tile).word, "Clock not set");
            tile.qualityText = "";
            compare(mark(tile).iconName, "live");
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
            tile.freshness = FreshnessMark.Freshness.Bad;
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
            for (let freshness = 0; freshness < 5; ++freshness) {
                tile.freshness = freshness;
                tile.qualityText = ["", "", "", "Bad", "Uncertain"][freshness];
                waitForRendering(tile);
                pictures.push(grabImage(tile));
            }
            for (let one = 0; one < 5; ++one)
                for (let other = one + 1; other < 5; ++other)
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
