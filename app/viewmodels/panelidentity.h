// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/operatoraction.h"
#include "model/requester.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// As whom the panel asks: nobody in particular, until somebody logs in at it. Every view-model asks through this one.
/// It decides nothing: what is permitted the engine says, and rights() only tells beforehand what it would say.
/// Owner: PanelModels or a test. Thread: gui.
class PanelIdentity : public QObject
{
    Q_OBJECT

public:
    /// Whether the verb may be asked for. `deviceId` empty: of no machine. `command`: the order's name.
    using Rights = std::function<bool(std::string_view verb, const std::string &deviceId, std::string_view command)>;

    /// `pinDigits`: a PIN that is chosen here has so many at least.
    explicit PanelIdentity(Requester nobody, std::size_t pinDigits = 6, QObject *parent = nullptr);

    [[nodiscard]] const Requester &requester() const { return m_requester; }
    /// Of who is logged in here; none: nobody is.
    [[nodiscard]] const std::optional<OpenedSession> &session() const { return m_session; }
    [[nodiscard]] std::uint64_t user() const { return m_session ? m_session->user : 0; }

    [[nodiscard]] int pinDigits() const { return static_cast<int>(m_pinDigits); }
    /// Why a new PIN or password of somebody of this name will not do, in a sentence; empty: it will.
    [[nodiscard]] QString secretProblem(const QString &name, const QString &secret) const;

    void begin(OpenedSession session);
    /// Nobody in particular again. Ends nothing in the engine.
    void end();

    /// Without, all may be asked for, and the engine refuses.
    void setRights(Rights rights);
    [[nodiscard]] bool may(std::string_view verb, const std::string &deviceId = {},
                           std::string_view command = {}) const;

    /// The next badges are for `taker` alone, as for one that is given to somebody; null: they log in again.
    void sendBadgesTo(QObject *taker) { m_badgeTaker = taker; }
    [[nodiscard]] bool areBadgesFor(const QObject *taker) const { return m_badgeTaker == taker; }
    void readBadge(const std::string &code);

    /// What this panel asked for was refused, by whichever page.
    void hearRefusal(const Error &why) { Q_EMIT refused(why); }

Q_SIGNALS:
    /// Somebody else asks from now on.
    void changed();
    /// What may be asked for may be another.
    void rightsChanged();
    /// The reader has read one. Only whom areBadgesFor() names may use it.
    void badgeRead(const lineside::SecretText &code);
    void refused(const lineside::Error &why);

private:
    const Requester m_nobody;
    const std::size_t m_pinDigits;
    Requester m_requester;
    std::optional<OpenedSession> m_session;
    Rights m_rights;
    QObject *m_badgeTaker = nullptr; // compared alone, never used
};

} // namespace lineside
