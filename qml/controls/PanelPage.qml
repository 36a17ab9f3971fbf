// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A page as the shell shows it: what any page may ask of the panel, and how it leads to another. A page adds a
// required property for its view-model, named as the table of pages (panelmodels/pages.cpp) names the page.
FocusScope {
    property bool operable: true // false: the engine gives no sign of life
    property string obstacle: "" // what keeps machines from being heard, when something does
    property string watchProblem: "" // why alarms are not watched: an empty list says nothing then

    property string controlNote: "" // another seat is in control of the machine in sight; empty: none is

    signal pageRequested(pageId: string)
    signal deviceRequested(deviceId: string)
    signal trendRequested(deviceId: string, sensorType: string, startMs: real, lengthMs: real, marks: var)
    signal approvalRequested(orderId: string, text: string) // a second person is to agree, here
    signal peopleRequested() // who is in, or a login
    signal turned() // another part of the page came in sight
}
