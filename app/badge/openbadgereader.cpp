// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge/badgereader.h"

#include <QDir>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <optional>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace lineside {

namespace {

Unexpected failed(const std::string &path)
{
    const int why = errno;
    const bool isForbidden = why == EACCES || why == EPERM;
    return unexpected(isForbidden ? ErrorCode::NotAllowed : ErrorCode::Io, std::strerror(why), path);
}

/// "08ff:0009"
std::optional<std::pair<unsigned, unsigned>> usbIdOf(const std::string &device)
{
    const QStringList parts = QString::fromStdString(device).split(u':');
    bool isVendor = false;
    bool isProduct = false;
    if (parts.size() != 2)
        return std::nullopt;
    const unsigned vendor = parts[0].toUInt(&isVendor, 16);
    const unsigned product = parts[1].toUInt(&isProduct, 16);
    return isVendor && isProduct ? std::optional(std::pair(vendor, product)) : std::nullopt;
}

Result<int> openPath(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    return descriptor >= 0 ? Result<int>(descriptor) : failed(path);
}

Result<int> grabbed(int descriptor, const std::string &path)
{
    if (::ioctl(descriptor, EVIOCGRAB, 1) == 0)
        return descriptor;
    const Unexpected why = failed(path);
    ::close(descriptor);
    return why;
}

bool isOf(int descriptor, const std::pair<unsigned, unsigned> &usbId)
{
    input_id id{};
    return ::ioctl(descriptor, EVIOCGID, &id) == 0 && id.vendor == usbId.first && id.product == usbId.second;
}

/// A reader may have several devices; the first that can be grabbed is the one that types.
Result<int> openUsb(const std::pair<unsigned, unsigned> &usbId, const std::string &device)
{
    const QDir folder(QStringLiteral("/dev/input"));
    std::optional<Unexpected> problem;
    for (const QString &name : folder.entryList({QStringLiteral("event*")}, QDir::System)) {
        const std::string path = folder.filePath(name).toStdString();
        const auto opened = openPath(path);
        if (!opened) {
            problem = Unexpected(opened.error());
            continue;
        }
        if (isOf(*opened, usbId))
            return grabbed(*opened, path);
        ::close(*opened);
    }
    return problem ? *problem : unexpected(ErrorCode::Unavailable, "no such input device", device);
}

} // namespace

Result<int> openBadgeReader(const std::string &device)
{
    if (const auto usbId = usbIdOf(device))
        return openUsb(*usbId, device);
    const auto opened = openPath(device);
    return opened ? grabbed(*opened, device) : opened;
}

} // namespace lineside
