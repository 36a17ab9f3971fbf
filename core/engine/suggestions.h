// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "base/clock.h"
#include "base/result.h"
#include "engine/storedsuggestion.h"
#include "engine/workerthread.h"
#include "model/alarmguide.h"
#include "model/formernames.h"
#include "model/suggestion.h"
#include "store/storereader.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace lineside {

/// Looks for better settings of one alarm at a time, on a thread of its own that gives way to all others. What was
/// found is kept for ten minutes, as long as the settings are those it is about.
/// Owner: engine. Thread: start() and stop() on the engine's; the rest any, and nothing blocks.
/// Errors: Full while another alarm is looked at; those of StoreReader, as the answer.
class Suggestions
{
public:
    struct Links
    {
        std::function<AlarmSettings()> settings; ///< as they are now; any thread
        std::function<std::shared_ptr<const AlarmGuides>()> guides; ///< likewise
        const Clock &clock;
    };

    Suggestions(std::string storeDirectory, FormerNames names, Links links);
    ~Suggestions() { stop(); }

    void start();
    /// Ends the search that runs; within some milliseconds.
    void stop();

    /// Begins a search, or tells how far the one of this alarm is. `deviceClass`: Device::type.
    [[nodiscard]] Result<SuggestionProgress> ask(const AlarmKey &key, const std::string &deviceClass);
    /// Nobody waits for this alarm's any more.
    void cancel(const AlarmKey &key);

private:
    /// The one search: running until it has an answer.
    struct Search
    {
        SuggestionSubject subject;
        double done = 0;
        bool isCancelled = false;
        std::optional<Result<AlarmSuggestion>> answer{};
        std::int64_t answeredMs = 0; // monotonic
    };

    [[nodiscard]] bool isOf(const Search &search, const SuggestionSubject &subject) const;
    void begin(SuggestionSubject subject);
    void run(StoreReader &reader, const SuggestionSubject &subject);
    [[nodiscard]] bool goOn(double done);

    const std::string m_directory;
    const FormerNames m_names;
    const Links m_links;
    WorkerThread<StoreReader> m_thread;
    std::atomic<bool> m_stopping = false;
    std::mutex m_mutex; // guards m_search
    std::optional<Search> m_search;
};

} // namespace lineside
