// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/faultfiles/control.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

namespace lineside {

/// One call of a Recording, borrowed from it.
struct RecordedEvent
{
    RecordedCall::Kind kind = RecordedCall::Marked;
    std::uint64_t offset = 0;
    std::uint64_t at = 0; ///< where it begins in the recording
    std::string_view path;
    std::string_view secondPath;
    std::string_view data;
};

/// What a program did to its files, call by call, as libfaultfiles.so wrote it (FaultFiles::addRecorderTo), and the
/// marks of the test in between. Errors: a file that ends in the middle of a call holds those before it.
class Recording
{
public:
    explicit Recording(const QString &file);
    Recording(const Recording &) = delete;
    Recording &operator=(const Recording &) = delete;

    [[nodiscard]] const std::vector<RecordedEvent> &events() const { return m_events; }

private:
    [[nodiscard]] bool takeEvent(std::string_view &rest);

    QByteArray m_bytes;
    std::vector<RecordedEvent> m_events;
};

/// Puts a test's marks among the calls, while they are recorded. Thread: any one.
class RecordingPen
{
public:
    explicit RecordingPen(const QString &file);
    ~RecordingPen();
    Q_DISABLE_COPY_MOVE(RecordingPen)

    void mark(std::string_view word, std::uint64_t number) const;

private:
    int m_file;
};

} // namespace lineside
