// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/qualityword.h"

#include "base/asciitext.h"
#include "base/blanks.h"
#include "decode/fieldwords.h"
#include "decode/objectmembers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace lineside {

namespace {

struct QualityEntry
{
    std::string_view word; // folded
    Quality quality;
};

// In the order of the alphabet: it is searched by halves.
constexpr QualityEntry kQualityWords[] = {
    {"blocked", Quality::Uncertain}, // IEC 60870-5 BL: held at an older value
    {"broken", Quality::Bad},
    {"commerror", Quality::Bad},
    {"commfail", Quality::Bad},
    {"commfailure", Quality::Bad},
    {"commfault", Quality::Bad},
    {"commlost", Quality::Bad},
    {"communicationfailure", Quality::Bad}, // BACnet Reliability
    {"communicationlost", Quality::Bad},
    {"configurationerror", Quality::Bad}, // BACnet Reliability, OPC DA
    {"connectionlost", Quality::Bad},
    {"defective", Quality::Bad},
    {"degraded", Quality::Uncertain},
    {"devicefailure", Quality::Bad}, // OPC DA
    {"disabled", Quality::Bad},
    {"disconnected", Quality::Bad},
    {"doubtful", Quality::Uncertain},
    {"estimated", Quality::Uncertain},
    {"expired", Quality::Bad},
    {"fail", Quality::Bad},
    {"failed", Quality::Bad},
    {"failure", Quality::Bad}, // IEC 61850 detailQual
    {"false", Quality::Bad},
    {"fault", Quality::Bad},
    {"faulty", Quality::Bad},
    {"frozen", Quality::Bad},
    {"healthy", Quality::Good},
    {"inaccurate", Quality::Uncertain}, // IEC 61850 detailQual
    {"inconsistent", Quality::Uncertain}, // IEC 61850 detailQual
    {"inf", Quality::Bad},
    {"infinity", Quality::Bad},
    {"initial", Quality::Uncertain},
    {"interpolated", Quality::Uncertain},
    {"invalid", Quality::Bad}, // IEC 61850 validity, IEC 60870-5 IV
    {"lastknown", Quality::Uncertain},
    {"lastknownvalue", Quality::Uncertain},
    {"lastusable", Quality::Uncertain},
    {"lastusablevalue", Quality::Uncertain}, // OPC DA
    {"localoverride", Quality::Uncertain},
    {"lost", Quality::Bad},
    {"manual", Quality::Uncertain},
    {"manualentry", Quality::Uncertain},
    {"manualoverride", Quality::Uncertain},
    {"missing", Quality::Bad},
    {"nan", Quality::Bad},
    {"nocomm", Quality::Bad},
    {"nocommunication", Quality::Bad},
    {"noconnection", Quality::Bad},
    {"nodata", Quality::Bad},
    {"nofaultdetected", Quality::Good}, // BACnet Reliability
    {"nogood", Quality::Bad},
    {"nominal", Quality::Good},
    {"nonoperational", Quality::Bad}, // SNMP entPhySensorOperStatus
    {"nooutput", Quality::Bad}, // BACnet Reliability
    {"normal", Quality::Good},
    {"nosensor", Quality::Bad}, // BACnet Reliability
    {"notavailable", Quality::Bad},
    {"notconnected", Quality::Bad}, // OPC DA
    {"notgood", Quality::Bad},
    {"notok", Quality::Bad},
    {"nottopical", Quality::Uncertain}, // IEC 60870-5 NT
    {"notvalid", Quality::Bad},
    {"offline", Quality::Bad},
    {"ok", Quality::Good},
    {"okay", Quality::Good},
    {"olddata", Quality::Uncertain}, // IEC 61850 detailQual
    {"openloop", Quality::Bad}, // BACnet Reliability
    {"operatorblocked", Quality::Uncertain}, // IEC 61850
    {"oscillatory", Quality::Uncertain}, // IEC 61850 detailQual
    {"outofrange", Quality::Uncertain}, // IEC 61850 detailQual
    {"outofservice", Quality::Bad}, // OPC DA
    {"overflow", Quality::Uncertain}, // IEC 61850 detailQual, IEC 60870-5 OV
    {"overrange", Quality::Bad}, // BACnet Reliability
    {"poor", Quality::Uncertain},
    {"processerror", Quality::Bad}, // BACnet Reliability
    {"questionable", Quality::Uncertain}, // IEC 61850 validity
    {"reserved", Quality::Uncertain}, // IEC 61850 validity
    {"sensorfailure", Quality::Bad}, // OPC DA
    {"sensorfault", Quality::Bad},
    {"shortedloop", Quality::Bad}, // BACnet Reliability
    {"simulated", Quality::Uncertain},
    {"simulation", Quality::Uncertain},
    {"stale", Quality::Bad}, // Sparkplug 500
    {"substituted", Quality::Uncertain}, // IEC 61850 source, IEC 60870-5 SB
    {"suspect", Quality::Uncertain},
    {"test", Quality::Uncertain}, // IEC 61850
    {"timedout", Quality::Bad},
    {"timeout", Quality::Bad},
    {"true", Quality::Good},
    {"unavailable", Quality::Bad}, // SNMP entPhySensorOperStatus
    {"underrange", Quality::Bad}, // BACnet Reliability
    {"unknown", Quality::Uncertain},
    {"unreliable", Quality::Bad},
    {"unreliableother", Quality::Bad}, // BACnet Reliability
    {"valid", Quality::Good},
    {"waitingforinitialdata", Quality::Bad}, // OPC DA
};

static_assert(std::is_sorted(std::begin(kQualityWords), std::end(kQualityWords),
                             [](const QualityEntry &a, const QualityEntry &b) { return a.word < b.word; }));

// OPC UA Part 6, StatusCode.csv: names that begin with "Good", for those who write them without a capital or a blank.
constexpr std::string_view kGoodTails[] = {"callagain",
                                           "cascade",
                                           "cascadeinitializationacknowledged",
                                           "cascadeinitializationrequest",
                                           "cascadenotinvited",
                                           "cascadenotselected",
                                           "clamped",
                                           "communicationevent",
                                           "completesasynchronously",
                                           "dataignored",
                                           "dependentvaluechanged",
                                           "edited",
                                           "entryinserted",
                                           "entryreplaced",
                                           "faultstateactive",
                                           "initiatefaultstate",
                                           "localoverride",
                                           "moredata",
                                           "nodata",
                                           "noncriticaltimeout",
                                           "nonspecific",
                                           "overload",
                                           "passwordchangerequired",
                                           "postactionfailed",
                                           "resultsmaybeincomplete",
                                           "retransmissionqueuenotsupported",
                                           "shutdownevent",
                                           "subnormal",
                                           "subscriptiontransferred"};

// What no good value is, wherever it stands in a word that begins with "good".
constexpr std::string_view kDoubts[]
    = {"bad", "uncertain", "stale", "simul", "substit", "invalid", "question", "suspect", "estimat", "notgood"};

constexpr std::uint32_t kSeverityShift = 30; // OPC UA Part 4 §7.39: the top two bits
constexpr double kBeyond32Bits = 4294967296.0;

/// "Good" ends here: GoodClamped, Good_Clamped, Good (192); but not goodish.
bool isWholePrefix(std::string_view word, std::size_t length)
{
    if (word.size() <= length)
        return true;
    const bool isCapitalAfterSmall = isAsciiUpper(word[length]) && word[length - 1] >= 'a';
    return FoldedWord::bytesBetweenWords(word.substr(length)) > 0 || isCapitalAfterSmall;
}

std::optional<Quality> goodByPrefix(std::string_view word, const FoldedWord &folded)
{
    const auto tail = folded.text().substr(4);
    if (tail.empty() || std::find(std::begin(kGoodTails), std::end(kGoodTails), tail) != std::end(kGoodTails))
        return Quality::Good;
    const auto isIn = [tail](std::string_view doubt) { return tail.find(doubt) != std::string_view::npos; };
    if (folded.isCut() || std::any_of(std::begin(kDoubts), std::end(kDoubts), isIn))
        return Quality::Uncertain;
    return isWholePrefix(word, 4) ? std::optional(Quality::Good) : std::nullopt;
}

/// OPC UA Part 4 §7.39: the name of a status code begins with its severity. "Error" is Ignition's and Sparkplug hosts'.
std::optional<Quality> byPrefix(std::string_view word, const FoldedWord &folded)
{
    const auto text = folded.text();
    if (text.starts_with("bad") || text.starts_with("error"))
        return Quality::Bad;
    if (text.starts_with("uncertain"))
        return Quality::Uncertain;
    return text.starts_with("good") ? goodByPrefix(word, folded) : std::nullopt;
}

/// Severity 0 with a sub-code, and nothing in the bits that are reserved: a number of another kind is hardly that.
bool isGoodStatusCode(std::uint32_t code)
{
    constexpr std::uint32_t kReserved = 0x30003060;
    constexpr std::uint32_t kInfoType = 0x0C00;
    constexpr std::uint32_t kInfoBits = 0x03FF;
    const auto type = code & kInfoType;
    return (code & kReserved) == 0 && (type == 0 ? (code & kInfoBits) == 0 : type == 0x0400);
}

/// OPC UA: 0 good, 1 uncertain, 2 bad; 3 is reserved and "to be treated as bad".
Quality bySeverity(std::uint32_t code)
{
    const auto severity = code >> kSeverityShift;
    return severity == 0 ? Quality::Good : severity == 1 ? Quality::Uncertain : Quality::Bad;
}

/// OPC DA 3.0 §6.8: the quality stands in bits 6 and 7; what they call undefined is no better than uncertain.
Quality byOpcDa(std::uint32_t number)
{
    constexpr Quality kByTopBits[] = {Quality::Bad, Quality::Uncertain, Quality::Uncertain, Quality::Good};
    return kByTopBits[number >> 6];
}

std::optional<Quality> byNumber(std::uint32_t number)
{
    constexpr std::uint32_t kSparkplugStale = 500;
    if (number <= 255)
        return byOpcDa(number);
    if (number == kSparkplugStale)
        return Quality::Bad;
    if (number < 0x10000)
        return std::nullopt; // a vendor's byte over OPC DA, or info bits of OPC UA: they contradict each other
    if (bySeverity(number) == Quality::Good && !isGoodStatusCode(number))
        return std::nullopt;
    return bySeverity(number);
}

/// A whole number of 32 bits, also when written as signed, in hexadecimal or with a fraction of nought.
std::optional<std::uint32_t> numberIn(std::string_view text)
{
    const char *begin = text.data();
    const char *const end = begin + text.size();
    if (text.starts_with("0x") || text.starts_with("0X")) {
        std::uint32_t code = 0;
        const auto read = std::from_chars(begin + 2, end, code, 16);
        return read.ec == std::errc() && read.ptr == end ? std::optional(code) : std::nullopt;
    }
    double number = 0;
    const auto read = std::from_chars(begin, end, number);
    if (read.ec != std::errc() || read.ptr != end || std::trunc(number) != number)
        return std::nullopt;
    if (number >= -kBeyond32Bits / 2 && number < -kBeyond32Bits / 4)
        number += kBeyond32Bits; // a bad status code in a signed integer
    if (number < 0 || number >= kBeyond32Bits)
        return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

std::optional<Quality> byWord(std::string_view word)
{
    const FoldedWord folded(word);
    const auto *const found = std::lower_bound(std::begin(kQualityWords), std::end(kQualityWords), folded.text(),
                                               [](const QualityEntry &a, std::string_view b) { return a.word < b; });
    if (found != std::end(kQualityWords) && found->word == folded.text() && !folded.isCut())
        return found->quality;
    return byPrefix(word, folded);
}

/// "StatusCode.Good", "quality: bad": the word behind the name of what it belongs to.
std::string_view withoutSubject(std::string_view word)
{
    const auto at = word.find_last_of(".:=");
    if (at == std::string_view::npos)
        return word;
    const FoldedWord subject(word.substr(0, at));
    for (const std::string_view known : {"quality", "statuscode", "status", "validity", "opcua", "ua", "opc"}) {
        if (subject.text() == known)
            return withoutBlanks(word.substr(at + 1));
    }
    return word;
}

bool isText(std::string_view json)
{
    return json.starts_with('"');
}

std::string_view inner(std::string_view text)
{
    return text.substr(1, text.size() - 2);
}

std::optional<Quality> statusCodeByText(std::string_view text)
{
    return byPrefix(text, FoldedWord(text));
}

std::optional<Quality> statusCodeByNumber(std::uint32_t code)
{
    const bool isStatusCode = code == 0 || code >= 0x40000000 || (code >= 0x10000 && isGoodStatusCode(code));
    return isStatusCode ? std::optional(bySeverity(code)) : std::nullopt;
}

/// How the members of an object are understood.
struct Vocabulary
{
    std::optional<Quality> (*byText)(std::string_view);
    std::optional<Quality> (*byNumber)(std::uint32_t);
    std::optional<Quality> unknown;
};

bool isOfQuality(std::string_view key)
{
    const FoldedWord folded(key);
    for (const std::string_view name :
         {"name", "symbol", "text", "quality", "value", "code", "status", "statuscode", "validity"}) {
        if (!folded.isCut() && folded.text() == name)
            return true;
    }
    return false;
}

std::optional<Quality> qualityOfMember(std::string_view json, const Vocabulary &known)
{
    if (isText(json))
        return known.byText(inner(json));
    const auto code = numberIn(json);
    if (!code)
        return std::nullopt;
    return known.byNumber(*code);
}

/// The worst of what its members say; a word is surer than a number, which may be of OPC UA or of OPC DA.
std::optional<Quality> byMembers(std::string_view object, const Vocabulary &known)
{
    std::optional<Quality> word;
    std::optional<Quality> number;
    for (ObjectMembers member(object); member.next();) {
        if (!isOfQuality(member.key))
            continue;
        auto quality = qualityOfMember(member.value, known);
        if (!quality)
            quality = known.unknown;
        auto &told = isText(member.value) ? word : number;
        if (quality)
            told = std::max(told.value_or(Quality::Good), *quality);
    }
    return word ? word : number;
}

constexpr Vocabulary kQualities{qualityOfText, byNumber, Quality::Uncertain};
constexpr Vocabulary kStatusCodes{statusCodeByText, statusCodeByNumber, std::nullopt};

} // namespace

std::optional<Quality> qualityOfText(std::string_view text)
{
    if (text == "good")
        return Quality::Good;
    const auto word = withoutSubject(withoutBlanks(text));
    if (const auto number = numberIn(word))
        return byNumber(*number);
    return byWord(word);
}

std::optional<Quality> wordOfQuality(std::string_view text)
{
    const auto word = withoutSubject(withoutBlanks(text));
    return numberIn(word) ? std::nullopt : byWord(word);
}

std::optional<Quality> qualityOfJson(std::string_view json)
{
    if (json.starts_with('{'))
        return byMembers(json, kQualities);
    if (json == "true" || json == "false")
        return json == "true" ? Quality::Good : Quality::Bad;
    const auto number = numberIn(json);
    return number ? byNumber(*number) : std::nullopt;
}

std::optional<Quality> statusCodeOfText(std::string_view text)
{
    const auto word = withoutBlanks(text);
    const auto code = numberIn(word);
    return code ? statusCodeByNumber(*code) : statusCodeByText(word);
}

std::optional<Quality> statusCodeOfJson(std::string_view json)
{
    if (json.starts_with('{'))
        return byMembers(json, kStatusCodes);
    const auto code = numberIn(json);
    return code ? statusCodeByNumber(*code) : std::nullopt;
}

} // namespace lineside
