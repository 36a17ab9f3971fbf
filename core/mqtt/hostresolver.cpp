// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/hostresolver.h"

#include "base/thread.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <netdb.h>
#include <optional>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <utility>

namespace lineside {

/// What the two threads share.
struct HostResolver::Question
{
    std::mutex mutex; // guards receiver and answer
    HostResolver *receiver = nullptr; ///< null: nobody wants to know any more
    std::optional<Answer> answer;
    std::string host; ///< never changes
};

namespace {

struct AddressList
{
    ~AddressList()
    {
        if (first)
            ::freeaddrinfo(first);
    }
    addrinfo *first = nullptr;
};

std::string numericText(const addrinfo &address)
{
    std::array<char, NI_MAXHOST> text{};
    const int failed
        = ::getnameinfo(address.ai_addr, address.ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    return failed ? std::string() : std::string(text.data());
}

std::vector<std::string> numericTexts(const AddressList &list)
{
    std::vector<std::string> texts;
    for (const addrinfo *entry = list.first; entry; entry = entry->ai_next) {
        std::string text = numericText(*entry);
        if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
            texts.push_back(std::move(text));
    }
    return texts;
}

HostResolver::Answer lookUp(const std::string &host, int flags)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags;
    AddressList list;
    if (const int failed = ::getaddrinfo(host.c_str(), nullptr, &hints, &list.first))
        return unexpected(ErrorCode::NotFound, ::gai_strerror(failed), host);
    std::vector<std::string> texts = numericTexts(list);
    if (texts.empty())
        return unexpected(ErrorCode::NotFound, "the name has no address", host);
    return texts;
}

} // namespace

HostResolver::~HostResolver()
{
    cancel();
}

void HostResolver::resolve(const std::string &host, Handler handler)
{
    LINESIDE_ASSERT_THREAD(this);
    cancel();
    m_handler = std::move(handler);
    m_question = std::make_shared<Question>();
    m_question->receiver = this;
    m_question->host = host;
    if (Answer numeric = lookUp(host, AI_NUMERICHOST); numeric.has_value()) {
        m_question->answer = std::move(numeric);
        QMetaObject::invokeMethod(this, &HostResolver::deliver, Qt::QueuedConnection);
        return;
    }
    ask(m_question);
}

void HostResolver::cancel()
{
    if (!m_question)
        return;
    const std::lock_guard lock(m_question->mutex);
    m_question->receiver = nullptr;
    m_handler = nullptr;
}

void HostResolver::ask(const std::shared_ptr<Question> &question)
{
    const auto work = [question] {
        Answer answer = lookUp(question->host, 0);
        const std::lock_guard lock(question->mutex);
        question->answer = std::move(answer);
        if (question->receiver)
            QMetaObject::invokeMethod(question->receiver, &HostResolver::deliver, Qt::QueuedConnection);
    };
    try {
        std::thread(work).detach();
    } catch (const std::system_error &) {
        work(); // no thread to be had: waiting is better than never connecting
    }
}

void HostResolver::deliver()
{
    std::optional<Answer> answer;
    {
        const std::lock_guard lock(m_question->mutex);
        if (m_question->receiver)
            answer = std::exchange(m_question->answer, std::nullopt);
    }
    // Empty: a call queued by an earlier question that was cancelled meanwhile.
    if (answer && m_handler)
        std::exchange(m_handler, nullptr)(std::move(*answer));
}

} // namespace lineside
