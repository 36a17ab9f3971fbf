// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include "model/alarmguide.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariantList>

namespace lineside {

/// One step of the last times. Roles: eventText, timeText, byText.
struct CardStepRow
{
    int number = 0;
    QString eventText;
    QString timeText;
    QString byText;

    [[nodiscard]] int key() const { return number; }
    [[nodiscard]] static const std::vector<Column<CardStepRow>> &columns();
};

/// What somebody wrote of the alarm. Roles: number, noteText, timeText, byText.
struct CardNoteRow
{
    double number = 0; // as QML has numbers
    QString noteText;
    QString timeText;
    QString byText;

    [[nodiscard]] double key() const { return number; }
    [[nodiscard]] static const std::vector<Column<CardNoteRow>> &columns();
};

/// What to do when an alarm has come, as the site has written it, what people noted, and how it was the last
/// times.
/// Owner: AlarmsViewModel. Thread: gui. Errors: `problem`.
class AlarmCardViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AlarmsViewModel")
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    /// The site has written something.
    Q_PROPERTY(bool written READ isWritten NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QStringList actions READ actions NOTIFY changed)
    Q_PROPERTY(QStringList causes READ causes NOTIFY changed)
    Q_PROPERTY(QStringList confirm READ confirm NOTIFY changed)
    Q_PROPERTY(QString consequence READ consequence NOTIFY changed)
    Q_PROPERTY(QString contact READ contact NOTIFY changed)
    /// Where more is written.
    Q_PROPERTY(QString page READ page NOTIFY changed)
    /// For those who answer for the alarm: "Basis: Lining is rated for 95 °C".
    Q_PROPERTY(QStringList record READ record NOTIFY changed)
    /// Of a file of this machine; empty: there is none.
    Q_PROPERTY(QUrl picture READ picture NOTIFY changed)
    /// "2 min"; empty: nothing is said.
    Q_PROPERTY(QString respondText READ respondText NOTIFY changed)
    /// Rows: CardStepRow, newest first.
    Q_PROPERTY(lineside::RowListModel *steps READ steps CONSTANT)
    /// Rows: CardNoteRow, newest first.
    Q_PROPERTY(lineside::RowListModel *notes READ notes CONSTANT)
    /// There is a trend of it: of a signal, which it came from at least once.
    /// Why no note is to be written or struck here; empty: it may be.
    Q_PROPERTY(QString writingBlocked READ writingBlocked NOTIFY changed)
    Q_PROPERTY(QString strikingBlocked READ strikingBlocked NOTIFY changed)
    Q_PROPERTY(bool trendable READ isTrendable NOTIFY changed)
    Q_PROPERTY(QString deviceId READ deviceId NOTIFY changed)
    Q_PROPERTY(QString sensorType READ sensorType NOTIFY changed)
    /// When it came last (UTC ms), and how long it stood or has stood (ms).
    Q_PROPERTY(double startMs READ startMs NOTIFY changed)
    Q_PROPERTY(double lengthMs READ lengthMs NOTIFY changed)
    /// Its last steps for the trend, each {ms, text}.
    Q_PROPERTY(QVariantList marks READ marks NOTIFY changed)

public:
    explicit AlarmCardViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isWritten() const { return !(m_card.guide == AlarmGuide()); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QStringList actions() const;
    [[nodiscard]] QStringList causes() const;
    [[nodiscard]] QStringList confirm() const;
    [[nodiscard]] QString consequence() const;
    [[nodiscard]] QString contact() const;
    [[nodiscard]] QString page() const;
    [[nodiscard]] QStringList record() const;
    [[nodiscard]] QUrl picture() const;
    [[nodiscard]] QString respondText() const;
    [[nodiscard]] RowListModel *steps() const { return m_steps.model(); }

    [[nodiscard]] RowListModel *notes() const { return m_notes.model(); }
    [[nodiscard]] QString writingBlocked() const { return blocked("write_note"); }
    [[nodiscard]] QString strikingBlocked() const { return blocked("strike_note"); }
    [[nodiscard]] bool isTrendable() const;
    [[nodiscard]] QString deviceId() const;
    [[nodiscard]] QString sensorType() const;
    [[nodiscard]] double startMs() const;
    [[nodiscard]] double lengthMs() const;
    [[nodiscard]] QVariantList marks() const;

    /// Forgets the alarm of before at once, so that nothing of it stands beside this one.
    Q_INVOKABLE void load(const QString &alarmId);
    /// Asks again for what stands there, which stays until the answer.
    Q_INVOKABLE void renew();
    /// Puts a note on the card; what the engine refuses is told on the alarm strip.
    Q_INVOKABLE void write(const QString &noteText);
    /// A note is wrong, or settled.
    Q_INVOKABLE void strike(double number);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString blocked(const std::string &verb) const;
    void ask();
    void change(OperatorAction action);
    void take(const AlarmKey &key, Result<AlarmCard> answer);
    [[nodiscard]] const AlarmTransition *lastActivation() const;
    void show();

    const PanelContext m_context;
    AlarmKey m_key;
    AlarmCard m_card;
    bool m_loading = false;
    QString m_problem;
    RowTable<CardStepRow> m_steps;
    RowTable<CardNoteRow> m_notes;
};

} // namespace lineside
