// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/statusword.h"

#include "base/blanks.h"
#include "decode/fieldwords.h"

#include <algorithm>
#include <iterator>

namespace lineside {

namespace {

struct StatusEntry
{
    std::string_view word; // folded
    std::string_view status;
};

// In the order of the alphabet: it is searched by halves.
constexpr StatusEntry kStatusWords[] = {
    {"alert", "alert"}, // Homie: connected, and wants attention
    {"alive", "online"},
    {"available", "online"}, // Home Assistant
    {"birth", "online"},
    {"busy", "busy"},
    {"connected", "online"},
    {"connectionlost", "offline"},
    {"dbirth", "online"}, // Sparkplug
    {"ddeath", "offline"}, // Sparkplug
    {"dead", "offline"},
    {"death", "offline"},
    {"disconnected", "offline"}, // Homie
    {"down", "offline"},
    {"error", "error"},
    {"false", "offline"},
    {"fault", "fault"},
    {"faulted", "fault"},
    {"faulty", "fault"},
    {"idle", "idle"},
    {"init", "starting"}, // Homie
    {"initialising", "starting"},
    {"initializing", "starting"},
    {"lost", "offline"}, // Homie
    {"maintenance", "maintenance"},
    {"nbirth", "online"}, // Sparkplug
    {"ndeath", "offline"}, // Sparkplug
    {"noconnection", "offline"},
    {"notavailable", "offline"},
    {"notconnected", "offline"},
    {"notresponding", "offline"},
    {"offline", "offline"}, // Sparkplug STATE
    {"online", "online"}, // Sparkplug STATE
    {"ready", "online"}, // Homie
    {"running", "running"},
    {"sleeping", "sleeping"}, // Homie
    {"standby", "standby"},
    {"starting", "starting"},
    {"stopped", "stopped"},
    {"stopping", "stopping"},
    {"true", "online"},
    {"unavailable", "offline"}, // Home Assistant
    {"unreachable", "offline"},
    {"up", "online"},
};
static_assert(std::is_sorted(std::begin(kStatusWords), std::end(kStatusWords),
                             [](const StatusEntry &a, const StatusEntry &b) { return a.word < b.word; }));

} // namespace

std::string_view knownStatus(std::string_view word)
{
    const auto bare = withoutBlanks(word);
    if (bare == "1" || bare == "0") // not folded: -1 is neither
        return bare == "1" ? "online" : "offline";
    const FoldedWord folded(bare);
    const auto *const found = std::lower_bound(std::begin(kStatusWords), std::end(kStatusWords), folded.text(),
                                               [](const StatusEntry &a, std::string_view b) { return a.word < b; });
    const bool isKnown = found != std::end(kStatusWords) && found->word == folded.text() && !folded.isCut();
    return isKnown ? found->status : std::string_view();
}

} // namespace lineside
