// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/auditrequest.h"
#include "api/jsonwriter.h"
#include "api/responses.h"
#include "api/routes.h"

#include <future>
#include <memory>

namespace lineside {

namespace {

std::string pageJson(const AuditPage &page)
{
    JsonWriter json;
    json.beginObject().key("lines").beginArray();
    for (const AuditEntry &entry : page.entries)
        json.raw(toJson(entry));
    json.endArray().key("count").count(page.entries.size()).key("next");
    if (page.next)
        json.count(static_cast<std::uint64_t>(*page.next));
    else
        json.raw("null");
    return json.endObject().take();
}

} // namespace

HttpResponse Routes::audit(const HttpRequest &request, const Segments &) const
{
    const auto query = readAuditRequest(request.query);
    if (!query)
        return errorResponse(400, query.error().text());
    const auto page = m_backend.audit(*query);
    return page ? jsonResponse(200, pageJson(*page)) : failureResponse(page.error());
}

// Asked for, so that it is permitted and in the record, before the file is made. This lane may wait; it is answered
// within five seconds (ApiBackend::submit).
HttpResponse Routes::auditExport(const HttpRequest &request, const Segments &) const
{
    const auto wish = readAuditExportRequest(request.query);
    if (!wish)
        return errorResponse(400, wish.error().text());
    const auto answer = std::make_shared<std::promise<Result<ActionDone>>>();
    m_backend.submit(ExportTable{.table = "audit", .file = "lines behind " + std::to_string(wish->after)},
                     requesterOf(request), [answer](const Result<ActionDone> &done) { answer->set_value(done); });
    if (const auto done = answer->get_future().get(); !done)
        return failureResponse(done.error());
    auto text = m_backend.auditExport(wish->after, wish->atMost);
    if (!text)
        return failureResponse(text.error());
    return {200,
            "application/x-ndjson; charset=utf-8",
            std::move(*text),
            {{"Content-Disposition", "attachment; filename=\"audit.ndjson\""}}};
}

} // namespace lineside
