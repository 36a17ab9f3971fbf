// SPDX-License-Identifier: GPL-3.0-or-later
#include "soakoptions.h"

#include "faultschedule.h"

#include <QCommandLineParser>

namespace lineside {

SoakOptions parseSoakOptions(const QCoreApplication &app)
{
    const QString everything = FaultSchedule::allKinds().join(u',');
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("minutes"), QStringLiteral("How long."), QStringLiteral("n"), QStringLiteral("60")},
         {QStringLiteral("seed"), QStringLiteral("Of the faults."), QStringLiteral("n"), QStringLiteral("1")},
         {QStringLiteral("rate"), QStringLiteral("Readings/s."), QStringLiteral("n"), QStringLiteral("5000")},
         {QStringLiteral("pace"), QStringLiteral("Seconds a fault."), QStringLiteral("n"), QStringLiteral("5")},
         {QStringLiteral("faults"), QStringLiteral("Which."), QStringLiteral("list"), everything},
         {QStringLiteral("small-disk"),
          QStringLiteral("Storage on a tmpfs that is filled up now and then; root."),
          QStringLiteral("size"),
          {}},
         {QStringLiteral("report"), QStringLiteral("Markdown."), QStringLiteral("file"), {}}});
    parser.process(app);
    SoakOptions options;
    options.minutes = parser.value(QStringLiteral("minutes")).toDouble();
    options.seed = parser.value(QStringLiteral("seed")).toUInt();
    options.rate = parser.value(QStringLiteral("rate")).toInt();
    options.pace = parser.value(QStringLiteral("pace")).toDouble();
    options.faults = parser.value(QStringLiteral("faults")).split(u',', Qt::SkipEmptyParts);
    options.smallDisk = parser.value(QStringLiteral("small-disk")).toLatin1();
    options.reportFile = parser.value(QStringLiteral("report"));
    options.command = QStringLiteral("packaging/soak.sh");
    for (const char *name : {"minutes", "seed", "rate", "pace", "faults", "small-disk"})
        if (const QString key = QString::fromLatin1(name); parser.isSet(key))
            options.command += QStringLiteral(" --%1 %2").arg(key, parser.value(key));
    return options;
}

} // namespace lineside
