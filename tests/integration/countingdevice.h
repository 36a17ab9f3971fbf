// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hallpeer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// All machines of a hall in one: counts how often each id reaches it, and answers when it is told to.
/// Owner and thread: the test's.
struct CountingDevice
{
    CountingDevice(std::uint16_t port, const Clock &clock)
        : peer(port, {"devices/+/command"}, clock)
    {
        peer.onHeard = [this](const HallPeer::Heard &message) { obey(message); };
    }

    void obey(const HallPeer::Heard &message)
    {
        const std::string id = QJsonDocument::fromJson(QByteArray::fromStdString(message.payload))
                                   .object()
                                   .value(QLatin1String("id"))
                                   .toString()
                                   .toStdString();
        ++executions[id];
        topics[id] = message.topic + "/result";
    }
    void answer(const std::string &id, const std::string &status)
    {
        peer.publish(topics.at(id), R"({"id":")" + id + R"(","status":")" + status + R"("})");
    }
    /// Every order is accepted and done, each said twice, and all of it in no order.
    void answerAllTwiceAndMixedUp(std::mt19937 &chance)
    {
        std::vector<std::pair<std::string, std::string>> answers;
        for (const auto &[id, topic] : topics)
            for (const char *status : {"accepted", "done", "accepted", "done"})
                answers.emplace_back(id, status);
        std::ranges::shuffle(answers, chance);
        for (const auto &[id, status] : answers)
            answer(id, status);
    }
    /// The most that one id was carried out.
    [[nodiscard]] int most() const
    {
        int most = 0;
        for (const auto &[id, times] : executions)
            most = std::max(most, times);
        return most;
    }

    HallPeer peer;
    std::map<std::string, int> executions; ///< by command id
    std::map<std::string, std::string> topics; ///< where each is answered
};

} // namespace lineside
