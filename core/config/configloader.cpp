// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"

#include "config/classfolder.h"
#include "config/configsection.h"
#include "config/sectionreaders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <utility>

namespace lineside {

namespace {

constexpr qint64 kMaxFileBytes = 1 << 20; // a thousand times a long one

LoadedConfig failed(std::string source, int line, std::string reason)
{
    LoadedConfig loaded;
    loaded.issues.errors.push_back({std::move(source), line, {}, std::move(reason)});
    return loaded;
}

LoadedConfig readRoot(const toml::table *root, const std::string &name, const Environment &environment)
{
    LoadedConfig loaded;
    ConfigSource source{name, environment, loaded.issues};
    Config config;
    readConfig(ConfigSection(source, root, {}), config);
    loaded.shadowed = std::move(source.shadowed);
    if (loaded.issues.errors.empty())
        loaded.config = std::move(config);
    return loaded;
}

} // namespace

LoadedConfig loadConfig(const std::string &path, const std::map<std::string, std::string> &environment)
{
    if (path.empty())
        return readRoot(nullptr, {}, environment);
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return failed(path, 0, "cannot be read: " + file.errorString().toStdString());
    const QByteArray text = file.read(kMaxFileBytes + 1);
    if (text.size() > kMaxFileBytes)
        return failed(path, 0, "is longer than a megabyte");
    LoadedConfig loaded = loadConfigText(text.toStdString(), path, environment);
    Config none = {};
    none.alarms = AlarmSettings::defaults();
    Config &config = loaded.config ? *loaded.config : none;
    const UnitTable units = UnitTable::of(config.units);
    config.classes.folder = QFileInfo(file).absoluteDir().filePath(QStringLiteral("classes")).toStdString();
    config.classes.stamp = classFolderStamp(config.classes.folder);
    config.classes.alarmsWithout = config.alarms;
    // A slip in a text must not keep the alarms of the whole plant from running after a power cut.
    ConfigIssues ofClasses;
    readClassFolder(config.classes.folder, {config.guides, config.alarms, units}, ofClasses);
    if (!ofClasses.errors.empty())
        config.classes.problem = ofClasses.errors.front().text();
    for (std::vector<ConfigIssue> *each : {&ofClasses.errors, &ofClasses.warnings})
        loaded.issues.warnings.insert(loaded.issues.warnings.end(), each->begin(), each->end());
    if (!loaded.issues.errors.empty())
        loaded.config.reset();
    return loaded;
}

LoadedConfig loadConfigText(const std::string &toml, const std::string &name,
                            const std::map<std::string, std::string> &environment)
{
    if (const int deep = lineOfTooDeepKey(toml); deep > 0)
        return failed(name, deep, "has a key of more than 64 parts");
    try { // the library reports by exception; it ends here
        const toml::table root = toml::parse(toml, name);
        LoadedConfig loaded = readRoot(&root, name, environment);
        loaded.text = toml;
        return loaded;
    } catch (const toml::parse_error &problem) {
        return failed(name, static_cast<int>(problem.source().begin.line), std::string(problem.description()));
    }
}

std::map<std::string, std::string> processEnvironment()
{
    std::map<std::string, std::string> environment;
    const auto system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : system.keys())
        environment.emplace(name.toStdString(), system.value(name).toStdString());
    return environment;
}

} // namespace lineside
