// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

// Puts what devices say into our sentences. A chain of arg() would put the second text into a first that holds "%2".
// What is not there takes its comma, colon or blank along.
QtObject {
    id: root

    function fill(sentence: string, first: string, second: string): string {
        return sentence.replace(/%([12])/g, (mark, number) => number === "1" ? first : second);
    }
    function both(sentence: string, first: string, second: string): string {
        return first === "" || second === "" ? first + second : root.fill(sentence, first, second);
    }
    function list(first: string, second: string): string {
        return root.both(qsTr("%1, %2", "two of a list"), first, second);
    }
    function told(first: string, second: string): string {
        return root.both(qsTr("%1: %2", "what, and what is told of it"), first, second);
    }
    function amount(value: string, unit: string): string {
        return root.both(qsTr("%1 %2", "number, unit"), value, unit);
    }
    function lines(first: string, second: string): string {
        return root.both("%1\n%2", first, second);
    }
    function beside(first: string, second: string): string {
        return root.both(qsTr("%1 · %2", "two words beside each other"), first, second);
    }
}
