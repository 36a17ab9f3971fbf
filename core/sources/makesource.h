// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/sourcesettings.h"
#include "transport/connectionparts.h"
#include "transport/messagesource.h"

#include <memory>

namespace lineside {

/// The one place that knows which class speaks which type. Owner: the caller. Thread: the one the source will run on.
[[nodiscard]] std::unique_ptr<MessageSource> makeSource(const SourceSettings &settings, const ConnectionParts &parts);

} // namespace lineside
