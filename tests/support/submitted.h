// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QTest>

#include <chrono>
#include <future>
#include <memory>
#include <utility>

namespace lineside {

/// Has something done for an engineer at the panel, and waits for the answer. Thread: the engine's own.
[[nodiscard]] inline Result<ActionDone> submitted(Engine &engine, OperatorAction action)
{
    const auto answer = std::make_shared<std::promise<Result<ActionDone>>>();
    auto heard = answer->get_future();
    engine.submit(std::move(action), {.user = "operator", .source = "panel", .role = Role::Engineer},
                  [answer](Result<ActionDone> done) { answer->set_value(std::move(done)); });
    const bool isHeard = QTest::qWaitFor(
        [&heard] { return heard.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }, 10'000);
    return isHeard ? heard.get() : unexpected(ErrorCode::Timeout, "the test heard no answer");
}

} // namespace lineside
