// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/kepthead.h"

#include "base/rfc3339.h"
#include "security/audithead.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace lineside {

namespace {

using namespace Qt::StringLiterals;

constexpr std::string_view kLine = "lineside-audit-head ";
constexpr std::string_view kLineCharacters = "abcdefghijklmnopqrstuvwxyz0123456789 -"; // all that it is made of
constexpr std::string_view kPayload = "{\"lineside_audit_head\":1,";

std::optional<AuditHead> headOfPayload(std::string_view json)
{
    const QJsonObject object
        = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()))).object();
    const auto textOf = [&object](const QString &name) { return object[name].toString().toStdString(); };
    const AuditHead head{.number = object[u"number"_s].toInteger(),
                         .timeMs = parseRfc3339(textOf(u"time"_s)).value_or(0),
                         .hash = textOf(u"hash"_s),
                         .key = textOf(u"key"_s),
                         .signature = textOf(u"signature"_s)};
    return headPayload(head) == json ? std::optional(head) : std::nullopt;
}

Result<QByteArray> contentOf(const std::string &path)
{
    const QString name = QString::fromStdString(path);
    if (!QFileInfo::exists(name))
        return unexpected(ErrorCode::NotFound, "there is no such file", path);
    if (!QFileInfo(name).isFile()) // a pipe would hold up whoever opens it
        return unexpected(ErrorCode::InvalidInput, "this is no file", path);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorCode::Io, file.errorString().toStdString(), path);
    QByteArray content = file.read(qint64(kMostKeptHeadBytes) + 1);
    if (std::size_t(content.size()) > kMostKeptHeadBytes)
        return unexpected(ErrorCode::InvalidInput, "larger than 16 MiB: the newest heads are enough", path);
    return content;
}

} // namespace

std::string headPayload(const AuditHead &head)
{
    return std::string(kPayload) + toJson(head).substr(1);
}

std::optional<AuditHead> keptHeadIn(std::string_view line)
{
    if (const auto at = line.find(kPayload); at != std::string_view::npos)
        return headOfPayload(line.substr(at, line.find('}', at) - at + 1));
    const auto at = line.find(kLine);
    if (at == std::string_view::npos)
        return {};
    line.remove_prefix(at);
    line = line.substr(0, line.find_first_not_of(kLineCharacters));
    return auditHeadOf(line.substr(0, line.find_last_not_of(' ') + 1));
}

Result<std::vector<AuditHead>> readKeptHeads(const std::string &path, const PublicKey &key)
{
    const auto content = contentOf(path);
    if (!content)
        return Unexpected(content.error());
    std::vector<AuditHead> heads;
    int number = 0;
    for (const QByteArray &each : content->split('\n')) {
        const QByteArray line = each.trimmed();
        const std::string where = "line " + std::to_string(++number) + " of the file: ";
        if (line.isEmpty())
            continue;
        const auto head = keptHeadIn({line.constData(), std::size_t(line.size())});
        if (!head)
            return unexpected(ErrorCode::InvalidInput, where + "this is no head of a record", path);
        if (head->key != toHex(key))
            return unexpected(ErrorCode::Corrupt, where + "this head is signed by another key", path);
        if (!isSignedBy(key, *head))
            return unexpected(ErrorCode::Corrupt, where + "the signature of this head is wrong", path);
        heads.push_back(*head);
    }
    return heads.empty() ? unexpected(ErrorCode::InvalidInput, "there is no head in it", path)
                         : Result<std::vector<AuditHead>>(std::move(heads));
}

} // namespace lineside
