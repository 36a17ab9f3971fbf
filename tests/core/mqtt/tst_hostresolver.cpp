// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/hostresolver.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <optional>

using namespace lineside;

namespace tst_hostresolver {

class TestHostResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesAddressesThrough_data();
    void passesAddressesThrough();
    void knowsThisMachine();
    void saysWhatItCannotFind();
    void answersOnlyTheLastQuestion();
    void answersNobodyAfterCancel();
    void mayBeAskedFromItsAnswer();
    void mayDieWithAQuestionOpen();
};

void TestHostResolver::passesAddressesThrough_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("IPv4") << QByteArray("192.0.2.7");
    QTest::newRow("IPv6") << QByteArray("2001:db8::7");
}

void TestHostResolver::passesAddressesThrough()
{
    QFETCH(const QByteArray, address);
    HostResolver resolver;
    std::optional<HostResolver::Answer> answer;
    resolver.resolve(address.toStdString(), [&](HostResolver::Answer a) { answer = std::move(a); });
    QVERIFY(!answer); // never from inside resolve()
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->value(), std::vector<std::string>({address.toStdString()}));
}

void TestHostResolver::knowsThisMachine()
{
    HostResolver resolver;
    std::vector<std::string> addresses;
    resolver.resolve("localhost", [&](const HostResolver::Answer &a) { addresses = a.value(); });
    QTRY_VERIFY(!addresses.empty());
    QVERIFY(std::find(addresses.begin(), addresses.end(), "127.0.0.1") != addresses.end());
    std::sort(addresses.begin(), addresses.end());
    QVERIFY(std::adjacent_find(addresses.begin(), addresses.end()) == addresses.end());
}

void TestHostResolver::saysWhatItCannotFind()
{
    HostResolver resolver;
    std::optional<HostResolver::Answer> answer;
    resolver.resolve("not a host name", [&](HostResolver::Answer a) { answer = std::move(a); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 60000); // a name server may take its time
    QVERIFY(answer->error().code == ErrorCode::NotFound);
    QCOMPARE(answer->error().context, std::string("not a host name"));
}

void TestHostResolver::answersOnlyTheLastQuestion()
{
    HostResolver resolver;
    std::vector<std::string> answers;
    for (const char *address : {"192.0.2.1", "192.0.2.2", "192.0.2.3"})
        resolver.resolve(address, [&](const HostResolver::Answer &a) { answers.push_back(a.value().front()); });
    QTRY_COMPARE(answers, std::vector<std::string>({"192.0.2.3"}));
    QCoreApplication::processEvents();
    QCOMPARE(answers.size(), std::size_t(1));
}

void TestHostResolver::answersNobodyAfterCancel()
{
    HostResolver resolver;
    int answers = 0;
    resolver.resolve("192.0.2.1", [&](const HostResolver::Answer &) { ++answers; });
    resolver.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(answers, 0);
}

void TestHostResolver::mayBeAskedFromItsAnswer()
{
    HostResolver resolver;
    std::string second;
    resolver.resolve("192.0.2.1", [&](const HostResolver::Answer &) {
        resolver.resolve("192.0.2.2", [&](const HostResolver::Answer &a) { second = a.value().front(); });
    });
    QTRY_COMPARE(second, std::string("192.0.2.2"));
}

void TestHostResolver::mayDieWithAQuestionOpen()
{
    int answers = 0;
    {
        HostResolver resolver;
        resolver.resolve("localhost", [&](const HostResolver::Answer &) { ++answers; });
    }
    HostResolver other;
    bool asked = false;
    other.resolve("localhost", [&](const HostResolver::Answer &) { asked = true; });
    QTRY_VERIFY(asked);
    QCOMPARE(answers, 0);
}

LINESIDE_TEST(TestHostResolver)

} // namespace tst_hostresolver

#include "tst_hostresolver.moc"
