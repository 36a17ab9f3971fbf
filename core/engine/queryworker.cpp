// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/queryworker.h"

#include "base/thread.h"

namespace lineside {

void QueryWorker::ask(const Question &question)
{
    LINESIDE_ASSERT_THREAD(this);
    if (!m_reader) {
        auto opened = StoreReader::open(m_directory);
        if (!opened) {
            question(Unexpected(opened.error()));
            return;
        }
        m_reader = std::move(*opened);
    }
    question(m_reader.get());
}

} // namespace lineside
