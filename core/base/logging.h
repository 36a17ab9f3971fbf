// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace lineside {

Q_DECLARE_LOGGING_CATEGORY(lcJournal)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcMqtt)
Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcCoap)
Q_DECLARE_LOGGING_CATEGORY(lcSync)
Q_DECLARE_LOGGING_CATEGORY(lcEngine)
Q_DECLARE_LOGGING_CATEGORY(lcConfig)
Q_DECLARE_LOGGING_CATEGORY(lcPanel)
Q_DECLARE_LOGGING_CATEGORY(lcAudit)

/// Where log lines go.
enum class LogTarget {
    Auto, ///< journald when the service manager reads our stderr (JOURNAL_STREAM), JSON lines otherwise
    Json, ///< one JSON object a line on stderr: time, level, category, message
    Text, ///< for a person at a terminal
};

/// Installs the process-wide message handler. A message is one line whatever it holds (base/printable.h), of bounded
/// length: device names and topics come into it. Call once, first thing in main. Thread: any afterwards.
void installLogging(LogTarget target);

} // namespace lineside
