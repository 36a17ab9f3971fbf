// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/qualityfield.h"

#include "base/asciitext.h"
#include "base/blanks.h"
#include "decode/fieldwords.h"
#include "decode/qualityword.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace lineside {

namespace {

struct KnownName
{
    std::string_view name; // folded
    QualityField field;
};

// In the order of the alphabet: it is searched by halves. Not here, as they are about something else: signal_quality,
// link_quality and lqi (radio), air_quality and water_quality (measured), quality_score, qc and qos, state and health
// (the machine's), alarm, error and fault (likewise).
constexpr KnownName kNames[] = {
    {"bad", QualityField::BadWhenTrue},
    {"channelstatus", QualityField::ValueStatus},
    {"commerror", QualityField::BadWhenTrue},
    {"commfail", QualityField::BadWhenTrue},
    {"commfailure", QualityField::BadWhenTrue},
    {"commfault", QualityField::BadWhenTrue},
    {"commlost", QualityField::BadWhenTrue},
    {"dataquality", QualityField::Quality},
    {"datastatus", QualityField::ValueStatus},
    {"datavalid", QualityField::GoodWhenTrue},
    {"estimated", QualityField::UncertainWhenTrue},
    {"good", QualityField::GoodWhenTrue},
    {"inputstatus", QualityField::ValueStatus},
    {"interpolated", QualityField::UncertainWhenTrue},
    {"invalid", QualityField::BadWhenTrue},
    {"isbad", QualityField::BadWhenTrue},
    {"isestimated", QualityField::UncertainWhenTrue},
    {"isgood", QualityField::GoodWhenTrue},
    {"isinvalid", QualityField::BadWhenTrue},
    {"isok", QualityField::GoodWhenTrue},
    {"isreliable", QualityField::GoodWhenTrue},
    {"issimulated", QualityField::UncertainWhenTrue},
    {"isstale", QualityField::BadWhenTrue},
    {"issubstituted", QualityField::UncertainWhenTrue},
    {"isuncertain", QualityField::UncertainWhenTrue},
    {"isvalid", QualityField::GoodWhenTrue},
    {"measurementquality", QualityField::Quality},
    {"measurementstatus", QualityField::ValueStatus},
    {"notgood", QualityField::BadWhenTrue},
    {"notvalid", QualityField::BadWhenTrue},
    {"ok", QualityField::GoodWhenTrue},
    {"opcdaquality", QualityField::Quality},
    {"opcquality", QualityField::Quality},
    {"opcstatus", QualityField::ValueStatus},
    {"opcuaquality", QualityField::Quality},
    {"opcuastatus", QualityField::StatusCode},
    {"opcuastatuscode", QualityField::StatusCode},
    {"pointquality", QualityField::Quality},
    {"pointstatus", QualityField::ValueStatus},
    {"q", QualityField::Quality}, // Kepware, Ignition and IEC 61850 beside v and t
    {"qual", QualityField::Quality},
    {"quality", QualityField::Quality},
    {"qualitybits", QualityField::Quality},
    {"qualitycode", QualityField::Quality},
    {"qualityflag", QualityField::Quality},
    {"qualityflags", QualityField::Quality},
    {"qualitygood", QualityField::GoodWhenTrue},
    {"qualityname", QualityField::Quality},
    {"qualityok", QualityField::GoodWhenTrue},
    {"qualitystate", QualityField::Quality},
    {"qualitystatus", QualityField::Quality},
    {"qualitystring", QualityField::Quality},
    {"qualitytext", QualityField::Quality},
    {"qualityvalue", QualityField::Quality},
    {"qualityword", QualityField::Quality},
    {"questionable", QualityField::UncertainWhenTrue},
    {"readingquality", QualityField::Quality},
    {"readingstatus", QualityField::ValueStatus},
    {"reliability", QualityField::ValueStatus}, // BACnet
    {"reliable", QualityField::GoodWhenTrue},
    {"samplequality", QualityField::Quality},
    {"samplestatus", QualityField::ValueStatus},
    {"sensorerror", QualityField::BadWhenTrue},
    {"sensorfail", QualityField::BadWhenTrue},
    {"sensorfailure", QualityField::BadWhenTrue},
    {"sensorfault", QualityField::BadWhenTrue},
    {"sensorhealth", QualityField::ValueStatus},
    {"sensorok", QualityField::GoodWhenTrue},
    {"sensorquality", QualityField::Quality},
    {"sensorstate", QualityField::ValueStatus},
    {"sensorstatus", QualityField::ValueStatus},
    {"signalstatus", QualityField::ValueStatus},
    {"simulated", QualityField::UncertainWhenTrue},
    {"stale", QualityField::BadWhenTrue},
    {"status", QualityField::Status},
    {"statuscode", QualityField::StatusCode},
    {"substituted", QualityField::UncertainWhenTrue},
    {"suspect", QualityField::UncertainWhenTrue},
    {"tagquality", QualityField::Quality},
    {"tagstatus", QualityField::ValueStatus},
    {"uastatus", QualityField::StatusCode},
    {"uastatuscode", QualityField::StatusCode},
    {"uncertain", QualityField::UncertainWhenTrue},
    {"unreliable", QualityField::BadWhenTrue},
    {"valid", QualityField::GoodWhenTrue},
    {"validity", QualityField::Validity},
    {"valuequality", QualityField::Quality},
    {"valuestate", QualityField::ValueStatus},
    {"valuestatus", QualityField::ValueStatus},
    {"valuestatuscode", QualityField::StatusCode},
    {"valuevalid", QualityField::GoodWhenTrue},
};
static_assert(std::is_sorted(std::begin(kNames), std::end(kNames),
                             [](const KnownName &a, const KnownName &b) { return a.name < b.name; }));

constexpr std::size_t kLetters = 26;
using Pairs = std::array<bool, kLetters * kLetters>;

constexpr std::size_t pairOf(char first, char second)
{
    return static_cast<std::size_t>(first - 'a') * kLetters + static_cast<std::size_t>(second - 'a');
}

constexpr Pairs kBeginnings = [] {
    Pairs pairs{};
    for (const auto &known : kNames) {
        if (known.name.size() > 1)
            pairs[pairOf(known.name[0], known.name[1])] = true;
    }
    return pairs;
}();

/// Wrong for most names, at the cost of two letters.
bool mayBeKnown(std::string_view name)
{
    if (name.size() < 2 || !isAsciiLetter(name[0]) || !isAsciiLetter(name[1]))
        return true; // "q", or a name that begins with what is left out
    return kBeginnings[pairOf(asciiLower(name[0]), asciiLower(name[1]))];
}

// Words by which a value is bad, whatever the machine is at. Others ("fault", "offline") may be the machine's.
constexpr std::string_view kOfValues[]
    = {"bad",         "expired",     "frozen",      "invalid",  "missing",    "nan",        "nodata",
       "nogood",      "nosensor",    "notgood",     "notvalid", "openloop",   "overrange",  "sensorfailure",
       "sensorfault", "sensorerror", "shortedloop", "stale",    "underrange", "unreliable", "waitingforinitialdata"};

// Words in which a machine tells how it is run; its values are what they are.
constexpr std::string_view kOfMachines[] = {"blocked", "initial", "manual", "test"};

template <std::size_t N>
bool holds(const std::string_view (&words)[N], std::string_view word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

Quality statusOf(std::string_view text)
{
    const FoldedWord word(text);
    const auto quality = wordOfQuality(text).value_or(Quality::Good);
    if (holds(kOfMachines, word.text()))
        return Quality::Good;
    const bool isOfValue = word.text().starts_with("bad") || holds(kOfValues, word.text());
    return quality == Quality::Bad && !isOfValue ? Quality::Uncertain : quality;
}

/// 1, true, "true", "yes"; nullopt: no truth value.
std::optional<bool> truthOf(const ToldField &told)
{
    const FoldedWord word(told.isText() ? told.text : told.json);
    if (word.text() == "true" || word.text() == "1" || word.text() == "yes")
        return true;
    if (word.text() == "false" || word.text() == "0" || word.text() == "no")
        return false;
    return std::nullopt;
}

Quality whenTrue(const ToldField &told, Quality quality)
{
    return truthOf(told).value_or(false) ? quality : Quality::Good;
}

Quality goodWhenTrue(const ToldField &told)
{
    if (const auto truth = truthOf(told))
        return *truth ? Quality::Good : Quality::Bad;
    return told.isText() ? wordOfQuality(told.text).value_or(Quality::Good) : Quality::Good;
}

std::optional<Quality> statusCode(const ToldField &told)
{
    return told.isText() ? statusCodeOfText(told.text) : statusCodeOfJson(told.json);
}

bool isTruth(std::string_view json)
{
    return json == "true" || json == "false";
}

std::optional<Quality> validity(const ToldField &told)
{
    if (told.isText())
        return wordOfQuality(told.text);
    return isTruth(told.json) ? qualityOfJson(told.json) : std::nullopt;
}

Quality valueStatus(const ToldField &told)
{
    if (const auto code = statusCode(told))
        return *code;
    if (told.isText())
        return wordOfQuality(told.text).value_or(Quality::Good);
    return isTruth(told.json) ? *qualityOfJson(told.json) : Quality::Good;
}

} // namespace

QualityField qualityFieldNamed(std::string_view name)
{
    if (!mayBeKnown(name))
        return QualityField::None;
    const FoldedWord folded(name);
    const auto *const found = std::lower_bound(std::begin(kNames), std::end(kNames), folded.text(),
                                               [](const KnownName &a, std::string_view b) { return a.name < b; });
    const bool isKnown = found != std::end(kNames) && found->name == folded.text() && !folded.isCut();
    return isKnown ? found->field : QualityField::None;
}

std::optional<Quality> qualityTold(QualityField field, const ToldField &told)
{
    if (told.json == "null")
        return Quality::Good;
    switch (field) {
    case QualityField::None:
        break;
    case QualityField::Quality:
        return told.isText() ? qualityOfText(told.text) : qualityOfJson(told.json);
    case QualityField::Validity:
        return validity(told);
    case QualityField::StatusCode:
        return statusCode(told).value_or(Quality::Good);
    case QualityField::ValueStatus:
        return valueStatus(told);
    case QualityField::Status:
        return told.isText() ? statusOf(told.text) : statusCode(told).value_or(Quality::Good);
    case QualityField::GoodWhenTrue:
        return goodWhenTrue(told);
    case QualityField::BadWhenTrue:
        return whenTrue(told, Quality::Bad);
    case QualityField::UncertainWhenTrue:
        return whenTrue(told, Quality::Uncertain);
    }
    return Quality::Good;
}

} // namespace lineside
