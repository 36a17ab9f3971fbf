// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/healthfigures.h"

#include "viewmodels/labels.h"

#include <QCoreApplication>

#include <numeric>
#include <optional>

namespace lineside {

namespace {

class HealthFigures
{
    Q_DECLARE_TR_FUNCTIONS(HealthFigures)

public:
    HealthFigures(const AlarmHealth &health, const ValueFormatter &format)
        : m_health(health)
        , m_format(format)
    {
    }

    std::vector<HealthFigureRow> all()
    {
        addRates();
        addFloods();
        addNuisance();
        addPeople();
        addAside();
        return std::move(m_rows);
    }

private:
    /// `isBeyond`: its target is missed.
    void add(const char *id, const QString &title, const QString &value, const QString &target = {},
             bool isBeyond = false)
    {
        m_rows.push_back(
            {QLatin1String(id), title, value, target, isBeyond ? enums::Level::Attention : enums::Level::Normal});
    }
    [[nodiscard]] QString count(std::size_t number) const { return m_format.count(number); }
    [[nodiscard]] QString share(double part) const { return healthShare(part, m_format); }
    [[nodiscard]] QString atMost(const QString &target) const { return tr("at most %1").arg(target); }
    [[nodiscard]] QString unknown() const { return QStringLiteral("--"); }

    void addRates();
    void addFloods();
    void addNuisance();
    void addPeople();
    void addAside();

    const AlarmHealth &m_health;
    const ValueFormatter &m_format;
    std::vector<HealthFigureRow> m_rows;
};

void HealthFigures::addRates()
{
    add("count", tr("Alarms"), count(m_health.count));
    add("average", tr("In 10 minutes, on average"), m_health.average ? m_format.plain(*m_health.average, 1) : unknown(),
        atMost(count(1)), m_health.average.value_or(0) > 1);
    add("peak", tr("In 10 minutes, at worst"), m_health.peak ? count(*m_health.peak) : unknown(), atMost(count(10)),
        m_health.peak.value_or(0) > 10);
    add("over", tr("10-minute periods with more than 10"), m_health.shareOver ? share(*m_health.shareOver) : unknown(),
        atMost(share(0.01)), m_health.shareOver.value_or(0) > 0.01);
}

void HealthFigures::addFloods()
{
    add("flood", tr("Time in flood"), share(m_health.shareInFlood), atMost(share(0.01)), m_health.shareInFlood > 0.01);
    if (m_health.longestFloodMs)
        add("longest", tr("Longest flood"), m_format.age(*m_health.longestFloodMs));
}

void HealthFigures::addNuisance()
{
    const auto plus = [](std::size_t sum, const CountedAlarm &each) { return sum + each.count; };
    const std::size_t ten = std::accumulate(m_health.topTen.begin(), m_health.topTen.end(), std::size_t{0}, plus);
    const double part = m_health.count > 0 ? static_cast<double>(ten) / static_cast<double>(m_health.count) : 0;
    add("top", tr("Share of the ten most frequent"), m_health.count > 0 ? share(part) : unknown(), atMost(share(0.05)),
        part > 0.05);
    add("chattering", tr("Chattering alarms"), count(m_health.chattering.size()), tr("none"),
        !m_health.chattering.empty());
    add("fleeting", tr("Gone within 10 s"), count(m_health.fleeting), tr("none"), m_health.fleeting > 0);
    add("stale", tr("Active for more than a day"), count(m_health.stale.size()), atMost(count(5)),
        m_health.stale.size() > 5);
}

void HealthFigures::addPeople()
{
    add("median", tr("Acknowledged after, half of them"),
        m_health.medianAcknowledgeMs ? m_format.age(*m_health.medianAcknowledgeMs) : unknown());
    const double blind = m_health.acknowledgements > 0
        ? static_cast<double>(m_health.blindAcknowledgements) / static_cast<double>(m_health.acknowledgements)
        : 0;
    add("blind", tr("Acknowledged within a second of another"),
        m_health.acknowledgements > 0 ? share(blind) : unknown());
}

void HealthFigures::addAside()
{
    add("shelved", tr("Came while shelved"), count(m_health.shelvedActivations));
    add("suppressed", tr("Came while suppressed"), count(m_health.suppressedActivations));
    add("outOfService", tr("Came while out of service"), count(m_health.outOfServiceActivations));
}

} // namespace

const std::vector<Column<HealthFigureRow>> &HealthFigureRow::columns()
{
    static const std::vector<Column<HealthFigureRow>> columns{
        column<&HealthFigureRow::figureId, HealthFigureRow>("figureId"),
        column<&HealthFigureRow::title, HealthFigureRow>("title"),
        column<&HealthFigureRow::valueText, HealthFigureRow>("valueText"),
        column<&HealthFigureRow::targetText, HealthFigureRow>("targetText"),
        column<&HealthFigureRow::level, HealthFigureRow>("level"),
    };
    return columns;
}

std::vector<HealthFigureRow> healthFigures(const AlarmHealth &health, const ValueFormatter &format)
{
    return HealthFigures(health, format).all();
}

QString healthShare(double share, const ValueFormatter &format)
{
    const double percent = share * 100;
    return HealthFigures::tr("%1 %", "percent").arg(format.plain(percent, percent > 0 && percent < 10 ? 1 : 0));
}

} // namespace lineside
