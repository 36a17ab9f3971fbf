// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_decoder.h"
#include "support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Changes an input as a broken or hostile sender might. The same number always makes the same input: the row of a
/// failing test names a range of numbers, and a smaller range finds the one.
class Mutator
{
public:
    explicit Mutator(const std::vector<std::string> &seeds)
        : m_seeds(seeds)
    {
    }

    [[nodiscard]] std::string make(std::uint64_t number)
    {
        m_random.seed(number);
        std::string input = seed();
        for (auto steps = 1 + below(4); steps > 0; --steps)
            change(input);
        return input;
    }

private:
    const std::string &seed() { return m_seeds[below(m_seeds.size())]; }
    /// Not a distribution: those differ between standard libraries.
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }

    std::string tailOf(const std::string &text) { return text.substr(below(text.size() + 1)); }

    void change(std::string &input)
    {
        using namespace std::string_view_literals;
        static constexpr std::string_view kPieces[] = {"{",
                                                       "}",
                                                       "[",
                                                       "]",
                                                       ",",
                                                       ":",
                                                       "\"",
                                                       "\\",
                                                       "\\u",
                                                       "\\ud800",
                                                       "null",
                                                       "true",
                                                       "-",
                                                       "1e400",
                                                       "0",
                                                       ".",
                                                       "\xff",
                                                       "\xc3",
                                                       " ",
                                                       "\n",
                                                       "\"metadata\":",
                                                       "\"value\":",
                                                       "\"x\":{",
                                                       "\0"sv,
                                                       "\xEF\xBB\xBF",
                                                       "\xFF\xFE",
                                                       "\"quality\":",
                                                       "\"status\":",
                                                       "{\"name\":\"Bad\",\"code\":",
                                                       "18446744073709551616",
                                                       "devices/",
                                                       "/data",
                                                       "[[[[[[[[[[[[[[[["};
        const auto at = below(input.size() + 1);
        switch (below(6)) {
        case 0:
            input.insert(at, kPieces[below(std::size(kPieces))]);
            break;
        case 1:
            input.erase(at, below(8));
            break;
        case 2:
            input.resize(at);
            break;
        case 3:
            input.insert(at, input.substr(below(input.size() + 1), below(64)));
            break;
        case 4:
            input = input.substr(0, at) + tailOf(seed());
            break;
        default:
            if (at < input.size())
                input[at] = static_cast<char>(static_cast<unsigned char>(input[at]) ^ (1u << below(8)));
        }
    }

    const std::vector<std::string> &m_seeds;
    std::mt19937_64 m_random;
};

class TestFuzzDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsItsPromisesForEverySeed();
    void keepsItsPromisesForMutations_data();
    void keepsItsPromisesForMutations();

private:
    static void run(const std::string &input)
    {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
    }

    std::vector<std::string> m_seeds;
};

void TestFuzzDecoder::initTestCase()
{
    const QDir folder(lineside::testData("/decode"));
    for (const QString &name : folder.entryList({QStringLiteral("*.in.json")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_seeds.push_back(file.readAll().toStdString());
    }
    QVERIFY(!m_seeds.empty());
}

void TestFuzzDecoder::keepsItsPromisesForEverySeed()
{
    for (const auto &seed : m_seeds)
        run(seed);
}

void TestFuzzDecoder::keepsItsPromisesForMutations_data()
{
    QTest::addColumn<int>("first");
    for (int first = 0; first < 20000; first += 1000)
        QTest::addRow("numbers %d to %d", first, first + 999) << first;
}

void TestFuzzDecoder::keepsItsPromisesForMutations()
{
    QFETCH(const int, first);
    Mutator mutator(m_seeds);
    for (int number = first; number < first + 1000; ++number)
        run(mutator.make(static_cast<std::uint64_t>(number)));
}

QTEST_APPLESS_MAIN(TestFuzzDecoder)
#include "tst_fuzzdecoder.moc"
