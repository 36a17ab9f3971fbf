// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mailbox.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <future>
#include <limits>
#include <memory>
#include <type_traits>
#include <utility>

namespace lineside {

/// Runs on a thread what others ask for: the task travels in a mailbox, the Qt event only wakes.
/// Owner: WorkerThread. Thread: run() any, the tasks on the thread the object lives on.
class TaskRunner : public QObject
{
    Q_OBJECT

public:
    TaskRunner();
    void run(std::function<void()> task);

private:
    Q_INVOKABLE void runAll();

    Mailbox<std::function<void()>> m_tasks;
};

/// A named thread with an event loop and one worker, which is made, used and destroyed on it.
/// Owner: engine. Thread: start() and stop() on the engine's; post() and call() any.
/// Contract: after stop() returned neither worker nor thread exist, and post() does nothing.
template <typename Worker>
class WorkerThread
{
public:
    WorkerThread() = default;
    ~WorkerThread() { stop(); }
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    template <typename Make>
    void start(const char *name, Make make)
    {
        m_runner = std::make_unique<TaskRunner>();
        m_runner->moveToThread(&m_thread);
        m_thread.setObjectName(QLatin1String(name));
        m_thread.start();
        call([this, &make] { m_worker = make(); });
    }

    [[nodiscard]] bool isRunning() const { return m_runner != nullptr; }

    /// Runs `task(worker)` there, some time later.
    template <typename Task>
    void post(Task task)
    {
        if (m_runner)
            m_runner->run([this, task = std::move(task)] { task(*m_worker); });
    }

    /// Runs `task(worker)` there and waits for what it returns: start and stop of the engine only.
    template <typename Task>
    auto ask(Task task)
    {
        return call([this, &task] { return task(*m_worker); });
    }

    [[nodiscard]] Worker *worker() const { return m_worker.get(); }

    void stop()
    {
        if (!m_runner)
            return;
        call([this] { m_worker.reset(); });
        m_thread.quit();
        m_thread.wait();
        m_runner.reset();
    }

private:
    template <typename Task>
    auto call(Task task)
    {
        using Value = std::invoke_result_t<Task>;
        auto packaged = std::make_shared<std::packaged_task<Value()>>(std::move(task));
        auto result = packaged->get_future();
        m_runner->run([packaged] { (*packaged)(); });
        return result.get();
    }

    QThread m_thread;
    std::unique_ptr<TaskRunner> m_runner;
    std::unique_ptr<Worker> m_worker;
};

} // namespace lineside
