// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/pagelist.h"

#include "panelmodels/pages.h"

#include <QCoreApplication>

namespace lineside {

const std::vector<Column<PageRow>> &PageRow::columns()
{
    static const std::vector<Column<PageRow>> columns{
        column<&PageRow::id, PageRow>("pageId"),           column<&PageRow::title, PageRow>("title"),
        column<&PageRow::iconName, PageRow>("iconName"),   column<&PageRow::component, PageRow>("component"),
        column<&PageRow::viewModel, PageRow>("viewModel"),
    };
    return columns;
}

PageList::PageList(const PanelContext &context)
    : m_rows(nullptr)
{
    for (const Page &page : pages())
        m_viewModels.push_back(page.makeViewModel(context));
    refresh();
    QObject::connect(&context.format, &ValueFormatter::localeChanged, m_rows.model(), [this] { refresh(); });
}

void PageList::refresh()
{
    std::vector<PageRow> rows;
    for (const Page &page : pages()) {
        rows.push_back({QString::fromLatin1(page.id), QCoreApplication::translate("Pages", page.title),
                        QString::fromLatin1(page.icon),
                        QUrl(QStringLiteral("qrc:/qt/qml/") + QLatin1String(page.component)),
                        m_viewModels[rows.size()].get()});
    }
    m_rows.setRows(std::move(rows));
}

} // namespace lineside
