// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmguide.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lineside {

namespace {

int rankOf(const GuideSubject &subject)
{
    return (subject.deviceId.empty() ? 0 : 4) + (subject.kind ? 2 : 0) + (subject.sensorType.empty() ? 0 : 1);
}

bool isOf(const GuideSubject &subject, const AlarmKey &key, const std::string &deviceClass)
{
    return subject.deviceClass == deviceClass && (subject.deviceId.empty() || subject.deviceId == key.series.deviceId)
        && (subject.sensorType.empty() || subject.sensorType == key.series.sensorType)
        && (!subject.kind || *subject.kind == key.limit);
}

template <typename T>
void inherit(T &part, const T &narrower)
{
    if (narrower != T())
        part = narrower;
}

} // namespace

std::string_view toString(Severity severity)
{
    switch (severity) {
    case Severity::Minor:
        return "minor";
    case Severity::Major:
        return "major";
    case Severity::Severe:
        return "severe";
    }
    return {};
}

std::vector<GuideSubject> AlarmGuides::subjects() const
{
    std::vector<GuideSubject> subjects;
    std::ranges::transform(m_entries, std::back_inserter(subjects), &Entry::subject);
    return subjects;
}

bool AlarmGuides::add(GuideSubject subject, AlarmGuide guide)
{
    if (std::ranges::find(m_entries, subject, &Entry::subject) != m_entries.end())
        return false;
    const int rank = rankOf(subject);
    const auto place = std::ranges::upper_bound(m_entries, rank, {}, &Entry::rank);
    m_entries.insert(place, {std::move(subject), std::move(guide), rank});
    return true;
}

AlarmGuide AlarmGuides::of(const AlarmKey &key, const std::string &deviceClass) const
{
    AlarmGuide guide;
    for (const Entry &entry : m_entries) {
        if (!isOf(entry.subject, key, deviceClass))
            continue;
        inherit(guide.causes, entry.guide.causes);
        inherit(guide.confirm, entry.guide.confirm);
        inherit(guide.consequence, entry.guide.consequence);
        inherit(guide.actions, entry.guide.actions);
        inherit(guide.respondWithin, entry.guide.respondWithin);
        inherit(guide.contact, entry.guide.contact);
        inherit(guide.page, entry.guide.page);
        inherit(guide.picture, entry.guide.picture);
        inherit(guide.severity, entry.guide.severity);
        inherit(guide.alarmClass, entry.guide.alarmClass);
        inherit(guide.basis, entry.guide.basis);
        inherit(guide.testInterval, entry.guide.testInterval);
        inherit(guide.owner, entry.guide.owner);
        inherit(guide.reviewed, entry.guide.reviewed);
    }
    return guide;
}

} // namespace lineside
