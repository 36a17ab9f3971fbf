// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hallpeer.h"
#include "support/edgedprocess.h"
#include "support/mosquittobroker.h"
#include "support/storedfiles.h"

#include <QTemporaryDir>
#include <QTest>

namespace lineside {

/// The program lineside-edged on a broker and a folder of its own. One a test function.
struct EdgedBench
{
    explicit EdgedBench(MosquittoBroker &itsBroker, const QString &brokerUrl = {})
        : broker(itsBroker)
        , engine(brokerUrl.isEmpty() ? itsBroker.url() : brokerUrl, folder.filePath(QStringLiteral("data")))
        , files(folder.filePath(QStringLiteral("data")))
    {
        engine.environment().insert(QStringLiteral("EDGE_LOCATION"), QStringLiteral("test hall"));
    }

    [[nodiscard]] QString storage() const { return folder.filePath(QStringLiteral("data")); }

    void start()
    {
        QVERIFY(engine.launch());
        QTRY_VERIFY2_WITH_TIMEOUT(engine.isReady(), engine.get("/ready"), 20000);
        // What is published before its first subscription, no broker keeps for it.
        QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains(" devices/+/data"), 20000);
    }

    /// Every one of `count` numbered readings was confirmed to the device and is in the store, once, in sound files,
    /// and the books balance.
    void holdsAll(const HallPeer &device, std::uint64_t count)
    {
        QTRY_COMPARE_WITH_TIMEOUT(device.confirmed, count, 120000);
        QTRY_COMPARE_WITH_TIMEOUT(files.sequences(), static_cast<qlonglong>(count), 120000);
        QCOMPARE(files.readings(), static_cast<qlonglong>(count));
        booksBalance();
        QCOMPARE(files.damage(), QStringList());
    }
    void booksBalance() const { QCOMPARE(engine.metrics().imbalance(), QString()); }

    SystemClock clock;
    MosquittoBroker &broker;
    QTemporaryDir folder;
    EdgedProcess engine;
    StoredFiles files;
};

} // namespace lineside
