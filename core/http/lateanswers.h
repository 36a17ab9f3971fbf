// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpmessage.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace lineside {

/// Where responses are handed in that come after their handler has returned (HttpResponse::later).
/// Owner: the server. Thread: its own; what expect() gives may be called from any, also after the server has gone.
class LateAnswers
{
public:
    using Answer = std::pair<std::uint64_t, HttpResponse>; ///< number of the request, response

    LateAnswers();
    ~LateAnswers();
    LateAnswers(const LateAnswers &) = delete;
    LateAnswers &operator=(const LateAnswers &) = delete;

    /// From now on each answer writes to this eventfd; -1: none is taken any more.
    void setWakeFd(int fd);
    /// For the request of this number. All copies gone without a call: it is answered 500.
    [[nodiscard]] HttpResponse::Respond expect(std::uint64_t number);
    [[nodiscard]] std::vector<Answer> takeAll();

private:
    struct Box;
    class Promise;

    std::shared_ptr<Box> m_box;
};

} // namespace lineside
