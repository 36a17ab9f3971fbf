// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// Feeds one input to every function of decode that takes bytes from outside, and aborts when one of their promises is
/// broken. The entry libFuzzer looks for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
