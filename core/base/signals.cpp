// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/signals.h"

#include <QSocketNotifier>

#include <algorithm>
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

constexpr std::array kEnding{SIGTERM, SIGINT, SIGQUIT, SIGPWR, SIGXCPU};
constexpr std::array kIgnored{SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGSTKFLT};

constexpr char kEnd = 'e';
constexpr char kReload = 'r';

void wakeUp(int signal)
{
    const int keptErrno = errno;
    const char byte = signal == SIGHUP ? kReload : kEnd;
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

ProcessSignals::ProcessSignals(std::function<void()> asked, std::function<void()> reload, QObject *parent)
    : QObject(parent)
    , m_asked(std::move(asked))
    , m_reload(std::move(reload))
{
    for (const int signal : kIgnored)
        setHandler(signal, SIG_IGN, 0);
    for (int signal = SIGRTMIN; signal <= SIGRTMAX; ++signal)
        setHandler(signal, SIG_IGN, 0);
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0)
        return;
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProcessSignals::handleSignals);
    setHandler(SIGHUP, wakeUp, SA_RESTART);
    for (const int signal : kEnding)
        setHandler(signal, wakeUp, SA_RESTART | SA_RESETHAND);
}

ProcessSignals::~ProcessSignals()
{
    if (m_readEnd < 0)
        return;
    setHandler(SIGHUP, SIG_IGN, 0); // what is left to do is to end
    for (const int signal : kEnding)
        setHandler(signal, SIG_DFL, 0);
    m_notifier.reset();
    ::close(m_readEnd);
    ::close(writeEnd.exchange(-1));
}

/// A storm of one signal is one wish.
void ProcessSignals::handleSignals()
{
    std::array<char, 64> bytes{};
    bool isReload = false;
    bool isEnd = false;
    for (ssize_t count = 0; (count = ::read(m_readEnd, bytes.data(), bytes.size())) > 0;) {
        const auto end = bytes.begin() + count;
        isReload = isReload || std::find(bytes.begin(), end, kReload) != end;
        isEnd = isEnd || std::find(bytes.begin(), end, kEnd) != end;
    }
    if (isEnd || (isReload && !m_reload))
        askToEnd();
    else if (isReload)
        m_reload();
}

void ProcessSignals::askToEnd()
{
    m_notifier->setEnabled(false);
    for (const int signal : kEnding)
        setHandler(signal, SIG_DFL, 0);
    m_asked();
}

} // namespace lineside
