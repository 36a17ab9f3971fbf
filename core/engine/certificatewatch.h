// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "model/enginestatus.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// Which certificates the connections use, and when they end. Of a client's file the one that ends first counts, as the
/// whole chain is sent; of an authority's file the one that ends last, as any of them will do. A file
/// that several use is told of once, under the name of the first.
/// Owner: engine. Thread: query. Errors: a file that cannot be read is left out, since its connection says why.
class CertificateWatch
{
public:
    explicit CertificateWatch(const Config &config);

    /// A look at the files is due, since they may have been renewed: now and then once an hour.
    [[nodiscard]] bool isDue(std::int64_t nowMonotonicMs);
    /// Of each connection the file that ends first, by name.
    [[nodiscard]] std::vector<CertificateStatus> look() const;

private:
    struct File
    {
        std::string name;
        std::string path;
        bool isAuthority = false;
    };

    void add(const std::string &name, const MqttSettings &mqtt);

    std::vector<File> m_files;
    std::int64_t m_nextMs = 0; // monotonic
};

} // namespace lineside
