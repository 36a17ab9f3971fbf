// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journalflusher.h"

#include "base/logging.h"
#include "model/reason.h"

#include <cerrno>
#include <cstring>
#include <pthread.h>
#include <unistd.h>
#include <utility>

namespace lineside {

JournalFlusher::JournalFlusher(std::chrono::milliseconds interval)
    : m_interval(interval)
{
}

void JournalFlusher::start(std::uint64_t position)
{
    m_appended = m_flushed = position;
    m_thread = std::thread([this] { run(); });
    pthread_setname_np(m_thread.native_handle(), "journal-flush");
}

JournalFlusher::~JournalFlusher()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void JournalFlusher::written(const std::shared_ptr<Segment> &segment, std::uint64_t appended)
{
    bool sleeps = false;
    {
        const std::lock_guard lock(m_mutex);
        sleeps = std::exchange(m_sleeps, false);
        if (m_dirty.empty() || m_dirty.back() != segment)
            m_dirty.push_back(segment);
        m_appended = appended;
    }
    if (sleeps)
        m_wake.notify_one();
}

void JournalFlusher::flushSoon()
{
    {
        const std::lock_guard lock(m_mutex);
        m_soon = true;
    }
    m_wake.notify_one();
}

void JournalFlusher::setHandler(std::function<void()> handler)
{
    const std::lock_guard lock(m_mutex);
    m_handler = std::move(handler);
}

std::uint64_t JournalFlusher::flushed() const
{
    const std::lock_guard lock(m_mutex);
    return m_flushed;
}

bool JournalFlusher::isAllFlushed() const
{
    const std::lock_guard lock(m_mutex);
    return m_flushed >= m_appended;
}

std::string JournalFlusher::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

void JournalFlusher::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        // Gathers what comes within the interval: one flush for many messages, and no wake-up for the first of them.
        m_wake.wait_for(lock, m_interval, [this] { return m_ending || m_soon; });
        m_soon = false;
        if (!m_dirty.empty()) {
            flushOnce(lock);
            continue;
        }
        m_sleeps = true;
        m_wake.wait(lock, [this] { return m_ending || m_soon || !m_dirty.empty(); });
        m_sleeps = false;
    }
    if (!m_dirty.empty())
        flushOnce(lock);
}

void JournalFlusher::flushOnce(std::unique_lock<std::mutex> &lock)
{
    auto segments = std::move(m_dirty);
    m_dirty.clear();
    const std::uint64_t target = m_appended;
    const std::uint64_t safe = m_flushed;
    const bool lastFailed = !m_problem.empty();
    lock.unlock();
    int error = 0;
    for (const auto &segment : segments) {
        // A failed flush may leave pages marked clean that never reached the disk (fsync(2), NOTES): the next would
        // succeed and mean nothing.
        if (lastFailed)
            segment->dirtyAgain(safe, target);
        if (::fdatasync(segment->fileDescriptor()) != 0)
            error = errno;
    }
    lock.lock();
    if (error == 0) {
        m_flushed = target;
        m_problem.clear();
    } else {
        if (m_problem.empty())
            qCWarning(lcJournal, "cannot flush the journal: %s", std::strerror(error));
        m_problem = std::string(toString(Reason::CannotFlush)) + ": " + std::strerror(error);
        m_dirty.insert(m_dirty.begin(), segments.begin(), segments.end());
    }
    const auto handler = m_handler;
    lock.unlock();
    if (error == 0 && handler)
        handler();
    lock.lock();
}

} // namespace lineside
