// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// Turns a host name into numeric addresses without making the caller wait: the system's resolver may block for many
/// seconds when the network is down, which is just when we ask it.
/// Each question is asked on a short-lived thread that is never waited for: neither stop() nor the end of the program
/// depends on a name server (QHostInfo's pool is waited for at exit).
/// Owner: the MQTT client. Thread: its owner's. Errors: NotFound with the resolver's own words.
class HostResolver : public QObject
{
    Q_OBJECT

public:
    using Answer = Result<std::vector<std::string>>;
    using Handler = std::function<void(Answer answer)>;

    using QObject::QObject;
    ~HostResolver() override;

    /// The handler is called once, from the event loop; not at all after cancel() or another resolve().
    void resolve(const std::string &host, Handler handler);
    void cancel();

private:
    struct Question;
    static void ask(const std::shared_ptr<Question> &question);
    void deliver();

    std::shared_ptr<Question> m_question;
    Handler m_handler;
};

} // namespace lineside
