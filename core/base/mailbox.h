// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace lineside {

/// Values crossing from one thread to another: a bounded queue with a wake-up.
/// A Qt queued call is only ever the wake-up, never the carrier: payload travels under this mutex, which is also what
/// lets ThreadSanitizer see the hand-over (core/README.md).
/// Owner: the receiving worker. Thread: any.
/// Contract: the wake-up runs on the pushing thread, once per transition from empty to not empty, outside the lock; it
/// must only post an event. Nothing is dropped silently: push() returns false when the mailbox is full.
template <typename T>
class Mailbox
{
public:
    explicit Mailbox(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    /// Set before the first push; called as the contract above says.
    void setWakeUp(std::function<void()> wakeUp)
    {
        const std::lock_guard lock(m_mutex);
        m_wakeUp = std::move(wakeUp);
    }

    [[nodiscard]] bool push(T value)
    {
        std::function<void()> wakeUp;
        {
            const std::lock_guard lock(m_mutex);
            if (m_values.size() >= m_capacity)
                return false;
            if (m_values.empty())
                wakeUp = m_wakeUp;
            m_values.push_back(std::move(value));
        }
        if (wakeUp)
            wakeUp();
        return true;
    }

    /// Everything that waits, oldest first; the mailbox is empty afterwards.
    [[nodiscard]] std::vector<T> takeAll()
    {
        std::vector<T> taken;
        const std::lock_guard lock(m_mutex);
        taken.swap(m_values);
        return taken;
    }

    [[nodiscard]] std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_values.size();
    }

private:
    const std::size_t m_capacity;
    mutable std::mutex m_mutex; // guards all below
    std::vector<T> m_values;
    std::function<void()> m_wakeUp;
};

} // namespace lineside
