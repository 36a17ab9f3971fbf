// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace lineside {

/// What /metrics says, and whether its books balance. Thread: any.
class MetricsPage
{
public:
    /// `text`: the answer of GET /metrics, headers and all.
    explicit MetricsPage(const QByteArray &text = {});

    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }
    /// Sum over all labels; 0 when there is no such metric.
    [[nodiscard]] double value(const QByteArray &name) const { return m_values.value(name); }
    [[nodiscard]] quint64 count(const QByteArray &name) const { return static_cast<quint64>(value(name)); }
    [[nodiscard]] quint64 received() const { return count("lineside_messages_received_total"); }
    [[nodiscard]] quint64 stored() const { return count("lineside_messages_stored_total"); }
    [[nodiscard]] quint64 inFlight() const { return count("lineside_messages_in_flight"); }
    /// received = stored + duplicate + rejected + in flight, as it is for ever (core/FACTS.md R3). Empty: they
    /// balance; otherwise a sentence with the figures. An engine without books does not balance.
    [[nodiscard]] QString imbalance() const;

private:
    QMap<QByteArray, double> m_values;
};

} // namespace lineside
