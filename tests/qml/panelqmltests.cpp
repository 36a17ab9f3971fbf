// SPDX-License-Identifier: GPL-3.0-or-later
#include "plant.h"
#include "qml/panelplugins.h"

#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest>

#include <memory>

/// Runs tests/qml/tst_*.qml: each file gets an engine and a plant of its own.
class PanelQmlTests : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { QQuickStyle::setStyle(QStringLiteral("Basic")); }

    void qmlEngineAvailable(QQmlEngine *engine)
    {
        importPanelPlugins();
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        lineside::PanelOptions options;
        options.language = QStringLiteral("en");
        m_plant = std::make_unique<lineside::Plant>(options);
        qmlRegisterSingletonInstance("Lineside.Test", 1, 0, "Plant", m_plant.get());
    }

    void cleanupTestCase() { m_plant.reset(); }

private:
    std::unique_ptr<lineside::Plant> m_plant;
};

QUICK_TEST_MAIN_WITH_SETUP(panel, PanelQmlTests)

#include "panelqmltests.moc"
