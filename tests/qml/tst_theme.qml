// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lineside.Controls

TestCase {
    name: "Theme"

    function cleanup() {
        Theme.dark = false;
        Theme.pixelsPerMm = 5.9;
    }

    function channel(value) {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    function luminance(color) {
        return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b);
    }
    function contrast(one, other) {
        const a = luminance(one), b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    function test_textReachesFourAndAHalf_data() {
        const grounds = ["background", "surface", "surfaceRaised", "surfaceSunken", "bar", "pressed", "accentSoft"];
        const rows = [];
        for (const dark of [false, true]) {
            for (const ground of grounds)
                for (const ink of ["text", "textMuted"])
                    rows.push({tag: (dark ? "dark " : "light ") + ink + " on " + ground, dark: dark, ink: ink, ground: ground});
            for (const priority of ["Low", "Medium", "High", "Critical"])
                rows.push({tag: (dark ? "dark " : "light ") + priority, dark: dark, ink: "alarm" + priority + "Text",
                           ground: "alarm" + priority});
            rows.push({tag: (dark ? "dark" : "light") + " accent", dark: dark, ink: "accentText", ground: "accent"});
            rows.push({tag: (dark ? "dark" : "light") + " banner", dark: dark, ink: "background", ground: "text"});
        }
        return rows;
    }
    function test_textReachesFourAndAHalf(row) {
        Theme.dark = row.dark;
        const ratio = contrast(Theme[row.ink], Theme[row.ground]);
        verify(ratio >= 4.5, row.tag + " has " + ratio.toFixed(2));
    }

    function test_shapesAndFramesReachThree_data() {
        const rows = [];
        for (const dark of [false, true])
            for (const ink of ["controlBorder", "accent", "alarmOutline", "textDisabled"])
                for (const ground of ["background", "surface", "surfaceRaised", "surfaceSunken"])
                    rows.push({tag: (dark ? "dark " : "light ") + ink + " on " + ground, dark: dark, ink: ink, ground: ground});
        return rows;
    }
    function test_shapesAndFramesReachThree(row) {
        Theme.dark = row.dark;
        const ratio = contrast(Theme[row.ink], Theme[row.ground]);
        verify(ratio >= 3, row.tag + " has " + ratio.toFixed(2));
    }

    function test_pensReachThreeOnTheirGround_data() {
        return [{tag: "light", dark: false}, {tag: "dark", dark: true}];
    }
    function test_pensReachThreeOnTheirGround(row) {
        Theme.dark = row.dark;
        compare(Theme.penColors.length, 8);
        for (const pen of Theme.penColors)
            verify(contrast(Qt.color(pen), Theme.surface) >= 3, pen + " has " + contrast(Qt.color(pen), Theme.surface).toFixed(2));
    }

    function test_sizesFollowTheMillimetre() {
        Theme.pixelsPerMm = 5.9;
        compare(Theme.touch, 59);
        compare(Theme.command, 118);
        Theme.pixelsPerMm = 4;
        compare(Theme.touch, 40);
        compare(Theme.command, 80);
    }
}
