// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

// Puts what devices say into our sentences. A chain of arg() would put the second text into a first that holds "%2".
QtObject {
    function fill(sentence: string, first: string, second: string): string {
        return sentence.replace(/%([12])/g, (mark, number) => number === "1" ? first : second);
    }
}
