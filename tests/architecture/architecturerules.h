// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace lineside {

/// Who may include whom in core, as core/CMakeLists.txt tells it.
struct ModuleTable
{
    QMap<QString, QSet<QString>> dependencies; ///< module -> those it may include, itself left out
    QMap<QString, int> levels; ///< from the "# level n" lines above them
};

/// What a file is held against.
struct Rules
{
    ModuleTable table;
    QSet<QString> guiHeaders; ///< names of Qt's GUI headers: "QColor", "qcolor.h"
    QSet<QString> screens; ///< folders of qml that are screens: all but controls and shell
    std::function<QString(const QString &)> document; ///< text of a document by its path from the top; empty: none
};

/// One broken rule.
struct Violation
{
    QString path;
    qsizetype line = 0;
    QString message;

    /// "core/decode/decoder.cpp:7: decode must not include store/store.h"
    [[nodiscard]] QString text() const;
};

[[nodiscard]] ModuleTable readModuleTable(const QString &cmakeText);

/// Modules that depend on an unknown one or on one of their own level or above.
[[nodiscard]] QStringList checkTable(const ModuleTable &table);

/// Dependencies that no file of their module includes anything of. `included`: module -> modules its files include.
[[nodiscard]] QStringList checkEdges(const ModuleTable &table, const QMap<QString, QSet<QString>> &included);

/// The modules that a file of core includes something of.
[[nodiscard]] QSet<QString> modulesIncluded(const QString &text);

/// The rules of ARCHITECTURE for one file of core, app or qml, named by its path from the top. A pure function of its
/// arguments, so that every rule can be shown to fail.
[[nodiscard]] std::vector<Violation> checkFile(const Rules &rules, const QString &path, const QString &text);

} // namespace lineside
