// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/suggestions.h"

#include <sys/resource.h>
#include <unistd.h>

#include <memory>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kKeptMs = 600'000;
constexpr int kNice = 10; // Linux has one for each thread

bool isSameLimit(const AlarmLimit &one, const AlarmLimit &other)
{
    return one.limit == other.limit && one.deadband == other.deadband && one.onDelay == other.onDelay
        && one.offDelay == other.offDelay && one.priority == other.priority;
}

} // namespace

Suggestions::Suggestions(std::string storeDirectory, FormerNames names, Links links)
    : m_directory(std::move(storeDirectory))
    , m_names(std::move(names))
    , m_links(std::move(links))
{
}

void Suggestions::start()
{
    m_thread.start("suggest", [this] {
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
        return std::make_unique<StoreReader>(m_directory, m_names);
    });
}

void Suggestions::stop()
{
    m_stopping = true;
    m_thread.stop();
}

Result<SuggestionProgress> Suggestions::ask(const AlarmKey &key, const std::string &deviceClass)
{
    const std::int64_t now = m_links.clock.utcMs();
    auto subject
        = suggestionSubject(m_links.settings(), *m_links.guides(), key, deviceClass, {now - kSuggestionSpanMs, now});
    if (!subject)
        return SuggestionProgress{1, AlarmSuggestion{.key = key, .reason = NoSuggestion::NoLimit}};
    const std::lock_guard lock(m_mutex);
    const bool isMine = m_search && isOf(*m_search, *subject);
    if (isMine && m_search->answer && !*m_search->answer) {
        const Error why = m_search->answer->error();
        m_search.reset(); // asked again, it is tried again
        return Unexpected(why);
    }
    if (isMine && m_search->answer)
        return SuggestionProgress{1, **m_search->answer};
    if (m_search && !m_search->answer && m_search->isCancelled)
        return SuggestionProgress{}; // it ends in a moment
    if (m_search && !m_search->answer && !isMine)
        return unexpected(ErrorCode::Full, "A suggestion for another alarm is being looked for");
    if (!isMine)
        begin(*std::move(subject));
    return SuggestionProgress{m_search->done, {}};
}

bool Suggestions::isOf(const Search &search, const SuggestionSubject &subject) const
{
    const bool isFresh = !search.answer || m_links.clock.monotonicMs() - search.answeredMs < kKeptMs;
    return isFresh && !search.isCancelled && search.subject.key == subject.key
        && isSameLimit(search.subject.limit, subject.limit) && search.subject.respondWithin == subject.respondWithin;
}

void Suggestions::begin(SuggestionSubject subject)
{
    m_search = Search{.subject = subject};
    m_thread.post([this, subject = std::move(subject)](StoreReader &reader) { run(reader, subject); });
}

void Suggestions::run(StoreReader &reader, const SuggestionSubject &subject)
{
    auto answer = suggestionIn(reader, subject, [this](double done) { return goOn(done); });
    const std::lock_guard lock(m_mutex);
    m_search->answer = std::move(answer);
    m_search->answeredMs = m_links.clock.monotonicMs();
}

bool Suggestions::goOn(double done)
{
    const std::lock_guard lock(m_mutex);
    m_search->done = done;
    return !m_stopping && !m_search->isCancelled;
}

void Suggestions::cancel(const AlarmKey &key)
{
    const std::lock_guard lock(m_mutex);
    if (m_search && !m_search->answer && m_search->subject.key == key)
        m_search->isCancelled = true;
}

} // namespace lineside
