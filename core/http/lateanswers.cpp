// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/lateanswers.h"

#include <mutex>
#include <sys/eventfd.h>

namespace lineside {

struct LateAnswers::Box
{
    void put(std::uint64_t number, HttpResponse response)
    {
        const std::scoped_lock lock(mutex);
        if (wakeFd < 0)
            return;
        came.emplace_back(number, std::move(response));
        ::eventfd_write(wakeFd, 1);
    }

    std::mutex mutex; // guards all below
    int wakeFd = -1;
    std::vector<Answer> came;
};

/// Answers once.
class LateAnswers::Promise
{
public:
    Promise(std::shared_ptr<Box> box, std::uint64_t number)
        : m_box(std::move(box))
        , m_number(number)
    {
    }
    ~Promise() { fulfil({500, "application/json; charset=utf-8", R"({"error":"Internal error"})", {}}); }
    Promise(const Promise &) = delete;
    Promise &operator=(const Promise &) = delete;

    void fulfil(HttpResponse response)
    {
        if (const auto box = std::exchange(m_box, nullptr))
            box->put(m_number, std::move(response));
    }

private:
    std::shared_ptr<Box> m_box;
    std::uint64_t m_number;
};

LateAnswers::LateAnswers()
    : m_box(std::make_shared<Box>())
{
}

LateAnswers::~LateAnswers()
{
    setWakeFd(-1);
}

void LateAnswers::setWakeFd(int fd)
{
    const std::scoped_lock lock(m_box->mutex);
    m_box->wakeFd = fd;
}

HttpResponse::Respond LateAnswers::expect(std::uint64_t number)
{
    return [promise = std::make_shared<Promise>(m_box, number)](HttpResponse response) {
        promise->fulfil(std::move(response));
    };
}

std::vector<LateAnswers::Answer> LateAnswers::takeAll()
{
    const std::scoped_lock lock(m_box->mutex);
    return std::exchange(m_box->came, {});
}

} // namespace lineside
