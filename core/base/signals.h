// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace lineside {

/// What a process is sent, as ordinary calls on an event loop: the handler writes one byte to a socket pair, the loop
/// reads it. No signal that can be caught takes the process without its clean stop (signal(7)):
///   TERM, INT, QUIT, PWR, XCPU: the first of them asks to end; another one ends the process as if nobody listened.
///   HUP: asks to read the configuration again (logrotate, `systemctl kill -s HUP`, a terminal that closes), as often
///   as it comes; without a `reload` it asks to end.
///   PIPE, XFSZ: ignored, a peer that left and a file too large are error codes.
///   USR1, USR2, ALRM, VTALRM, PROF, IO, STKFLT and the real-time ones: ignored, nothing of ours sends them.
/// Signals of a fault (SEGV, ABRT …) keep their meaning.
/// Owner: main, one in a process, made before what must be stopped cleanly. Thread: the one with the event loop it was
/// made on; there `asked` is called, once, and `reload`. Errors: when the process has no descriptor left, all but the
/// ignored ones keep their old meaning.
class ProcessSignals final : public QObject
{
    Q_OBJECT

public:
    explicit ProcessSignals(std::function<void()> asked, std::function<void()> reload = {}, QObject *parent = nullptr);
    ~ProcessSignals() override;

private:
    void handleSignals();
    void askToEnd();

    std::function<void()> m_asked;
    std::function<void()> m_reload;
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_readEnd = -1;
};

} // namespace lineside
