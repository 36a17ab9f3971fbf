// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workerthread.h"

namespace lineside {

TaskRunner::TaskRunner()
    : m_tasks(std::numeric_limits<std::size_t>::max())
{
    m_tasks.setWakeUp([this] { QMetaObject::invokeMethod(this, "runAll", Qt::QueuedConnection); });
}

void TaskRunner::run(std::function<void()> task)
{
    [[maybe_unused]] const bool taken = m_tasks.push(std::move(task));
}

void TaskRunner::runAll()
{
    for (const auto &task : m_tasks.takeAll())
        task();
}

} // namespace lineside
