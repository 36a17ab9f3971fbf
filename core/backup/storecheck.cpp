// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/storecheck.h"

#include "base/rfc3339.h"
#include "store/auditcheck.h"
#include "store/auditkeeper.h"
#include "store/auditlog.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/slicearchive.h"
#include "store/stateloader.h"
#include "store/storefacts.h"
#include "store/storefiles.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lineside {

namespace {

struct CheckedSlice
{
    std::string name;
    SliceFacts facts;
};

constexpr std::int64_t kAuditSchema = 23; // from which on the record is chained
constexpr std::string_view kRecordName = "audit";

/// One look through a store.
class Checker
{
public:
    Checker(const std::string &directory, const std::optional<PublicKey> &key)
        : m_directory(directory)
        , m_key(key)
    {
    }
    [[nodiscard]] StoreCheck run();

private:
    void checkState();
    void checkRecord(Database &state);
    void checkSlice(const std::string &path);
    void checkOrder();
    void checkListed();
    void checkCursors();
    [[nodiscard]] std::optional<Database> openSound(const std::string &path, std::size_t newestSchema);
    [[nodiscard]] bool isSchemaKnown(Database &database, std::size_t newestSchema);
    void problem(const std::string &file, const std::string &what) { m_check.problems.push_back(file + ": " + what); }

    const std::string &m_directory;
    const std::optional<PublicKey> &m_key; // given
    std::optional<AuditHead> m_auditHead; // read before the record: it tells of no later line
    StoreCheck m_check;
    std::vector<ArchivedSlice> m_listed;
    std::map<std::string, SinkPosition> m_cursors;
    std::vector<CheckedSlice> m_slices; // by base
};

// The state first, and before it how far the record has come: a slice closed or removed meanwhile then differs only in
// ways that are told apart from damage.
StoreCheck Checker::run()
{
    if (isRestoreBrokenOff(m_directory))
        problem(m_directory, "a restore was broken off; run it again");
    m_auditHead = readAuditHeadFile(m_directory);
    checkState();
    for (const auto &slice : listSlices(m_directory))
        checkSlice(slice.path);
    std::ranges::sort(m_slices, {}, [](const CheckedSlice &slice) { return slice.facts.base; });
    checkOrder();
    checkListed();
    checkCursors();
    return std::move(m_check);
}

void Checker::checkState()
{
    const std::string name(kStateFile);
    const std::string path = m_directory + '/' + name;
    if (fileBytes(path) == 0) {
        problem(name, "there is none");
        return;
    }
    auto state = openSound(path, stateMigrations().size());
    if (!state)
        return;
    const auto facts = readStateFacts(*state);
    const auto listed = facts && facts->schema < 2 ? std::vector<ArchivedSlice>() : SliceArchive(*state).load();
    const auto cursors = loadCursors(*state);
    if (!facts || !listed || !cursors) {
        problem(name, (!facts ? facts.error() : !listed ? listed.error() : cursors.error()).message);
        return;
    }
    m_listed = *listed;
    m_cursors = *cursors;
    m_check.findings.push_back(name + ": sound, " + std::to_string(facts->devices) + " devices, "
                               + std::to_string(facts->alarms) + " alarms standing, " + std::to_string(m_listed.size())
                               + " closed slices listed");
    if (facts->schema >= kAuditSchema)
        checkRecord(*state);
}

void Checker::checkRecord(Database &state)
{
    const std::string name(kRecordName);
    const auto key = m_key ? Result<PublicKey>(*m_key) : findAuditKey(m_directory);
    AuditCheck check(key ? std::optional(*key) : std::nullopt);
    if (m_auditHead)
        check.expect(*m_auditHead);
    if (const auto read = check.run(state); !read) {
        problem(name, read.error().message);
        return;
    }
    for (const AuditFault &fault : check.faults())
        problem(name, text(fault));
    const auto &head = check.head();
    const std::string isSigned = head
        ? "signed up to " + std::to_string(head->number) + " at " + formatRfc3339(head->timeMs) + ", key " + head->key
        : "not signed yet";
    m_check.findings.push_back(name + ": " + std::to_string(check.lines()) + " lines, " + isSigned);
    for (const AuditEntry &told : check.told())
        m_check.findings.push_back(name + ": line " + std::to_string(told.number) + " tells of damage found "
                                   + formatRfc3339(told.record.timeMs) + ": " + told.record.detail);
    const bool hasRun = check.lines() > 0 || hasRuns(state).value_or(false);
    if (!m_auditHead && hasRun)
        problem(name, "the file " + std::string(kAuditHeadFile) + " is missing: compare with the log");
    if (key || (key.error().code == ErrorCode::NotFound && !hasRun && !m_auditHead))
        return;
    problem(name,
            key.error().code == ErrorCode::NotFound
                ? "the key is missing, so no signature can be held against it: name the public one by --key"
                : key.error().text());
}

void Checker::checkSlice(const std::string &path)
{
    const std::string name = fileName(path);
    auto database = openSound(path, sliceMigrations().size());
    if (!database)
        return;
    const auto facts = readSliceFacts(*database);
    if (!facts && facts.error().code == ErrorCode::NotFound) {
        m_check.findings.push_back(name + ": being made");
        return;
    }
    if (!facts) {
        problem(name, facts.error().message);
        return;
    }
    m_slices.push_back({name, *facts});
    m_check.findings.push_back(name + ": sound, " + std::to_string(facts->rows) + " rows from number "
                               + std::to_string(facts->base) + ", journal position "
                               + std::to_string(facts->journalPosition));
    if (!facts->isContiguous())
        problem(name, "rows are missing: the last number is " + std::to_string(facts->lastSequence));
}

// nullopt: damaged, and said so, or removed by retention since it was listed.
std::optional<Database> Checker::openSound(const std::string &path, std::size_t newestSchema)
{
    auto database = Database::open(path, {Database::Mode::Read});
    const auto wrong = database ? database->quickCheck() : Unexpected(database.error());
    if (wrong && wrong->empty() && isSchemaKnown(*database, newestSchema))
        return std::move(*database);
    const bool isGone = inodeOf(path) == 0;
    if (!isGone && !(wrong && wrong->empty()))
        problem(fileName(path), wrong ? *wrong : wrong.error().message);
    return std::nullopt;
}

bool Checker::isSchemaKnown(Database &database, std::size_t newestSchema)
{
    const auto schema = database.schema().value_or(0);
    if (schema > newestSchema)
        problem(fileName(database.path()), "schema " + std::to_string(schema) + " is of a newer program");
    return schema <= newestSchema;
}

// Between slices numbers may be left out (a file was lost), never given twice; the journal is only read forward.
void Checker::checkOrder()
{
    for (std::size_t i = 1; i < m_slices.size(); ++i) {
        const auto &[name, facts] = m_slices[i];
        const auto &before = m_slices[i - 1].facts;
        if (facts.base <= before.lastSequence)
            problem(name, "has numbers that " + m_slices[i - 1].name + " has too");
        if (facts.journalPosition < before.journalPosition)
            problem(name, "stands before " + m_slices[i - 1].name + " in the journal");
    }
    m_check.journalPosition = m_slices.empty() ? 0 : m_slices.back().facts.journalPosition;
}

void Checker::checkListed()
{
    for (const auto &listed : m_listed) {
        const auto slice = std::ranges::find(m_slices, listed.name, &CheckedSlice::name);
        if (slice == m_slices.end() || listed.isMerged || slice->facts.base != listed.info.base)
            continue; // removed by retention, or its name is used again
        if (slice->facts.lastSequence != listed.info.lastSequence)
            problem(listed.name,
                    "ends at number " + std::to_string(slice->facts.lastSequence) + ", state.db says "
                        + std::to_string(listed.info.lastSequence));
    }
}

void Checker::checkCursors()
{
    for (const auto &[sink, position] : m_cursors) {
        std::string finding = "sink " + sink + ": confirmed up to number " + std::to_string(position.cursor);
        for (const RowStretch ahead : position.ahead)
            finding += ", " + std::to_string(ahead.first) + " to " + std::to_string(ahead.last);
        m_check.findings.push_back(std::move(finding));
    }
}

} // namespace

StoreCheck checkStore(const std::string &storeDirectory, const std::optional<PublicKey> &key)
{
    return Checker(storeDirectory, key).run();
}

} // namespace lineside
