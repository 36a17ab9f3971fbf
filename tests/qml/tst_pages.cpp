// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/pages.h"

#include "plant.h"
#include "support/testmain.h"

#include <QFile>
#include <QImage>
#include <QTest>

using namespace lineside;

namespace tst_pages {

/// The table of pages: each row leads to what it names. No window is made.
class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsWhole_data();
    void everyRowIsWhole();
    void titlesFollowTheLanguage();
    void everyIdStandsOnce();

private:
    static QVariant read(const Plant &plant, const QString &id, const char *role);
};

QVariant TestPages::read(const Plant &plant, const QString &id, const char *role)
{
    const auto row = Plant::pageIds().indexOf(id);
    return plant.pages()->value(static_cast<int>(row), role);
}

void TestPages::everyRowIsWhole_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : Plant::pageIds())
        QTest::newRow(qPrintable(id)) << id;
}

/// The component is there and takes a view-model of this type under the page's id; the icon can be drawn.
void TestPages::everyRowIsWhole()
{
    QFETCH(const QString, id);
    const Plant plant;
    QFile component(QLatin1Char(':') + read(plant, id, "component").toUrl().path());
    QVERIFY2(component.open(QIODevice::ReadOnly), qPrintable(component.fileName()));
    const QObject *viewModel = read(plant, id, "viewModel").value<QObject *>();
    QVERIFY(viewModel);
    const QByteArray type = QByteArray(viewModel->metaObject()->className()).replace("lineside::", "");
    const QByteArray taken = "required property " + type + ' ' + id.toLatin1() + '\n';
    QVERIFY2(component.readAll().contains(taken), taken.constData());
    const QString icon = QStringLiteral(":/lineside/icons/%1.svg").arg(read(plant, id, "iconName").toString());
    QVERIFY2(!QImage(icon).isNull(), qPrintable(icon));
}

void TestPages::titlesFollowTheLanguage()
{
    Plant plant;
    plant.shell()->setLanguage(QStringLiteral("en"));
    for (const Page &page : pages()) {
        const QString id = QString::fromLatin1(page.id);
        const QString english = read(plant, id, "title").toString();
        QCOMPARE(english, QString::fromLatin1(page.title));
        plant.shell()->setLanguage(QStringLiteral("zh"));
        QVERIFY2(read(plant, id, "title").toString() != english, page.id);
        plant.shell()->setLanguage(QStringLiteral("en"));
    }
}

void TestPages::everyIdStandsOnce()
{
    QStringList ids = Plant::pageIds();
    QVERIFY(ids.size() > 1);
    QCOMPARE(ids.removeDuplicates(), 0);
}

LINESIDE_TEST(TestPages)

} // namespace tst_pages

#include "tst_pages.moc"
