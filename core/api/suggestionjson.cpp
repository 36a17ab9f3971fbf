// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/suggestionjson.h"

#include "api/jsonwriter.h"

#include <chrono>

namespace lineside {

namespace {

double inSeconds(std::int64_t milliseconds)
{
    return static_cast<double>(milliseconds) / 1000;
}

void writeOutcome(JsonWriter &json, const AlarmOutcome &outcome)
{
    json.beginObject();
    json.key("deadband").number(outcome.tuning.deadband);
    json.key("on_delay_s").number(inSeconds(outcome.tuning.onDelay.count()));
    json.key("off_delay_s").number(inSeconds(outcome.tuning.offDelay.count()));
    json.key("activations").count(outcome.count).key("psi").number(outcome.psi).endObject();
}

void writeEffect(JsonWriter &json, const AlarmSuggestion &suggestion)
{
    json.key("added_delay_median_s").number(inSeconds(suggestion.addedDelayMedianMs));
    json.key("added_delay_max_s").number(inSeconds(suggestion.addedDelayMaxMs));
    json.key("vanished").count(suggestion.vanished).key("merged").count(suggestion.merged);
    json.key("longest_vanished").beginArray();
    for (const AlarmSpell &spell : suggestion.longestVanished) {
        json.beginObject().key("start").time(spell.startMs);
        json.key("length_s").number(inSeconds(spell.lengthMs())).endObject();
    }
    json.endArray();
}

} // namespace

std::string suggestionJson(const AlarmSuggestion &suggestion)
{
    const bool isThere = suggestion.reason == NoSuggestion::None;
    JsonWriter json;
    json.beginObject().key("id").text(suggestion.key.id()).key("state").text(isThere ? "found" : "none");
    json.key("reason").text(toString(suggestion.reason));
    json.key("from").time(suggestion.span.fromMs).key("to").time(suggestion.span.toMs);
    json.key("readings").count(suggestion.readings).key("noise");
    if (suggestion.noise)
        json.number(*suggestion.noise);
    else
        json.raw("null");
    json.key("respond_within_s").number(inSeconds(suggestion.respondWithin.count()));
    json.key("respond_within_assumed").boolean(suggestion.isRespondAssumed);
    writeOutcome(json.key("now"), suggestion.now);
    json.key("refused").count(suggestion.refused);
    if (isThere) {
        writeOutcome(json.key("suggested"), suggestion.suggested);
        writeEffect(json, suggestion);
    }
    return json.endObject().take();
}

std::string suggestionRunningJson(const AlarmKey &key, double done)
{
    JsonWriter json;
    json.beginObject().key("id").text(key.id()).key("state").text("running");
    return json.key("done_percent").number(done * 100).endObject().take();
}

} // namespace lineside
