// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lineside {

/// Where this checkout lies. Compiled into one file only, so that two checkouts share what a compiler cache holds.
[[nodiscard]] QString sourceDir();
/// Of something in tests/data: testData("/decode").
[[nodiscard]] QString testData(const char *path);

} // namespace lineside
