// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace lineside {

using MakeTest = std::unique_ptr<QObject> (*)();

/// Makes a test class of `file` known to the program it is linked into. Thread: before main().
class TestEntry
{
public:
    TestEntry(const char *file, MakeTest make);
};

} // namespace lineside

/// Stands where Qt Test's own main would: several classes share a program, which saves a link and a run of moc each.
/// `tests_store tst_retention [function…]` runs one, by the name of its file; without a name all run.
#define LINESIDE_TEST(Class)                                                                                           \
    static const lineside::TestEntry kEntryOf##Class(                                                                  \
        __FILE__, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
