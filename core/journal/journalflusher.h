// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/segment.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace lineside {

/// Brings appended bytes to the disk on a thread of its own ("journal-flush"), since fdatasync takes 0.3 ms on a
/// virtual disk and 2-20 ms on eMMC (core/FACTS.md, "Flushing"): neither io nor pipeline may wait for it.
/// Owner: Journal. Thread: any for the public functions.
/// Errors: a failed flush is kept as problem() and tried again; flushed() does not move past it.
class JournalFlusher
{
public:
    explicit JournalFlusher(std::chrono::milliseconds interval);
    /// Flushes what is left, then ends the thread.
    ~JournalFlusher();
    JournalFlusher(const JournalFlusher &) = delete;
    JournalFlusher &operator=(const JournalFlusher &) = delete;

    void start(std::uint64_t position);
    /// Data was written to `segment`, which now ends at `appended`. Cheap: wakes nobody while more keeps coming.
    void written(const std::shared_ptr<Segment> &segment, std::uint64_t appended);
    void flushSoon();
    void setHandler(std::function<void()> handler);

    [[nodiscard]] std::uint64_t flushed() const;
    /// Whether nothing written waits for a flush, under way or yet to come.
    [[nodiscard]] bool isAllFlushed() const;
    [[nodiscard]] std::string problem() const;

private:
    void run();
    void flushOnce(std::unique_lock<std::mutex> &lock);

    const std::chrono::milliseconds m_interval;
    mutable std::mutex m_mutex; // guards all below but the thread
    std::condition_variable m_wake;
    std::vector<std::shared_ptr<Segment>> m_dirty;
    std::uint64_t m_appended = 0;
    std::uint64_t m_flushed = 0;
    bool m_soon = false;
    bool m_sleeps = false; ///< until something is written; else the thread looks by itself
    bool m_ending = false;
    std::string m_problem;
    std::function<void()> m_handler;
    std::thread m_thread;
};

} // namespace lineside
