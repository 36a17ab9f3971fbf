// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpserver.h"

#include "base/clock.h"
#include "base/logging.h"
#include "http/connectiontable.h"
#include "http/lateanswers.h"
#include "http/listensocket.h"
#include "http/mhdrequest.h"
#include "http/requestlane.h"
#include "metrics/metrics.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <map>
#include <microhttpd.h>
#include <optional>
#include <poll.h>
#include <pthread.h>
#include <set>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace lineside {

namespace {

HttpResponse plainError(int status, std::string body)
{
    return {status, "application/json; charset=utf-8", std::move(body), {}};
}

/// The library calls this before it cuts the target at '?'.
void *beginExchange(void *, const char *target, MHD_Connection *)
{
    return new Exchange{target, target, {}};
}

/// Leaves paths and queries as sent: decoding before splitting would let %2F make new segments.
std::size_t keepEscaped(void *, MHD_Connection *, char *text)
{
    return std::strlen(text);
}

/// nullopt: none given, or one the library has already refused.
std::optional<std::uint64_t> declaredLength(const HttpRequest &request)
{
    const auto text = request.header("content-length");
    std::uint64_t length = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || end != text.data() + text.size())
        return std::nullopt;
    return problem == std::errc::result_out_of_range ? UINT64_MAX : length;
}

int fdOf(MHD_Connection *connection)
{
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

void logLibrary(void *, const char *format, va_list arguments)
{
    std::array<char, 256> line{};
    std::vsnprintf(line.data(), line.size(), format, arguments);
    qCDebug(lcHttp, "libmicrohttpd: %s", line.data());
}

} // namespace

struct HttpServer::Private
{
    Private(HttpSettings wanted, Handler serveRequest, Metrics &metrics, LaneOf laneOfRequest)
        : settings(std::move(wanted))
        , handler(std::move(serveRequest))
        , laneOf(std::move(laneOfRequest))
        , requestsServed(metrics.counter("lineside_http_requests_total", "HTTP requests answered"))
        , requestsRefused(metrics.counter("lineside_http_requests_refused_total",
                                          "HTTP requests whose head or length kept them from every route"))
        , slowCut(metrics.counter("lineside_http_connections_cut_total",
                                  "HTTP connections cut to protect the others, by reason", {{"reason", "slow"}}))
        , crowdCut(metrics.counter("lineside_http_connections_cut_total",
                                   "HTTP connections cut to protect the others, by reason", {{"reason", "crowd"}}))
        , open(metrics.gauge("lineside_http_connections", "HTTP connections open"))
    {
    }

    const HttpSettings settings;
    const Handler handler;
    const LaneOf laneOf;
    Counter &requestsServed;
    Counter &requestsRefused;
    Counter &slowCut;
    Counter &crowdCut;
    Gauge &open;
    SystemClock clock; // deadlines of real sockets are real time
    std::uint16_t port = 0;
    MHD_Daemon *daemon = nullptr;
    int wakeFd = -1;
    std::atomic<bool> stopping = false;
    std::thread thread;
    // "api" only, and the stopping thread after "api" has ended:
    ConnectionTable connections;
    std::set<MHD_Connection *> suspended; // asleep until their lane has answered
    std::map<MHD_Connection *, HttpResponse> answers; // of those just woken
    LateAnswers late;
    std::map<std::uint64_t, MHD_Connection *> awaited; // of those asleep, the ones whose answer comes through `late`
    std::uint64_t lastAwaited = 0;
    std::array<RequestLane, 2> lanes{
        {{[this](const HttpRequest &request) { return serve(request); }, [this] { wake(); }},
         {[this](const HttpRequest &request) { return serve(request); }, [this] { wake(); }}}};

    Result<void> startDaemon(ListenSocket socket);
    void run();
    void wake() const { ::eventfd_write(wakeFd, 1); }
    void wakeAnswered();
    [[nodiscard]] int waitMs() const;
    [[nodiscard]] std::int64_t dueIn(std::chrono::seconds time) const
    {
        return clock.monotonicMs() + std::chrono::milliseconds(time).count();
    }

    void connectionEvent(MHD_Connection *connection, void **context, MHD_ConnectionNotificationCode event);
    MHD_Result handle(MHD_Connection *connection, const char *method, const char *version, const char *data,
                      std::size_t *size, Exchange &exchange);
    MHD_Result beginRequest(MHD_Connection *connection, const RequestHead &head, HttpRequest &request);
    MHD_Result refuse(MHD_Connection *connection, const HttpRefusal &refusal);
    MHD_Result takeBody(MHD_Connection *connection, HttpRequest &request, std::string_view data);
    MHD_Result finishRequest(MHD_Connection *connection, HttpRequest &request);
    MHD_Result defer(MHD_Connection *connection, HttpRequest &request, HttpLane lane);
    MHD_Result awaitAnswer(MHD_Connection *connection, const HttpResponse &response);
    void putToSleep(MHD_Connection *connection);
    void wakeWith(MHD_Connection *connection, HttpResponse response);
    void requestCompleted(MHD_Connection *connection, void **context);
    HttpResponse serve(const HttpRequest &request) const;
    static MHD_Result answer(MHD_Connection *connection, const HttpResponse &response);
    static ConnectionTable::Handle &handleOf(MHD_Connection *connection);
};

HttpServer::HttpServer(HttpSettings settings, Handler handler, Metrics &metrics, LaneOf laneOf)
    : d(std::make_unique<Private>(std::move(settings), std::move(handler), metrics, std::move(laneOf)))
{
}

HttpServer::~HttpServer()
{
    stop();
}

std::uint16_t HttpServer::port() const
{
    return d->port;
}

Result<void> HttpServer::start()
{
    Q_ASSERT(!d->daemon);
    auto socket = ListenSocket::open(d->settings.bind, d->settings.port);
    if (!socket)
        return Unexpected(socket.error());
    const std::uint16_t port = socket->port();
    if (auto started = d->startDaemon(std::move(*socket)); !started)
        return started;
    d->port = port;
    d->stopping = false;
    d->wakeFd = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    d->late.setWakeFd(d->wakeFd);
    d->lanes[0].start("api-lists");
    d->lanes[1].start("api-disk");
    d->thread = std::thread([this] { d->run(); });
    return {};
}

void HttpServer::stop()
{
    if (!d->daemon)
        return;
    d->stopping = true;
    d->wake();
    d->thread.join();
    for (RequestLane &lane : d->lanes)
        lane.stop();
    d->late.setWakeFd(-1);
    d->awaited.clear();
    for (MHD_Connection *connection : std::exchange(d->suspended, {}))
        MHD_resume_connection(connection); // the library stops with none asleep
    MHD_stop_daemon(std::exchange(d->daemon, nullptr));
    ::close(std::exchange(d->wakeFd, -1));
    d->port = 0;
}

/// The daemon gets no thread of its own: the loop in run() also keeps the deadlines libmicrohttpd does not know.
Result<void> HttpServer::Private::startDaemon(ListenSocket socket)
{
    const HttpLimits &limits = settings.limits;
    // Room beyond our own limit, since a connection that is cut is gone only one turn of the loop later.
    const auto hardLimit = static_cast<unsigned>(limits.connections + limits.connections / 4 + 16);
    const unsigned perAddress = socket.isLoopback() ? 0 : limits.perAddress;
    const auto accessHandler = [](void *self, MHD_Connection *connection, const char *, const char *method,
                                  const char *version, const char *data, std::size_t *size, void **context) {
        return static_cast<Private *>(self)->handle(connection, method, version, data, size,
                                                    *static_cast<Exchange *>(*context));
    };
    const auto notifyConnection
        = [](void *self, MHD_Connection *connection, void **context, MHD_ConnectionNotificationCode event) {
              static_cast<Private *>(self)->connectionEvent(connection, context, event);
          };
    const auto notifyCompleted
        = [](void *self, MHD_Connection *connection, void **context, MHD_RequestTerminationCode) {
              static_cast<Private *>(self)->requestCompleted(connection, context);
          };
    unsigned flags = MHD_USE_EPOLL | MHD_USE_ERROR_LOG | MHD_ALLOW_SUSPEND_RESUME;
    if (socket.isIpv6())
        flags |= MHD_USE_IPv6;
    daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, +accessHandler, this, MHD_OPTION_EXTERNAL_LOGGER, &logLibrary,
                              nullptr, MHD_OPTION_LISTEN_SOCKET, socket.fd(), MHD_OPTION_NOTIFY_CONNECTION,
                              +notifyConnection, this, MHD_OPTION_NOTIFY_COMPLETED, +notifyCompleted, this,
                              MHD_OPTION_UNESCAPE_CALLBACK, &keepEscaped, nullptr, MHD_OPTION_URI_LOG_CALLBACK,
                              &beginExchange, nullptr, MHD_OPTION_CONNECTION_LIMIT, hardLimit,
                              MHD_OPTION_PER_IP_CONNECTION_LIMIT, perAddress, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                              limits.headerBytes, MHD_OPTION_END);
    if (!daemon)
        return unexpected(ErrorCode::Internal, "libmicrohttpd refuses to start", settings.bind);
    [[maybe_unused]] const int nowOwnedByDaemon = socket.release();
    return {};
}

void HttpServer::Private::run()
{
    pthread_setname_np(pthread_self(), "api");
    const int epollFd = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    while (!stopping) {
        std::array<pollfd, 2> events{{{epollFd, POLLIN, 0}, {wakeFd, POLLIN, 0}}};
        ::poll(events.data(), events.size(), waitMs());
        wakeAnswered();
        MHD_run(daemon);
        slowCut.add(static_cast<double>(connections.cutOverdue(clock.monotonicMs())));
        open.set(static_cast<double>(connections.size()));
    }
}

int HttpServer::Private::waitMs() const
{
    MHD_UNSIGNED_LONG_LONG library = 0;
    const std::int64_t deadline = connections.nextDeadlineMs();
    std::int64_t wait = deadline < 0 ? 60000 : std::max<std::int64_t>(0, deadline - clock.monotonicMs());
    if (MHD_get_timeout(daemon, &library) == MHD_YES)
        wait = std::min(wait, static_cast<std::int64_t>(library));
    return static_cast<int>(std::min<std::int64_t>(wait, 60000));
}

void HttpServer::Private::connectionEvent(MHD_Connection *connection, void **context,
                                          MHD_ConnectionNotificationCode event)
{
    if (event == MHD_CONNECTION_NOTIFY_STARTED) {
        *context = new ConnectionTable::Handle(connections.add(fdOf(connection), dueIn(settings.limits.request)));
        crowdCut.add(static_cast<double>(connections.cutOldestBeyond(settings.limits.connections)));
    } else if (const std::unique_ptr<ConnectionTable::Handle> known{static_cast<ConnectionTable::Handle *>(*context)}) {
        connections.remove(*known);
        *context = nullptr;
    }
}

ConnectionTable::Handle &HttpServer::Private::handleOf(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return *static_cast<ConnectionTable::Handle *>(info->socket_context);
}

/// Called by the library once when the headers are there, then for each piece of the body, then once at its end.
MHD_Result HttpServer::Private::handle(MHD_Connection *connection, const char *method, const char *version,
                                       const char *data, std::size_t *size, Exchange &exchange)
{
    if (!std::exchange(exchange.isBegun, true))
        return beginRequest(connection, headOf(connection, method, version, exchange), exchange.request);
    if (*size > 0)
        return takeBody(connection, exchange.request, {data, std::exchange(*size, 0)});
    return finishRequest(connection, exchange.request);
}

MHD_Result HttpServer::Private::beginRequest(MHD_Connection *connection, const RequestHead &head, HttpRequest &request)
{
    request.peer = peerOf(connection);
    if (const auto refusal = readRequestHead(head, request))
        return refuse(connection, *refusal);
    if (declaredLength(request).value_or(0) > settings.limits.bodyBytes)
        return refuse(connection, {413, "Body too large"});
    return MHD_YES;
}

MHD_Result HttpServer::Private::refuse(MHD_Connection *connection, const HttpRefusal &refusal)
{
    requestsRefused.add();
    HttpResponse response = plainError(refusal.status, R"({"error":")" + std::string(refusal.reason) + R"("})");
    response.headers.emplace_back("Connection", "close");
    return answer(connection, response);
}

/// The library allows no answer in the middle of a body, so for a chunked one that grows too long it is written here,
/// past the library, before the connection is closed: nothing else has been sent on it for this request.
MHD_Result HttpServer::Private::takeBody(MHD_Connection *connection, HttpRequest &request, std::string_view data)
{
    static constexpr std::string_view kTooLarge = "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\n"
                                                  "Content-Length: 0\r\n\r\n";
    std::string &body = request.body;
    if (body.size() + data.size() <= settings.limits.bodyBytes) {
        body += data;
        return MHD_YES;
    }
    [[maybe_unused]] const auto sent
        = ::send(fdOf(connection), kTooLarge.data(), kTooLarge.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    return MHD_NO;
}

/// Called once more for a request that was deferred, when its lane has answered.
MHD_Result HttpServer::Private::finishRequest(MHD_Connection *connection, HttpRequest &request)
{
    auto answered = answers.extract(connection);
    const HttpLane lane = answered || !laneOf ? HttpLane::AtOnce : laneOf(request);
    if (lane != HttpLane::AtOnce)
        return defer(connection, request, lane);
    const HttpResponse response = answered ? std::move(answered.mapped()) : serve(request);
    if (response.ask)
        return awaitAnswer(connection, response);
    connections.renew(handleOf(connection), dueIn(settings.limits.response));
    requestsServed.add();
    return answer(connection, response);
}

/// The library leaves a sleeping connection alone, so the request it holds stays as long as the lane borrows it.
MHD_Result HttpServer::Private::defer(MHD_Connection *connection, HttpRequest &request, HttpLane lane)
{
    putToSleep(connection);
    lanes[static_cast<std::size_t>(lane) - 1].ask(connection, request);
    return MHD_YES;
}

MHD_Result HttpServer::Private::awaitAnswer(MHD_Connection *connection, const HttpResponse &response)
{
    putToSleep(connection);
    awaited[++lastAwaited] = connection;
    try {
        response.ask(late.expect(lastAwaited));
    } catch (const std::exception &problem) { // as in serve(); the broken promise answers
        qCCritical(lcHttp, "request handler failed: %s", problem.what());
    }
    return MHD_YES;
}

void HttpServer::Private::putToSleep(MHD_Connection *connection)
{
    connections.renew(handleOf(connection), dueIn(settings.limits.response));
    MHD_suspend_connection(connection);
    suspended.insert(connection);
}

void HttpServer::Private::wakeWith(MHD_Connection *connection, HttpResponse response)
{
    answers.insert_or_assign(connection, std::move(response));
    suspended.erase(connection);
    MHD_resume_connection(connection);
}

void HttpServer::Private::wakeAnswered()
{
    eventfd_t count = 0;
    ::eventfd_read(wakeFd, &count);
    for (RequestLane &lane : lanes) {
        for (auto &[key, response] : lane.takeAnswers())
            wakeWith(static_cast<MHD_Connection *>(key), std::move(response));
    }
    for (auto &[number, response] : late.takeAll())
        if (const auto known = awaited.extract(number))
            wakeWith(known.mapped(), std::move(response));
}

void HttpServer::Private::requestCompleted(MHD_Connection *connection, void **context)
{
    const std::unique_ptr<Exchange> done{static_cast<Exchange *>(std::exchange(*context, nullptr))};
    answers.erase(connection); // the client went before it
    connections.renew(handleOf(connection), dueIn(settings.limits.request)); // the next one, on the same connection
}

HttpResponse HttpServer::Private::serve(const HttpRequest &request) const
{
    try {
        return handler(request);
    } catch (const std::exception &problem) { // the border to a C library, which no exception may cross
        qCCritical(lcHttp, "request handler failed: %s", problem.what());
        return plainError(500, R"({"error":"Internal error"})");
    }
}

MHD_Result HttpServer::Private::answer(MHD_Connection *connection, const HttpResponse &response)
{
    // The library copies; its signature merely lacks the const.
    MHD_Response *reply = MHD_create_response_from_buffer(
        response.body.size(), const_cast<char *>(response.body.data()), MHD_RESPMEM_MUST_COPY);
    if (!reply)
        return MHD_NO;
    MHD_add_response_header(reply, "Content-Type", response.contentType.c_str());
    MHD_add_response_header(reply, "Cache-Control", "no-store");
    MHD_add_response_header(reply, "X-Content-Type-Options", "nosniff");
    for (const auto &[name, text] : response.headers)
        MHD_add_response_header(reply, name.c_str(), text.c_str());
    const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(response.status), reply);
    MHD_destroy_response(reply);
    return queued;
}

} // namespace lineside
