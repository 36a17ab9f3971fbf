// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange.h"

#include <QByteArray>

namespace lineside {

/// The report as a PDF, A4 across: its title, what it holds, and the table with its head on every page. Texts are
/// wrapped, none is cut. Needs a QGuiApplication for its fonts. Pure otherwise. Thread: any one; a thousand rows take a
/// second.
[[nodiscard]] QByteArray toPdf(const Report &report);

} // namespace lineside
