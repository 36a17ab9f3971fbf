// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsongrammar.h"

namespace lineside {

namespace {

class Grammar
{
public:
    explicit Grammar(std::string_view text)
        : m_rest(text)
    {
    }

    bool objectAlone()
    {
        blanks();
        if (!m_rest.starts_with('{') || !value())
            return false;
        blanks();
        return m_rest.empty();
    }

private:
    bool value()
    {
        blanks();
        if (m_rest.empty())
            return false;
        switch (m_rest.front()) {
        case '{':
            return list('{', '}', &Grammar::member);
        case '[':
            return list('[', ']', &Grammar::value);
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }
    bool list(char open, char close, bool (Grammar::*element)())
    {
        accept(open);
        blanks();
        if (accept(close))
            return true;
        do {
            if (!(this->*element)())
                return false;
            blanks();
        } while (accept(','));
        return accept(close);
    }
    bool member()
    {
        blanks();
        if (!string())
            return false;
        blanks();
        return accept(':') && value();
    }
    bool string()
    {
        if (!accept('"'))
            return false;
        while (!m_rest.empty() && m_rest.front() != '"') {
            const bool escape = m_rest.front() == '\\';
            if (static_cast<unsigned char>(m_rest.front()) < 0x20)
                return false;
            m_rest.remove_prefix(1);
            if (escape && !afterBackslash())
                return false;
        }
        return accept('"');
    }
    bool afterBackslash()
    {
        if (!acceptAny("u"))
            return acceptAny("\"\\/bfnrt");
        for (int digit = 0; digit < 4; ++digit) {
            if (!acceptAny("0123456789abcdefABCDEF"))
                return false;
        }
        return true;
    }
    bool number()
    {
        accept('-');
        if (!accept('0') && !digits())
            return false;
        if (accept('.') && !digits())
            return false;
        if (!acceptAny("eE"))
            return true;
        acceptAny("+-");
        return digits();
    }
    bool digits()
    {
        const auto before = m_rest.size();
        while (acceptAny("0123456789")) { }
        return m_rest.size() < before;
    }
    bool word(std::string_view expected)
    {
        if (!m_rest.starts_with(expected))
            return false;
        m_rest.remove_prefix(expected.size());
        return true;
    }
    void blanks()
    {
        while (acceptAny(" \t\r\n")) { }
    }
    bool accept(char expected) { return acceptAny({&expected, 1}); }
    bool acceptAny(std::string_view any)
    {
        if (m_rest.empty() || any.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    std::string_view m_rest;
};

} // namespace

bool isJsonObject(std::string_view text)
{
    return Grammar(text).objectAlone();
}

} // namespace lineside
