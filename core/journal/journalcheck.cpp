// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journalcheck.h"

#include "journal/record.h"
#include "journal/segment.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>

namespace lineside {

namespace {

namespace fs = std::filesystem;

std::vector<std::uint64_t> positionsOf(const std::string &directory)
{
    std::vector<std::uint64_t> positions;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(directory, ignored)) {
        const std::string name = entry.path().filename().string();
        std::uint64_t position = 0;
        std::from_chars(name.data(), name.data() + name.size(), position, 16);
        if (name == Segment::fileName(position))
            positions.push_back(position);
    }
    std::ranges::sort(positions);
    return positions;
}

struct Walked
{
    std::uint64_t records = 0;
    std::uint64_t waiting = 0; // of them above the committed position
    std::uint64_t end = 0;
    bool isDamaged = false;
};

Walked walk(const Segment &segment, std::uint64_t committed)
{
    Walked walked{0, 0, segment.position(), false};
    while (const auto found = record::read(segment.from(walked.end), walked.end)) {
        walked.end += found->bytes;
        ++walked.records;
        walked.waiting += walked.end > committed ? 1 : 0;
    }
    const auto rest = segment.from(walked.end);
    const auto header = rest.first(std::min(rest.size(), record::kHeaderBytes));
    walked.isDamaged = std::ranges::any_of(header, [](std::byte byte) { return byte != std::byte{0}; });
    return walked;
}

} // namespace

JournalCheck checkJournal(const std::string &directory, std::uint64_t committed)
{
    JournalCheck check;
    std::uint64_t waiting = 0;
    const auto positions = positionsOf(directory);
    for (const auto position : positions) {
        const std::string name = Segment::fileName(position);
        const auto segment = Segment::open(directory, position);
        if (!segment) {
            if (fs::exists(fs::path(directory) / name)) // else it is committed and deleted meanwhile
                check.problems.push_back(name + ": " + segment.error().message);
            continue;
        }
        const Walked walked = walk(**segment, committed);
        waiting += walked.waiting;
        check.findings.push_back(name + ": " + std::to_string(walked.records) + " records");
        if (walked.isDamaged && walked.end >= committed && position != positions.back())
            check.problems.push_back(name + ": damaged record at position " + std::to_string(walked.end));
    }
    check.findings.push_back("journal: " + std::to_string(waiting) + " messages wait for the store");
    return check;
}

} // namespace lineside
