// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace lineside {

/// The frame around every page: is the engine alive, are broker and cloud reached, what time is it, which language.
/// Owner: main, which installs the translators on languageChanged and then calls ValueFormatter::setLocale.
/// Thread: gui.
class ShellViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// False: nothing on screen can be believed; the whole page greys and says engineText.
    Q_PROPERTY(bool engineAlive READ isEngineAlive NOTIFY engineChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY engineChanged)
    Q_PROPERTY(QString engineText READ engineText NOTIFY engineChanged)
    Q_PROPERTY(lineside::enums::LinkState brokerState READ brokerState NOTIFY linksChanged)
    Q_PROPERTY(QString brokerText READ brokerText NOTIFY linksChanged)
    /// Of several sources, those that are not there; empty: all are, or there is one.
    Q_PROPERTY(QString brokerName READ brokerName NOTIFY linksChanged)
    Q_PROPERTY(QString brokerStateText READ brokerStateText NOTIFY linksChanged)
    /// Where it leads, or why it does not work: what may be cut.
    Q_PROPERTY(QString brokerNote READ brokerNote NOTIFY linksChanged)
    Q_PROPERTY(lineside::enums::LinkState cloudState READ cloudState NOTIFY linksChanged)
    Q_PROPERTY(QString cloudText READ cloudText NOTIFY linksChanged)
    Q_PROPERTY(QString cloudName READ cloudName NOTIFY linksChanged)
    Q_PROPERTY(QString cloudStateText READ cloudStateText NOTIFY linksChanged)
    Q_PROPERTY(QString cloudNote READ cloudNote NOTIFY linksChanged)
    /// Help was called from here a moment ago.
    Q_PROPERTY(bool helpCalled READ isHelpCalled NOTIFY helpCalledChanged)
    /// The horn sounds, or would if nobody had silenced it.
    Q_PROPERTY(bool hornWanted READ isHornWanted NOTIFY hornChanged)
    Q_PROPERTY(bool hornSilenced READ isHornSilenced NOTIFY hornChanged)
    Q_PROPERTY(bool hornOn READ isHornOn NOTIFY hornChanged)
    /// Whose pattern it sounds.
    Q_PROPERTY(lineside::enums::Priority hornPriority READ hornPriority NOTIFY hornChanged)
    Q_PROPERTY(QString location READ location NOTIFY linksChanged)
    Q_PROPERTY(QString clockText READ clockText NOTIFY clockChanged)
    Q_PROPERTY(QString dateText READ dateText NOTIFY clockChanged)
    /// Codes ("en") and, at the same index, the languages' own names ("English").
    Q_PROPERTY(QStringList languages READ languages CONSTANT)
    Q_PROPERTY(QStringList languageNames READ languageNames CONSTANT)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool darkMode READ isDarkMode WRITE setDarkMode NOTIFY darkModeChanged)

public:
    explicit ShellViewModel(const PanelContext &context, QStringList languages = {QStringLiteral("en")},
                            QObject *parent = nullptr);

    [[nodiscard]] bool isEngineAlive() const { return m_engineAlive; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] QString engineText() const { return m_engineText; }
    [[nodiscard]] enums::LinkState brokerState() const { return m_broker.state; }
    [[nodiscard]] QString brokerText() const { return m_broker.text; }
    [[nodiscard]] QString brokerName() const { return m_broker.name; }
    [[nodiscard]] QString brokerStateText() const { return m_broker.stateText; }
    [[nodiscard]] QString brokerNote() const { return m_broker.note; }
    [[nodiscard]] enums::LinkState cloudState() const { return m_cloud.state; }
    [[nodiscard]] QString cloudText() const { return m_cloud.text; }
    [[nodiscard]] QString cloudName() const { return m_cloud.name; }
    [[nodiscard]] QString cloudStateText() const { return m_cloud.stateText; }
    [[nodiscard]] QString cloudNote() const { return m_cloud.note; }
    [[nodiscard]] bool isHornWanted() const { return m_horn.isWanted || m_horn.isTest; }
    [[nodiscard]] bool isHornSilenced() const { return m_horn.isSilenced && !m_horn.isTest; }
    [[nodiscard]] bool isHornOn() const { return m_horn.isOn; }
    [[nodiscard]] enums::Priority hornPriority() const { return static_cast<enums::Priority>(m_horn.priority); }
    [[nodiscard]] QString location() const { return m_location; }
    [[nodiscard]] QString clockText() const { return m_clockText; }
    [[nodiscard]] QString dateText() const { return m_dateText; }
    [[nodiscard]] QStringList languages() const { return m_languages; }
    [[nodiscard]] QStringList languageNames() const;
    [[nodiscard]] QString language() const { return m_language; }
    /// A code that is not in the list changes nothing.
    void setLanguage(const QString &language);
    [[nodiscard]] bool isDarkMode() const { return m_darkMode; }
    void setDarkMode(bool dark);

    [[nodiscard]] bool isHelpCalled() const { return m_helpShown.isActive(); }
    Q_INVOKABLE void silenceHorn() { m_context.submit(SilenceHorn{}); }
    /// Somebody here needs another person. `deviceId`: the machine in sight; empty: none is.
    Q_INVOKABLE void callForHelp(const QString &deviceId);

Q_SIGNALS:
    void hornChanged();
    void helpCalledChanged();
    void engineChanged();
    void linksChanged();
    void clockChanged();
    void languageChanged();
    void darkModeChanged();

private:
    struct Link
    {
        enums::LinkState state = enums::LinkState::Connecting;
        QString text;
        QString name{};
        QString stateText{};
        QString note{};
        bool operator==(const Link &) const = default;
    };

    template <typename Status>
    [[nodiscard]] Link sumUpLinks(const std::vector<Status> &entries, const LinkStatus &worst) const;
    [[nodiscard]] Link makeLink(const LinkStatus &status) const;
    [[nodiscard]] static QString brokenText(const QString &peer, const QString &since, const QString &reason);
    [[nodiscard]] static QString refusedText(const QString &peer, const QString &since, const QString &reason);
    [[nodiscard]] QString stallText() const;
    void refreshAll();
    void refreshEngine();
    void refreshLinks();
    void refreshClock();
    void refreshHorn();

    const PanelContext m_context;
    QTimer m_helpShown; // while it runs, it is said that help was called
    QStringList m_languages;
    QString m_language;
    bool m_darkMode = false;
    bool m_engineAlive = true;
    bool m_loading = true;
    QString m_engineText;
    Link m_broker;
    Link m_cloud;
    HornState m_horn;
    QString m_location;
    QString m_clockText;
    QString m_dateText;
};

} // namespace lineside
