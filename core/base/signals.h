// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace lineside {

/// SIGTERM and SIGINT as an ordinary call on an event loop: the handler writes one byte to a socket pair, the loop
/// reads it. The first of either asks, the second ends the process as if nobody listened. SIGPIPE is ignored from then
/// on: a peer that left is an error code, not the end of the program. Owner: main, one in a process. Thread: the one
/// with the event loop it was made on; there `asked` is called, once. Errors: when the process has no descriptor left,
/// signals keep their old meaning.
class TerminationSignals final : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(std::function<void()> asked, QObject *parent = nullptr);
    ~TerminationSignals() override;

private:
    void handleSignal();

    std::function<void()> m_asked;
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_readEnd = -1;
};

} // namespace lineside
