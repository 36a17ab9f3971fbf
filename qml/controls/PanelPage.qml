// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A page as the shell shows it: what any page may ask of the panel, and how it leads to another. A page adds a
// required property for its view-model, named as the table of pages (panelmodels/pages.cpp) names the page.
FocusScope {
    property bool operable: true // false: the engine gives no sign of life
    property string obstacle: "" // what keeps machines from being heard, when something does
    property bool watched: true // alarms are: an empty list means something
    property string watchProblem: "" // why they are not, for a line of its own; told after `watched`

    signal pageRequested(pageId: string)
    signal deviceRequested(deviceId: string)
    signal turned() // another part of the page came in sight
}
