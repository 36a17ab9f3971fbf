// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/peopleviewmodel.h"

#include "model/reason.h"
#include "viewmodels/commandtable.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/peoplelabels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

const std::vector<UserView> kNoUsers;
constexpr std::int64_t kSecondMs = 1000;
constexpr std::int64_t kEndedShownMs = 10'000; // once somebody is there to read it

bool is(const Error &error, Reason reason)
{
    return error.message == toString(reason);
}

/// "4 s", as the engine says how long to wait; 0: it does not.
std::int64_t waitOf(const Error &error)
{
    return is(error, Reason::WaitBeforeNextTry) ? QString::fromStdString(error.context).section(u' ', 0, 0).toLongLong()
                                                : 0;
}

SecretText secretOf(const QString &typed)
{
    return SecretText(typed.toStdString());
}

} // namespace

const std::vector<Column<UserTile>> &UserTile::columns()
{
    static const std::vector<Column<UserTile>> columns{
        column<&UserTile::id, UserTile>("userId"),         column<&UserTile::name, UserTile>("name"),
        column<&UserTile::roleText, UserTile>("roleText"), column<&UserTile::hasPin, UserTile>("hasPin"),
        column<&UserTile::isMe, UserTile>("isMe"),
    };
    return columns;
}

PeopleViewModel::PeopleViewModel(const PanelContext &context, PeopleManners manners, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_manners(std::move(manners))
    , m_tiles(this)
    , m_touchedMs(context.live.monotonicMs())
{
    connect(&context.live, &LiveState::frameApplied, this, [this](const LiveFrame &frame) {
        if (!frame.people)
            return;
        noticeEnd();
        refresh();
    });
    connect(&context.live, &LiveState::ticked, this, &PeopleViewModel::tick);
    connect(&context.who, &PanelIdentity::rightsChanged, this, &PeopleViewModel::refresh);
    connect(&context.who, &PanelIdentity::badgeRead, this, &PeopleViewModel::takeBadge);
    connect(&context.who, &PanelIdentity::refused, this, &PeopleViewModel::hearRefusal);
    connect(&context.backend, &PanelBackend::refused, &context.who, &PanelIdentity::hearRefusal);
    connect(&context.format, &ValueFormatter::localeChanged, this, [this] {
        refresh();
        Q_EMIT endedChanged();
        Q_EMIT answerChanged();
    });
    refresh();
}

QString PeopleViewModel::seatText() const
{
    return displayText(m_context.who.requester().seat);
}

void PeopleViewModel::refresh()
{
    Shown shown{.mayManage = m_context.who.may("change_user"),
                .role = PeopleLabels::role(std::string(toString(m_manners.withoutLogin)))};
    if (const PeopleState *people = m_context.live.people()) {
        shown.isFirstStart = people->isFirstStart;
        shown.isManaged = !people->isFirstStart;
        shown.isSearchOffered = people->users.size() >= kSearchFrom;
        if (const auto &session = m_context.who.session()) {
            const auto me = std::ranges::find(people->users, session->user, &UserView::number);
            const bool isKnown = me != people->users.end();
            shown.name = displayText(isKnown ? me->profile.name : session->name);
            shown.hasPin = !isKnown || me->secretKind != SecretKind::Password;
            shown.role = PeopleLabels::role(isKnown ? me->profile.role : session->role);
        }
    }
    refreshTiles();
    if (std::exchange(m_shown, shown) != shown)
        Q_EMIT whoChanged();
}

/// By name: a tile that moves is touched for another.
void PeopleViewModel::refreshTiles()
{
    const PeopleState *people = m_context.live.people();
    std::vector<const UserView *> users;
    for (const UserView &user : people ? people->users : kNoUsers)
        if (canLogIn(user, m_context.live.edgeNowMs()))
            users.push_back(&user);
    std::ranges::sort(users, [](const UserView *left, const UserView *right) {
        return QString::localeAwareCompare(text(left->profile.name), text(right->profile.name)) < 0;
    });
    std::vector<UserTile> tiles;
    for (const UserView *user : users) {
        if (!m_order.empty() && user->number == m_context.who.user())
            continue; // somebody else is to agree
        QString name = displayText(user->profile.name);
        if (name.contains(m_search.trimmed(), Qt::CaseInsensitive))
            tiles.push_back({QString::number(user->number), std::move(name), PeopleLabels::role(user->profile.role),
                             user->secretKind == SecretKind::Pin, user->number == m_context.who.user()});
    }
    m_tiles.setRows(std::move(tiles));
}

void PeopleViewModel::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    refreshTiles();
    Q_EMIT searchChanged();
}

/// A frame that was made before the login does not know it yet.
void PeopleViewModel::noticeEnd()
{
    const auto &session = m_context.who.session();
    if (!session)
        return;
    const std::vector<SessionView> &open = m_context.live.people()->sessions;
    const bool isOpen = std::ranges::find(open, session->number, &SessionView::number) != open.end();
    if (!isOpen && m_isSessionSeen) {
        m_context.who.end();
        setEnded(Ending::Elsewhere);
    }
    m_isSessionSeen = isOpen;
}

void PeopleViewModel::tick()
{
    const std::int64_t now = m_context.live.monotonicMs();
    if (m_waitUntilMs != 0) {
        if (now >= m_waitUntilMs) {
            m_waitUntilMs = 0;
            m_refusal.reset();
        }
        Q_EMIT answerChanged();
    }
    if (m_ending != Ending::None && m_touchedMs > m_endedMs && now - m_touchedMs >= kEndedShownMs)
        setEnded(Ending::None);
    if (m_secretChangedMs != 0 && now - m_secretChangedMs >= kEndedShownMs) {
        m_secretChangedMs = 0;
        Q_EMIT endedChanged();
    }
    if (!m_order.empty())
        Q_EMIT orderChanged();
    if (!isLoggedIn())
        return setIdleSeconds(0);
    const std::int64_t leftMs = m_touchedMs + std::chrono::milliseconds(m_manners.idleAfter).count() - now;
    if (leftMs > 0)
        return setIdleSeconds(leftMs <= std::chrono::milliseconds(kIdleWarning).count()
                                  ? static_cast<int>((leftMs + kSecondMs - 1) / kSecondMs)
                                  : 0);
    m_context.submit(LogOut{.isIdle = true}, this, [](const Result<ActionDone> &) {}); // the engine ends it as well
    m_context.who.end();
    setIdleSeconds(0);
    setEnded(Ending::Idle);
}

void PeopleViewModel::touch()
{
    m_touchedMs = m_context.live.monotonicMs();
    setIdleSeconds(0);
    Q_EMIT touched();
}

void PeopleViewModel::setIdleSeconds(int seconds)
{
    if (std::exchange(m_idleSeconds, seconds) != seconds)
        Q_EMIT idleChanged();
}

void PeopleViewModel::setEnded(Ending why)
{
    m_endedMs = m_context.live.monotonicMs();
    if (std::exchange(m_ending, why) != why)
        Q_EMIT endedChanged();
}

QString PeopleViewModel::endedText() const
{
    switch (m_ending) {
    case Ending::None:
        return {};
    case Ending::Idle:
        return tr("Logged out: nobody was here for %1")
            .arg(m_context.format.duration(std::chrono::milliseconds(m_manners.idleAfter).count()));
    case Ending::Elsewhere:
        return tr("The login was ended");
    }
    return {};
}

const UserView *PeopleViewModel::user(const QString &userId) const
{
    const PeopleState *people = m_context.live.people();
    if (!people)
        return nullptr;
    const auto found = std::ranges::find(people->users, userId.toULongLong(), &UserView::number);
    return found == people->users.end() ? nullptr : &*found;
}

void PeopleViewModel::logIn(const QString &userId, const QString &secret)
{
    if (m_isBusy)
        return;
    const UserView *chosen = user(userId);
    prove({.user = chosen ? chosen->profile.name : std::string(),
           .secret = secretOf(secret),
           .badge = std::exchange(m_badge, {})});
}

void PeopleViewModel::prove(Credentials who)
{
    if (m_order.empty())
        return submit(LogIn{std::move(who)}, [this](const ActionDone &done) { begin(done); });
    submit(ApproveCommand{.id = m_order, .by = std::move(who)}, [this](const ActionDone &) { Q_EMIT approved(); });
}

void PeopleViewModel::beginApproval(const QString &orderId)
{
    m_order = orderId.toStdString();
    refreshTiles();
    Q_EMIT orderChanged();
}

QString PeopleViewModel::orderText() const
{
    const auto order = m_context.live.commands().find(m_order);
    if (m_order.empty() || order == m_context.live.commands().end())
        return {};
    const Command &command = order->second;
    const Device *device = m_context.live.device(command.deviceId);
    const QString change = orderChange(command, m_context.format);
    QStringList lines{tr("%1: %2", "machine, order")
                          .arg(displayText(device ? device->name : command.deviceId),
                               change.isEmpty() ? orderLabel(command, device) : change)};
    const std::int64_t leftMs = std::max<std::int64_t>(0, command.expiresMs - m_context.live.edgeNowMs());
    lines += tr("Asked for by %1 at %2, waits for another %3")
                 .arg(Labels::requester(command.requestedBy), m_context.format.timeOfDay(command.createdMs),
                      m_context.format.duration(leftMs));
    return lines.join(u'\n');
}

QString PeopleViewModel::doneText() const
{
    return m_secretChangedMs == 0 ? QString() : tr("What you log in with was changed");
}

void PeopleViewModel::makeAdministrator(const QString &name, const QString &pin)
{
    if (m_isBusy)
        return;
    AddUser first{.profile = {.name = name.trimmed().toStdString(), .role = std::string(toString(Role::Administrator))},
                  .secret = secretOf(pin)};
    submit(std::move(first), [this](const ActionDone &done) { begin(done); });
}

void PeopleViewModel::begin(const ActionDone &done)
{
    if (!done.session)
        return;
    m_isSessionSeen = false;
    touch();
    setEnded(Ending::None);
    m_context.who.begin(*done.session);
    Q_EMIT loggedIn();
}

void PeopleViewModel::logOut()
{
    if (!isLoggedIn())
        return;
    m_context.submit(LogOut{}, this, [](const Result<ActionDone> &) {}); // one that has ended already is no matter
    m_context.who.end();
    setEnded(Ending::None);
}

QString PeopleViewModel::secretProblem(const QString &name, const QString &secret) const
{
    return m_context.who.secretProblem(name, secret);
}

void PeopleViewModel::changeOwnSecret(const QString &former, const QString &secret)
{
    if (!m_isBusy && isLoggedIn())
        submit(SetSecret{.user = m_context.who.user(), .secret = secretOf(secret), .former = secretOf(former)},
               [this](const ActionDone &) {
                   m_secretChangedMs = std::max<std::int64_t>(1, m_context.live.monotonicMs());
                   Q_EMIT endedChanged();
                   Q_EMIT secretChanged();
               });
}

void PeopleViewModel::submit(OperatorAction action, std::function<void(const ActionDone &)> done)
{
    setAnswer(true);
    m_context.submit(std::move(action), this, [this, done = std::move(done)](const Result<ActionDone> &answer) {
        if (answer) {
            m_isByBadgeAlone = false;
            setAnswer(false);
            done(*answer);
            return;
        }
        setAnswer(false, answer.error());
        if (std::exchange(m_isByBadgeAlone, false))
            Q_EMIT badgeRefused();
    });
}

/// The engine knows the session no more, whatever was asked for.
void PeopleViewModel::hearRefusal(const Error &why)
{
    if (!is(why, Reason::SessionEnded) || !isLoggedIn())
        return;
    m_context.who.end();
    setEnded(Ending::Elsewhere);
}

void PeopleViewModel::setAnswer(bool isBusy, std::optional<Error> refusal)
{
    m_isBusy = isBusy;
    m_refusal = std::move(refusal);
    const std::int64_t wait = m_refusal ? waitOf(*m_refusal) : 0;
    m_waitUntilMs = wait > 0 ? m_context.live.monotonicMs() + wait * kSecondMs : 0;
    Q_EMIT answerChanged();
}

int PeopleViewModel::waitSeconds() const
{
    const std::int64_t leftMs = m_waitUntilMs == 0 ? 0 : m_waitUntilMs - m_context.live.monotonicMs();
    return static_cast<int>(std::max<std::int64_t>(0, leftMs + kSecondMs - 1) / kSecondMs);
}

QString PeopleViewModel::refusal() const
{
    return m_refusal ? Reasons::sentence(m_refusal->message) : QString();
}

void PeopleViewModel::forgetAttempt()
{
    m_badge = {};
    if (!m_isBusy && m_waitUntilMs == 0)
        setAnswer(false);
}

void PeopleViewModel::takeBadge(const SecretText &code)
{
    if (!m_context.who.areBadgesFor(nullptr) || m_isBusy)
        return;
    touch();
    if (m_manners.isBadgeEnough) {
        m_isByBadgeAlone = true;
        return prove({.badge = code});
    }
    m_badge = code;
    setAnswer(false);
    Q_EMIT badgeAsksForPin();
}

} // namespace lineside
