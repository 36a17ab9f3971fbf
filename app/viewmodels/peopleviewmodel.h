// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

/// What the panel does about people by itself, of [people] in the configuration.
struct PeopleManners
{
    std::chrono::seconds idleAfter{600}; ///< nobody touches the panel: it drops to looking on
    Role withoutLogin = Role::Viewer; ///< what who is not logged in may do
    bool isBadgeEnough = true; ///< to log in; else it asks for the PIN
    std::string notice{}; ///< shown before a login
};

/// Somebody who can log in, as a tile. Roles: userId, name, roleText, hasPin, isMe.
struct UserTile
{
    QString id; ///< UserView::number
    QString name; ///< shown
    QString roleText;
    bool hasPin = false; ///< else a password
    bool isMe = false; ///< is logged in here

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<UserTile>> &columns();
};

/// Who is in at this panel, and how one gets in and out. A PIN is text of QML for as long as it is typed; from here on
/// it is a SecretText, and nothing keeps it once it was sent.
/// Owner: PanelModels. Thread: gui.
class PeopleViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// Nobody can log in anywhere: an administrator is to be made. False as well while nobody has told.
    Q_PROPERTY(bool firstStart READ isFirstStart NOTIFY whoChanged)
    /// There are users: the panel says who is in.
    Q_PROPERTY(bool managed READ isManaged NOTIFY whoChanged)
    Q_PROPERTY(bool loggedIn READ isLoggedIn NOTIFY whoChanged)
    Q_PROPERTY(QString userName READ userName NOTIFY whoChanged)
    /// Of who is in, or of whoever stands here.
    Q_PROPERTY(QString roleText READ roleText NOTIFY whoChanged)
    Q_PROPERTY(QString seatText READ seatText CONSTANT)
    /// Logs in by a PIN; else by a password.
    Q_PROPERTY(bool hasPin READ hasPin NOTIFY whoChanged)
    /// May change users.
    Q_PROPERTY(bool mayManage READ mayManage NOTIFY whoChanged)
    /// Why nobody is logged in any more; empty: it was by hand, or long ago.
    Q_PROPERTY(QString endedText READ endedText NOTIFY endedChanged)
    /// Seconds until it logs out unless somebody touches it, near the end; 0: not near.
    Q_PROPERTY(int idleSeconds READ idleSeconds NOTIFY idleChanged)
    Q_PROPERTY(lineside::RowListModel *tiles READ tiles CONSTANT)
    /// There are so many that looking for one by eye takes long.
    Q_PROPERTY(bool searchOffered READ isSearchOffered NOTIFY whoChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(QString notice READ notice CONSTANT)
    Q_PROPERTY(int pinDigits READ pinDigits CONSTANT)
    /// A login, an approval or a new PIN is being checked.
    Q_PROPERTY(bool busy READ isBusy NOTIFY answerChanged)
    /// Why the last one was refused; empty: it was not.
    Q_PROPERTY(QString refusal READ refusal NOTIFY answerChanged)
    /// So long the next try has to wait, seconds; 0: not at all.
    Q_PROPERTY(int waitSeconds READ waitSeconds NOTIFY answerChanged)
    /// A badge was read that asks for its PIN.
    Q_PROPERTY(bool badgeWaits READ isBadgeWaiting NOTIFY answerChanged)

    /// What a second person agrees to, in lines: machine and order, old and new, who asked, when, how long it waits.
    Q_PROPERTY(QString orderText READ orderText NOTIFY orderChanged)
    /// What was done just now and shows nowhere else, for a while; empty: nothing.
    Q_PROPERTY(QString doneText READ doneText NOTIFY endedChanged)

public:
    PeopleViewModel(const PanelContext &context, PeopleManners manners, QObject *parent = nullptr);

    [[nodiscard]] bool isFirstStart() const { return m_shown.isFirstStart; }
    [[nodiscard]] bool isManaged() const { return m_shown.isManaged; }
    [[nodiscard]] bool isLoggedIn() const { return m_context.who.session().has_value(); }
    [[nodiscard]] QString userName() const { return m_shown.name; }
    [[nodiscard]] QString roleText() const { return m_shown.role; }
    [[nodiscard]] QString seatText() const;
    [[nodiscard]] bool hasPin() const { return m_shown.hasPin; }
    [[nodiscard]] bool mayManage() const { return m_shown.mayManage; }
    [[nodiscard]] QString endedText() const;
    [[nodiscard]] int idleSeconds() const { return m_idleSeconds; }
    [[nodiscard]] RowListModel *tiles() const { return m_tiles.model(); }
    [[nodiscard]] bool isSearchOffered() const { return m_shown.isSearchOffered; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    [[nodiscard]] QString notice() const { return QString::fromStdString(m_manners.notice); }
    [[nodiscard]] int pinDigits() const { return m_context.who.pinDigits(); }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] int waitSeconds() const;
    [[nodiscard]] QString orderText() const;
    [[nodiscard]] QString doneText() const;
    [[nodiscard]] bool isBadgeWaiting() const { return !m_badge.isEmpty(); }

    /// With the badge that waits, if one does; then the user may be empty. In an approval it is that.
    Q_INVOKABLE void logIn(const QString &userId, const QString &secret);
    Q_INVOKABLE void logOut();
    /// The first administrator, who is logged in then.
    Q_INVOKABLE void makeAdministrator(const QString &name, const QString &pin);
    /// Why a new PIN or password of somebody of this name will not do; empty: it will.
    Q_INVOKABLE [[nodiscard]] QString secretProblem(const QString &name, const QString &secret) const;
    Q_INVOKABLE void changeOwnSecret(const QString &former, const QString &secret);
    /// The next login, or badge, is of a second person who agrees to an order that waits, and is not in by that:
    /// approved() when it is done. Empty: it is a login again.
    Q_INVOKABLE void beginApproval(const QString &orderId);
    /// Refusal and badge of an attempt that was given up.
    Q_INVOKABLE void forgetAttempt();
    Q_INVOKABLE void dismissEnded() { setEnded(Ending::None); }
    /// Somebody is at the panel.
    void touch();

    static constexpr std::chrono::seconds kIdleWarning{15};
    static constexpr int kSearchFrom = 12; ///< users; fewer are all in sight

Q_SIGNALS:
    void whoChanged();
    void endedChanged();
    void idleChanged();
    void searchChanged();
    void answerChanged();
    void loggedIn();
    /// Somebody touched the panel, or a key.
    void touched();
    void secretChanged();
    void approved();
    /// A badge was read, and cannot log in alone.
    void badgeAsksForPin();
    /// A badge alone was to log in, and did not.
    void badgeRefused();
    void orderChanged();

private:
    enum class Ending {
        None, ///< by hand, or nobody was in
        Idle, ///< nobody was there
        Elsewhere, ///< somebody, or a rule of the engine, ended it
    };
    struct Shown
    {
        bool isFirstStart = false;
        bool isManaged = false;
        bool isSearchOffered = false;
        bool mayManage = false;
        bool hasPin = true;
        QString name{};
        QString role{};
        bool operator==(const Shown &) const = default;
    };

    void refresh();
    void refreshTiles();
    void noticeEnd();
    void tick();
    void setIdleSeconds(int seconds);
    void setEnded(Ending why);
    void submit(OperatorAction action, std::function<void(const ActionDone &)> done);
    void setAnswer(bool isBusy, std::optional<Error> refusal = {});
    void begin(const ActionDone &done);
    void takeBadge(const SecretText &code);
    void hearRefusal(const Error &why);
    [[nodiscard]] const UserView *user(const QString &userId) const;
    void prove(Credentials who);

    const PanelContext m_context;
    const PeopleManners m_manners;
    RowTable<UserTile> m_tiles;
    Shown m_shown;
    QString m_search;
    Ending m_ending = Ending::None;
    bool m_isSessionSeen = false; // the engine has told of it: that it is not there any more means something
    std::int64_t m_touchedMs = 0; // monotonic
    std::int64_t m_endedMs = 0; // monotonic
    std::int64_t m_secretChangedMs = 0; // monotonic; 0: long ago
    bool m_isByBadgeAlone = false; // what is being checked
    int m_idleSeconds = 0;
    bool m_isBusy = false;
    std::optional<Error> m_refusal;
    std::int64_t m_waitUntilMs = 0; // monotonic
    SecretText m_badge; // waits for its PIN
    std::string m_order; // a second person agrees to this one; empty: somebody logs in
};

} // namespace lineside
