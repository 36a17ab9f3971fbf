// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/usersviewmodel.h"

#include "viewmodels/displaytext.h"
#include "viewmodels/peoplelabels.h"
#include "viewmodels/reasons.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

const PeopleState kNoPeople;
const QDate kExampleDay(2027, 1, 31);

QStringList listOf(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names)
        list.append(QString::fromStdString(name));
    return list;
}

void toggle(std::vector<std::string> &names, const QString &name)
{
    const std::string wanted = name.toStdString();
    const auto found = std::ranges::find(names, wanted);
    if (found == names.end())
        names.push_back(wanted);
    else
        names.erase(found);
}

/// The last day on which somebody may log in, where the panel is.
QString lastDayOf(std::int64_t expiresMs)
{
    return expiresMs == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(expiresMs - 1).date().toString(Qt::ISODate);
}

} // namespace

const std::vector<Column<UserRow>> &UserRow::columns()
{
    static const std::vector<Column<UserRow>> columns{
        column<&UserRow::id, UserRow>("userId"),
        column<&UserRow::name, UserRow>("name"),
        column<&UserRow::roleText, UserRow>("roleText"),
        column<&UserRow::stateText, UserRow>("stateText"),
        column<&UserRow::lastText, UserRow>("lastText"),
        column<&UserRow::isOff, UserRow>("isOff"),
        column<&UserRow::sessionText, UserRow>("sessionText"),
    };
    return columns;
}

const std::vector<Column<SessionRow>> &SessionRow::columns()
{
    static const std::vector<Column<SessionRow>> columns{
        column<&SessionRow::id, SessionRow>("sessionId"),
        column<&SessionRow::name, SessionRow>("name"),
        column<&SessionRow::placeText, SessionRow>("placeText"),
        column<&SessionRow::sinceText, SessionRow>("sinceText"),
    };
    return columns;
}

UsersViewModel::UsersViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_users(this)
    , m_sessions(this)
{
    connect(&context.live, &LiveState::frameApplied, this, [this](const LiveFrame &frame) {
        if (frame.people)
            refresh();
    });
    connect(&context.who, &PanelIdentity::rightsChanged, this, &UsersViewModel::refresh);
    connect(&context.who, &PanelIdentity::changed, this, &UsersViewModel::stopWaitingForBadge);
    connect(&context.who, &PanelIdentity::badgeRead, this, &UsersViewModel::takeBadge);
    connect(&context.format, &ValueFormatter::localeChanged, this, &UsersViewModel::refresh);
    refresh();
    edit({});
}

UsersViewModel::~UsersViewModel()
{
    stopWaitingForBadge();
}

bool UsersViewModel::mayManage() const
{
    return m_context.live.people() != nullptr && m_context.who.may("change_user") && !isFirstStart();
}

bool UsersViewModel::isFirstStart() const
{
    return m_context.live.people() != nullptr && m_context.live.people()->isFirstStart;
}

QStringList UsersViewModel::roles() const
{
    return m_context.live.people() ? listOf(m_context.live.people()->roles) : QStringList();
}

QStringList UsersViewModel::roleNames() const
{
    QStringList names;
    for (const QString &role : roles())
        names.append(PeopleLabels::role(role.toStdString()));
    return names;
}

QStringList UsersViewModel::groups() const
{
    return m_context.live.people() ? listOf(m_context.live.people()->groups) : QStringList();
}

QStringList UsersViewModel::areas() const
{
    return m_context.live.people() ? listOf(m_context.live.people()->areas) : QStringList();
}

void UsersViewModel::refresh()
{
    const PeopleState *people = m_context.live.people();
    std::vector<UserRow> rows;
    std::vector<SessionRow> open;
    for (const UserView &user : people ? people->users : kNoPeople.users)
        rows.push_back(makeRow(user));
    std::ranges::sort(rows, [](const UserRow &left, const UserRow &right) {
        return QString::localeAwareCompare(left.name, right.name) < 0;
    });
    for (const SessionView &session : people ? people->sessions : kNoPeople.sessions)
        open.push_back({QString::number(session.number), displayText(session.name),
                        session.source == "panel" ? displayText(session.seat) : tr("Interface", "a program's session"),
                        m_context.format.dateTime(session.sinceMs)});
    m_users.setRows(std::move(rows));
    m_sessions.setRows(std::move(open));
    Q_EMIT listsChanged();
    Q_EMIT draftChanged();
}

UserRow UsersViewModel::makeRow(const UserView &user) const
{
    QStringList places;
    for (const SessionView &session : m_context.live.people()->sessions)
        if (session.user == user.number)
            places.append(displayText(session.seat.empty() ? session.source : session.seat));
    QString role = PeopleLabels::role(user.profile.role);
    if (!user.profile.areas.empty())
        role = tr("%1, in %n areas", "a role, where it counts", static_cast<int>(user.profile.areas.size())).arg(role);
    return {.id = QString::number(user.number),
            .name = displayText(user.profile.name),
            .roleText = role,
            .stateText = m_laidAside.contains(user.number) ? tr("Changed, not saved") : stateOf(user),
            .lastText = user.lastLoginMs == 0 ? tr("Never logged in") : m_context.format.dateTime(user.lastLoginMs),
            .isOff = !canLogIn(user, m_context.live.edgeNowMs()) && !user.hasBadge,
            .sessionText = places.join(QStringLiteral(", "))};
}

QString UsersViewModel::stateOf(const UserView &user) const
{
    if (user.profile.isDisabled)
        return tr("Switched off");
    if (user.profile.expiresMs != 0 && user.profile.expiresMs <= m_context.live.edgeNowMs())
        return tr("Has expired");
    switch (user.secretKind) {
    case SecretKind::None:
        return user.hasBadge ? tr("Badge") : tr("No PIN yet: cannot log in");
    case SecretKind::Pin:
        return user.hasBadge ? tr("PIN, badge") : tr("PIN");
    case SecretKind::Password:
        return user.hasBadge ? tr("Password, badge") : tr("Password");
    }
    return {};
}

const UserView *UsersViewModel::inHand() const
{
    const PeopleState *people = m_context.live.people();
    if (!people || m_user == 0)
        return nullptr;
    const auto found = std::ranges::find(people->users, m_user, &UserView::number);
    return found == people->users.end() ? nullptr : &*found;
}

void UsersViewModel::edit(const QString &userId)
{
    stopWaitingForBadge();
    if (isEdited())
        m_laidAside[m_user] = {m_draft, m_expires};
    m_user = userId.toULongLong();
    const auto kept = m_laidAside.find(m_user);
    takeInHand(kept != m_laidAside.end() ? kept->second : draftOf(inHand()));
}

void UsersViewModel::discard()
{
    m_laidAside.erase(m_user);
    takeInHand(draftOf(inHand()));
}

UsersViewModel::Draft UsersViewModel::draftOf(const UserView *user) const
{
    if (!user)
        return {.profile = {.name = {}, .role = std::string(toString(Role::Operator))}};
    return {user->profile, lastDayOf(user->profile.expiresMs)};
}

void UsersViewModel::takeInHand(Draft draft)
{
    m_draft = std::move(draft.profile);
    m_expires = std::move(draft.expires);
    m_refusal.clear();
    refresh();
    Q_EMIT answerChanged();
}

void UsersViewModel::setName(const QString &name)
{
    m_draft.name = name.toStdString();
    Q_EMIT draftChanged();
}

void UsersViewModel::setRole(const QString &role)
{
    m_draft.role = role.toStdString();
    Q_EMIT draftChanged();
}

QStringList UsersViewModel::chosenGroups() const
{
    return listOf(m_draft.groups);
}

QStringList UsersViewModel::chosenAreas() const
{
    return listOf(m_draft.areas);
}

void UsersViewModel::toggleGroup(const QString &group)
{
    toggle(m_draft.groups, group);
    Q_EMIT draftChanged();
}

void UsersViewModel::toggleArea(const QString &area)
{
    toggle(m_draft.areas, area);
    Q_EMIT draftChanged();
}

void UsersViewModel::setDisabled(bool disabled)
{
    m_draft.isDisabled = disabled;
    Q_EMIT draftChanged();
}

void UsersViewModel::setExpires(const QString &day)
{
    m_expires = day;
    Q_EMIT draftChanged();
}

/// The end of the day that is written; none: it is no day.
std::optional<std::int64_t> UsersViewModel::expiresMs() const
{
    if (m_expires.trimmed().isEmpty())
        return 0;
    const auto day = m_context.format.day(m_expires);
    if (!day)
        return std::nullopt;
    return day->addDays(1).startOfDay().toMSecsSinceEpoch();
}

UserProfile UsersViewModel::profile() const
{
    UserProfile profile = m_draft;
    profile.name = name().trimmed().toStdString();
    const UserView *user = inHand();
    const bool isAsItWas = user && m_expires == lastDayOf(user->profile.expiresMs); // to the second
    profile.expiresMs = isAsItWas ? user->profile.expiresMs : expiresMs().value_or(0);
    return profile;
}

bool UsersViewModel::hasSecret() const
{
    const UserView *user = inHand();
    return user && user->secretKind != SecretKind::None;
}

bool UsersViewModel::hasBadge() const
{
    const UserView *user = inHand();
    return user && user->hasBadge;
}

bool UsersViewModel::isEdited() const
{
    const UserView *user = inHand();
    return user ? profile() != user->profile || !expiresMs() : m_user == 0 && !m_draft.name.empty();
}

bool UsersViewModel::isSaveable() const
{
    return isEdited() && expiresMs() && !profile().name.empty() && !m_isBusy;
}

QString UsersViewModel::refusal() const
{
    if (!expiresMs())
        return tr("The last day is written as %1, or as 2027-01-31").arg(m_context.format.dayText(kExampleDay));
    return Reasons::sentence(m_refusal);
}

QString UsersViewModel::expiresHint() const
{
    return tr("Never ends; or as %1", "a date").arg(m_context.format.dayText(kExampleDay));
}

void UsersViewModel::save()
{
    if (!isSaveable())
        return;
    if (m_user != 0)
        return submit(ChangeUser{.user = m_user, .profile = profile()}, [this, user = m_user](const ActionDone &) {
            m_laidAside.erase(user);
            Q_EMIT saved();
        });
    submit(AddUser{.profile = profile(), .secret = {}}, [this](const ActionDone &done) {
        m_laidAside.erase(0);
        m_user = done.user;
        Q_EMIT saved();
        Q_EMIT added();
    });
}

void UsersViewModel::setSecret(const QString &secret)
{
    if (m_user != 0)
        submit(SetSecret{.user = m_user, .secret = SecretText(secret.toStdString())},
               [this](const ActionDone &) { Q_EMIT secretSet(); });
}

void UsersViewModel::waitForBadge()
{
    if (m_user == 0)
        return;
    m_isBadgeAwaited = true;
    m_context.who.sendBadgesTo(this);
    Q_EMIT answerChanged();
}

void UsersViewModel::stopWaitingForBadge()
{
    if (!std::exchange(m_isBadgeAwaited, false))
        return;
    m_context.who.sendBadgesTo(nullptr);
    Q_EMIT answerChanged();
}

void UsersViewModel::takeBadge(const SecretText &code)
{
    if (!m_isBadgeAwaited || !m_context.who.areBadgesFor(this))
        return;
    stopWaitingForBadge();
    submit(SetSecret{.user = m_user, .secret = code, .isBadge = true}, [](const ActionDone &) {});
}

void UsersViewModel::takeBadgeAway()
{
    if (m_user != 0)
        submit(SetSecret{.user = m_user, .secret = {}, .isBadge = true}, [](const ActionDone &) {});
}

void UsersViewModel::remove()
{
    if (m_user == 0)
        return;
    submit(RemoveUser{.user = m_user}, [this](const ActionDone &) {
        discard();
        edit({});
        Q_EMIT removed();
    });
}

void UsersViewModel::endSession(const QString &sessionId)
{
    submit(EndSession{.session = sessionId.toULongLong()}, [](const ActionDone &) {});
}

void UsersViewModel::submit(OperatorAction action, std::function<void(const ActionDone &)> done)
{
    m_isBusy = true;
    m_refusal.clear();
    Q_EMIT answerChanged();
    m_context.submit(std::move(action), this, [this, done = std::move(done)](const Result<ActionDone> &answer) {
        m_isBusy = false;
        m_refusal = answer ? std::string() : answer.error().message;
        if (answer)
            done(*answer);
        Q_EMIT answerChanged();
        Q_EMIT draftChanged();
    });
}

} // namespace lineside
