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
    QueryWorker(std::string directory, FormerNames names)
        : m_directory(std::move(directory))
        , m_names(std::move(names))
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
        auto result = std::make_shared<Result<T>>(find(question));
        if (context)
            QMetaObject::invokeMethod(
                context.data(), [answer, result] { answer(std::move(*result)); }, Qt::QueuedConnection);
    }

    /// Answers at once. Thread: query.
    template <typename T>
    [[nodiscard]] Result<T> find(const Question<T> &question)
    {
        auto store = reader();
        if (!store)
            return Unexpected(store.error());
        return question(**store);
    }

private:
    /// Opened at the first question, and again after it could not be opened.
    [[nodiscard]] Result<StoreReader *> reader();

    const std::string m_directory;
    const FormerNames m_names;
    std::unique_ptr<StoreReader> m_reader;
};

} // namespace lineside
