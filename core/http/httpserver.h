// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/httpmessage.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace lineside {

class Metrics;

/// What a client may cost us.
struct HttpLimits
{
    std::size_t bodyBytes = 1U << 20; ///< a longer body is answered 413 before it is read
    std::size_t headerBytes = 16U << 10; ///< request line and headers, also the memory of one connection
    std::size_t connections = 200; ///< one more, and the one that has shown no complete request for longest is cut
    unsigned perAddress = 50; ///< not applied on loopback, where everybody has the same address
    std::chrono::seconds request{10}; ///< from connecting, or from the last answer, to the last byte of the request
    std::chrono::seconds response{30}; ///< from then until the client has taken the answer
};

struct HttpSettings
{
    std::string bind = "127.0.0.1"; ///< a numeric address
    std::uint16_t port = 8080; ///< 0: any free one, see HttpServer::port()
    HttpLimits limits{};
};

/// Where a request is answered. The requests of one lane wait for each other, those of different lanes never.
enum class HttpLane : std::uint8_t {
    AtOnce, ///< on "api" itself, which accepts and reads for all: from memory alone
    Lists, ///< from memory, but as long as the hall is large
    Disk, ///< asks the store
};

/// A small HTTP/1.1 server over libmicrohttpd: one thread, "api", that accepts, reads and answers, and one for each
/// lane of what may have to wait.
/// Owner: engine. Thread: construct, start() and stop() on the owner's; the handler runs on "api" or on the thread of
/// the request's lane, in parallel with that of other lanes, never before start() or after stop() returned.
/// Contract: the handler must return in bounded time, because stop() waits for those that run. An exception out of
/// it is answered 500; HttpResponse::later() occupies no lane while it waits. HEAD reaches the handler as such; its
/// body is not sent. Errors: start() gives InvalidInput for an address that is none, Unavailable when the port is
/// taken, Io otherwise. Source: limits from core/FACTS.md S2. A slow client is cut by a deadline for the whole request,
/// not by silence alone: libmicrohttpd's own timeout starts anew with every byte.
class HttpServer
{
public:
    using Handler = std::function<HttpResponse(const HttpRequest &)>;
    /// Pure. Thread: api.
    using LaneOf = std::function<HttpLane(const HttpRequest &)>;

    /// Without `laneOf` all is answered at once.
    HttpServer(HttpSettings settings, Handler handler, Metrics &metrics, LaneOf laneOf = {});
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] Result<void> start();
    /// Cuts all connections. Idempotent.
    void stop();
    /// The port that is listened on; 0 while stopped.
    [[nodiscard]] std::uint16_t port() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lineside
