// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/hornsound.h"

#ifdef LINESIDE_SOUND
#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>

#include <map>
#include <utility>
#endif

namespace lineside {

#ifdef LINESIDE_SOUND

struct HornSound::Player
{
    Player()
    {
        for (const auto &[priority, name] :
             {std::pair(enums::Priority::Critical, "critical"), std::pair(enums::Priority::High, "high"),
              std::pair(enums::Priority::Medium, "medium")}) {
            QSoundEffect &effect = effects[priority];
            effect.setSource(QUrl(QStringLiteral("qrc:/lineside/sounds/horn-%1.wav").arg(QLatin1String(name))));
            effect.setLoopCount(QSoundEffect::Infinite);
        }
    }
    void play(enums::Priority priority)
    {
        for (auto &[each, effect] : effects)
            if (each != priority)
                effect.stop();
        const auto found = effects.find(priority);
        if (found != effects.end() && !found->second.isPlaying())
            found->second.play();
    }
    [[nodiscard]] static std::string problem()
    {
        return QMediaDevices::audioOutputs().isEmpty() ? "there is no loudspeaker" : std::string();
    }

    QMediaDevices devices;
    std::map<enums::Priority, QSoundEffect> effects;
};

#else

struct HornSound::Player
{
    void play(enums::Priority) { }
    [[nodiscard]] static std::string problem() { return "this panel was built without sound"; }
};

#endif

HornSound::HornSound(const ShellViewModel &shell, PanelBackend &backend)
    : m_shell(shell)
    , m_backend(backend)
    , m_player(std::make_unique<Player>())
{
    connect(&shell, &ShellViewModel::hornChanged, this, &HornSound::follow);
#ifdef LINESIDE_SOUND
    connect(&m_player->devices, &QMediaDevices::audioOutputsChanged, this, &HornSound::tellProblem);
#endif
    tellProblem();
}

HornSound::~HornSound() = default;

void HornSound::tellProblem()
{
    m_backend.tellSoundProblem(Player::problem());
}

void HornSound::follow()
{
    m_player->play(m_shell.isHornOn() ? m_shell.hornPriority() : enums::Priority::None);
}

} // namespace lineside
