// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTranslator>

namespace lineside {

class ShellViewModel;
class ValueFormatter;

/// Changes the language while the panel runs: translator, numbers, and then whoever hears `changed`, in this order.
/// Owner: PanelModels. Thread: gui. Errors: a language without a catalogue shows the source texts.
class LanguageSwitch : public QObject
{
    Q_OBJECT

public:
    LanguageSwitch(ShellViewModel &shell, ValueFormatter &format, QObject *parent = nullptr);
    ~LanguageSwitch() override;

    /// What can be chosen; the first is the language of the source texts.
    [[nodiscard]] static QStringList languages();
    /// The system's language when we speak it, else the first.
    [[nodiscard]] static QString systemLanguage();

    /// Speaks the shell's language.
    void apply();

Q_SIGNALS:
    void changed();

private:
    ShellViewModel &m_shell;
    ValueFormatter &m_format;
    QTranslator m_translator;
};

} // namespace lineside
