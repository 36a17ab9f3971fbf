// SPDX-License-Identifier: GPL-3.0-or-later
#include "storecommands.h"

#include "backup/backup.h"
#include "backup/decommission.h"
#include "backup/restore.h"
#include "backup/storecheck.h"
#include "base/clock.h"
#include "commandoptions.h"
#include "commandtalk.h"
#include "config/config.h"
#include "journal/journalcheck.h"
#include "keyoption.h"
#include "leaveline.h"
#include "security/auditchain.h"
#include "security/sealedfile.h"
#include "store/store.h"

#include <algorithm>
#include <string>

namespace lineside {

namespace {

Ended backup(const std::string &file, const CommandOptions &options, const Config &config)
{
    const auto key = keyIn(options.encryptTo);
    if (!key)
        return fail("no backup: " + key.error().text());
    const RecordedCommand record(config, "backup", file, *key ? "encrypted" : "in the clear");
    const auto report = backUp(config.store.directory, file, SystemClock().utcMs(), *key ? &**key : nullptr);
    if (!report) {
        record.failed(report.error().text());
        return fail("no backup: " + report.error().text());
    }
    record.done();
    for (const auto &part : report->files)
        say(part.sha256 + "  " + part.name + ", " + std::to_string(part.bytes) + " bytes");
    say(file + ": " + std::to_string(report->rows) + " rows, numbers " + std::to_string(report->firstSequence) + " to "
        + std::to_string(report->lastSequence));
    say("all messages before journal position " + std::to_string(report->journalPosition)
        + " are in it; later ones are not");
    return Ended::Done;
}

Ended restore(const std::string &file, const CommandOptions &options, const Config &config)
{
    const auto key = keyIn(options.keyFile);
    if (!key)
        return fail("not restored: " + key.error().text());
    const auto existing = options.replace ? ExistingStore::SetAside : ExistingStore::Refuse;
    const auto report
        = restoreBackup(config.store.directory, file, existing, SystemClock().utcMs(), *key ? &**key : nullptr);
    const bool isSealedShut = !*key && isSealed(file);
    if (!report && report.error().code == ErrorCode::NotAllowed)
        return fail("not restored: " + report.error().text()
                    + (isSealedShut ? " by --key-file" : "; --replace sets it aside"));
    if (!report)
        return fail("not restored: " + report.error().text());
    say(std::to_string(report->files) + " files verified and restored: " + std::to_string(report->rows)
        + " rows up to number " + std::to_string(report->lastSequence));
    say("the journal is read from position " + std::to_string(report->journalPosition));
    say("the record goes on behind line " + std::to_string(report->auditLines));
    sayAll(report->auditFaults, "PROBLEM of the record: ");
    if (!report->setAside.empty())
        say("the store that lay here is now in " + report->setAside);
    return Ended::Done;
}

Ended check(const CommandOptions &options, const Config &config)
{
    PublicKey key{};
    if (!options.key.empty() && !fromHex(options.key, key))
        return fail("not checked: --key is 64 hexadecimal digits");
    const StoreCheck store
        = checkStore(config.store.directory, options.key.empty() ? std::nullopt : std::optional(key));
    const JournalCheck journal = checkJournal(config.journal.directory, store.journalPosition);
    sayAll(store.findings);
    sayAll(journal.findings);
    sayAll(store.problems, "PROBLEM ");
    sayAll(journal.problems, "PROBLEM ");
    const std::size_t problems = store.problems.size() + journal.problems.size();
    say(problems == 0 ? "everything is sound" : std::to_string(problems) + " problems");
    return problems == 0 ? Ended::Done : Ended::Failed;
}

Ended makeKey(const std::string &file)
{
    if (const auto made = makeSecretFile(file); !made)
        return fail("no key: " + made.error().text());
    say(file
        + ": a new key, for this user alone; keep a copy where the gateway is not, for without it nothing that was "
          "encrypted can be read");
    return Ended::Done;
}

Ended endStorage(const CommandOptions &options, const Config &config)
{
    if (!options.yes)
        return fail("nothing removed: this ends all that is stored in " + config.store.directory
                    + "; say --yes when it is meant");
    const auto report = decommission(config.store.directory, config.journal.directory);
    if (!report)
        return fail("not done: " + report.error().text());
    sayAll(report->overwritten, "written over and removed: ");
    say(std::to_string(report->removed) + " files and folders removed");
    sayAll(report->left, "left, none of ours: ");
    say("flash memory may keep blocks that were written over, and a filesystem its snapshots: only a disk that was "
        "encrypted as a whole forgets all, with its key (packaging/SECURITY.md)");
    return Ended::Done;
}

bool isConfigured(const std::string &sink, const Config &config)
{
    return std::ranges::any_of(config.sinksConfigured(),
                               [&sink](const SinkConfig &each) { return each.sink.name == sink; });
}

Ended forgetSink(const std::string &sink, const Config &config)
{
    if (isConfigured(sink, config))
        return fail("not forgotten: " + sink + " is configured; take its entry out first");
    const SystemClock clock;
    Metrics metrics;
    const auto store = Store::open(config.store, clock, metrics);
    if (!store && store.error().code == ErrorCode::Unavailable)
        return fail("not forgotten: " + store.error().text() + "; stop it, forget the sink, and start it again");
    if (!store)
        return fail("not forgotten: " + store.error().text());
    const auto known = (*store)->cursors();
    if (!known)
        return fail("not forgotten: " + known.error().text());
    if (!known->contains(sink))
        return fail("not forgotten: no sink " + sink + " is known");
    if (const auto done = (*store)->forgetCursor(sink); !done)
        return fail("not forgotten: " + done.error().text());
    say("the sink " + sink + " is forgotten; under this name it would begin anew");
    return Ended::Done;
}

} // namespace

int runStoreCommand(const QStringList &words, const CommandOptions &options, const Config &config)
{
    const std::string file = words.value(1).toStdString();
    if (words.value(0) == u"backup" && words.size() == 2)
        return int(backup(file, options, config));
    if (words.value(0) == u"restore" && words.size() == 2)
        return int(restore(file, options, config));
    if (words.value(0) == u"check" && words.size() == 1)
        return int(check(options, config));
    if (words.value(0) == u"sink" && words.value(1) == u"forget" && words.size() == 3)
        return int(forgetSink(words.value(2).toStdString(), config));
    if (words.value(0) == u"keygen" && words.size() == 2)
        return int(makeKey(file));
    if (words.value(0) == u"decommission" && words.size() == 1)
        return int(endStorage(options, config));
    fail("not understood: " + words.join(u' ').toStdString() + "; see --help");
    return int(Ended::NotUnderstood);
}

} // namespace lineside
