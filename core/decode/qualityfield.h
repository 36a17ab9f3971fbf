// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <optional>
#include <string_view>

namespace lineside {

/// What a field's name promises of the quality of a reading (core/FACTS.md, "Quality and state words").
enum class QualityField {
    None, ///< nothing: the field is about something else
    Quality, ///< the quality itself: what is not known there is uncertain
    Validity, ///< IEC 61850's: words and truth values; its numbers contradict OPC DA's and are not known
    StatusCode, ///< OPC UA's; another word or number in it is about something else
    ValueStatus, ///< words of the value or its sensor; others are about something else
    Status, ///< as before, but the machine's state may stand there as well: its faults are no more than uncertain
    GoodWhenTrue, ///< "valid": a truth value, or a word of quality
    BadWhenTrue, ///< "stale"
    UncertainWhenTrue, ///< "simulated"
};

/// One field of a reading, unescaped.
struct ToldField
{
    std::string_view json; ///< as it came
    std::string_view text; ///< when it is a text

    [[nodiscard]] bool isText() const { return json.starts_with('"'); }
};

/// By a name in any case, its words parted however. Nothing allocates; most names are told by two letters. Thread: any.
[[nodiscard]] QualityField qualityFieldNamed(std::string_view name);

/// What such a field says. Good also where it is about something else; nullopt: not known, which nobody may take for
/// good. Thread: any.
[[nodiscard]] std::optional<Quality> qualityTold(QualityField field, const ToldField &told);

} // namespace lineside
