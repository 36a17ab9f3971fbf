// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand.h"
#include "incidenthall.h"
#include "look.h"
#include "support/testmain.h"
#include "viewmodels/alarmsviewmodel.h"

#include <QTest>

#include <functional>
#include <memory>

using namespace lineside;

namespace tst_incident {

/// An incident from the first alarm to the last, as the operator goes through it, on the real panel over a real engine
/// and broker. With LINESIDE_PICTURES set to a folder, a picture of each step is kept for a person to look at.
class TestIncident : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWalked_data();
    void isWalked();
    void cleanup();

private:
    void allIsCalm();
    void aMachineOverheats();
    void aFloodComes();
    void theHornIsSilenced();
    void theListIsOpened();
    void allAreShown();
    void theFirstIsFound();
    void theMenuIsOpened();
    void theCardIsFollowed();
    void itIsAcknowledged();
    void aCommentIsWritten();
    void theCommentIsKept();
    void anotherIsShelved();
    void theShelfIsInSight();
    void itIsTakenDown();
    void allIsOver();
    void theHealthIsRead();
    void aSuggestionIsFound();
    void itIsTaken();
    void itIsUndone();
    void theSettingsAreAsBefore();

    [[nodiscard]] QQuickItem *root() const { return m_hall->window().contentItem(); }
    [[nodiscard]] QQuickItem *item(const QString &name) const { return seen(root(), called(name)); }
    [[nodiscard]] QQuickItem *strip(const QString &name) const
    {
        return seen(item(QStringLiteral("alarmStrip")), called(name));
    }
    [[nodiscard]] QQuickItem *row(const QString &alarmId) const
    {
        return seen(item(QStringLiteral("activeList")),
                    [&](const QQuickItem *each) { return each->property("alarmId").toString() == alarmId; });
    }
    [[nodiscard]] int rowCount() const
    {
        const QQuickItem *list = item(QStringLiteral("activeList"));
        return list ? list->property("count").toInt() : -1;
    }
    [[nodiscard]] QQuickItem *healthCase(const QString &alarmId) const
    {
        return seen(item(QStringLiteral("healthView")),
                    [&](const QQuickItem *each) { return each->property("alarmId").toString() == alarmId; });
    }
    [[nodiscard]] bool isChanged() const
    {
        const RowListModel *rows = alarms().settings()->rows();
        bool changed = false;
        for (int row = 0; row < rows->count(); ++row)
            changed |= rows->value(row, "isChanged").toBool();
        return changed;
    }
    [[nodiscard]] static QQuickItem *segment(QQuickItem *bar, int index)
    {
        return seen(bar, [&](const QQuickItem *each) {
            return each->inherits("QQuickAbstractButton") && each->property("index") == index;
        });
    }
    [[nodiscard]] QString figure(const char *name) const
    {
        const QQuickItem *found = item(QLatin1String(name));
        return found ? found->property("valueText").toString() : QString();
    }
    [[nodiscard]] Which named(const QString &name) const
    {
        return [this, name] { return item(name); };
    }
    [[nodiscard]] Which tab(int index) const
    {
        return [this, index] { return segment(item(QStringLiteral("tabs")), index); };
    }
    [[nodiscard]] Which inRow(const QString &alarmId, const QString &name) const
    {
        return [this, alarmId, name] { return seen(row(alarmId), called(name)); };
    }
    [[nodiscard]] AlarmsViewModel &alarms() const { return m_hall->models().pages().viewModel<AlarmsViewModel>(); }
    [[nodiscard]] AlarmStripViewModel &told() const { return m_hall->models().alarmStrip(); }

    bool use(const Which &which);
    bool write(const Which &which, const char *words);
    bool useUntil(const Which &which, const std::function<bool()> &done);
    void keepPicture(const char *name);

    const QString m_hot = QStringLiteral("oven-02/temperature/high-high");
    const QString m_restless = QStringLiteral("mill-01/temperature/high");
    QString m_shelved; ///< id of an alarm
    int m_pictures = 0;
    MosquittoBroker m_broker;
    std::unique_ptr<IncidentHall> m_hall;
    std::unique_ptr<Hand> m_hand;
};

void TestIncident::initTestCase()
{
    QVERIFY2(m_broker.start(), qPrintable(m_broker.problem()));
}

void TestIncident::cleanup()
{
    m_hand.reset();
    m_hall.reset();
}

void TestIncident::isWalked_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("byKeys");
    for (const QSize size : {QSize(1280, 800), QSize(800, 480)}) {
        for (const char *language : {"en", "de", "zh"}) {
            QTest::addRow("%dx%d-%s", size.width(), size.height(), language)
                << size << QString::fromLatin1(language) << false;
            QTest::addRow("%dx%d-%s-keys", size.width(), size.height(), language)
                << size << QString::fromLatin1(language) << true;
        }
    }
}

void TestIncident::isWalked()
{
    QFETCH(const QSize, size);
    QFETCH(const QString, language);
    QFETCH(const bool, byKeys);
    PanelOptions options;
    options.size = size;
    options.language = language;
    options.screenshotDir = QStringLiteral("."); // the density of a panel of this size
    m_hall = std::make_unique<IncidentHall>(m_broker, options);
    QCOMPARE(m_hall->start(), QString());
    QVERIFY(QTest::qWaitForWindowActive(&m_hall->window()));
    if (byKeys)
        m_hand = std::make_unique<Keys>(m_hall->window());
    else
        m_hand = std::make_unique<Finger>(m_hall->window());
    const std::pair<const char *, void (TestIncident::*)()> steps[] = {
        {"calm", &TestIncident::allIsCalm},
        {"overheats", &TestIncident::aMachineOverheats},
        {"flood", &TestIncident::aFloodComes},
        {"silenced", &TestIncident::theHornIsSilenced},
        {"folded", &TestIncident::theListIsOpened},
        {"list", &TestIncident::allAreShown},
        {"first", &TestIncident::theFirstIsFound},
        {"menu", &TestIncident::theMenuIsOpened},
        {"card", &TestIncident::theCardIsFollowed},
        {"acknowledged", &TestIncident::itIsAcknowledged},
        {"comment", &TestIncident::aCommentIsWritten},
        {"history", &TestIncident::theCommentIsKept},
        {"shelve", &TestIncident::anotherIsShelved},
        {"shelf", &TestIncident::theShelfIsInSight},
        {"returned", &TestIncident::itIsTakenDown},
        {"over", &TestIncident::allIsOver},
        {"health", &TestIncident::theHealthIsRead},
        {"suggestion", &TestIncident::aSuggestionIsFound},
        {"taken", &TestIncident::itIsTaken},
        {"undone", &TestIncident::itIsUndone},
        {"settings", &TestIncident::theSettingsAreAsBefore},
    };
    m_pictures = 0;
    for (const auto &[name, step] : steps) {
        (this->*step)();
        keepPicture(name);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestIncident::allIsCalm()
{
    QTRY_VERIFY(m_hall->isListening());
    m_hall->tellAll();
    QTRY_COMPARE(m_hall->models().live().devices().size(), IncidentHall::kMachines.size());
    m_hall->beWell();
    QTRY_COMPARE(m_hall->models().live().values().size(), std::size_t(IncidentHall::kFlood));
    QTRY_COMPARE(textOf(strip(QStringLiteral("machine"))), said("AlarmStrip", "No active alarms"));
    QTRY_VERIFY(m_hall->models().shell().brokerState() == enums::LinkState::Up && !strip(QStringLiteral("unwatched")));
    QTRY_VERIFY(seen(root(), [](const QQuickItem *each) { return textOf(each) == QLatin1String("Oven 2"); }));
}

void TestIncident::aMachineOverheats()
{
    m_hall->overheat();
    QTRY_COMPARE(told().alarmId(), m_hot);
    QTRY_COMPARE(textOf(strip(QStringLiteral("machine"))), told().message());
    QTRY_VERIFY(textOf(strip(QStringLiteral("detail"))).contains(QLatin1String("Oven 2")));
    QVERIFY(strip(QStringLiteral("acknowledge")));
}

/// Thirty stand, and the one that matters stays on the strip.
void TestIncident::aFloodComes()
{
    m_hall->flood();
    QTRY_COMPARE(told().activeCount(), IncidentHall::kFlood);
    QCOMPARE(told().criticalCount(), 1);
    QCOMPARE(told().alarmId(), m_hot);
    QTRY_VERIFY(textOf(strip(QStringLiteral("list"))).contains(QString::number(IncidentHall::kFlood - 1)));
}

void TestIncident::theHornIsSilenced()
{
    QVERIFY(use(named(QStringLiteral("horn"))));
    QTRY_COMPARE(textOf(item(QStringLiteral("horn"))), said("HeaderBar", "Silenced"));
    QCOMPARE(told().activeCount(), IncidentHall::kFlood);
}

/// The flood is named by what it began with, and the first of each machine stand alone.
void TestIncident::theListIsOpened()
{
    QVERIFY(use([this] { return strip(QStringLiteral("list")); }));
    QTRY_VERIFY(textOf(item(QStringLiteral("floodText"))).contains(QLatin1String("Oven 2")));
    QFETCH(const QSize, size);
    if (size.height() > 480) // a small panel has rows in their place
        QVERIFY(textOf(item(QStringLiteral("chip0"))).contains(QString::number(IncidentHall::kFlood)));
    QVERIFY(rowCount() < IncidentHall::kFlood);
    QTRY_VERIFY(inRow(m_hot, QStringLiteral("firstOut"))());
    QVERIFY(!row(QStringLiteral("oven-02/humidity/high")));
}

void TestIncident::allAreShown()
{
    QVERIFY(use(named(QStringLiteral("fold"))));
    QTRY_COMPARE(rowCount(), IncidentHall::kFlood);
    QTRY_VERIFY(!rectInSight(item(QStringLiteral("chip0"))).isEmpty()); // a small panel had folded the chips as well
    QVERIFY(row(m_hot));
}

/// The most urgent alone.
void TestIncident::theFirstIsFound()
{
    QVERIFY(use([this] { return segment(item(QStringLiteral("priorities")), 3); }));
    QTRY_COMPARE(rowCount(), 1);
    QTRY_VERIFY(inRow(m_hot, QStringLiteral("firstOut"))());
}

void TestIncident::theMenuIsOpened()
{
    QVERIFY(use(inRow(m_hot, QStringLiteral("more"))));
    QTRY_COMPARE(textOf(item(QStringLiteral("guide"))), said("AlarmActions", "What to do"));
    QFETCH(const bool, byKeys);
    QTRY_COMPARE(item(QStringLiteral("guide"))->property("visualFocus").toBool(), byKeys);
}

void TestIncident::theCardIsFollowed()
{
    QVERIFY(use(named(QStringLiteral("guide"))));
    QTRY_VERIFY(item(QStringLiteral("guideActions")));
    QQuickItem *card = item(QStringLiteral("guideSheet"));
    const auto says = [card](const QString &text) {
        return seen(card, [&text](const QQuickItem *each) { return textOf(each).contains(text); }) != nullptr;
    };
    QTRY_VERIFY(says(QStringLiteral("Close the gas at the red lever")));
    QVERIFY(says(QStringLiteral("Maintenance, phone 17")));
    QVERIFY(says(said("GuideSheet", "If nobody acts")));
    keepPicture("card-open");
    QVERIFY(m_hand->close(item(QStringLiteral("closeGuide"))));
    QTRY_VERIFY(!item(QStringLiteral("closeGuide")));
}

/// What has only just come under the finger is not acknowledged: again, then.
void TestIncident::itIsAcknowledged()
{
    QVERIFY(useUntil(inRow(m_hot, QStringLiteral("acknowledge")),
                     [this] { return inRow(m_hot, QStringLiteral("comment"))() != nullptr; }));
    QTRY_VERIFY(told().alarmId() != m_hot);
}

void TestIncident::aCommentIsWritten()
{
    QVERIFY(
        useUntil(inRow(m_hot, QStringLiteral("comment")), [this] { return item(QStringLiteral("save")) != nullptr; }));
    QVERIFY(!item(QStringLiteral("save"))->isEnabled());
    QCOMPARE(textOf(item(QStringLiteral("phrase"))), said("CommentDialog", "Known, being worked on"));
    QVERIFY(use(named(QStringLiteral("phrase"))));
    keepPicture("comment-chosen");
    QVERIFY(use(named(QStringLiteral("save"))));
    QTRY_VERIFY(!item(QStringLiteral("save")));
}

void TestIncident::theCommentIsKept()
{
    const QString comment = said("CommentDialog", "Known, being worked on");
    QVERIFY(use(tab(1)));
    QTRY_VERIFY(seen(item(QStringLiteral("historyList")), [&comment](const QQuickItem *each) {
        return each->property("byText").toString().contains(comment);
    }));
}

void TestIncident::anotherIsShelved()
{
    QVERIFY(use(tab(0)));
    QVERIFY(use([this] { return segment(item(QStringLiteral("priorities")), 0); }));
    QTRY_COMPARE(rowCount(), IncidentHall::kFlood);
    m_shelved = alarms().active()->value(0, "alarmId").toString();
    QVERIFY(m_shelved != m_hot);
    QVERIFY(use(inRow(m_shelved, QStringLiteral("more"))));
    QVERIFY(use(named(QStringLiteral("shelve"))));
    QTRY_VERIFY(item(QStringLiteral("confirm")));
    QVERIFY(!item(QStringLiteral("confirm"))->isEnabled());
    QVERIFY(use(named(QStringLiteral("length"))));
    QVERIFY(use(named(QStringLiteral("phrase"))));
    keepPicture("shelve-chosen");
    QVERIFY(use(named(QStringLiteral("confirm"))));
    QTRY_VERIFY(!item(QStringLiteral("confirm")));
    QTRY_COMPARE(told().putAsideCount(), 1);
    QTRY_VERIFY(strip(QStringLiteral("putAside")));
    QTRY_COMPARE(told().activeCount(), IncidentHall::kFlood - 1);
}

void TestIncident::theShelfIsInSight()
{
    QVERIFY(use(named(QStringLiteral("chip4"))));
    QTRY_COMPARE(rowCount(), 1);
    QTRY_VERIFY(row(m_shelved));
}

void TestIncident::itIsTakenDown()
{
    QVERIFY(use(inRow(m_shelved, QStringLiteral("more"))));
    QVERIFY(use(named(QStringLiteral("unshelve"))));
    QTRY_VERIFY(!strip(QStringLiteral("putAside")));
    QTRY_COMPARE(told().activeCount(), IncidentHall::kFlood);
    QTRY_VERIFY(item(QStringLiteral("noAlarms")));
}

/// All were seen and have gone: nothing is left, on the strip or in the list.
void TestIncident::allIsOver()
{
    QVERIFY(use(named(QStringLiteral("chip0"))));
    QVERIFY(useUntil(named(QStringLiteral("acknowledgeAll")), [this] { return alarms().unacknowledgedCount() == 0; }));
    m_hall->beWell();
    QTRY_COMPARE(textOf(strip(QStringLiteral("machine"))), said("AlarmStrip", "No active alarms"));
    QTRY_COMPARE(rowCount(), 0);
}

/// All alarms of the incident, and one signal that came again and again.
void TestIncident::theHealthIsRead()
{
    m_hall->chatter();
    const QString count = QString::number(IncidentHall::kFlood + IncidentHall::kChatter);
    QVERIFY(use(tab(2)));
    int span = 0; // another each time: what was counted before the last reading is counted anew
    QVERIFY(useUntil([&] { return segment(item(QStringLiteral("healthSpan")), span = 1 - span); },
                     [&] { return figure("count") == count; }));
    QCOMPARE(figure("chattering"), QStringLiteral("1"));
}

/// The engine runs the restless alarm over what the store holds of it, and finds how it would come less often.
void TestIncident::aSuggestionIsFound()
{
    QVERIFY(use([this] { return seen(healthCase(m_restless), called(QStringLiteral("suggest"))); }));
    QTRY_COMPARE(textOf(item(QStringLiteral("target"))).left(6), QStringLiteral("Mill 1"));
    QTRY_VERIFY_WITH_TIMEOUT(alarms().suggestion()->isFound(), 20000);
    QTRY_VERIFY(!item(QStringLiteral("searching")) && !item(QStringLiteral("noSuggestion")));
    QVERIFY(alarms().suggestion()->rows()->count() > 0);
}

void TestIncident::itIsTaken()
{
    QVERIFY(use(named(QStringLiteral("takeSuggestion"))));
    QTRY_COMPARE(textOf(item(QStringLiteral("suggestionState"))),
                 said("SuggestionSheet", "Taken: it counts from now on"));
    QVERIFY(!item(QStringLiteral("takeSuggestion"))->isEnabled());
}

void TestIncident::itIsUndone()
{
    QVERIFY(use(named(QStringLiteral("undoSuggestion"))));
    QTRY_VERIFY(item(QStringLiteral("takeSuggestion"))->isEnabled());
    QCOMPARE(textOf(item(QStringLiteral("suggestionState"))), QString());
}

void TestIncident::theSettingsAreAsBefore()
{
    const auto isClosed = [this] { return !item(QStringLiteral("suggestionSheet")); };
    QVERIFY(QTest::qWaitFor([&] {
        m_hand->look();
        QQuickItem *button = item(QStringLiteral("closeSuggestion"));
        return isClosed() || (button && m_hand->close(button) && QTest::qWaitFor(isClosed, 300));
    }));
    QVERIFY(!alarms().suggestion()->isTaken());
    QVERIFY(use(tab(3)));
    QVERIFY(write(named(QStringLiteral("settingsFilter")), "Mill 1"));
    QTRY_COMPARE(item(QStringLiteral("settingsList"))->property("count").toInt(), 3);
    QTRY_VERIFY(!isChanged());
}

bool TestIncident::use(const Which &which)
{
    return m_hand->useOnceThere(which);
}

bool TestIncident::write(const Which &which, const char *words)
{
    return m_hand->isThere(which) && m_hand->write(which(), words);
}

bool TestIncident::useUntil(const Which &which, const std::function<bool()> &done)
{
    return QTest::qWaitFor([&] {
        m_hand->look();
        QQuickItem *found = done() ? nullptr : which();
        if (found && found->isEnabled() && !m_hand->use(found))
            return false;
        return QTest::qWaitFor(done, 300);
    });
}

void TestIncident::keepPicture(const char *name)
{
    const QString folder = qEnvironmentVariable("LINESIDE_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    const QString file = QStringLiteral("incident-%1-%2-%3.png")
                             .arg(QLatin1String(QTest::currentDataTag()))
                             .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(QLatin1String(name));
    QVERIFY(m_hall->window().grabWindow().save(QDir(folder).filePath(file)));
}

LINESIDE_TEST(TestIncident)

} // namespace tst_incident

#include "tst_incident.moc"
