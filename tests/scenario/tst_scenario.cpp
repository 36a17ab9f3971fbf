// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario.h"

#include <QDebug>
#include <QTest>

#include <vector>

using namespace lineside;

namespace {

void everyCase()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : Scenario::all())
        QTest::newRow(qPrintable(name)) << name;
}

/// Else it says how they differ, whole, for which a failure's message has no room.
bool areAlike(const QByteArrayList &expected, const QByteArrayList &found)
{
    const QString difference = Scenario::difference(expected, found);
    if (!difference.isEmpty())
        qWarning().noquote() << difference;
    return difference.isEmpty();
}

/// What may differ after a kill: that a device was seen again is kept every ten seconds, books, the refused and that a
/// former id speaks are told since the start, and an alert not yet confirmed is handed out again.
QByteArrayList lasting(const QByteArrayList &kept)
{
    QByteArrayList lines;
    for (QByteArray line : kept) {
        if (line.startsWith("{\"counted\"") || line.startsWith("{\"refused\"")
            || line.startsWith("{\"audit\":\"former_id_speaks"))
            continue;
        if (line.startsWith("{\"alert\""))
            line.remove(line.indexOf("\"handed_out\""), int(sizeof("\"handed_out\":1,") - 1));
        if (const auto seen = line.indexOf(",\"last_seen\""); line.startsWith("{\"device\"") && seen > 0)
            line.remove(seen, int(sizeof(",\"last_seen\":\"2026-01-01T00:00:00Z\"") - 1));
        if (line.startsWith("{\"device\""))
            line.replace(",\"passing\":true", "");
        lines << line;
    }
    return lines;
}

/// Behind half a dozen of its messages: what a person or a sink said is kept by whoever said it, until it is answered.
std::vector<std::size_t> placesToKill(const Scenario &scenario)
{
    constexpr std::size_t kPlaces = 6;
    std::vector<std::size_t> messages;
    for (std::size_t i = 0; i < scenario.lines().size(); ++i)
        if (scenario.lines()[i].isMessage())
            messages.push_back(i + 1);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < messages.size(); i += messages.size() / kPlaces + 1)
        places.push_back(messages[i]);
    return places;
}

} // namespace

/// Whole cases through pipeline and store, a folder each. How they are written, and written anew: scenario.h.
class TestScenario : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsItsCases();
    void endsAsExpected_data() { everyCase(); }
    void endsAsExpected();
    void endsAlikeWhereverItIsKilled_data() { everyCase(); }
    void endsAlikeWhereverItIsKilled();
};

void TestScenario::findsItsCases()
{
    QVERIFY(Scenario::all().size() >= 5);
}

void TestScenario::endsAsExpected()
{
    QFETCH(const QString, name);
    Scenario scenario(name);
    Edge edge;
    scenario.playAll(edge);
    QVERIFY2(scenario.problem().isEmpty(), qPrintable(scenario.problem()));
    const QByteArrayList kept = edge.kept();
    QCOMPARE(edge.problem(), std::string());
    if (qEnvironmentVariableIsSet("LINESIDE_WRITE_EXPECTED")) {
        QVERIFY(scenario.writeExpected(kept));
        QFAIL("expected.jsonl was written anew: read the difference before it is committed");
    }
    QVERIFY(areAlike(scenario.expected(), kept));
}

/// The journal has every message until all it brought is kept, so a kill costs nothing, whenever it comes.
void TestScenario::endsAlikeWhereverItIsKilled()
{
    QFETCH(const QString, name);
    const auto endOf = [&name](std::size_t killBehind, Edge::Kept kept) {
        Scenario scenario(name);
        Edge edge;
        scenario.playAll(edge, killBehind, kept);
        return lasting(edge.kept());
    };
    const QByteArrayList unhurt = endOf(0, Edge::Kept::Nothing);
    const Scenario scenario(name);
    if (!scenario.notKilledWhy().isEmpty())
        QSKIP(scenario.notKilledWhy().constData());
    const std::vector<std::size_t> places = placesToKill(scenario);
    for (const std::size_t place : places) {
        for (const Edge::Kept kept : {Edge::Kept::Nothing, Edge::Kept::State})
            QVERIFY2(areAlike(unhurt, endOf(place, kept)),
                     qPrintable(QStringLiteral("killed behind line %1").arg(scenario.lines()[place - 1].number)));
    }
}

QTEST_GUILESS_MAIN(TestScenario)
#include "tst_scenario.moc"
