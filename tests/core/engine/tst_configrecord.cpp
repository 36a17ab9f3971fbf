// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/configrecord.h"

#include "store/auditspool.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_configrecord {

class TestConfigRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFirstStartAndEveryChange();
    void tellsOfDefaultsToo();
};

struct Site
{
    void start(const std::string &text, const std::string &file = "/etc/lineside/lineside.toml")
    {
        recordConfiguration(file, text, store(), ++nowMs);
    }
    [[nodiscard]] std::string store() const { return folder.filePath(u"store"_s).toStdString(); }
    [[nodiscard]] std::vector<SpooledRecord> lines() const { return spooledRecords(store()); }

    QTemporaryDir folder;
    std::int64_t nowMs = 1767225600000;
};

void TestConfigRecord::tellsTheFirstStartAndEveryChange()
{
    Site site;
    site.start("[mqtt]\n");
    site.start("[mqtt]\n");
    QCOMPARE(site.lines().size(), std::size_t(1));
    QVERIFY(site.lines()[0].record.detail.starts_with("sha256 none -> "));
    site.start("[mqtt] \n");
    site.start("[mqtt] \n");
    QCOMPARE(site.lines().size(), std::size_t(2));
    const AuditRecord record = site.lines()[1].record;
    QCOMPARE(record.action, std::string("configuration"));
    QVERIFY(record.target.ends_with("lineside.toml"));
    QCOMPARE(record.detail.size(), std::size_t(7 + 64 + 4 + 64));
}

void TestConfigRecord::tellsOfDefaultsToo()
{
    Site site;
    site.start({}, {});
    site.start({}, {});
    QCOMPARE(site.lines().size(), std::size_t(1));
    QCOMPARE(site.lines()[0].record.target, std::string("the defaults"));
}

LINESIDE_TEST(TestConfigRecord)

} // namespace tst_configrecord

#include "tst_configrecord.moc"
