// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace lineside {

/// What packaging/soak.sh is told.
struct SoakOptions
{
    double minutes = 60;
    unsigned seed = 1;
    int rate = 5000;
    double pace = 5;
    QStringList faults;
    QByteArray smallDisk;
    QString reportFile;
    QString command; ///< for the report
};

/// Ends the program on --help and on what it does not know.
[[nodiscard]] SoakOptions parseSoakOptions(const QCoreApplication &app);

} // namespace lineside
