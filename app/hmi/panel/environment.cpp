// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/environment.h"

#include "base/eventloop.h"

#include <QStandardPaths>

namespace lineside {

namespace {

void setUnlessSet(const char *name, const QByteArray &value)
{
    if (!qEnvironmentVariableIsSet(name))
        qputenv(name, value);
}

} // namespace

void prepareEnvironment(const PanelOptions &options)
{
    useLeanEventLoops();
    setUnlessSet("QT_QUICK_CONTROLS_STYLE", "Basic");
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    setUnlessSet("QML_DISK_CACHE_PATH", (cache + QStringLiteral("/lineside/qml-" LINESIDE_VERSION)).toLocal8Bit());
    const bool isUnseen = options.takesPictures() || options.selfTest;
    if (isUnseen)
        setUnlessSet("QT_QPA_PLATFORM", "offscreen");
    if (options.software || isUnseen)
        setUnlessSet("QT_QUICK_BACKEND", "software");
}

} // namespace lineside
