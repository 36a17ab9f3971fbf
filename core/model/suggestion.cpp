// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggestion.h"

namespace lineside {

std::string_view toString(NoSuggestion why)
{
    switch (why) {
    case NoSuggestion::None:
        return {};
    case NoSuggestion::NoLimit:
        return "no-limit";
    case NoSuggestion::NoReadings:
        return "no-readings";
    case NoSuggestion::Quiet:
        return "quiet";
    case NoSuggestion::NothingHelps:
        return "nothing-helps";
    case NoSuggestion::AllRefused:
        return "all-refused";
    case NoSuggestion::TooMuch:
        return "too-much";
    case NoSuggestion::Cancelled:
        return "cancelled";
    }
    return {};
}

} // namespace lineside
