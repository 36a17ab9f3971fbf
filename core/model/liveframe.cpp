// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/liveframe.h"

#include <iterator>

namespace lineside {

namespace {

template <typename Map>
void takeNewer(Map &into, Map &later)
{
    for (auto &[key, value] : later)
        into.insert_or_assign(key, std::move(value));
}

template <typename Vector>
void append(Vector &into, Vector &later)
{
    into.insert(into.end(), std::make_move_iterator(later.begin()), std::make_move_iterator(later.end()));
}

} // namespace

void LiveFrame::merge(LiveFrame later)
{
    number = later.number;
    madeMs = later.madeMs;
    firstArrivalMs = firstArrivalMs > 0 ? firstArrivalMs : later.firstArrivalMs;
    takeNewer(values, later.values);
    takeNewer(devices, later.devices);
    takeNewer(alarms, later.alarms);
    takeNewer(commands, later.commands);
    append(samples, later.samples);
    append(transitions, later.transitions);
}

} // namespace lineside
