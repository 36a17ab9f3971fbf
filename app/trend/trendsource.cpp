// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/trendsource.h"

#include <algorithm>
#include <utility>

namespace lineside {

void TrendSource::setRange(std::int64_t fromMs, std::int64_t toMs)
{
    if (fromMs == m_fromMs && toMs == m_toMs)
        return;
    m_fromMs = fromMs;
    m_toMs = toMs;
    Q_EMIT changed();
}

void TrendSource::setCursor(std::optional<std::int64_t> timeMs)
{
    if (timeMs == m_cursorMs)
        return;
    m_cursorMs = timeMs;
    Q_EMIT changed();
}

void TrendSource::setMarks(std::vector<TrendMark> marks)
{
    m_marks = std::move(marks);
    std::ranges::sort(m_marks, {}, &TrendMark::timeMs);
    Q_EMIT changed();
}

void TrendSource::setLocale(const QLocale &locale)
{
    m_locale = locale;
    Q_EMIT changed();
}

void TrendSource::setColumns(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    Q_EMIT columnsChanged();
}

} // namespace lineside
