// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sinks/sinksettings.h"
#include "transport/cloudsink.h"
#include "transport/connectionparts.h"

#include <memory>

namespace lineside {

/// The one place that knows which class speaks which type. Owner: the caller. Thread: the one the sink will run on.
[[nodiscard]] std::unique_ptr<CloudSink> makeSink(const SinkSettings &settings, const ConnectionParts &parts);

} // namespace lineside
