// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "badge/badgekeys.h"
#include "base/result.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

namespace lineside {

/// A badge reader that types like a keyboard, taken for this program alone (EVIOCGRAB): no digit of a badge reaches a
/// field. All it knows of the system is a file descriptor; the rest of evdev is openBadgeReader().
/// One that is pulled out is looked for again.
/// Proved with recorded events through a pipe; no reader was here to prove it with.
/// Owner: main or a test. Thread: the one it was made on, which needs an event loop.
class BadgeReader : public QObject
{
    Q_OBJECT

public:
    /// An open descriptor, which is ours then. Errors: Unavailable when there is none, Io, NotAllowed.
    using Open = std::function<Result<int>()>;

    explicit BadgeReader(Open open, QObject *parent = nullptr);
    ~BadgeReader() override;

    /// Begins to look for it; returns at once.
    void start();
    [[nodiscard]] bool isThere() const { return m_descriptor >= 0; }

    static constexpr std::chrono::milliseconds kLookAgain{3000};
    /// A number is typed at once; what comes so long after is the beginning of another.
    static constexpr std::chrono::milliseconds kPause{500};

Q_SIGNALS:
    void badgeRead(const std::string &code);
    /// It came or went.
    void presenceChanged();

private:
    void open();
    void read();
    void close();

    const Open m_open;
    BadgeKeys m_keys;
    std::string m_rest; // bytes of an event that is not whole yet
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_again;
    QTimer m_pause;
    bool m_isTold = false; // why it is not there
};

/// Opens and grabs the input device: "vid:pid" in hex, as lsusb shows them, or a path below /dev. Errors: as above.
[[nodiscard]] Result<int> openBadgeReader(const std::string &device);

} // namespace lineside
