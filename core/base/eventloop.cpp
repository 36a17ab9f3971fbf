// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/eventloop.h"

#include <QByteArray>

namespace lineside {

void useLeanEventLoops()
{
    if (!qEnvironmentVariableIsSet("QT_NO_GLIB"))
        qputenv("QT_NO_GLIB", QByteArrayLiteral("1"));
}

} // namespace lineside
