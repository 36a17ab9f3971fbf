// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/areas.h"

#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_areas {

class TestAreas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheMachinesWord();
    void believesTheSiteMore();
    void putsANamedAreaWhereItLies();
    void readsPaths();
};

void TestAreas::takesTheMachinesWord()
{
    const Areas areas;
    QCOMPARE(areas.pathOf("oven-01", "hall 1 / line 2"), std::string("hall 1/line 2"));
    QCOMPARE(areas.pathOf("oven-01", ""), std::string());
    QVERIFY(areas.paths().empty());
}

void TestAreas::believesTheSiteMore()
{
    const Areas areas({{.name = "plant"}, {.name = "bakery", .parent = "plant", .devices = {"oven-01"}}});
    QCOMPARE(areas.pathOf("oven-01", "hall 9"), std::string("plant/bakery"));
    QCOMPARE(areas.pathOf("oven-02", "hall 9"), std::string("hall 9"));
    QCOMPARE(areas.paths(), (std::vector<std::string>{"plant", "plant/bakery"}));
}

void TestAreas::putsANamedAreaWhereItLies()
{
    const Areas areas({{.name = "plant"}, {.name = "hall 1", .parent = "plant"}});
    QCOMPARE(areas.pathOf("oven-01", "hall 1/line 2"), std::string("plant/hall 1/line 2"));
}

void TestAreas::readsPaths()
{
    QCOMPARE(areaPath(" / hall 1 //  line 2 / "), std::string("hall 1/line 2"));
    QCOMPARE(areaPath(""), std::string());
    QCOMPARE(topOf("hall 1/line 2"), std::string_view("hall 1"));
    QCOMPARE(topOf(""), std::string_view());
}

LINESIDE_TEST(TestAreas)

} // namespace tst_areas

#include "tst_areas.moc"
