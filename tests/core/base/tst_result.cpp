// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::string_literals;

namespace tst_result {

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue();
    void holdsAnError();
    void holdsWhatCanOnlyBeMoved();
    void passesAnErrorOn();
    void holdsAnErrorAsAValueToo();
    void succeedsWithoutAValue();
    void failsWithoutAValue();
    void writesErrorsForAPerson();
    void namesEveryErrorCode();
};

void TestResult::holdsAValue()
{
    Result<std::string> result = "x"s;
    QVERIFY(result);
    QVERIFY(result.has_value());
    QCOMPARE(*result, "x"s);
    QCOMPARE(result->size(), std::size_t(1));
    QCOMPARE(result.value_or("y"), "x"s);
    *result = "z";
    QCOMPARE(result.value(), "z"s);
}

void TestResult::holdsAnError()
{
    const Result<int> result = unexpected(ErrorCode::Full, "no room", "journal");
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Full);
    QCOMPARE(result.error().message, "no room"s);
    QCOMPARE(result.value_or(7), 7);
}

void TestResult::holdsWhatCanOnlyBeMoved()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 5);
}

void TestResult::passesAnErrorOn()
{
    const Result<int> inner = unexpected(ErrorCode::Io, "broken");
    const Result<std::string> outer = Unexpected(inner.error());
    QVERIFY(outer.error().code == ErrorCode::Io);
}

void TestResult::holdsAnErrorAsAValueToo()
{
    const Result<Error> result = Error{ErrorCode::Io, "a value", {}};
    QVERIFY(result);
    QCOMPARE(result->message, "a value"s);
}

void TestResult::succeedsWithoutAValue()
{
    const Result<void> result;
    QVERIFY(result);
}

void TestResult::failsWithoutAValue()
{
    const Result<void> result = unexpected(ErrorCode::Timeout, "late");
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Timeout);
}

void TestResult::writesErrorsForAPerson()
{
    QCOMPARE((Error{ErrorCode::Io, "cannot write", "/data"}).text(), "cannot write (/data)"s);
    QCOMPARE((Error{ErrorCode::Io, "cannot write", {}}).text(), "cannot write"s);
}

void TestResult::namesEveryErrorCode()
{
    std::vector<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        names.push_back(toString(static_cast<ErrorCode>(code)));
    std::sort(names.begin(), names.end());
    QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
}

LINESIDE_TEST(TestResult)

} // namespace tst_result

#include "tst_result.moc"
