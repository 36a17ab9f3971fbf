// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/recording.h"

#include <QFile>

#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace lineside {

namespace {

std::string_view takeFront(std::string_view &rest, std::size_t bytes)
{
    const std::string_view front = rest.substr(0, bytes);
    rest.remove_prefix(bytes);
    return front;
}

} // namespace

Recording::Recording(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("cannot read the recording %s", qPrintable(file));
    m_bytes = source.readAll();
    std::string_view rest(m_bytes.constData(), static_cast<std::size_t>(m_bytes.size()));
    while (takeEvent(rest)) { }
}

bool Recording::takeEvent(std::string_view &rest)
{
    RecordedCall header;
    if (rest.size() < sizeof header)
        return false;
    std::memcpy(&header, rest.data(), sizeof header);
    if (rest.size() - sizeof header < std::size_t{header.pathBytes} + header.secondPathBytes + header.dataBytes)
        return false;
    RecordedEvent event{header.kind, header.offset, static_cast<std::uint64_t>(m_bytes.size()) - rest.size(), {}, {},
                        {}};
    takeFront(rest, sizeof header);
    event.path = takeFront(rest, header.pathBytes);
    event.secondPath = takeFront(rest, header.secondPathBytes);
    event.data = takeFront(rest, header.dataBytes);
    m_events.push_back(event);
    return true;
}

RecordingPen::RecordingPen(const QString &file)
    : m_file(::open(QFile::encodeName(file).constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600))
{
}

RecordingPen::~RecordingPen()
{
    ::close(m_file);
}

void RecordingPen::mark(std::string_view word, std::uint64_t number) const
{
    RecordedCall header;
    header.kind = RecordedCall::Marked;
    header.offset = number;
    header.pathBytes = static_cast<std::uint16_t>(word.size());
    QByteArray bytes(reinterpret_cast<const char *>(&header), sizeof header);
    bytes.append(word.data(), static_cast<qsizetype>(word.size()));
    if (::write(m_file, bytes.constData(), static_cast<std::size_t>(bytes.size())) != bytes.size())
        qFatal("cannot write to the recording");
}

} // namespace lineside
