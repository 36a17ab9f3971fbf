// SPDX-License-Identifier: GPL-3.0-or-later
#include "plant.h"

#include <QDir>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;

namespace {

constexpr const char *kPages[] = {"overview", "device", "alarms", "trends", "system"};

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

} // namespace

/// Every page at every size, theme and language: no text leaves the window or its place, none lies on another, and what
/// is cut is cut with dots. With LINESIDE_PICTURES set to a folder, the pictures are kept for a person to look at.
class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textStaysInItsPlace_data();
    void textStaysInItsPlace();

private:
    void checkTexts(QQuickWindow &window, const QString &where);
    void keepPicture(QQuickWindow &window, const QString &name);
};

void TestLayout::textStaysInItsPlace_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    const QSize sizes[] = {{1280, 800}, {1920, 1080}, {800, 480}, {800, 1280}};
    for (const QSize &size : sizes) {
        for (const char *language : {"en", "de", "zh"}) {
            const bool dark = language[0] == 'd';
            QTest::addRow("%dx%d-%s-%s", size.width(), size.height(), language, dark ? "dark" : "light")
                << size << dark << QString::fromLatin1(language);
        }
    }
    QTest::addRow("1280x800-en-dark") << QSize(1280, 800) << true << QStringLiteral("en");
}

void TestLayout::textStaysInItsPlace()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, dark);
    QFETCH(const QString, language);
    PanelOptions options;
    options.size = size;
    options.dark = dark;
    options.language = language;
    options.screenshotDir = QStringLiteral("."); // the density of a panel of this size
    Plant plant(options);
    plant.fill();
    QVERIFY(plant.panel().load());
    plant.panel().show();
    QVERIFY(QTest::qWaitForWindowExposed(&plant.panel().window()));
    plant.device()->setDeviceId(QStringLiteral("oven-02"));
    plant.trends()->setPens(plant.panel().live().seriesOf("oven-02"));
    for (int page = 0; page < 5; ++page) {
        plant.panel().openPage(static_cast<Panel::Page>(page));
        QSignalSpy frames(&plant.panel().window(), &QQuickWindow::frameSwapped);
        QTRY_VERIFY(!plant.port().historyQuestions.empty() || (page != 1 && page != 3));
        plant.answerHistory();
        plant.measure();
        QTRY_VERIFY(frames.count() > 1);
        const QString name = QString::fromLatin1(kPages[page]);
        keepPicture(plant.panel().window(), QStringLiteral("%1-%2").arg(QLatin1String(QTest::currentDataTag()), name));
        checkTexts(plant.panel().window(), name);
    }
}

void TestLayout::checkTexts(QQuickWindow &window, const QString &where)
{
    const QRectF glass(0, 0, window.width(), window.height());
    QList<QQuickItem *> texts;
    collectTexts(window.contentItem(), texts);
    QVERIFY(texts.size() > 10);
    for (QQuickItem *text : std::as_const(texts)) {
        QVERIFY2(glass.adjusted(-1, -1, 1, 1).contains(visiblePart(text)),
                 qPrintable(where + QStringLiteral(": leaves the window: ") + describe(text)));
        const qreal painted = text->property("paintedWidth").toReal();
        QVERIFY2(painted <= text->width() + 1.5,
                 qPrintable(where + QStringLiteral(": wider than its place: ") + describe(text)));
        const qreal high = text->property("paintedHeight").toReal();
        QVERIFY2(high <= text->height() + 1.5,
                 qPrintable(where + QStringLiteral(": higher than its place: ") + describe(text)));
        if (text->property("truncated").toBool())
            qInfo("%s: cut: %s", qPrintable(where), qPrintable(describe(text)));
    }
    for (int one = 0; one < texts.size(); ++one) {
        for (int other = one + 1; other < texts.size(); ++other) {
            const QRectF both = visiblePart(texts[one]).intersected(visiblePart(texts[other]));
            const bool badge = texts[one]->parentItem() == texts[other]->parentItem()->parentItem();
            QVERIFY2(badge || both.width() < 2 || both.height() < 3,
                     qPrintable(where + QStringLiteral(": ") + describe(texts[one]) + QStringLiteral(" lies on ")
                                + describe(texts[other])));
        }
    }
}

void TestLayout::keepPicture(QQuickWindow &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("LINESIDE_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(window.grabWindow().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
