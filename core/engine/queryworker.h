// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/storereader.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>

namespace lineside {

/// Answers questions about the past on a thread of its own, so that neither screen nor pipeline waits for the disk.
/// Owner: engine. Thread: query. Errors: those of StoreReader, handed to the question as its answer.
class QueryWorker : public QObject
{
    Q_OBJECT

public:
    using Question = std::function<void(Result<StoreReader *>)>;

    explicit QueryWorker(std::string directory) : m_directory(std::move(directory)) { }

    /// Runs `question` with the reader, which is opened at the first one and again after it failed to open.
    void ask(const Question &question);

private:
    const std::string m_directory;
    std::unique_ptr<StoreReader> m_reader;
};

} // namespace lineside
