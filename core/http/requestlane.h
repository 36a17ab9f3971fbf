// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpmessage.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace lineside {

/// Answers requests that may have to wait, one after the other, on a thread of its own, so that the one that accepts
/// and reads waits for none of them.
/// Owner: HttpServer. Thread: "api" calls everything; `serve` and `wake` run on the lane's own.
/// Contract: a request is borrowed from ask() until takeAnswers() gave its answer or stop() returned; stop() waits for
/// the one being answered and gives up the others.
class RequestLane
{
public:
    using Serve = std::function<HttpResponse(const HttpRequest &)>;
    /// The key is the caller's, to tell answers apart.
    using Answer = std::pair<void *, HttpResponse>;

    RequestLane(Serve serve, std::function<void()> wake)
        : m_serve(std::move(serve))
        , m_wake(std::move(wake))
    {
    }
    ~RequestLane() { stop(); }
    RequestLane(const RequestLane &) = delete;
    RequestLane &operator=(const RequestLane &) = delete;

    /// `threadName`: 15 letters at most.
    void start(const char *threadName);
    void ask(void *key, const HttpRequest &request);
    [[nodiscard]] std::vector<Answer> takeAnswers();
    void stop();

private:
    void run();

    const Serve m_serve;
    const std::function<void()> m_wake;
    std::thread m_thread;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::deque<std::pair<void *, const HttpRequest *>> m_waiting;
    std::vector<Answer> m_answers;
    bool m_stopping = false;
};

} // namespace lineside
