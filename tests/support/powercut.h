// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/recording.h"

#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

class QString;

namespace lineside {

/// A disk whose power goes after some calls of a recording. What was flushed is there. Of what was not, each write is
/// there, missing or torn at sectors, whatever became of those before it; each name made, changed or taken away since
/// its directory was flushed is new or as it was. A kill of the program changes nothing: its writes wait on.
/// Source: fsync(2); sectors of 512 bytes, the smallest a disk has. Shared memory of SQLite is left out, which does not
/// outlive a start. Owner and thread: the test's. The recording outlives it.
class PowerCut
{
public:
    /// `folder`: the one that was recorded; it was there, empty and durable.
    PowerCut(std::span<const RecordedEvent> before, std::string folder);

    /// Makes below `place` one of the disks there may be.
    void writeTo(const QString &place, std::mt19937 &random) const;

private:
    struct File
    {
        std::string durable;
        std::vector<const RecordedEvent *> unflushed;
        bool isDirectory = false;
    };
    using Names = std::map<std::string, std::shared_ptr<File>, std::less<>>;
    struct NameChange
    {
        const RecordedEvent *event;
        std::shared_ptr<File> file; ///< what the name stands for
    };

    void take(const RecordedEvent &event);
    void change(const RecordedEvent &event, std::shared_ptr<File> file);
    void flushFile(File &file, std::uint64_t began);
    void flushNames(std::string_view directory, std::uint64_t began);
    [[nodiscard]] Names namesLeft(std::mt19937 &random) const;
    [[nodiscard]] bool isReachable(const Names &names, std::string_view path) const;
    static void apply(Names &names, const NameChange &change);

    std::string m_folder;
    Names m_names; ///< as the program sees them
    Names m_durableNames;
    std::vector<NameChange> m_nameChanges; ///< not flushed
};

} // namespace lineside
