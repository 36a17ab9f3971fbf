// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/randomtoken.h"
#include "support/testmain.h"

#include <QTest>

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

using namespace lineside;

namespace tst_randomtoken {

class TestRandomToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreRandom();
};

/// 1,000 of them: none twice, and each of 256 bits set about half of the time (5 standard deviations).
void TestRandomToken::tokensAreRandom()
{
    constexpr int kTokens = 1000;
    std::set<std::string> seen;
    std::vector<int> ones(256);
    for (int i = 0; i < kTokens; ++i) {
        const std::string token = randomToken();
        QCOMPARE(token.size(), std::size_t{64});
        for (std::size_t digit = 0; digit < token.size(); ++digit) {
            const int value = std::stoi(token.substr(digit, 1), nullptr, 16);
            for (std::size_t bit = 0; bit < 4; ++bit)
                ones[digit * 4 + bit] += value >> bit & 1;
        }
        seen.insert(token);
    }
    QCOMPARE(seen.size(), std::size_t(kTokens));
    for (const int each : ones)
        QVERIFY2(std::abs(each - kTokens / 2) < 80, std::to_string(each).c_str());
}

LINESIDE_TEST(TestRandomToken)

} // namespace tst_randomtoken

#include "tst_randomtoken.moc"
