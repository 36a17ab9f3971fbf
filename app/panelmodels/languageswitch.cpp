// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/languageswitch.h"

#include "base/logging.h"
#include "viewmodels/shellviewmodel.h"
#include "viewmodels/valueformatter.h"

#include <QCoreApplication>
#include <QLocale>

namespace lineside {

LanguageSwitch::LanguageSwitch(ShellViewModel &shell, ValueFormatter &format, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_format(format)
{
    connect(&shell, &ShellViewModel::languageChanged, this, &LanguageSwitch::apply);
}

LanguageSwitch::~LanguageSwitch()
{
    QCoreApplication::removeTranslator(&m_translator);
}

QStringList LanguageSwitch::languages()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("zh")};
}

QString LanguageSwitch::systemLanguage()
{
    const QString code = QLocale::system().name().section(QLatin1Char('_'), 0, 0);
    return languages().contains(code) ? code : languages().constFirst();
}

void LanguageSwitch::apply()
{
    QCoreApplication::removeTranslator(&m_translator);
    const QString catalogue = QStringLiteral(":/lineside/i18n/lineside_%1.qm").arg(m_shell.language());
    if (m_translator.load(catalogue))
        QCoreApplication::installTranslator(&m_translator);
    else
        qCWarning(lcPanel, "no translations in %s", qPrintable(catalogue));
    m_format.setLocale(QLocale(m_shell.language()));
    Q_EMIT changed();
}

} // namespace lineside
