// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestlane.h"

#include <pthread.h>

namespace lineside {

void RequestLane::start(const char *threadName)
{
    m_stopping = false;
    m_thread = std::thread([this] { run(); });
    pthread_setname_np(m_thread.native_handle(), threadName);
}

void RequestLane::ask(void *key, const HttpRequest &request)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.emplace_back(key, &request);
    m_changed.notify_one();
}

std::vector<RequestLane::Answer> RequestLane::takeAnswers()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_answers, {});
}

void RequestLane::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_waiting.clear();
        m_changed.notify_one();
    }
    m_thread.join();
    m_answers.clear();
}

void RequestLane::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_stopping)
            return;
        const auto [key, request] = m_waiting.front();
        m_waiting.pop_front();
        lock.unlock();
        HttpResponse response = m_serve(*request);
        lock.lock();
        m_answers.emplace_back(key, std::move(response));
        m_wake();
    }
}

} // namespace lineside
