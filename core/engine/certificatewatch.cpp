// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/certificatewatch.h"

#include <QDateTime>
#include <QSslCertificate>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace lineside {

namespace {

constexpr std::int64_t kHourMs = 3'600'000;

std::optional<std::int64_t> endOf(const std::string &path, bool isAuthority)
{
    std::vector<std::int64_t> ends;
    for (const QSslCertificate &each : QSslCertificate::fromPath(QString::fromStdString(path)))
        ends.push_back(each.expiryDate().toMSecsSinceEpoch());
    if (ends.empty())
        return std::nullopt;
    return isAuthority ? *std::ranges::max_element(ends) : *std::ranges::min_element(ends);
}

} // namespace

CertificateWatch::CertificateWatch(const Config &config)
{
    for (const SourceSettings &source : config.sourcesToServe())
        if (const auto *mqtt = std::get_if<MqttSettings>(&source.speaks))
            add(source.name, *mqtt);
    for (const SinkConfig &each : config.sinksToServe())
        add(each.sink.name, std::get<MqttSinkSettings>(each.sink.speaks).mqtt);
    add("control", config.controlConnection());
}

void CertificateWatch::add(const std::string &name, const MqttSettings &mqtt)
{
    if (!mqtt.tls)
        return;
    for (const auto &[path, isAuthority] : {std::pair(mqtt.caFile, true), std::pair(mqtt.certificateFile, false)})
        if (!path.empty() && std::ranges::find(m_files, path, &File::path) == m_files.end())
            m_files.push_back({name, path, isAuthority});
}

bool CertificateWatch::isDue(std::int64_t nowMonotonicMs)
{
    if (nowMonotonicMs < m_nextMs)
        return false;
    m_nextMs = nowMonotonicMs + kHourMs;
    return true;
}

std::vector<CertificateStatus> CertificateWatch::look() const
{
    std::map<std::string, CertificateStatus> first;
    for (const File &file : m_files) {
        const auto end = endOf(file.path, file.isAuthority);
        if (!end)
            continue;
        const auto [known, isNew] = first.try_emplace(file.name, CertificateStatus{file.name, file.path, *end});
        if (!isNew && *end < known->second.endsMs)
            known->second = {file.name, file.path, *end};
    }
    std::vector<CertificateStatus> found;
    for (auto &[name, each] : first)
        found.push_back(std::move(each));
    return found;
}

} // namespace lineside
