// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/storereader.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace lineside {

/// Answers questions about the past on a thread of its own, so that neither screen nor pipeline waits for the disk.
/// Owner: engine. Thread: query. Errors: those of StoreReader, handed on as the answer.
class QueryWorker
{
public:
    QueryWorker(const std::string &directory, FormerNames names)
        : m_store(directory, std::move(names))
    {
    }

    template <typename T>
    using Question = std::function<Result<T>(StoreReader &)>;
    template <typename T>
    using Answer = std::function<void(Result<T>)>;

    /// Answers on the thread of `context`; not at all when that has gone.
    template <typename T>
    void ask(const Question<T> &question, const QPointer<QObject> &context, const Answer<T> &answer)
    {
        auto result = std::make_shared<Result<T>>(question(m_store));
        if (context)
            QMetaObject::invokeMethod(
                context.data(), [answer, result] { answer(std::move(*result)); }, Qt::QueuedConnection);
    }

    /// For questions that are answered at once. Thread: query.
    [[nodiscard]] StoreReader &store() { return m_store; }

private:
    StoreReader m_store;
};

} // namespace lineside
