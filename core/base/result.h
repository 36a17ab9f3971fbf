// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace lineside {

/// Wraps an Error on its way into a Result; spelled like std::unexpected.
class Unexpected
{
public:
    explicit Unexpected(Error error)
        : m_error(std::move(error))
    {
    }
    [[nodiscard]] Error &error() { return m_error; }

private:
    Error m_error;
};

[[nodiscard]] inline Unexpected unexpected(ErrorCode code, std::string message, std::string context = {})
{
    return Unexpected(Error{code, std::move(message), std::move(context)});
}

/// A value or the Error that stood in its way. Spelled like std::expected<T, Error>, so C++23 makes it a typedef.
/// Thread: a value type, no thread of its own. Errors: value() and error() assert that the right side is held.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Unexpected problem)
        : m_state(std::in_place_index<1>, std::move(problem.error()))
    {
    }

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] const T &value() const &
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &value() &
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        assert(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] T *operator->() { return &value(); }
    [[nodiscard]] T value_or(T fallback) const { return has_value() ? value() : std::move(fallback); }

    [[nodiscard]] const Error &error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Unexpected problem)
        : m_error(std::move(problem.error()))
    {
    }

    [[nodiscard]] bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error &error() const
    {
        assert(m_error.has_value());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace lineside
