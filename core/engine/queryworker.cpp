// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/queryworker.h"

namespace lineside {

Result<StoreReader *> QueryWorker::reader()
{
    if (!m_reader) {
        auto opened = StoreReader::open(m_directory, m_names);
        if (!opened)
            return Unexpected(opened.error());
        m_reader = std::move(*opened);
    }
    return m_reader.get();
}

} // namespace lineside
