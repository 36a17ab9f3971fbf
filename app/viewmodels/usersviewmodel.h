// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <string>

namespace lineside {

/// A user of the list. Roles: userId, name, roleText, stateText, lastText, isOff, sessionText.
struct UserRow
{
    QString id;
    QString name;
    QString roleText;
    QString stateText; ///< why they cannot log in, or by what they do
    QString lastText; ///< when they last did
    bool isOff = false; ///< cannot log in as things stand
    QString sessionText; ///< where they are in now; empty: nowhere

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<UserRow>> &columns();
};

/// Somebody logged in somewhere. Roles: sessionId, name, placeText, sinceText.
struct SessionRow
{
    QString id;
    QString name;
    QString placeText;
    QString sinceText;

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<SessionRow>> &columns();
};

/// The Users page: who there is, who is in, and, for administrators, how that is changed. The user in hand is a draft
/// until it is saved; who is taken in hand meanwhile leaves it as it is.
/// Owner: PageList. Thread: gui.
class UsersViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(lineside::RowListModel *users READ users CONSTANT)
    Q_PROPERTY(lineside::RowListModel *sessions READ sessions CONSTANT)
    Q_PROPERTY(bool mayManage READ mayManage NOTIFY listsChanged)
    Q_PROPERTY(bool firstStart READ isFirstStart NOTIFY listsChanged)
    /// A PIN has so many at least.
    Q_PROPERTY(int pinDigits READ pinDigits CONSTANT)
    /// Codes and, at the same index, words.
    Q_PROPERTY(QStringList roles READ roles NOTIFY listsChanged)
    Q_PROPERTY(QStringList roleNames READ roleNames NOTIFY listsChanged)
    Q_PROPERTY(QStringList groups READ groups NOTIFY listsChanged)
    Q_PROPERTY(QStringList areas READ areas NOTIFY listsChanged)
    /// The user in hand: empty: a new one.
    Q_PROPERTY(QString userId READ userId NOTIFY draftChanged)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY draftChanged)
    Q_PROPERTY(QString role READ role WRITE setRole NOTIFY draftChanged)
    Q_PROPERTY(QStringList chosenGroups READ chosenGroups NOTIFY draftChanged)
    Q_PROPERTY(QStringList chosenAreas READ chosenAreas NOTIFY draftChanged)
    Q_PROPERTY(bool disabled READ isDisabled WRITE setDisabled NOTIFY draftChanged)
    /// "2027-01-31", the last day; empty: never.
    Q_PROPERTY(QString expires READ expires WRITE setExpires NOTIFY draftChanged)
    /// What may stand there.
    Q_PROPERTY(QString expiresHint READ expiresHint NOTIFY draftChanged)
    /// The user in hand is who is logged in here: the own PIN is changed with the former one.
    Q_PROPERTY(bool self READ isSelf NOTIFY draftChanged)
    Q_PROPERTY(bool hasSecret READ hasSecret NOTIFY draftChanged)
    Q_PROPERTY(bool hasBadge READ hasBadge NOTIFY draftChanged)
    /// Something was changed and can be saved.
    Q_PROPERTY(bool saveable READ isSaveable NOTIFY draftChanged)
    Q_PROPERTY(bool edited READ isEdited NOTIFY draftChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY answerChanged)
    Q_PROPERTY(QString refusal READ refusal NOTIFY answerChanged)
    /// The next badge is for the user in hand.
    Q_PROPERTY(bool badgeAwaited READ isBadgeAwaited NOTIFY answerChanged)

public:
    explicit UsersViewModel(const PanelContext &context, QObject *parent = nullptr);
    ~UsersViewModel() override;

    [[nodiscard]] RowListModel *users() const { return m_users.model(); }
    [[nodiscard]] RowListModel *sessions() const { return m_sessions.model(); }
    [[nodiscard]] bool mayManage() const;
    [[nodiscard]] bool isFirstStart() const;
    [[nodiscard]] int pinDigits() const { return m_context.who.pinDigits(); }
    [[nodiscard]] QStringList roles() const;
    [[nodiscard]] QStringList roleNames() const;
    [[nodiscard]] QStringList groups() const;
    [[nodiscard]] QStringList areas() const;
    [[nodiscard]] QString userId() const { return m_user == 0 ? QString() : QString::number(m_user); }
    [[nodiscard]] QString name() const { return QString::fromStdString(m_draft.name); }
    void setName(const QString &name);
    [[nodiscard]] QString role() const { return QString::fromStdString(m_draft.role); }
    void setRole(const QString &role);
    [[nodiscard]] QStringList chosenGroups() const;
    [[nodiscard]] QStringList chosenAreas() const;
    [[nodiscard]] bool isDisabled() const { return m_draft.isDisabled; }
    void setDisabled(bool disabled);
    [[nodiscard]] QString expires() const { return m_expires; }
    void setExpires(const QString &day);
    [[nodiscard]] bool isSelf() const { return m_user != 0 && m_user == m_context.who.user(); }
    [[nodiscard]] bool hasSecret() const;
    [[nodiscard]] bool hasBadge() const;
    [[nodiscard]] bool isSaveable() const;
    [[nodiscard]] bool isEdited() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] QString expiresHint() const;
    [[nodiscard]] bool isBadgeAwaited() const { return m_isBadgeAwaited; }

    /// Takes a user in hand; empty: a new one, who operates.
    Q_INVOKABLE void edit(const QString &userId);
    /// The user in hand as saved, or a new one.
    Q_INVOKABLE void discard();
    Q_INVOKABLE void toggleGroup(const QString &group);
    Q_INVOKABLE void toggleArea(const QString &area);
    /// saved() when it is done, and added() for a new user, who stays in hand to be given a secret.
    Q_INVOKABLE void save();
    /// Why this PIN or password of the user in hand will not do; empty: it will.
    Q_INVOKABLE [[nodiscard]] QString secretProblem(const QString &secret) const
    {
        return m_context.who.secretProblem(name(), secret);
    }
    Q_INVOKABLE void setSecret(const QString &secret);
    /// The next one that is read, until stopWaitingForBadge().
    Q_INVOKABLE void waitForBadge();
    Q_INVOKABLE void stopWaitingForBadge();
    Q_INVOKABLE void takeBadgeAway();
    Q_INVOKABLE void remove();
    Q_INVOKABLE void endSession(const QString &sessionId);

    static constexpr int kMostNameCharacters = static_cast<int>(UserProfile::kMaxNameBytes);

Q_SIGNALS:
    void listsChanged();
    void draftChanged();
    void answerChanged();
    void saved();
    void added();
    void secretSet();
    void removed();

private:
    struct Draft
    {
        UserProfile profile{};
        QString expires{}; // as it is written
    };

    void refresh();
    void takeInHand(Draft draft);
    [[nodiscard]] Draft draftOf(const UserView *user) const;
    [[nodiscard]] UserRow makeRow(const UserView &user) const;
    [[nodiscard]] QString stateOf(const UserView &user) const;
    [[nodiscard]] const UserView *inHand() const;
    [[nodiscard]] std::optional<std::int64_t> expiresMs() const;
    [[nodiscard]] UserProfile profile() const;
    void takeBadge(const SecretText &code);
    void submit(OperatorAction action, std::function<void(const ActionDone &)> done);

    const PanelContext m_context;
    RowTable<UserRow> m_users;
    RowTable<SessionRow> m_sessions;
    std::uint64_t m_user = 0; // in hand; 0: a new one
    UserProfile m_draft;
    QString m_expires; // of the draft, as it is written
    std::map<std::uint64_t, Draft> m_laidAside; // by user; 0: a new one
    bool m_isBusy = false;
    std::string m_refusal;
    bool m_isBadgeAwaited = false;
};

} // namespace lineside
