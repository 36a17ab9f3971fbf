// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QUrl>

#include <cassert>
#include <memory>
#include <vector>

namespace lineside {

/// A page as QML sees it. Roles: pageId, title, iconName, component, viewModel.
struct PageRow
{
    QString id;
    QString title;
    QString iconName;
    QUrl component;
    QObject *viewModel = nullptr;

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<PageRow>> &columns();
};

/// The table of pages (pages.h) come alive: each page with its view-model, and its title in the reader's language.
/// Owner: PanelModels. Thread: gui.
class PageList
{
public:
    explicit PageList(const PanelContext &context);
    PageList(const PageList &) = delete;
    PageList &operator=(const PageList &) = delete;

    [[nodiscard]] RowListModel *model() const { return m_rows.model(); }

    /// A page has to have this view-model.
    template <typename ViewModel>
    [[nodiscard]] ViewModel &viewModel() const
    {
        ViewModel *found = nullptr;
        for (const PageRow &row : m_rows.rows())
            found = found ? found : qobject_cast<ViewModel *>(row.viewModel);
        assert(found);
        return *found;
    }

private:
    void refresh();

    std::vector<std::unique_ptr<QObject>> m_viewModels; // one a page
    RowTable<PageRow> m_rows;
};

} // namespace lineside
