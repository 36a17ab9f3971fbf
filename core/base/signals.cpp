// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/signals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace lineside {

namespace {

// A signal handler gets no argument, so what it needs has to stand here; lock-free, as it must be.
std::atomic<int> writeEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free);

void wakeUp(int)
{
    const int keptErrno = errno;
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    errno = keptErrno;
}

void setHandler(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigaction(signal, &action, nullptr);
}

} // namespace

TerminationSignals::TerminationSignals(std::function<void()> asked, QObject *parent)
    : QObject(parent)
    , m_asked(std::move(asked))
{
    setHandler(SIGPIPE, SIG_IGN, 0);
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0)
        return;
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TerminationSignals::handleSignal);
    for (const int signal : {SIGTERM, SIGINT})
        setHandler(signal, wakeUp, SA_RESTART | SA_RESETHAND);
}

TerminationSignals::~TerminationSignals()
{
    if (m_readEnd < 0)
        return;
    for (const int signal : {SIGTERM, SIGINT})
        setHandler(signal, SIG_DFL, 0);
    m_notifier.reset();
    ::close(m_readEnd);
    ::close(writeEnd.exchange(-1));
}

void TerminationSignals::handleSignal()
{
    m_notifier->setEnabled(false);
    for (const int signal : {SIGTERM, SIGINT})
        setHandler(signal, SIG_DFL, 0);
    m_asked();
}

} // namespace lineside
