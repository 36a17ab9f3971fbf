// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdfreport.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <vector>

namespace lineside {

namespace {

constexpr int kDotsPerInch = 300;
constexpr qreal kMargin = 15; // mm, all around
constexpr int kTitlePoints = 14;
constexpr int kTextPoints = 8;
constexpr int kWrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere;

int millimetres(qreal length)
{
    return qRound(length / 25.4 * kDotsPerInch);
}

QString text(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QFont font(int points, bool isBold)
{
    QFont font;
    font.setPointSize(points);
    font.setBold(isBold);
    return font;
}

/// Laid out once without a page in hand: only then it is known how many pages there are. Owner: one call.
class PdfTable
{
public:
    PdfTable(const Report &report, QPdfWriter &writer)
        : m_report(report)
        , m_writer(writer)
        , m_page(QRect(QPoint(0, 0), writer.pageLayout().paintRectPixels(kDotsPerInch).size()))
        , m_plain(font(kTextPoints, false))
        , m_bold(font(kTextPoints, true))
        , m_title(font(kTitlePoints, true))
    {
        int shares = 0;
        for (const Report::Column &column : report.columns)
            shares += column.share;
        int left = 0;
        for (const Report::Column &column : report.columns) {
            const int width = m_page.width() * column.share / std::max(shares, 1);
            m_columns.emplace_back(left, 0, width - kGap, 0);
            left += width;
        }
    }

    void paint()
    {
        QPainter painter(&m_writer);
        const std::vector<std::size_t> firsts = pages(painter);
        for (std::size_t page = 0; page < firsts.size(); ++page) {
            if (page > 0)
                m_writer.newPage();
            const std::size_t end = page + 1 < firsts.size() ? firsts[page + 1] : m_report.rows.size();
            int y = paintHead(painter, page == 0, true);
            for (std::size_t row = firsts[page]; row < end; ++row)
                y = paintRow(painter, m_report.rows[row], y, m_plain, true);
            paintFoot(painter, page + 1, firsts.size());
        }
    }

private:
    static inline const int kGap = millimetres(2);
    static inline const int kLine = 2; // dots
    static inline const int kFoot = millimetres(8);

    /// The first row of each page.
    std::vector<std::size_t> pages(QPainter &painter)
    {
        std::vector<std::size_t> firsts{0};
        int y = paintHead(painter, true, false);
        for (std::size_t row = 0; row < m_report.rows.size(); ++row) {
            const int end = paintRow(painter, m_report.rows[row], y, m_plain, false);
            if (end <= m_page.height() - kFoot || row == firsts.back()) { // a row higher than a page has one of its own
                y = end;
                continue;
            }
            firsts.push_back(row);
            y = paintRow(painter, m_report.rows[row], paintHead(painter, false, false), m_plain, false);
        }
        return firsts;
    }

    /// Where the next thing begins. `isInk`: else it is only measured.
    int paintText(QPainter &painter, const QRect &place, const QString &words, const QFont &font, bool isInk)
    {
        painter.setFont(font);
        const QRect needed
            = painter.fontMetrics().boundingRect(place.adjusted(0, 0, 0, m_page.height()), kWrapped, words);
        if (isInk)
            painter.drawText(QRect(place.topLeft(), QSize(place.width(), needed.height())), kWrapped, words);
        return place.top() + needed.height();
    }

    int paintHead(QPainter &painter, bool isFirst, bool isInk)
    {
        int y = 0;
        if (isFirst) {
            const QRect whole(0, 0, m_page.width(), 0);
            y = paintText(painter, whole, text(m_report.title), m_title, isInk) + kGap;
            for (const std::string &remark : m_report.remarks)
                y = paintText(painter, whole.translated(0, y), text(remark), m_plain, isInk);
            y += 2 * kGap;
        }
        std::vector<std::string> titles;
        for (const Report::Column &column : m_report.columns)
            titles.push_back(column.title);
        return paintRow(painter, titles, y, m_bold, isInk);
    }

    int paintRow(QPainter &painter, const std::vector<std::string> &cells, int y, const QFont &font, bool isInk)
    {
        int end = y;
        for (std::size_t i = 0; i < std::min(cells.size(), m_columns.size()); ++i)
            end = std::max(end, paintText(painter, m_columns[i].translated(0, y), text(cells[i]), font, isInk));
        end += kGap / 2;
        if (isInk)
            painter.fillRect(0, end, m_page.width(), kLine, Qt::lightGray);
        return end + kGap / 2;
    }

    void paintFoot(QPainter &painter, std::size_t page, std::size_t of)
    {
        painter.setFont(m_plain);
        const QRect foot(0, m_page.height() - kFoot, m_page.width(), kFoot);
        painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, text(m_report.pageText).arg(page).arg(of));
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, text(m_report.title));
    }

    const Report &m_report;
    QPdfWriter &m_writer;
    const QRect m_page;
    const QFont m_plain;
    const QFont m_bold;
    const QFont m_title;
    std::vector<QRect> m_columns;
};

} // namespace

QByteArray toPdf(const Report &report)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kDotsPerInch);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape,
                                     QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter));
    writer.setTitle(text(report.title));
    writer.setCreator(QStringLiteral("Lineside"));
    PdfTable(report, writer).paint();
    buffer.close();
    return buffer.data();
}

} // namespace lineside
