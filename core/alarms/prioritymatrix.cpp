// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/prioritymatrix.h"

#include "model/alarmrulesversion.h"

#include <array>
#include <cstddef>
#include <cstdio>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::seconds, 3> kBounds{3min, 10min, 30min};
constexpr std::array<std::array<Priority, 3>, 4> kMatrix{{
    {Priority::High, Priority::Critical, Priority::Critical},
    {Priority::Medium, Priority::High, Priority::Critical},
    {Priority::Low, Priority::Medium, Priority::High},
    {Priority::Low, Priority::Low, Priority::Medium},
}};

constexpr std::size_t kFewAlarms = 20; // of so few one more or less says nothing of the mix
constexpr std::size_t kMostPercentUrgent = 12; // twice the 5 % high and 1 % critical of EEMUA 191

std::string mixDoubt(const AlarmSettings &settings)
{
    std::size_t all = 0;
    std::size_t urgent = 0;
    std::vector<AlarmSubject> told;
    for (const AlarmRule &rule : settings.watches.rules.all()) {
        const bool isKnown
            = std::ranges::any_of(told, [&](const AlarmSubject &each) { return isSameSubject(each, rule.subject()); });
        const AlarmRule inForce = settings.inForce(rule.subject());
        if (isKnown || !inForce.isOn.value_or(true))
            continue;
        told.push_back(rule.subject());
        ++all;
        urgent += inForce.priority.value_or(Priority::Low) >= Priority::High ? 1 : 0;
    }
    if (all < kFewAlarms || urgent * 100 <= kMostPercentUrgent * all)
        return {};
    return "of " + std::to_string(all) + " alarms " + std::to_string(urgent)
        + " are high or critical; 5 % high and 1 % critical are what an operator can tell apart";
}

} // namespace

Priority proposedPriority(std::chrono::seconds respondWithin, Severity severity)
{
    std::size_t row = 0;
    while (row < kBounds.size() && respondWithin >= kBounds[row])
        ++row;
    return kMatrix[row][static_cast<std::size_t>(severity) - 1];
}

std::vector<std::string> priorityDoubts(const AlarmGuides &guides, const AlarmSettings &settings)
{
    std::vector<std::string> doubts;
    for (const GuideSubject &of : guides.subjects()) {
        if (!of.kind)
            continue;
        const AlarmGuide guide = guides.of({{of.deviceId, of.sensorType}, *of.kind}, of.deviceClass);
        if (!guide.respondWithin || !guide.severity)
            continue;
        const AlarmSubject subject{*of.kind, of.deviceId.empty() ? of.deviceClass : std::string(), of.sensorType,
                                   of.deviceId};
        const AlarmRule inForce = settings.inForce(subject);
        const Priority proposed = proposedPriority(*guide.respondWithin, *guide.severity);
        if (!inForce.isOn.value_or(true) || !inForce.priority || *inForce.priority == proposed)
            continue;
        doubts.push_back(subjectText(subject) + ": the priority is " + std::string(toString(*inForce.priority))
                         + ", time to respond and severity ask for " + std::string(toString(proposed)));
    }
    if (std::string doubt = mixDoubt(settings); !doubt.empty())
        doubts.push_back(std::move(doubt));
    return doubts;
}

} // namespace lineside
