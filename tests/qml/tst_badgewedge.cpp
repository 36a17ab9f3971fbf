// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/badgewedge.h"

#include "support/testmain.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;

namespace tst_badgewedge {

/// What a field of the window gets.
class Field final : public QQuickItem
{
public:
    QString text;

protected:
    void keyPressEvent(QKeyEvent *event) override { text += event->text(); }
};

struct Bench
{
    Bench()
    {
        field.setParentItem(window.contentItem());
        field.setFlag(QQuickItem::ItemIsFocusScope);
        window.show();
        window.requestActivate();
        isReady = QTest::qWaitForWindowActive(&window);
        field.forceActiveFocus();
        QObject::connect(&wedge, &BadgeWedge::badgeRead, [this](const std::string &code) { codes.push_back(code); });
    }
    void type(const char *keys, quint64 gapMs)
    {
        for (const char *key = keys; *key != 0; ++key)
            send(*key == '\n' ? Qt::Key_Return : Qt::Key_A, QLatin1Char(*key == '\n' ? '\r' : *key), gapMs);
    }
    void send(int code, QChar text, quint64 gapMs)
    {
        now += gapMs;
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, code, Qt::NoModifier, text);
            event.setTimestamp(now);
            QCoreApplication::sendEvent(&window, &event);
        }
    }

    QQuickWindow window;
    Field field;
    BadgeWedge wedge{window};
    std::vector<std::string> codes;
    quint64 now = 1000;
    bool isReady = false;
};

class TestBadgeWedge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noDigitOfABadgeReachesAField();
    void whatSomebodyTypesArrivesInOrder();
    void aKeyAloneIsGivenBack();
};

void TestBadgeWedge::noDigitOfABadgeReachesAField()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.type("0012749358\n", 8);
    QCOMPARE(bench.codes, std::vector<std::string>{"0012749358"});
    QCOMPARE(bench.field.text, QString());
}

void TestBadgeWedge::whatSomebodyTypesArrivesInOrder()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.type("oven 2\n", 120);
    QVERIFY(bench.codes.empty());
    QCOMPARE(bench.field.text, QStringLiteral("oven 2\r"));
}

void TestBadgeWedge::aKeyAloneIsGivenBack()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.type("x", 120);
    QTRY_COMPARE(bench.field.text, QStringLiteral("x"));
}

LINESIDE_TEST(TestBadgeWedge)

} // namespace tst_badgewedge

#include "tst_badgewedge.moc"
