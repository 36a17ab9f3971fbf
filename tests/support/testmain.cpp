// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"

#include <QFileInfo>
#include <QTest>

#ifdef QT_GUI_LIB
#include <QGuiApplication>
using Application = QGuiApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

#include <map>

namespace lineside {

namespace {

/// By the name of the file, "tst_retention".
std::map<QString, MakeTest> &tests()
{
    static std::map<QString, MakeTest> known;
    return known;
}

} // namespace

TestEntry::TestEntry(const char *file, MakeTest make)
{
    tests().emplace(QFileInfo(QString::fromLatin1(file)).baseName(), make);
}

} // namespace lineside

int main(int argc, char *argv[])
{
    using lineside::tests;
    Application application(argc, argv);
    QStringList arguments = Application::arguments();
    const auto named = arguments.size() > 1 ? tests().find(arguments.at(1)) : tests().end();
    if (named != tests().end()) {
        arguments.removeAt(1);
        return QTest::qExec(named->second().get(), arguments);
    }
    int failed = 0;
    for (const auto &[name, make] : tests())
        failed += QTest::qExec(make().get(), arguments);
    return failed;
}
