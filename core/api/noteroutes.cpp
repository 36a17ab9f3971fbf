// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonbody.h"
#include "api/notejson.h"
#include "api/numberin.h"
#include "api/responses.h"
#include "api/routes.h"

#include <utility>

namespace lineside {

namespace {

HttpResponse numbered(int status, std::uint64_t number)
{
    JsonWriter body;
    return jsonResponse(status, body.beginObject().key("number").count(number).endObject().take());
}

} // namespace

HttpResponse Routes::notes(const HttpRequest &request, const Segments &) const
{
    auto query = readNoteQuery(request.query);
    if (!query)
        return errorResponse(400, query.error().text());
    const std::size_t page = query->limit++;
    const auto found = m_backend.notes(*query);
    return found ? jsonResponse(200, notesJson(*found, page)) : failureResponse(found.error());
}

HttpResponse Routes::writeNote(const HttpRequest &request, const Segments &) const
{
    auto note = readNote(request.body);
    if (!note)
        return errorResponse(400, note.error().text());
    return submitOrFail(request, *std::move(note), [](const ActionDone &done) { return numbered(201, done.note); });
}

HttpResponse Routes::strikeNote(const HttpRequest &request, const Segments &path) const
{
    if (const auto nothing = readEmptyBody(request.body); !nothing)
        return errorResponse(400, nothing.error().message);
    const auto number = numberIn(path[3]);
    if (!number)
        return errorResponse(404, "Note not found");
    return submitOrFail(request, StrikeNote{*number}, [](const ActionDone &done) {
        return done.note > 0 ? numbered(200, done.note) : errorResponse(409, "The note was struck before");
    });
}

} // namespace lineside
