// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <string>

namespace lineside {

/// Which seat is in control where this panel looks, who asks for it, and how it is taken, kept and given away. An area
/// is the first part of a machine's place (core/engine/seatdesk.h).
/// Owner: PanelModels. Thread: gui.
class SeatsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// Of the machine in sight; empty: none is, and what this seat holds is told.
    Q_PROPERTY(QString deviceId READ deviceId WRITE setDeviceId NOTIFY changed)
    Q_PROPERTY(QString areaText READ areaText NOTIFY changed)
    /// This panel is in control there.
    Q_PROPERTY(bool inControl READ isInControl NOTIFY changed)
    /// Another seat is.
    Q_PROPERTY(bool heldElsewhere READ isHeldElsewhere NOTIFY changed)
    /// Short, for the header; empty: nobody is in control and nothing is to be said.
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed)
    /// In whole words.
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(bool mayTake READ mayTake NOTIFY changed)
    Q_PROPERTY(bool mayOverride READ mayOverride NOTIFY changed)
    /// This panel has asked; seconds until it goes over unless it is refused.
    Q_PROPERTY(bool asked READ hasAsked NOTIFY changed)
    Q_PROPERTY(int askedSeconds READ askedSeconds NOTIFY changed)
    /// Another seat asks for what this one holds; empty: none does.
    Q_PROPERTY(QString requestText READ requestText NOTIFY changed)
    Q_PROPERTY(int requestSeconds READ requestSeconds NOTIFY changed)
    /// Why the last thing was not done; empty: it was.
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)

public:
    /// The place of a machine as a path; empty: nobody knows.
    using AreaOf = std::function<std::string(const std::string &deviceId)>;

    /// `isBySeat`: the site has one seat order in an area; else there is nothing to tell.
    SeatsViewModel(const PanelContext &context, bool isBySeat, AreaOf areaOf, QObject *parent = nullptr);

    [[nodiscard]] QString deviceId() const { return QString::fromStdString(m_deviceId); }
    void setDeviceId(const QString &deviceId);
    [[nodiscard]] QString areaText() const { return m_shown.area; }
    [[nodiscard]] bool isInControl() const { return m_shown.isInControl; }
    [[nodiscard]] bool isHeldElsewhere() const { return m_shown.isHeldElsewhere; }
    [[nodiscard]] QString stateText() const { return m_shown.state; }
    [[nodiscard]] QString detail() const { return m_shown.detail; }
    [[nodiscard]] bool mayTake() const { return m_shown.mayTake; }
    [[nodiscard]] bool mayOverride() const { return m_shown.mayOverride; }
    [[nodiscard]] bool hasAsked() const { return m_shown.askedSeconds > 0; }
    [[nodiscard]] int askedSeconds() const { return m_shown.askedSeconds; }
    [[nodiscard]] QString requestText() const { return m_shown.request; }
    [[nodiscard]] int requestSeconds() const { return m_shown.requestSeconds; }
    [[nodiscard]] QString refusal() const { return m_shown.refusal; }

    /// Asks for control of the area in sight, or takes it when nobody has it.
    Q_INVOKABLE void take();
    /// At once, whoever has it.
    Q_INVOKABLE void takeOver();
    Q_INVOKABLE void release();
    /// Keeps what another asks for.
    Q_INVOKABLE void refuse();
    /// Gives it to who asks, without waiting.
    Q_INVOKABLE void handOver();

Q_SIGNALS:
    void changed();
    /// An order was refused, for another seat is in control.
    void controlMissing();

private:
    struct Shown
    {
        QString area{};
        QString state{};
        QString detail{};
        QString request{};
        QString refusal{};
        int askedSeconds = 0;
        int requestSeconds = 0;
        bool isInControl = false;
        bool isHeldElsewhere = false;
        bool mayTake = false;
        bool mayOverride = false;
        bool operator==(const Shown &) const = default;
    };

    void refresh();
    void tellPlace(Shown &shown) const;
    void tellHeld(Shown &shown) const;
    void tellRequest(Shown &shown) const;
    void submit(OperatorAction action);
    [[nodiscard]] const ControlSeat *seatOf(const std::string &area) const;
    /// Held by this panel, and asked for by another.
    [[nodiscard]] const ControlSeat *requested() const;
    [[nodiscard]] bool isMine(const std::string &seat) const { return seat == m_context.who.requester().seat; }
    [[nodiscard]] int secondsUntil(std::int64_t utcMs) const;
    [[nodiscard]] std::string area() const;

    const PanelContext m_context;
    const bool m_isBySeat;
    const AreaOf m_areaOf;
    std::string m_deviceId;
    std::string m_refusal;
    bool m_wasAsking = false;
    Shown m_shown;
};

} // namespace lineside
