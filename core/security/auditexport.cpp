// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/auditexport.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace lineside {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kMostProblems = 10;
constexpr std::size_t kMostLineBytes = 1 << 20; // the longest detail is a fiftieth of it
constexpr std::string_view kHead = "{\"head\":";
constexpr std::string_view kSignature = ",\"signature\":";

std::optional<QJsonObject> objectOf(std::string_view text)
{
    if (text.size() > kMostLineBytes)
        return {};
    const auto document
        = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

std::string textOf(const QJsonObject &object, const QString &name)
{
    return object[name].toString().toStdString();
}

std::int64_t numberOf(const QJsonObject &object, const QString &name)
{
    return object[name].toInteger();
}

std::int64_t timeOf(const QJsonObject &object)
{
    return parseRfc3339(textOf(object, u"time"_s)).value_or(0);
}

AuditEntry entryOf(const QJsonObject &object)
{
    return {.number = numberOf(object, u"number"_s),
            .record = {.timeMs = timeOf(object),
                       .actor = textOf(object, u"actor"_s),
                       .source = textOf(object, u"source"_s),
                       .action = textOf(object, u"action"_s),
                       .target = textOf(object, u"target"_s),
                       .detail = textOf(object, u"detail"_s),
                       .result = textOf(object, u"result"_s),
                       .category = textOf(object, u"category"_s),
                       .role = textOf(object, u"role"_s),
                       .seat = textOf(object, u"seat"_s),
                       .reason = textOf(object, u"reason"_s)},
            .hash = textOf(object, u"hash"_s)};
}

AuditHead headOf(const QJsonObject &object)
{
    return {.number = numberOf(object, u"number"_s),
            .timeMs = timeOf(object),
            .hash = textOf(object, u"hash"_s),
            .key = textOf(object, u"key"_s),
            .signature = textOf(object, u"signature"_s)};
}

AuditExportEnd endOf(const QJsonObject &object)
{
    AuditExportEnd end{.head = headOf(object)};
    for (const auto &fault : object[u"faults"_s].toArray())
        end.faults.push_back(fault.toString().toStdString());
    return end;
}

/// All of it but the signature.
std::string unsignedJson(const AuditExportEnd &end)
{
    AuditHead head = end.head;
    head.signature.clear();
    std::string json = std::string(kHead) + toJson(head);
    json.back() = ',';
    json += "\"faults\":[";
    for (const std::string &fault : end.faults) {
        json += json.back() == '[' ? "" : ",";
        appendJsonString(json, fault);
    }
    return json + ']';
}

bool isEndSignedBy(const PublicKey &key, const AuditExportEnd &end)
{
    Signature signature{};
    return fromHex(end.head.signature, signature) && toHex(signature) == end.head.signature
        && isSignedBy(key, unsignedJson(end), signature);
}

} // namespace

std::string toJson(const AuditExportStart &start)
{
    std::string json = "{\"lineside_audit\":1,\"after\":" + std::to_string(start.after) + ",\"before\":";
    appendJsonString(json, start.before);
    return json + '}';
}

std::string toJson(const AuditExportEnd &end)
{
    std::string json = unsignedJson(end) + std::string(kSignature);
    appendJsonString(json, end.head.signature);
    return json + "}}";
}

AuditExportEnd signedEnd(AuditHead head, std::vector<std::string> faults, const SigningKey &key)
{
    AuditExportEnd end{.head = std::move(head), .faults = std::move(faults)};
    end.head.key = toHex(key.publicKey());
    end.head.signature = toHex(key.sign(unsignedJson(end)));
    return end;
}

std::optional<AuditRecord> auditRecordOf(std::string_view json)
{
    const auto object = objectOf(json);
    const AuditEntry entry = entryOf(object.value_or(QJsonObject()));
    return object && toJson(entry) == json ? std::optional(entry.record) : std::nullopt;
}

void AuditVerifier::line(std::string_view text)
{
    ++m_number;
    if (m_head)
        problem("there is something behind the signature");
    else if (m_number == 1)
        readStart(text);
    else if (text.starts_with(kHead))
        readHead(text);
    else
        readEntry(text);
}

void AuditVerifier::readStart(std::string_view text)
{
    const auto object = objectOf(text).value_or(QJsonObject());
    const AuditExportStart start{.after = numberOf(object, u"after"_s), .before = textOf(object, u"before"_s)};
    const auto before = auditHashOf(start.before);
    if (!before || toHex(*before) != start.before || toJson(start) != text) {
        problem("this is no export of a record");
        return;
    }
    if (start.after == 0 && *before != kFirstAuditHash)
        problem("the record begins with something before its first line");
    m_start = start;
    m_before = *before;
    m_last = start.after;
    m_hash = start.before;
    judgeExpected();
}

void AuditVerifier::readEntry(std::string_view text)
{
    const auto object = objectOf(text);
    const AuditEntry entry = entryOf(object.value_or(QJsonObject()));
    if (!object || toJson(entry) != text) {
        problem("this is not how the gateway writes a line");
        return;
    }
    const AuditHash hash = chained(m_before, entry.number, entry.record);
    if (toHex(hash) != entry.hash || entry.number != m_last + 1)
        problem("line " + std::to_string(entry.number)
                + " is not what was written, or does not follow the one before it");
    if (tellsOfDamage(entry.record) && m_told.size() < kMostProblems)
        m_told.push_back(entry);
    m_before = auditHashOf(entry.hash).value_or(hash);
    m_last = entry.number;
    m_hash = entry.hash;
    ++m_lines;
    judgeExpected();
}

/// Those up to the line that was read last.
void AuditVerifier::judgeExpected()
{
    for (auto head = m_expected.begin(); head != m_expected.end() && head->first <= m_last;
         head = m_expected.erase(head)) {
        const std::string line = std::to_string(head->first);
        if (head->first < m_last)
            problem("the export begins behind line " + line
                    + ", of which a head was kept: give out an earlier stretch");
        else if (head->second != m_hash)
            problem("line " + line + " is another than the one that a kept head has");
    }
}

void AuditVerifier::readHead(std::string_view text)
{
    const auto object = objectOf(text).value_or(QJsonObject());
    const AuditExportEnd end = endOf(object[u"head"_s].toObject());
    m_head = end.head;
    if (toJson(end) != text)
        problem("this is not how the gateway writes a signature");
    else if (m_head->key != toHex(m_key))
        problem("it is signed by another key, " + m_head->key);
    else if (!isEndSignedBy(m_key, end))
        problem("the signature is wrong");
    else if (m_head->number != m_last || m_head->hash != m_hash)
        problem("the signature is of other lines than these");
    for (const std::string &fault : end.faults)
        problem("the gateway itself found, when it gave this out: " + fault);
}

void AuditVerifier::finish()
{
    if (m_number == 0)
        problem("the file is empty");
    else if (!m_head)
        problem("the end is missing: there is no signature");
    if (!m_expected.empty())
        problem("the record ends before line " + std::to_string(m_expected.rbegin()->first)
                + ", of which a head was kept: its end was cut, or it is an older one");
}

void AuditVerifier::problem(const std::string &what)
{
    if (m_problems.size() < kMostProblems)
        m_problems.push_back("line " + std::to_string(m_number) + " of the file: " + what);
}

} // namespace lineside
