// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/powercut.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

namespace lineside {

namespace {

constexpr std::size_t kSectorBytes = 512;

bool isLikely(std::mt19937 &random, double chance)
{
    return std::bernoulli_distribution(chance)(random);
}

std::string_view parentOf(std::string_view path)
{
    return path.substr(0, path.rfind('/'));
}

void put(std::string &content, std::size_t at, std::string_view bytes)
{
    if (content.size() < at + bytes.size())
        content.resize(at + bytes.size(), '\0');
    content.replace(at, bytes.size(), bytes);
}

void apply(std::string &content, const RecordedEvent &event)
{
    const auto offset = static_cast<std::size_t>(event.offset);
    if (event.kind == RecordedCall::Resized)
        content.resize(offset, '\0');
    else
        put(content, offset, event.data);
}

/// Each sector that the write touches reached the disk or did not.
void applyTorn(std::string &content, const RecordedEvent &event, std::mt19937 &random)
{
    auto at = static_cast<std::size_t>(event.offset);
    for (std::string_view rest = event.data; !rest.empty();) {
        const std::string_view sector = rest.substr(0, kSectorBytes - at % kSectorBytes);
        if (isLikely(random, 0.5))
            put(content, at, sector);
        at += sector.size();
        rest.remove_prefix(sector.size());
    }
}

/// Of one file much is lost and of the next one little: what belongs together comes apart.
std::string contentLeft(std::string content, const std::vector<const RecordedEvent *> &unflushed, std::mt19937 &random)
{
    constexpr std::array kChances{0.0, 0.5, 0.97, 1.0};
    const double chance = kChances[std::uniform_int_distribution<std::size_t>(0, kChances.size() - 1)(random)];
    for (const RecordedEvent *event : unflushed) {
        if (isLikely(random, chance))
            apply(content, *event);
        else if (event->kind == RecordedCall::Written && isLikely(random, 0.5))
            applyTorn(content, *event, random);
    }
    return content;
}

void writeFile(const QString &path, const std::string &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), static_cast<qint64>(content.size())) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

PowerCut::PowerCut(std::span<const RecordedEvent> before, std::string folder)
    : m_folder(std::move(folder))
{
    for (const RecordedEvent &event : before)
        take(event);
}

void PowerCut::take(const RecordedEvent &event)
{
    const auto known = m_names.find(event.path);
    const auto file = known == m_names.end() ? nullptr : known->second; // the descriptor of a deleted file has no name
    switch (event.kind) {
    case RecordedCall::Created:
    case RecordedCall::MadeDirectory:
        if (!file) // an empty file is told at each opening
            change(event, std::make_shared<File>(File{{}, {}, event.kind == RecordedCall::MadeDirectory}));
        break;
    case RecordedCall::Renamed:
    case RecordedCall::Unlinked:
        change(event, file);
        break;
    case RecordedCall::Written:
    case RecordedCall::Resized:
        if (file)
            file->unflushed.push_back(&event);
        break;
    case RecordedCall::Synced:
        if (file && !file->isDirectory)
            flushFile(*file, event.offset);
        else
            flushNames(event.path, event.offset);
        break;
    case RecordedCall::Marked:
        break;
    }
}

void PowerCut::change(const RecordedEvent &event, std::shared_ptr<File> file)
{
    m_nameChanges.push_back({&event, std::move(file)});
    apply(m_names, m_nameChanges.back());
}

void PowerCut::apply(Names &names, const NameChange &change)
{
    const auto &[event, file] = change;
    if (event->kind == RecordedCall::Renamed || event->kind == RecordedCall::Unlinked) {
        const auto known = names.find(event->path);
        if (known == names.end() || known->second != file)
            return; // the disk never had it, or has another by that name
        names.erase(known);
    }
    if (event->kind == RecordedCall::Renamed)
        names.insert_or_assign(std::string(event->secondPath), file);
    else if (event->kind != RecordedCall::Unlinked)
        names.insert_or_assign(std::string(event->path), file);
}

void PowerCut::flushFile(File &file, std::uint64_t began)
{
    const auto later = std::ranges::find_if(file.unflushed, [began](const auto *event) { return event->at >= began; });
    for (auto event = file.unflushed.begin(); event != later; ++event)
        lineside::apply(file.durable, **event);
    file.unflushed.erase(file.unflushed.begin(), later);
}

void PowerCut::flushNames(std::string_view directory, std::uint64_t began)
{
    std::erase_if(m_nameChanges, [&](const NameChange &change) {
        const bool isFlushed = change.event->at < began && parentOf(change.event->path) == directory;
        if (isFlushed)
            apply(m_durableNames, change);
        return isFlushed;
    });
}

// A journalling file system keeps the order of names; fsync(2) promises none.
PowerCut::Names PowerCut::namesLeft(std::mt19937 &random) const
{
    Names names = m_durableNames;
    const bool isOrdered = isLikely(random, 0.5);
    const std::size_t last = std::uniform_int_distribution<std::size_t>(0, m_nameChanges.size())(random);
    for (std::size_t i = 0; i < m_nameChanges.size(); ++i) {
        if (isOrdered ? i < last : isLikely(random, 0.5))
            apply(names, m_nameChanges[i]);
    }
    return names;
}

bool PowerCut::isReachable(const Names &names, std::string_view path) const
{
    for (path = parentOf(path); path != m_folder; path = parentOf(path)) {
        if (!names.contains(path))
            return false;
    }
    return true;
}

void PowerCut::writeTo(const QString &place, std::mt19937 &random) const
{
    const Names names = namesLeft(random);
    QDir().mkpath(place);
    for (const auto &[path, file] : names) { // in order: a directory comes before what it holds
        const QString target = place + QString::fromStdString(path.substr(m_folder.size()));
        if (!isReachable(names, path) || path.ends_with("-shm"))
            continue;
        if (file->isDirectory)
            QDir().mkpath(target);
        else
            writeFile(target, contentLeft(file->durable, file->unflushed, random));
    }
}

} // namespace lineside
