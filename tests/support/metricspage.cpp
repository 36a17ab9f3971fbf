// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/metricspage.h"

namespace lineside {

MetricsPage::MetricsPage(const QByteArray &text)
{
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype space = line.lastIndexOf(' ');
        if (!line.startsWith("lineside_") || space < 0)
            continue;
        const QByteArray series = line.left(space);
        bool isNumber = false;
        const double number = line.mid(space + 1).toDouble(&isNumber);
        if (isNumber)
            m_values[series.split('{').constFirst()] += number;
    }
}

QString MetricsPage::imbalance() const
{
    if (!m_values.contains("lineside_messages_received_total"))
        return QStringLiteral("no books");
    const quint64 duplicate = count("lineside_messages_duplicate_total");
    const quint64 rejected = count("lineside_messages_rejected_total");
    if (received() == stored() + duplicate + rejected + inFlight())
        return {};
    return QStringLiteral("received %1, stored %2, duplicate %3, rejected %4, in flight %5")
        .arg(received())
        .arg(stored())
        .arg(duplicate)
        .arg(rejected)
        .arg(inFlight());
}

} // namespace lineside
