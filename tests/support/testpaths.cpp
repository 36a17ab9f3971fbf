// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testpaths.h"

namespace lineside {

QString sourceDir()
{
    return QStringLiteral(LINESIDE_SOURCE_DIR);
}

QString testData(const char *path)
{
    return sourceDir() + QStringLiteral("/tests/data") + QString::fromUtf8(path);
}

} // namespace lineside
