// SPDX-License-Identifier: GPL-3.0-or-later
#include "soakreport.h"

#include <QSysInfo>

#include <thread>

namespace lineside {

namespace {

constexpr qsizetype kSlopeFromS = 300; // below that the slope is noise

QString seconds(qint64 ms, int digits = 1)
{
    return QString::number(static_cast<double>(ms) / 1000, 'f', digits);
}

QString mebibytes(qint64 bytes)
{
    return QString::number(static_cast<double>(bytes) / (1 << 20), 'f', 1);
}

QString startFigures(QList<qint64> starts)
{
    if (starts.isEmpty())
        return QStringLiteral("none");
    std::ranges::sort(starts);
    return seconds(starts[starts.size() / 2], 2) + QStringLiteral(", ") + seconds(starts.last(), 2);
}

QString longestLife(const EngineWatch &watch)
{
    const QList<QPointF> &life = watch.longestLife;
    if (life.size() < kSlopeFromS)
        return QStringLiteral("no life of five minutes");
    return QStringLiteral("%1 s, %2, %3, %4")
        .arg(life.size())
        .arg(life.first().y(), 0, 'f', 1)
        .arg(life.last().y(), 0, 'f', 1)
        .arg(watch.rssSlope(), 0, 'f', 1);
}

class Table
{
public:
    void row(const QString &what, const QString &figure) { text += QStringLiteral("| %1 | %2 |\n").arg(what, figure); }
    QString text = QStringLiteral("| what | figure |\n|---|---|\n");
};

void addPromises(Table &table, const SoakFigures &figures, const EngineWatch &watch)
{
    table.row(QStringLiteral("readings sent; a second, outages of the broker included; not confirmed by the broker"),
              QStringLiteral("%1; %2; %3")
                  .arg(figures.sent)
                  .arg(figures.sent * 1000 / figures.loadMs)
                  .arg(figures.unconfirmed));
    table.row(QStringLiteral("lost, doubled in the store; sent again by the device and kept again (R1)"),
              QStringLiteral("%1, %2; %3").arg(figures.lost).arg(figures.doubled).arg(figures.storedAgain));
    table.row(QStringLiteral("never heard by the cloud; heard again (QoS 1, the sequence tells) (R6)"),
              QStringLiteral("%1; %2").arg(figures.lostToCloud).arg(figures.heardAgain));
    table.row(QStringLiteral("damaged files (R1)"),
              figures.damage.isEmpty() ? QStringLiteral("none") : figures.damage.join(u' '));
    table.row(QStringLiteral("books out of balance, of scrapes (R3)"),
              QStringLiteral("%1 of %2").arg(figures.imbalances).arg(watch.scrapes));
    table.row(QStringLiteral("crashes, failed starts, unclean ends"),
              QStringLiteral("%1, %2, %3").arg(figures.crashes).arg(figures.failedStarts).arg(figures.uncleanEnds));
}

void addFaults(Table &table, const SoakFigures &figures)
{
    for (std::size_t i = 0; i < kFaultKinds.size(); ++i)
        if (figures.faults[i] > 0)
            table.row(QString::fromLatin1(kFaultKinds[i].what), QString::number(figures.faults[i]));
    if (figures.count(Fault::DiskFull) > 0)
        table.row(QStringLiteral("full disk: not ready after, ready again after room came, at most (s) (R4, R18)"),
                  seconds(figures.diskNoticedMs) + QStringLiteral(", ") + seconds(figures.diskResumedMs));
    if (figures.count(Fault::PoisonRow) > 0)
        table.row(QStringLiteral("refused row to quarantine, at most (s), faults in between included (R8)"),
                  figures.poisonMs ? seconds(*figures.poisonMs) : QStringLiteral("NEVER"));
}

void addCosts(Table &table, const SoakFigures &figures, const EngineWatch &watch)
{
    table.row(QStringLiteral("start to the first answer over HTTP: median, most (s) (R7)"),
              startFigures(watch.startsMs));
    table.row(QStringLiteral("CPU of the engine, all its lives (s per 100,000 readings)"),
              QString::number(watch.cpuSeconds() * 1e5 / static_cast<double>(figures.sent), 'f', 2));
    table.row(QStringLiteral("RSS, peak (MiB) (R12)"), mebibytes(watch.peakRss));
    table.row(QStringLiteral("RSS over the longest life: length, from, to (MiB), slope (MiB an hour) (R10, R12)"),
              longestLife(watch));
    table.row(QStringLiteral("write-ahead logs, peak (MiB)"), mebibytes(figures.peakWal));
}

} // namespace

QString soakReport(const SoakFigures &figures, EngineWatch &watch, const QString &command)
{
    watch.endLife();
    Table table;
    addPromises(table, figures, watch);
    addFaults(table, figures);
    addCosts(table, figures, watch);
    return QStringLiteral("# Soak: %1\n\n`%2`, %3, %4 cores.\n\n")
               .arg(figures.isGood() ? QStringLiteral("held") : QStringLiteral("FAILED"), command,
                    QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())
               .arg(std::thread::hardware_concurrency())
        + table.text;
}

} // namespace lineside
