// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// The configuration, `text` of `file`, differs from the one the last start on this storage had: a line for its record
/// that says so, with both fingerprints. The first start says what it begins with. Before the engine starts. Thread:
/// main. Errors: logged; an engine does not wait for its record. Source: IEC 62443-4-2 CR 2.8, CR 3.4.
void recordConfiguration(const std::string &file, const std::string &text, const std::string &storeDirectory,
                         std::int64_t nowMs);

} // namespace lineside
