// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmcard.h"

#include "config/classfolder.h"
#include "model/alarmquery.h"

#include <vector>

namespace lineside {

namespace {

constexpr int kPage = 200;

} // namespace

// The filter by text takes longer ids that hold this one too, so pages are asked until there is enough.
Result<AlarmCard> alarmCard(const SiteTexts &texts, StoreReader &store, const AlarmKey &key,
                            const std::string &deviceClass)
{
    AlarmCard card{.guide = texts.guides.of(key, deviceClass)};
    if (!isClassPicture(texts.folder, card.guide.picture))
        card.guide.picture.clear();
    auto notes = store.notes({.alarm = key, .limit = kCardNotes});
    if (!notes)
        return Unexpected(notes.error());
    card.notes = *std::move(notes);
    AlarmHistoryQuery query;
    query.deviceId = key.series.deviceId;
    query.text = key.id();
    query.limit = kPage;
    do {
        auto page = store.alarmHistory(query);
        if (!page)
            return Unexpected(page.error());
        for (AlarmTransition &step : page->steps) {
            if (step.alarm.key == key && card.steps.size() < kCardSteps)
                card.steps.push_back(std::move(step));
        }
        query.before = page->next;
    } while (query.before && card.steps.size() < kCardSteps);
    return card;
}

} // namespace lineside
