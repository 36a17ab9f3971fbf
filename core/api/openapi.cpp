// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/openapi.h"

#include "api/apischemas.h"
#include "api/cut.h"
#include "api/jsonwriter.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace lineside {

namespace {

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty())
        words.push_back(cutAt(text, ' '));
    return words;
}

std::vector<std::string_view> placeholdersOf(std::string_view pattern)
{
    std::vector<std::string_view> names;
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1))
        names.push_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    return names;
}

/// A media type; else it is the name of a schema.
bool isMedia(std::string_view answer)
{
    return answer.find('/') != std::string_view::npos;
}

std::string_view kindOf(std::string_view parameter)
{
    constexpr std::array kTimes{std::string_view("from"), std::string_view("to")};
    constexpr std::array kNumbers{std::string_view("limit"), std::string_view("points"), std::string_view("after")};
    if (std::ranges::find(kTimes, parameter) != kTimes.end())
        return R"({"type":"string","format":"date-time"})";
    return std::ranges::find(kNumbers, parameter) != kNumbers.end() ? R"({"type":"integer"})" : R"({"type":"string"})";
}

void writeParameter(JsonWriter &json, std::string_view name, bool isOfPath)
{
    json.beginObject().key("name").text(name).key("in").text(isOfPath ? "path" : "query");
    json.key("required").boolean(isOfPath);
    json.key("schema").raw(isOfPath ? std::string_view(R"({"type":"string"})") : kindOf(name)).endObject();
}

void writeContent(JsonWriter &json, std::string_view what)
{
    json.key("content").beginObject();
    if (isMedia(what))
        json.key(what)
            .beginObject()
            .key("schema")
            .raw(what == "application/json" ? R"({"type":"object"})" : R"({"type":"string"})")
            .endObject();
    else
        json.key("application/json")
            .beginObject()
            .key("schema")
            .beginObject()
            .key("$ref")
            .text("#/components/schemas/" + std::string(what))
            .endObject()
            .endObject();
    json.endObject();
}

std::string_view meaningOf(std::string_view status)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kMeanings{{
        {"200", "Done"},
        {"201", "Made"},
        {"202", "Begun, or waits"},
        {"400", "Not understood"},
        {"401", "Nobody knows who asks"},
        {"403", "Not allowed"},
        {"404", "There is none"},
        {"409", "It is not in that state"},
        {"429", "Too often"},
        {"500", "It could not be done"},
        {"503", "Not now; it may heal"},
    }};
    const auto known = std::ranges::find(kMeanings, status, &std::pair<std::string_view, std::string_view>::first);
    return known == kMeanings.end() ? std::string_view("Other") : known->second;
}

void writeAnswers(JsonWriter &json, const ApiCall &call)
{
    json.key("responses").beginObject();
    for (const std::string_view status : wordsOf(call.statuses)) {
        const bool isGood = status.starts_with('2') || (status == "503" && call.answer == "Ready");
        json.key(status).beginObject().key("description").text(meaningOf(status));
        writeContent(json, isGood ? call.answer : std::string_view("Error"));
        json.endObject();
    }
    json.key("default").beginObject().key("description").text("Not understood, not allowed, or not now");
    writeContent(json, "Error");
    json.endObject().endObject();
}

void writeCall(JsonWriter &json, const ApiCall &call)
{
    std::string method(call.method);
    std::ranges::transform(method, method.begin(), [](char each) { return static_cast<char>(each | 0x20); });
    json.key(method).beginObject().key("summary").text(call.summary);
    json.key("operationId").text(method + ' ' + std::string(call.pattern));
    if (call.isOpen)
        json.key("security").raw("[{}]");
    json.key("parameters").beginArray();
    for (const std::string_view name : placeholdersOf(call.pattern))
        writeParameter(json, name, true);
    for (const std::string_view name : wordsOf(call.parameters))
        writeParameter(json, name, false);
    json.endArray();
    if (!call.body.empty()) {
        json.key("requestBody").beginObject().key("required").boolean(false);
        writeContent(json, call.body);
        json.endObject();
    }
    writeAnswers(json, call);
    json.endObject();
}

std::string escaped(std::string_view text)
{
    std::string html;
    for (const char each : text)
        html += each == '<' ? "&lt;" : each == '&' ? "&amp;" : std::string(1, each);
    return html;
}

} // namespace

std::string openApiJson(std::span<const ApiCall> calls, std::string_view version)
{
    JsonWriter json;
    json.beginObject().key("openapi").text("3.1.0").key("info").beginObject();
    json.key("title").text("Lineside").key("version").text(version).endObject();
    json.key("security").raw(R"([{},{"bearer":[]}])").key("paths").beginObject();
    std::vector<std::string_view> written;
    for (const ApiCall &call : calls) {
        if (std::ranges::find(written, call.pattern) != written.end())
            continue;
        written.push_back(call.pattern);
        json.key(call.pattern).beginObject();
        for (const ApiCall &each : calls)
            if (each.pattern == call.pattern)
                writeCall(json, each);
        json.endObject();
    }
    json.endObject().key("components").beginObject();
    json.key("securitySchemes").raw(R"({"bearer":{"type":"http","scheme":"bearer"}})").key("schemas").beginObject();
    for (const ApiSchema &schema : apiSchemas())
        json.key(schema.name).raw(jsonSchemaOf(schema));
    return json.endObject().endObject().endObject().take();
}

std::string apiPage(std::span<const ApiCall> calls)
{
    std::string page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Lineside: HTTP</title>"
                       "<style>body{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
                       "td{padding:.2em 1em .2em 0;vertical-align:top}code{white-space:nowrap}"
                       "@media(prefers-color-scheme:dark){body{background:#222;color:#ddd}a{color:#9cf}}</style></head>"
                       "<body><h1>Lineside: the HTTP interface</h1><p>The same for programs: "
                       "<a href=\"/openapi.json\">/openapi.json</a> (OpenAPI 3.1).</p><table>";
    for (const ApiCall &call : calls) {
        page += "<tr><td><code>" + escaped(call.method) + ' ' + escaped(call.pattern) + "</code></td><td>"
            + escaped(call.summary);
        if (!call.parameters.empty())
            page += "<br><small>?" + escaped(call.parameters) + "</small>";
        if (!call.body.empty())
            page += "<br><small>takes " + escaped(call.body) + "</small>";
        page += "</td><td>" + escaped(call.answer) + "<br><small>" + escaped(call.statuses) + "</small></td></tr>";
    }
    page += "</table><h2>Objects</h2><p>A name with ? may be missing, |null may be null, brackets are a "
            "list.</p><table>";
    for (const ApiSchema &schema : apiSchemas())
        page += "<tr id=\"" + std::string(schema.name) + "\"><td><code>" + std::string(schema.name) + "</code></td><td>"
            + escaped(schema.members) + "</td></tr>";
    return page + "</table></body></html>\n";
}

} // namespace lineside
