// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/selftest.h"

#include "base/logging.h"
#include "panelmodels/pages.h"

#include <QDir>
#include <QFontInfo>
#include <QImage>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>

#include <atomic>
#include <cstdio>
#include <memory>

namespace lineside {

namespace {

constexpr int kFramesPerPage = 2; // the first makes the page, the second draws what it has asked for

std::atomic<int> warningCount = 0;
QtMessageHandler nextHandler = nullptr;

/// Qt Quick warns in its own categories, QML in Qt's default one with a .qml file or an image's address in the text.
bool isOfThePanel(const QMessageLogContext &context, const QString &message)
{
    const QLatin1String category(context.category ? context.category : "default");
    for (const char *own : {"qml", "js", "qt.qml", "qt.quick", "qt.svg"}) {
        if (category.startsWith(QLatin1String(own)))
            return true;
    }
    const bool isDefault = category == QLatin1String("default");
    return isDefault && (message.contains(QLatin1String("qrc:")) || message.contains(QLatin1String(".qml")));
}

void countAndPass(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtDebugMsg && type != QtInfoMsg && isOfThePanel(context, message))
        ++warningCount;
    if (nextHandler)
        nextHandler(type, context, message);
}

QStringList undrawableIcons()
{
    QStringList missing;
    const QDir icons(QStringLiteral(":/lineside/icons"));
    for (const QString &name : icons.entryList()) {
        if (QImage(icons.filePath(name)).isNull())
            missing << QStringLiteral("the icon %1 cannot be drawn: is Qt's SVG plugin installed?").arg(name);
    }
    if (icons.isEmpty())
        missing << QStringLiteral("the program holds no icons");
    return missing;
}

/// The theme names one font a script; Qt would take another in silence.
QStringList missingFonts(const QObject &theme, const QString &language)
{
    const QString wanted = theme.property("family").toString();
    const QString found = QFontInfo(QFont(wanted)).family();
    if (found == wanted)
        return {};
    return {
        QStringLiteral("language %1: the font %2 is not installed, %3 would be shown").arg(language, wanted, found)};
}

} // namespace

PanelWarnings::PanelWarnings()
{
    warningCount = 0;
    nextHandler = qInstallMessageHandler(countAndPass);
}

PanelWarnings::~PanelWarnings()
{
    qInstallMessageHandler(nextHandler);
}

int PanelWarnings::count() const
{
    return warningCount;
}

Config isolated(Config config, const std::string &directory)
{
    config.storagePath = directory;
    config.store.directory = directory;
    config.journal.directory = directory + "/journal";
    config.mqtt = {};
    config.mqtt.host = "127.0.0.1";
    config.mqtt.port = 1; // tcpmux: nobody listens there
    config.mqtt.clientId = "lineside-self-test";
    config.sources.clear();
    config.sync.enabled = false;
    config.api.enabled = false;
    return config;
}

QStringList missingParts(PanelModels &models, PanelWindow &panel)
{
    QStringList missing = undrawableIcons();
    // Qt 6.4 hands a singleton written in QML to QML alone.
    QQmlComponent reader(qmlEngine(&panel.window()));
    reader.setData("import QtQml\nimport Lineside.Controls\nQtObject { property string family: Theme.fontFamily }", {});
    const std::unique_ptr<QObject> theme(reader.create());
    if (!theme)
        return missing << QStringLiteral("the theme cannot be read: ") + reader.errorString();
    const QString before = models.shell().language();
    for (const QString &code : models.shell().languages()) {
        models.shell().setLanguage(code);
        missing << missingFonts(*theme, code);
    }
    models.shell().setLanguage(before);
    return missing;
}

SelfTest::SelfTest(PanelModels &models, PanelWindow &panel, const PanelWarnings &warnings, QObject *parent)
    : QObject(parent)
    , m_models(models)
    , m_panel(panel)
    , m_warnings(warnings)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        qCCritical(lcPanel, "a page was not drawn in time");
        end(false);
    });
}

void SelfTest::start()
{
    connect(&m_panel.window(), &QQuickWindow::frameSwapped, this, &SelfTest::countFrame, Qt::QueuedConnection);
    openNext();
}

void SelfTest::openNext()
{
    m_panel.openPage(QString::fromLatin1(pages()[m_opened].id));
    m_framesToCome = kFramesPerPage;
    m_patience.start(kPatience);
    m_panel.window().update();
}

void SelfTest::countFrame()
{
    if (!m_patience.isActive())
        return;
    if (--m_framesToCome > 0)
        return m_panel.window().update();
    std::printf("page %s\n", pages()[m_opened].id);
    if (++m_opened < pages().size())
        return openNext();
    std::printf("every page was drawn\n");
    judge();
}

void SelfTest::judge()
{
    const QStringList missing = missingParts(m_models, m_panel);
    for (const QString &line : missing)
        qCCritical(lcPanel, "%s", qPrintable(line));
    if (m_warnings.count() > 0)
        qCCritical(lcPanel, "QML has warned %d times", m_warnings.count());
    end(missing.isEmpty() && m_warnings.count() == 0);
}

void SelfTest::end(bool passed)
{
    m_patience.stop();
    std::fflush(stdout);
    Q_EMIT finished(passed);
}

} // namespace lineside
