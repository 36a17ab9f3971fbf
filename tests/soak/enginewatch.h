// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/edgedprocess.h"

#include <QList>
#include <QPointF>

#include <algorithm>

namespace lineside {

/// Memory, CPU and books of the engine over all its lives, looked at once a second.
/// Owner and thread: the soak's. Times are those of the soak, in ms.
class EngineWatch
{
public:
    explicit EngineWatch(EdgedProcess &engine)
        : m_engine(engine)
    {
    }

    void noteLaunch(qint64 nowMs)
    {
        endLife();
        m_launchedMs = nowMs;
        m_answered = false;
    }

    /// From its launch until it answers /health, asked every turn of the event loop.
    void awaitAnswer(qint64 nowMs)
    {
        if (m_answered || !m_engine.get("/health").contains(" 200 "))
            return;
        m_answered = true;
        startsMs.append(nowMs - m_launchedMs);
    }

    /// Empty: the books balance.
    QString look(qint64 nowMs)
    {
        const qint64 rss = m_engine.residentBytes();
        if (rss == 0)
            return {};
        peakRss = std::max(peakRss, rss);
        m_cpuOfLife = m_engine.cpuSeconds();
        // The first half minute of a life fills its caches.
        if (nowMs - m_launchedMs > 30000)
            m_life.append(QPointF(static_cast<double>(nowMs) / 3.6e6, static_cast<double>(rss) / (1 << 20)));
        page = m_engine.metrics();
        if (page.isEmpty())
            return {};
        ++scrapes;
        return page.imbalance();
    }

    void endLife()
    {
        m_cpuOfLives += m_cpuOfLife;
        m_cpuOfLife = 0;
        if (m_life.size() > longestLife.size())
            longestLife = m_life;
        m_life.clear();
    }

    [[nodiscard]] double cpuSeconds() const { return m_cpuOfLives + m_cpuOfLife; }

    /// Least squares over the longest life, in MiB an hour.
    [[nodiscard]] double rssSlope() const
    {
        QPointF mean;
        for (const QPointF &sample : longestLife)
            mean += sample / static_cast<double>(longestLife.size());
        double above = 0;
        double below = 0;
        for (const QPointF &sample : longestLife) {
            const QPointF off = sample - mean;
            above += off.x() * off.y();
            below += off.x() * off.x();
        }
        return below > 0 ? above / below : 0;
    }

    qint64 peakRss = 0;
    int scrapes = 0;
    MetricsPage page; ///< the latest
    QList<qint64> startsMs;
    QList<QPointF> longestLife; ///< hours, MiB; a sample a second

private:
    EdgedProcess &m_engine;
    qint64 m_launchedMs = 0;
    bool m_answered = true;
    double m_cpuOfLife = 0;
    double m_cpuOfLives = 0;
    QList<QPointF> m_life;
};

} // namespace lineside
