// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/redaction.h"

#include <algorithm>
#include <array>

namespace lineside {

namespace {

constexpr std::string_view kHidden = "***";
constexpr std::string_view kSpace = " \t";
constexpr std::string_view kSpaceOrNewLine = " \t\r\n";
constexpr std::size_t kMaxGap = 8; // spaces between a key and its separator; bounds the look back

// Keys count by their ending: "mqtt_password", "clientSecret", "X-Api-Key".
constexpr std::array kSecretKeys = {
    std::string_view("password"),   std::string_view("passwd"),      std::string_view("passphrase"),
    std::string_view("pwd"),        std::string_view("_pass"),       std::string_view("secret"),
    std::string_view("token"),      std::string_view("apikey"),      std::string_view("api_key"),
    std::string_view("api-key"),    std::string_view("psk"),         std::string_view("credential"),
    std::string_view("privatekey"), std::string_view("private_key"), std::string_view("credentials"),
};
// Their values hold spaces: "Authorization: Digest username=…".
constexpr std::array kSecretHeaders = {std::string_view("authorization"), std::string_view("cookie")};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

template <typename Words>
bool endsWithAny(std::string_view text, const Words &words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.size() >= word.size() && equalsIgnoringCase(text.substr(text.size() - word.size()), word);
    });
}

std::size_t endOf(std::string_view text, std::size_t from, std::string_view stops)
{
    return std::min(text.find_first_of(stops, from), text.size());
}

/// Walks over the text once; each rule copies what may be seen and skips the rest.
class Redactor
{
public:
    explicit Redactor(std::string_view text)
        : m_text(text)
    {
    }

    std::string run()
    {
        m_out.reserve(m_text.size());
        while (m_at < m_text.size())
            if (!hideUrlPassword() && !hideValue() && !hideBearer())
                copyTo(m_at + 1);
        return std::move(m_out);
    }

private:
    bool hideUrlPassword()
    {
        if (m_text.substr(m_at, 3) != "://")
            return false;
        const std::size_t start = m_at + 3;
        copyTo(start);
        if (start < m_searchedTo) // no '@' ahead: keeps "://://…" from being searched again and again
            return true;
        const std::size_t end = endOf(m_text, start, " \t\r\n\"'<>"); // further than RFC 3986: a raw '/' may be in it
        const std::string_view authority = m_text.substr(start, end - start);
        const std::size_t colon = authority.find(':');
        const std::size_t at = authority.rfind('@');
        m_searchedTo = end;
        if (colon < at && at != std::string_view::npos) {
            copyTo(start + colon + 1);
            hideTo(start + at);
        }
        return true;
    }

    bool hideValue()
    {
        if (m_text[m_at] != '=' && m_text[m_at] != ':')
            return false;
        const std::string_view key = keyBefore(m_at);
        const bool isHeader = endsWithAny(key, kSecretHeaders);
        if (!isSecretKey(key))
            return false;
        copyTo(std::min(m_text.find_first_not_of(kSpace, m_at + 1), m_text.size()));
        if (!hideQuoted("\\\"") && !hideQuoted("\"") && !hideQuoted("'"))
            hideTo(endOf(m_text, m_at, isHeader ? "\r\n\"'" : " \t\r\n&\"'"));
        return true;
    }

    bool hideQuoted(std::string_view quote)
    {
        if (m_text.substr(m_at, quote.size()) != quote)
            return false;
        copyTo(m_at + quote.size());
        hideTo(closingQuote(quote));
        return true;
    }

    bool hideBearer()
    {
        constexpr std::string_view kBearer = "bearer ";
        if (!equalsIgnoringCase(m_text.substr(m_at, kBearer.size()), kBearer))
            return false;
        copyTo(m_at + kBearer.size());
        hideTo(endOf(m_text, m_at, " \t\r\n\"',"));
        return true;
    }

    [[nodiscard]] std::string_view keyBefore(std::size_t separator) const
    {
        std::string_view key = m_text.substr(0, separator);
        for (std::size_t gap = 0; gap < kMaxGap && !key.empty() && kSpaceOrNewLine.find(key.back()) != key.npos; ++gap)
            key.remove_suffix(1);
        if (!key.empty() && (key.back() == '"' || key.back() == '\''))
            key.remove_suffix(1);
        if (!key.empty() && key.back() == '\\')
            key.remove_suffix(1);
        return key;
    }

    [[nodiscard]] std::size_t closingQuote(std::string_view quote) const
    {
        for (std::size_t i = m_at; i < m_text.size(); ++i) {
            if (m_text.substr(i, quote.size()) == quote)
                return i;
            if (m_text[i] == '\\')
                ++i;
        }
        return m_text.size();
    }

    void copyTo(std::size_t end)
    {
        m_out += m_text.substr(m_at, end - m_at);
        m_at = end;
    }

    void hideTo(std::size_t end)
    {
        if (end > m_at)
            m_out += kHidden;
        m_at = end;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_searchedTo = 0;
    std::string m_out;
};

} // namespace

bool isSecretKey(std::string_view key)
{
    return endsWithAny(key, kSecretHeaders) || endsWithAny(key, kSecretKeys);
}

std::string redacted(std::string_view text)
{
    return Redactor(text).run();
}

} // namespace lineside
