// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/signingkey.h"

#include "security/auditchain.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_signingkey {

class TestSigningKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsTheStandardsExampleDoes();
    void knowsItsOwnSignatureAlone();
};

/// RFC 8032 §7.1, test 2.
void TestSigningKey::signsAsTheStandardsExampleDoes()
{
    std::array<unsigned char, 32> seed{};
    QVERIFY(fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", seed));
    const SigningKey key{Secret(std::span<const unsigned char>(seed))};
    QCOMPARE(toHex(key.publicKey()), std::string("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    QCOMPARE(toHex(key.sign("\x72")),
             std::string("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                         "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
}

void TestSigningKey::knowsItsOwnSignatureAlone()
{
    const SigningKey key(Secret(std::string(32, 's')));
    const SigningKey other(Secret(std::string(32, 't')));
    auto signature = key.sign("row 7");
    QVERIFY(isSignedBy(key.publicKey(), "row 7", signature));
    QVERIFY(!isSignedBy(key.publicKey(), "row 8", signature));
    QVERIFY(!isSignedBy(key.publicKey(), "", signature));
    QVERIFY(!isSignedBy(other.publicKey(), "row 7", signature));
    signature[40] ^= 1;
    QVERIFY(!isSignedBy(key.publicKey(), "row 7", signature));
}

LINESIDE_TEST(TestSigningKey)

} // namespace tst_signingkey

#include "tst_signingkey.moc"
