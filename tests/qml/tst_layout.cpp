// SPDX-License-Identifier: GPL-3.0-or-later
#include "look.h"
#include "plant.h"
#include "support/testmain.h"
#include "viewmodels/usersviewmodel.h"

#include <QDir>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace lineside;

namespace tst_layout {

/// What of an item is in sight: its rectangle in the window, cut by every ancestor that clips.
QRectF visiblePart(const QQuickItem *item)
{
    QRectF rect = item->mapRectToScene(item->boundingRect());
    for (const QQuickItem *above = item->parentItem(); above; above = above->parentItem()) {
        if (above->clip())
            rect = rect.intersected(above->mapRectToScene(above->boundingRect()));
    }
    return rect;
}

bool isText(const QQuickItem *item)
{
    return item->inherits("QQuickText") && item->isVisible() && !item->property("text").toString().isEmpty();
}

void collectTexts(QQuickItem *item, QList<QQuickItem *> &texts)
{
    if (item->opacity() < 0.01)
        return;
    if (isText(item) && visiblePart(item).height() > 2)
        texts.append(item);
    for (QQuickItem *child : item->childItems())
        collectTexts(child, texts);
}

QString describe(const QQuickItem *text)
{
    const QRectF rect = text->mapRectToScene(text->boundingRect());
    return QStringLiteral("\"%1\" at %2,%3 %4x%5")
        .arg(text->property("text").toString())
        .arg(rect.x())
        .arg(rect.y())
        .arg(rect.width())
        .arg(rect.height());
}

/// Pages show their tabs as a SegmentBar named `tabs`, when they have not room for everything at once.
int tabCount(QQuickItem *page)
{
    const QQuickItem *bar = page->findChild<QQuickItem *>(QStringLiteral("tabs"));
    return bar && bar->isVisible() ? static_cast<int>(bar->property("labels").toStringList().size()) : 0;
}

/// The item that has tabs to go through: a page with a property `tab` that is in sight.
QQuickItem *findTabs(QQuickItem *item)
{
    if (item->isVisible() && item->metaObject()->indexOfProperty("tab") >= 0 && tabCount(item) > 0)
        return item;
    for (QQuickItem *child : item->childItems()) {
        if (QQuickItem *found = findTabs(child))
            return found;
    }
    return nullptr;
}

QString problemOf(const QQuickItem *text)
{
    const QRectF glass(QPointF(0, 0), text->window()->size());
    if (!glass.adjusted(-1, -1, 1, 1).contains(visiblePart(text)))
        return QStringLiteral("leaves the window: ") + describe(text);
    if (text->property("truncated").toBool())
        return text->property("whole").toBool() ? QStringLiteral("must not be cut: ") + describe(text) : QString();
    if (text->property("paintedWidth").toReal() > text->width() + 1.5)
        return QStringLiteral("wider than its place: ") + describe(text);
    if (text->property("paintedHeight").toReal() > text->height() + 1.5)
        return QStringLiteral("higher than its place: ") + describe(text);
    return {};
}

/// What must keep everything it holds within itself, whatever devices say.
bool isFrame(const QQuickItem *item)
{
    const QByteArray type(item->metaObject()->className());
    for (const char *frame : {"MachineTile_", "AlarmRowDelegate_", "HistoryRowDelegate_", "ValueTile_"}) {
        if (type.startsWith(frame))
            return true;
    }
    return false;
}

/// What tells an alarm, a value or its age.
bool tells(const QQuickItem *item)
{
    const QByteArray type(item->metaObject()->className());
    return isText(item) || type.startsWith("PriorityBadge_") || type.startsWith("FreshnessMark_");
}

/// Something that tells and lies outside its frame, or has no room at all.
QString findEscaped(const QQuickItem *item, const QQuickItem *frame)
{
    if (!item->isVisible())
        return {};
    if (isFrame(item))
        frame = item;
    if (frame && frame != item && tells(item)) {
        const QRectF rect = frame->mapRectFromItem(item, QRectF(0, 0, item->width(), item->height()));
        const bool isInside = QRectF(0, 0, frame->width(), frame->height()).adjusted(-1, -1, 1, 1).contains(rect);
        if (!isInside || rect.width() < 3)
            return QStringLiteral("%1 leaves its frame: %2,%3 %4x%5 in %6x%7 (%8)")
                .arg(QLatin1String(item->metaObject()->className()))
                .arg(rect.x())
                .arg(rect.y())
                .arg(rect.width())
                .arg(rect.height())
                .arg(frame->width())
                .arg(frame->height())
                .arg(item->property("text").toString());
    }
    for (const QQuickItem *child : item->childItems()) {
        if (QString problem = findEscaped(child, frame); !problem.isEmpty())
            return problem;
    }
    return {};
}

bool liesOn(const QQuickItem *one, const QQuickItem *other)
{
    const QRectF both = visiblePart(one).intersected(visiblePart(other));
    return both.width() >= 2 && both.height() >= 3;
}

bool isAbove(const QQuickItem *one, const QQuickItem *other)
{
    for (; other; other = other->parentItem())
        if (one == other)
            return true;
    return false;
}

/// Whatever answers to a touch.
void collectButtons(QQuickItem *item, QList<QQuickItem *> &buttons)
{
    if (!item->isVisible() || item->opacity() < 0.01)
        return;
    if (item->inherits("QQuickAbstractButton") && visiblePart(item).height() > 2)
        buttons.append(item);
    for (QQuickItem *child : item->childItems())
        collectButtons(child, buttons);
}

QString describeButton(const QQuickItem *button)
{
    return QStringLiteral("button ") + button->objectName() + u' ' + describe(button);
}

/// A button on another, or a text on a button it does not stand in: which of both is touched, nobody can tell.
QString findCovered(QQuickItem *under, const QList<QQuickItem *> &texts)
{
    QList<QQuickItem *> buttons;
    collectButtons(under, buttons);
    for (int one = 0; one < buttons.size(); ++one) {
        for (int other = one + 1; other < buttons.size(); ++other) {
            if (!isAbove(buttons[one], buttons[other]) && liesOn(buttons[one], buttons[other]))
                return describeButton(buttons[one]) + QStringLiteral(" lies on ") + describeButton(buttons[other]);
        }
        for (const QQuickItem *text : texts) {
            const QRectF both = visiblePart(buttons[one]).intersected(visiblePart(text));
            const bool isOn = both.width() >= 4 && both.height() >= 3; // a cut text of two directions ends 2 px later
            if (isOn && !isAbove(buttons[one], text))
                return describeButton(buttons[one]) + QStringLiteral(" lies on text ") + describe(text);
        }
    }
    return {};
}

/// A trend that is in sight has the curves it asked for.
bool isDrawn(TrendsViewModel &trends)
{
    const std::vector<TrendPen> &pens = trends.source()->pens();
    const bool isInSight = trends.isActive() && trends.source()->columns() > 0;
    return !isInSight
        || std::all_of(pens.begin(), pens.end(), [](const TrendPen &pen) { return pen.series.points().size() > 100; });
}

/// What is wrong with the texts in sight, or nothing.
QString problemOf(QQuickWindow &window)
{
    QList<QQuickItem *> texts;
    collectTexts(window.contentItem(), texts);
    for (int one = 0; one < texts.size(); ++one) {
        if (const QString problem = problemOf(texts[one]); !problem.isEmpty())
            return problem;
        for (int other = one + 1; other < texts.size(); ++other) {
            if (liesOn(texts[one], texts[other]))
                return describe(texts[one]) + QStringLiteral(" lies on ") + describe(texts[other]);
        }
    }
    if (const QString escaped = findEscaped(window.contentItem(), nullptr); !escaped.isEmpty())
        return escaped;
    if (const QString covered = findCovered(window.contentItem(), texts); !covered.isEmpty())
        return covered;
    return texts.size() > 10 ? QString() : QStringLiteral("the page is empty");
}

/// What is wrong with the texts of the cards that lie over the page, or nothing.
QString problemOfCards(QQuickWindow &window)
{
    const auto isCard = [](const QQuickItem *item) { return item->inherits("QQuickPopupItem"); };
    QQuickItem *card = seen(window.contentItem(), isCard);
    QList<QQuickItem *> texts;
    if (card)
        collectTexts(card, texts);
    for (int one = 0; one < texts.size(); ++one) {
        if (const QString problem = problemOf(texts[one]); !problem.isEmpty())
            return problem;
        for (int other = one + 1; other < texts.size(); ++other) {
            if (liesOn(texts[one], texts[other]))
                return describe(texts[one]) + QStringLiteral(" lies on ") + describe(texts[other]);
        }
    }
    if (const QString covered = card ? findCovered(card, texts) : QString(); !covered.isEmpty())
        return covered;
    const QRectF glass(QPointF(0, 0), window.size());
    if (card && !glass.contains(card->mapRectToScene(QRectF(0, 0, card->width(), card->height()))))
        return QStringLiteral("the card leaves the window");
    return texts.empty() ? QStringLiteral("there is no card") : QString();
}

/// What a row of textStaysInItsPlace_data() says.
PanelOptions optionsOfRow()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, dark);
    QFETCH(const QString, language);
    QFETCH(const double, pixelsPerMm);
    PanelOptions options;
    options.size = size;
    options.pixelsPerMm = pixelsPerMm;
    options.dark = dark;
    options.language = language;
    options.screenshotDir = QStringLiteral("."); // without a density of its own it has that of a panel of this size
    return options;
}

/// Every page at every size, theme and language, on a panel and on a computer's screen: no text leaves the window or
/// its place, none lies on another or on a button, no button lies on another, and what is cut is cut with dots, and
/// none that says it must stay whole (TextLabel.whole). With LINESIDE_PICTURES set to a folder, the pictures are kept
/// for a person to look at.
class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textStaysInItsPlace_data();
    void textStaysInItsPlace();
    void doubtsAreToldWhole_data();
    void doubtsAreToldWhole();
    void textOfDevicesBreaksNothing_data();
    void textOfDevicesBreaksNothing();
    void peopleFindTheirPlace_data();
    void peopleFindTheirPlace();
    void everyIconCanBeDrawn();

private:
    void tap(Plant &plant, const QString &name);
    void lookAtCards(Plant &plant, const QString &name);
    void lookAtUsers(Plant &plant);
    void lookAtControl(Plant &plant);
    void lookAtEveryPage(Plant &plant);
    void lookAtStoppedTrend(Plant &plant);
    void lookAtSilentMachine(Plant &plant);
    void lookAtCard(Plant &plant);
    void lookAtSettings(Plant &plant);
    void lookAtSuggestion(Plant &plant);
    void lookAtExchange(Plant &plant, bool ofVersions);
    void look(Plant &plant, const QString &name);
    void lookOnce(Plant &plant, const QString &name);
    void keepPicture(QQuickWindow &window, const QString &name);
};

/// Qt reads SVG through a plugin that Debian keeps in a package of its own.
void TestLayout::everyIconCanBeDrawn()
{
    const QDir icons(QStringLiteral(":/lineside/icons"));
    QVERIFY(!icons.isEmpty());
    for (const QString &name : icons.entryList())
        QVERIFY2(!QImage(icons.filePath(name)).isNull(), qPrintable(name));
}

void TestLayout::textStaysInItsPlace_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("pixelsPerMm"); // 0: of a panel of this size
    const QSize sizes[] = {{1280, 800}, {1920, 1080}, {800, 480}, {800, 1280}, {1080, 1920}};
    for (const QSize &size : sizes) {
        for (const char *language : {"en", "de", "zh"}) {
            const bool dark = language[0] == 'd';
            QTest::addRow("%dx%d-%s-%s", size.width(), size.height(), language, dark ? "dark" : "light")
                << size << dark << QString::fromLatin1(language) << 0.0;
        }
    }
    for (const QSize &size : {QSize(1280, 800), QSize(1080, 1920)})
        QTest::addRow("%dx%d-en-dark", size.width(), size.height()) << size << true << QStringLiteral("en") << 0.0;
    // A screen of a computer shows the same pixels larger: there is room by the millimetre, and words are as long.
    for (const QSize &size : {QSize(800, 480), QSize(800, 1280), QSize(1024, 600), QSize(1280, 800)}) {
        for (const char *language : {"de", "zh"})
            QTest::addRow("%dx%d-%s-desktop", size.width(), size.height(), language)
                << size << false << QString::fromLatin1(language) << 3.78;
    }
    for (const double pixelsPerMm : {4.3, 4.0}) // just enough room for what was thought to need no more
        QTest::addRow("800x480-de-%.1f", pixelsPerMm) << QSize(800, 480) << true << QStringLiteral("de") << pixelsPerMm;
}

void TestLayout::textStaysInItsPlace()
{
    Plant plant(optionsOfRow());
    plant.fill();
    plant.pass(720); // what is silent has been so for a while: its age takes room
    plant.measure();
    plant.refuseMuch();
    QVERIFY(plant.panel().load());
    plant.panel().show();
    QVERIFY(QTest::qWaitForWindowExposed(&plant.panel().window()));
    plant.device()->setDeviceId(QStringLiteral("oven-02"));
    plant.trends()->setPens(plant.models().live().seriesOf("oven-02"));
    lookAtEveryPage(plant);
    lookAtStoppedTrend(plant);
    lookAtSilentMachine(plant);
    lookAtCard(plant);
    lookAtSuggestion(plant);
    lookAtSettings(plant);
    lookAtExchange(plant, false);
    lookAtExchange(plant, true);
}

void TestLayout::doubtsAreToldWhole_data()
{
    textStaysInItsPlace_data();
}

/// All that can be doubtful of a value, at every age: shapes and age on the tile, sentences on the machine's page.
void TestLayout::doubtsAreToldWhole()
{
    Plant plant(optionsOfRow());
    plant.fill();
    QVERIFY(plant.panel().load());
    plant.panel().show();
    QVERIFY(QTest::qWaitForWindowExposed(&plant.panel().window()));
    plant.device()->setDeviceId(QStringLiteral("oven-02"));
    plant.measureDoubtful();
    for (const int seconds : {0, 45, 1380}) {
        plant.pass(seconds);
        for (const char *page : {"overview", "device"}) {
            plant.panel().openPage(QString::fromLatin1(page));
            lookOnce(plant, QStringLiteral("doubts-%1-%2").arg(seconds).arg(QLatin1String(page)));
        }
    }
}

void TestLayout::textOfDevicesBreaksNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("pixelsPerMm");
    QTest::newRow("1280x800") << QSize(1280, 800) << 5.9;
    QTest::newRow("800x480 on 7 inch") << QSize(800, 480) << 5.26;
    QTest::newRow("480x320 as a desktop shows it") << QSize(480, 320) << 3.78;
    QTest::newRow("1080x1920") << QSize(1080, 1920) << 5.55;
}

/// Names, places, units and reasons of all kinds: badge, value and age stay inside the tile, and no text on another.
void TestLayout::textOfDevicesBreaksNothing()
{
    QFETCH(const QSize, size);
    QFETCH(const double, pixelsPerMm);
    PanelOptions options;
    options.size = size;
    options.language = QStringLiteral("en");
    options.pixelsPerMm = pixelsPerMm;
    Plant plant(options);
    plant.fillHostile();
    QVERIFY(plant.panel().load());
    plant.panel().show();
    QVERIFY(QTest::qWaitForWindowExposed(&plant.panel().window()));
    plant.device()->setDeviceId(QStringLiteral("oven-02"));
    plant.trends()->setPens(plant.models().live().seriesOf("oven-02"));
    lookAtEveryPage(plant);
}

void TestLayout::peopleFindTheirPlace_data()
{
    textStaysInItsPlace_data();
}

/// Who is in stands in the header, and each card by which people come, go and hand over holds its words. The keys of a
/// PIN are 20 mm as long as the glass is wide enough for them.
void TestLayout::peopleFindTheirPlace()
{
    Plant plant(optionsOfRow());
    plant.fill();
    QVERIFY(plant.panel().load());
    plant.panel().show();
    QVERIFY(QTest::qWaitForWindowExposed(&plant.panel().window()));
    plant.beFirst();
    QQuickWindow &window = plant.panel().window();
    QTRY_VERIFY(seen(window.contentItem(), called(QStringLiteral("people"))));
    look(plant, QStringLiteral("people-first"));
    tap(plant, QStringLiteral("people"));
    lookAtCards(plant, QStringLiteral("people-first-card"));
    QTest::keyClick(&plant.panel().window(), Qt::Key_Escape);
    plant.employ(14);
    look(plant, QStringLiteral("people-nobody"));
    tap(plant, QStringLiteral("people"));
    lookAtCards(plant, QStringLiteral("people-tiles"));
    tap(plant, QStringLiteral("tile-user 1"));
    lookAtCards(plant, QStringLiteral("people-pin"));
    const QQuickItem *key = seen(plant.panel().window().contentItem(), called(QStringLiteral("key-1")));
    QVERIFY(key && key->height() >= plant.panel().window().property("pixelsPerMm").toDouble() * 19.9);
    plant.people()->logIn(QStringLiteral("1"), QStringLiteral("000000"));
    plant.refuse(QStringLiteral("wrong too often: wait before the next try"), QStringLiteral("32 s"));
    lookAtCards(plant, QStringLiteral("people-wait"));
    tap(plant, QStringLiteral("cancelLogin"));
    plant.holdBadge(QStringLiteral("0012749358"));
    plant.admit(1);
    lookAtUsers(plant);
    lookAtControl(plant);
}

void TestLayout::lookAtUsers(Plant &plant)
{
    plant.panel().openPage(QStringLiteral("people"));
    look(plant, QStringLiteral("users"));
    QQuickItem *tabbed = findTabs(plant.panel().window().contentItem());
    for (int tab = 1; tabbed && tab < tabCount(tabbed); ++tab) {
        QVERIFY(tabbed->setProperty("tab", tab));
        look(plant, QStringLiteral("users-%1").arg(tab));
    }
    auto *users = plant.pages()
                      ->value(static_cast<int>(Plant::pageIds().indexOf(QStringLiteral("people"))), "viewModel")
                      .value<UsersViewModel *>();
    QVERIFY(users);
    users->edit(QStringLiteral("3"));
    if (tabbed)
        QVERIFY(tabbed->setProperty("tab", 1));
    look(plant, QStringLiteral("users-in-hand"));
    tap(plant, QStringLiteral("setSecret"));
    lookAtCards(plant, QStringLiteral("users-secret"));
    tap(plant, QStringLiteral("cancelSecret"));
}

void TestLayout::lookAtControl(Plant &plant)
{
    plant.device()->setDeviceId(QStringLiteral("oven-02"));
    plant.panel().openPage(QStringLiteral("device"));
    plant.control(QStringLiteral("oven-02"), QStringLiteral("panel-2"));
    look(plant, QStringLiteral("people-in"));
    tap(plant, QStringLiteral("people"));
    lookAtCards(plant, QStringLiteral("people-card"));
    tap(plant, QStringLiteral("closePeople"));
    plant.control(QStringLiteral("oven-02"), QStringLiteral("panel"), QStringLiteral("panel-2"));
    lookAtCards(plant, QStringLiteral("people-asked"));
}

void TestLayout::tap(Plant &plant, const QString &name)
{
    QQuickWindow &window = plant.panel().window();
    QQuickItem *found = nullptr;
    const auto isThere = [&] {
        found = seen(window.contentItem(), called(name));
        return found != nullptr && found->isEnabled() && found->width() > 0;
    };
    QTRY_VERIFY2(isThere(), qPrintable(name));
    QSignalSpy frames(&window, &QQuickWindow::frameSwapped);
    window.update();
    QTRY_VERIFY(frames.count() > 0);
    QTest::mouseClick(&window, Qt::LeftButton, {}, found->mapToScene(found->boundingRect().center()).toPoint());
}

void TestLayout::lookAtCards(Plant &plant, const QString &name)
{
    if (QTest::currentTestFailed())
        return;
    QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
    plant.panel().window().update();
    QTRY_VERIFY(frames.count() > 0);
    QTRY_COMPARE(problemOfCards(plant.panel().window()), QString());
    keepPicture(plant.panel().window(), QStringLiteral("%1-%2").arg(QLatin1String(QTest::currentDataTag()), name));
}

void TestLayout::lookAtEveryPage(Plant &plant)
{
    plant.checkAudit(false);
    for (const QString &page : Plant::pageIds()) {
        plant.panel().openPage(page);
        look(plant, page);
        QQuickItem *tabbed = findTabs(plant.panel().window().contentItem());
        for (int tab = 1; tabbed && tab < tabCount(tabbed); ++tab) {
            QVERIFY(tabbed->setProperty("tab", tab));
            look(plant, QStringLiteral("%1-%2").arg(page).arg(tab));
        }
    }
}

/// For a person to look at, likewise.
void TestLayout::lookAtSettings(Plant &plant)
{
    plant.panel().openPage(QStringLiteral("alarms"));
    QQuickItem *page = findTabs(plant.panel().window().contentItem());
    QVERIFY(page && page->setProperty("tab", 3));
    auto *dialog = page->findChild<QObject *>(QStringLiteral("settingsDialog"));
    QVERIFY(dialog);
    QVERIFY(QMetaObject::invokeMethod(dialog, "openFor",
                                      Q_ARG(QVariant, QStringList(QStringLiteral("press-01/temperature/high")))));
    AlarmSettingsViewModel &settings = *plant.alarms()->settings();
    settings.setLimit(85);
    settings.setOnDelay(5);
    QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
    QTRY_VERIFY(frames.count() > 1);
    keepPicture(plant.panel().window(),
                QStringLiteral("%1-alarms-settings").arg(QLatin1String(QTest::currentDataTag())));
    QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
}

/// Likewise: what a table would change, or which versions there are.
void TestLayout::lookAtExchange(Plant &plant, bool ofVersions)
{
    plant.layOutTable(false);
    plant.keepVersions();
    QQuickItem *page = findTabs(plant.panel().window().contentItem());
    QVERIFY(page && page->setProperty("tab", 3));
    auto *dialog = page->findChild<QObject *>(QStringLiteral("exchangeDialog"));
    QVERIFY(dialog && QMetaObject::invokeMethod(dialog, ofVersions ? "openVersions" : "openFolder"));
    AlarmExchangeViewModel &exchange = *plant.alarms()->settings()->exchange();
    QTRY_VERIFY(exchange.choices()->count() > 0);
    if (!ofVersions) {
        exchange.choose(exchange.choices()->value(0, "name").toString());
        QTRY_VERIFY(exchange.isReady());
    }
    QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
    QTRY_VERIFY(frames.count() > 1);
    keepPicture(plant.panel().window(),
                QStringLiteral("%1-alarms-%2")
                    .arg(QLatin1String(QTest::currentDataTag()), QLatin1String(ofVersions ? "versions" : "table")));
    QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
}

/// Likewise, over the health of the alarms.
void TestLayout::lookAtSuggestion(Plant &plant)
{
    plant.panel().openPage(QStringLiteral("alarms"));
    QQuickItem *page = findTabs(plant.panel().window().contentItem());
    QVERIFY(page && page->setProperty("tab", 2));
    auto *dialog = page->findChild<QObject *>(QStringLiteral("suggestionDialog"));
    QVERIFY(dialog);
    QVERIFY(QMetaObject::invokeMethod(dialog, "openFor", Q_ARG(QString, QStringLiteral("press-01/pressure/high")),
                                      Q_ARG(QString, QStringLiteral("Press 1, pressure high"))));
    plant.answerSuggestion();
    QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
    QTRY_VERIFY(frames.count() > 1);
    keepPicture(plant.panel().window(),
                QStringLiteral("%1-alarms-suggestion").arg(QLatin1String(QTest::currentDataTag())));
    QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
}

/// For a person to look at: it lies over the page, whose texts show through.
void TestLayout::lookAtCard(Plant &plant)
{
    plant.panel().openPage(QStringLiteral("alarms"));
    QQuickItem *page = findTabs(plant.panel().window().contentItem());
    QVERIFY(page && page->setProperty("tab", 0));
    auto *card = page->findChild<QObject *>(QStringLiteral("guideDialog"));
    QVERIFY(card);
    QVERIFY(QMetaObject::invokeMethod(card, "openFor", Q_ARG(QString, QStringLiteral("oven-02/temperature/high-high")),
                                      Q_ARG(QString, QStringLiteral("Oven 2, temperature very high"))));
    plant.answerAlarmCard();
    QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
    QTRY_VERIFY(frames.count() > 1);
    keepPicture(plant.panel().window(), QStringLiteral("%1-alarms-card").arg(QLatin1String(QTest::currentDataTag())));
    QVERIFY(QMetaObject::invokeMethod(card, "close"));
}

/// Its time is told by both its ends.
void TestLayout::lookAtStoppedTrend(Plant &plant)
{
    plant.panel().openPage(QStringLiteral("trends"));
    plant.trends()->setLive(false);
    look(plant, QStringLiteral("trends-stopped"));
    plant.trends()->setLive(true);
}

void TestLayout::lookAtSilentMachine(Plant &plant)
{
    plant.device()->setDeviceId(QStringLiteral("compressor-02"));
    plant.panel().openPage(QStringLiteral("device"));
    if (QQuickItem *tabbed = findTabs(plant.panel().window().contentItem()))
        QVERIFY(tabbed->setProperty("tab", 0));
    look(plant, QStringLiteral("device-silent"));
}

void TestLayout::look(Plant &plant, const QString &name)
{
    if (QTest::currentTestFailed())
        return;
    const auto answersAreIn = [&plant] {
        plant.answerHistory();
        plant.answerAlarmHistory();
        plant.answerAlarmHealth();
        plant.answerOrders();
        plant.answerAudit();
        return isDrawn(*plant.trends()) && isDrawn(*plant.device()->trend()) && !plant.alarms()->isHistoryLoading()
            && !plant.alarms()->health()->isLoading();
    };
    QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
    plant.panel().window().update();
    QTRY_VERIFY(frames.count() > 0);
    QTRY_VERIFY(answersAreIn());
    plant.measure();
    lookOnce(plant, name);
}

/// At the page as it is.
void TestLayout::lookOnce(Plant &plant, const QString &name)
{
    if (QTest::currentTestFailed())
        return;
    QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
    plant.panel().window().update();
    QTRY_VERIFY(frames.count() > 0);
    QTRY_COMPARE(problemOf(plant.panel().window()), QString());
    keepPicture(plant.panel().window(), QStringLiteral("%1-%2").arg(QLatin1String(QTest::currentDataTag()), name));
}

void TestLayout::keepPicture(QQuickWindow &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("LINESIDE_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(window.grabWindow().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

LINESIDE_TEST(TestLayout)

} // namespace tst_layout

#include "tst_layout.moc"
