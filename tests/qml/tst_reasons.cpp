// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rejectreason.h"

#include "mqtt/mqttreason.h"
#include "support/testmain.h"
#include "viewmodels/reasons.h"

#include <QTest>
#include <QTranslator>

using namespace lineside;

namespace tst_reasons {

/// What the engine says in English about broker and storage is shown in the operator's language.
class TestReasons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsUnknownWordsAsTheyCame();
    void translatesWhatTheEngineSays_data();
    void translatesWhatTheEngineSays();
    void saysEveryCodeOfARefusal();
    void keepsNamesWhereTheyStand();

private:
    /// With the catalogue of that language, as the panel loads it.
    [[nodiscard]] static QString in(const QString &language, const std::string &reason)
    {
        QTranslator catalogue;
        if (!catalogue.load(QStringLiteral(":/lineside/i18n/lineside_%1.qm").arg(language)))
            qFatal("no catalogue");
        QCoreApplication::installTranslator(&catalogue);
        return Reasons::text(reason);
    }
};

void TestReasons::showsUnknownWordsAsTheyCame()
{
    for (const char *words : {"", "door open", "Druck (zu hoch)", "reason unknown", "(", "ü"})
        QCOMPARE(in(QStringLiteral("de"), words), QString::fromUtf8(words));
}

void TestReasons::translatesWhatTheEngineSays_data()
{
    QTest::addColumn<QString>("reason");
    for (int code = kFirstFailureReason; code <= 0xA2; ++code)
        QTest::addRow("0x%X", code) << QString::fromStdString(mqttReason(code));
    for (int code = 1; code <= 5; ++code)
        QTest::addRow("3.1.1 code %d", code) << QString::fromStdString(refusedWith(code, false).reason);
    QTest::addRow("a code of nobody") << QString::fromStdString(mqttReason(0xF0));
    for (const char *sentence : {kClosedByBroker, kClosedAtQos2, kClosedInsteadOfConfirming, kClosedInsteadOfGranting,
                                 kBrokerIsSilent, kNotMqtt})
        QTest::addRow("%s", sentence) << QString::fromLatin1(sentence);
    for (const char *sentence :
         {"cannot flush the journal: No space left on device", "cannot flush the journal: Input/output error",
          "cannot flush the journal: something new", "damaged, set aside: /data/readings-20260102.db: no database",
          "journal segment left out: too short (/data/journal/1.seg)",
          "journal damaged, the rest of its segment is left out: position 5", "Read-only file system (/data)"})
        QTest::addRow("%s", sentence) << QString::fromLatin1(sentence);
    for (int reason = 0; reason < kReasonCount; ++reason) {
        const std::string text(toString(static_cast<Reason>(reason)));
        QTest::addRow("%s", text.c_str()) << QString::fromStdString(text);
    }
    for (int reason = 0; reason <= static_cast<int>(RejectReason::UnknownFormat); ++reason) {
        const Error refused = refuse(static_cast<RejectReason>(reason), "value").error();
        QTest::addRow("%s", refused.context.c_str()) << QString::fromStdString(refused.message);
    }
    QTest::addRow("a topic it may not read") << QStringLiteral("not allowed to read devices/+/data, devices/+/status");
    for (const char *sentence : {"renamed to oven-7", "renamed to Renamed to"})
        QTest::addRow("%s", sentence) << QString::fromLatin1(sentence);
    QTest::addRow("certificate") << QString::fromLatin1(kCertificateRefused)
            + QStringLiteral("certificate has expired");
}

void TestReasons::translatesWhatTheEngineSays()
{
    QFETCH(const QString, reason);
    const QString german = in(QStringLiteral("de"), reason.toStdString());
    QVERIFY2(german != reason, qPrintable(reason));
    const QString chinese = in(QStringLiteral("zh"), reason.toStdString());
    QVERIFY2(chinese != reason && chinese != german, qPrintable(reason));
}

void TestReasons::saysEveryCodeOfARefusal()
{
    for (int reason = 0; reason <= static_cast<int>(RejectReason::UnknownFormat); ++reason) {
        const Error refused = refuse(static_cast<RejectReason>(reason)).error();
        const QString behind = QStringLiteral(" (%1)").arg(QString::fromStdString(refused.context));
        QCOMPARE(Reasons::ofCode(refused.context), QString::fromStdString(refused.message) + behind);
    }
}

void TestReasons::keepsNamesWhereTheyStand()
{
    QCOMPARE(in(QStringLiteral("de"), "taken over by a twin client id (edge-7)"),
             QStringLiteral("verdrängt von einem Zwilling mit derselben Client-ID (edge-7)"));
    QCOMPARE(in(QStringLiteral("de"), "renamed to oven-7"), QStringLiteral("umbenannt in oven-7"));
    QCOMPARE(in(QStringLiteral("de"), "not allowed to read a/+, b/+: the broker has no shared subscriptions"),
             QStringLiteral("nicht berechtigt, a/+, b/+ zu lesen: der Broker kennt keine geteilten Abonnements"));
    QCOMPARE(in(QStringLiteral("de"), mqttReason(0xF0)), QStringLiteral("Grund 240"));
    QCOMPARE(in(QStringLiteral("de"), "damaged, set aside: /data/readings-20260102.db: no database"),
             QStringLiteral("beschädigt, beiseitegelegt: /data/readings-20260102.db: no database"));
    QCOMPARE(in(QStringLiteral("de"), "the broker's certificate was refused: certificate has expired"),
             QStringLiteral("das Zertifikat des Brokers wurde abgelehnt: certificate has expired"));
    QCOMPARE(in(QStringLiteral("de"),
                "the broker closed the connection at once and repeatedly: is there a twin with the client id edge-7?"),
             QStringLiteral("der Broker hat die Verbindung geschlossen, sofort und wiederholt: Gibt es einen Zwilling "
                            "mit der Client-ID edge-7?"));
}

LINESIDE_TEST(TestReasons)

} // namespace tst_reasons

#include "tst_reasons.moc"
