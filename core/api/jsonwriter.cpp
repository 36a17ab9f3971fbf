// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonwriter.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"

#include <QString>

namespace lineside {

namespace {

bool isAscii(std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    }
    return true;
}

void appendMended(std::string &out, std::string_view text)
{
    if (isAscii(text)) {
        appendJsonString(out, text);
        return;
    }
    const QByteArray mended = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUtf8();
    appendJsonString(out, {mended.constData(), static_cast<std::size_t>(mended.size())});
}

} // namespace

JsonWriter &JsonWriter::key(std::string_view name)
{
    separate();
    appendJsonString(m_text, name);
    m_text += ':';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::text(std::string_view value)
{
    separate();
    appendMended(m_text, value);
    return *this;
}

JsonWriter &JsonWriter::number(double value)
{
    separate();
    appendJsonNumber(m_text, value);
    return *this;
}

JsonWriter &JsonWriter::integer(std::int64_t value)
{
    return raw(std::to_string(value));
}

JsonWriter &JsonWriter::count(std::uint64_t value)
{
    return raw(std::to_string(value));
}

JsonWriter &JsonWriter::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

JsonWriter &JsonWriter::time(std::int64_t utcMs)
{
    return text(formatRfc3339(utcMs));
}

JsonWriter &JsonWriter::timeOrNull(std::optional<std::int64_t> utcMs)
{
    return utcMs ? time(*utcMs) : raw("null");
}

JsonWriter &JsonWriter::raw(std::string_view json)
{
    separate();
    m_text += json;
    return *this;
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_text += bracket;
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_text += bracket;
    m_needsComma = true;
    return *this;
}

/// A comma before every value but the first of its object or array; a value after its key needs none.
void JsonWriter::separate()
{
    if (m_needsComma)
        m_text += ',';
    m_needsComma = true;
}

} // namespace lineside
