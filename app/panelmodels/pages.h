// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <span>

namespace lineside {

struct PanelContext;

/// A page of the panel: all that navigation, window, pictures, self-test and tests know of it. A value; Thread: any.
struct Page
{
    const char *id; ///< its name in links and pictures, and the property of its component that takes its view-model
    const char *title; ///< the English text; the catalogues have it under "Pages"
    const char *icon; ///< of resources/icons
    const char *component; ///< its file below qrc:/qt/qml; a PanelPage
    std::unique_ptr<QObject> (*makeViewModel)(const PanelContext &context);
};

/// The one table of pages, in the order of the navigation; the first is in sight at start.
/// A page is its folder in qml, its view-model, one row here and the entries of the catalogues.
[[nodiscard]] std::span<const Page> pages();

} // namespace lineside
