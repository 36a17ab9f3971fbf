// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/command.h"

#include "model/commandquery.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>

namespace lineside {

std::string_view toString(CommandState state)
{
    switch (state) {
    case CommandState::Queued:
        return "queued";
    case CommandState::Sent:
        return "sent";
    case CommandState::Delivered:
        return "delivered";
    case CommandState::Accepted:
        return "accepted";
    case CommandState::Done:
        return "done";
    case CommandState::Rejected:
        return "rejected";
    case CommandState::Expired:
        return "expired";
    case CommandState::Failed:
        return "failed";
    case CommandState::Waiting:
        return "waiting";
    case CommandState::Cancelled:
        return "cancelled";
    }
    return "failed";
}

std::optional<CommandState> parseCommandState(std::string_view word)
{
    for (auto number = static_cast<int>(CommandState::Queued); number <= static_cast<int>(CommandState::Cancelled);
         ++number) {
        if (toString(static_cast<CommandState>(number)) == word)
            return static_cast<CommandState>(number);
    }
    return std::nullopt;
}

bool isFinal(CommandState state)
{
    return state >= CommandState::Done && state != CommandState::Waiting;
}

std::string encodeSteps(const std::vector<CommandStep> &steps)
{
    QJsonArray all;
    for (const CommandStep &step : steps)
        all.append(QJsonArray{static_cast<int>(step.state), static_cast<qint64>(step.timeMs),
                              QString::fromStdString(step.by), QString::fromStdString(step.reason)});
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<CommandStep> decodeSteps(std::string_view text)
{
    const auto bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    std::vector<CommandStep> steps;
    for (const auto &entry : QJsonDocument::fromJson(bytes).array()) {
        const QJsonArray step = entry.toArray();
        const int state = step.at(0).toInt();
        if (state < static_cast<int>(CommandState::Queued) || state > static_cast<int>(CommandState::Cancelled))
            continue;
        steps.push_back({static_cast<CommandState>(state), step.at(1).toInteger(), step.at(2).toString().toStdString(),
                         step.at(3).toString().toStdString()});
    }
    return steps;
}

} // namespace lineside
