// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/classfolder.h"

#include "config/configsection.h"
#include "config/configvalues.h"
#include "config/sectionreaders.h"
#include "model/name.h"
#include "process/ruleunits.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kMaxClassBytes = 1 << 20; // as the configuration
constexpr std::size_t kMostLines = 20; // of causes, and of the others; a card is read in seconds
constexpr std::size_t kMostCharacters = 500; // of one of them, as of a comment

constexpr std::array<std::string_view, 4> kAlarmClasses{"safety", "environment", "quality", "cost"};
constexpr qint64 kMaxPictureBytes = 8 << 20; // a photograph; it is read whole

void checkText(ConfigSection &section, std::string_view key, const std::string &text)
{
    if (text.size() > kMostCharacters)
        section.fail(key, "is longer than 500 bytes");
}

void readTexts(ConfigSection &section, std::string_view key, std::vector<std::string> &into)
{
    if (!section.texts(key, into))
        return;
    if (into.size() > kMostLines)
        section.fail(key, "has more than 20 entries");
    for (const std::string &each : into)
        checkText(section, key, each);
}

GuideSubject readSubject(ConfigSection &section, const std::string &deviceClass)
{
    GuideSubject subject{.deviceClass = deviceClass};
    if (section.text("device", subject.deviceId) && !isDeviceId(subject.deviceId))
        section.fail("device", kNoDeviceId);
    section.text("sensor_type", subject.sensorType);
    std::string kind;
    if (section.text("kind", kind)) {
        subject.kind = parseLimitKind(kind);
        if (!subject.kind)
            section.fail("kind", "is no kind of alarm");
    }
    return subject;
}

/// Why the file cannot be shown; empty: it can. It lies in the class's folder, also behind links.
std::string pictureProblem(const QFileInfo &picture, const QDir &folder)
{
    static const QStringList kinds{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"),
                                   QStringLiteral("svg")};
    if (!picture.canonicalFilePath().startsWith(folder.canonicalPath() + QLatin1Char('/')))
        return picture.exists() && picture.canonicalFilePath() != folder.canonicalPath()
            ? "lies outside the folder of its class"
            : "names no file in the folder of its class";
    if (!picture.isFile() || !picture.isReadable())
        return "cannot be read";
    if (!kinds.contains(picture.suffix().toLower()))
        return "is neither png, jpg, jpeg nor svg";
    return picture.size() > kMaxPictureBytes ? "is longer than 8 megabytes" : std::string();
}

void readPicture(ConfigSection &section, const QDir &folder, std::string &into)
{
    std::string name;
    if (!section.text("picture", name))
        return;
    const QFileInfo picture(folder, QString::fromStdString(name));
    if (const std::string problem = pictureProblem(picture, folder); !problem.empty())
        section.fail("picture", problem);
    else
        into = picture.canonicalFilePath().toStdString();
}

/// What is for those who answer for the alarm.
void readRecord(ConfigSection &section, AlarmGuide &guide)
{
    Severity severity{};
    section.choice("severity", severity,
                   {{"minor", Severity::Minor}, {"major", Severity::Major}, {"severe", Severity::Severe}});
    if (severity != Severity{})
        guide.severity = severity;
    if (section.text("class", guide.alarmClass)
        && std::ranges::find(kAlarmClasses, guide.alarmClass) == kAlarmClasses.end())
        section.fail("class", "must be safety, environment, quality or cost");
    for (const auto &[key, into] :
         {std::pair{"basis", &guide.basis}, {"owner", &guide.owner}, {"reviewed", &guide.reviewed}})
        if (section.text(key, *into))
            checkText(section, key, *into);
    if (std::chrono::seconds every{}; section.duration("test_interval", every, 1h, 24h * 3650))
        guide.testInterval = every;
}

AlarmGuide readGuide(ConfigSection &section, const QDir &folder)
{
    AlarmGuide guide;
    readTexts(section, "causes", guide.causes);
    readTexts(section, "confirm", guide.confirm);
    readTexts(section, "actions", guide.actions);
    if (section.text("consequence", guide.consequence))
        checkText(section, "consequence", guide.consequence);
    if (section.text("contact", guide.contact))
        checkText(section, "contact", guide.contact);
    if (section.text("page", guide.page))
        checkText(section, "page", guide.page);
    readPicture(section, folder, guide.picture);
    readRecord(section, guide);
    if (std::chrono::seconds within{}; section.duration("respond_within", within, 1s, 24h))
        guide.respondWithin = within;
    return guide;
}

/// How the alarms of an entry behave; none: it does not say. Only one that names its kind can.
std::optional<AlarmRule> readRule(ConfigSection &section, const GuideSubject &subject, const UnitTable &units)
{
    if (!subject.kind)
        return std::nullopt;
    const AlarmRule silent{.kind = *subject.kind,
                           .deviceType = subject.deviceId.empty() ? subject.deviceClass : std::string(),
                           .name = subject.sensorType,
                           .device = subject.deviceId};
    AlarmRule rule = silent;
    readRuleFields(section, rule);
    if (const auto known = toBaseUnit(rule, units); !known)
        section.fail("unit", known.error().message);
    return rule == silent ? std::nullopt : std::optional(std::move(rule));
}

void readAll(ConfigSection root, const QDir &folder, const std::string &deviceClass, const ClassRecords &records)
{
    std::vector<std::pair<ConfigSection, AlarmRule>> rules;
    for (ConfigSection &each : root.sections("alarm")) {
        GuideSubject subject = readSubject(each, deviceClass);
        AlarmGuide guide = readGuide(each, folder);
        if (auto rule = readRule(each, subject, records.units))
            rules.emplace_back(each, std::move(*rule));
        each.reportUnknown();
        if (!records.guides.add(std::move(subject), std::move(guide)))
            each.fail("kind", "is given twice for this device, sensor type and kind");
    }
    root.reportUnknown();
    for (const auto &[place, rule] : rules)
        records.alarms.watches.rules.push_back(rule);
    for (auto &[place, rule] : rules)
        if (const auto fitting = records.alarms.checkLimit(rule); !fitting)
            place.fail(fitting.error().context, fitting.error().message);
}

} // namespace

bool isClassPicture(const std::string &folder, const std::string &path)
{
    const QFileInfo picture(QString::fromStdString(path));
    const QString classes = QFileInfo(QString::fromStdString(folder)).canonicalFilePath();
    return !classes.isEmpty() && picture.isFile() && picture.size() <= kMaxPictureBytes
        && picture.canonicalFilePath().startsWith(classes + QLatin1Char('/'));
}

Result<std::string> readClassPicture(const std::string &folder, const std::string &path)
{
    const auto refused = unexpected(ErrorCode::Unavailable, "the picture is no more what it was", path);
    if (!isClassPicture(folder, path))
        return refused;
    // It is looked at once more when it is open: it may have been replaced in between.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return refused;
    QFile file;
    struct stat facts = {};
    const bool isSound = ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size <= kMaxPictureBytes
        && file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    if (!isSound) {
        ::close(descriptor);
        return refused;
    }
    return file.read(kMaxPictureBytes).toStdString();
}

std::string classFolderStamp(const std::string &folder)
{
    QString stamp;
    const QDir classes(QString::fromStdString(folder));
    for (const QString &name : classes.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        for (const QFileInfo &file : QDir(classes.filePath(name)).entryInfoList(QDir::Files, QDir::Name))
            stamp += file.filePath() + QLatin1Char('\n') + QString::number(file.lastModified().toMSecsSinceEpoch())
                + QLatin1Char(' ') + QString::number(file.size()) + QLatin1Char('\n');
    return stamp.toStdString();
}

void readClassAlarms(const std::string &toml, const std::string &name, const std::string &deviceClass,
                     const ClassRecords &records, ConfigIssues &issues)
{
    if (const int deep = lineOfTooDeepKey(toml); deep > 0) {
        issues.errors.push_back({name, deep, {}, "has a key of more than 64 parts"});
        return;
    }
    const std::size_t errorsBefore = issues.errors.size();
    AlarmGuides guides = records.guides;
    AlarmSettings alarms = records.alarms;
    try { // the library reports by exception; it ends here
        const toml::table root = toml::parse(toml, name);
        const Environment nothing;
        ConfigSource source{name, nothing, issues};
        const QDir folder = QFileInfo(QString::fromStdString(name)).absoluteDir();
        readAll(ConfigSection(source, &root, {}), folder, deviceClass, {guides, alarms, records.units});
    } catch (const toml::parse_error &problem) {
        issues.errors.push_back(
            {name, static_cast<int>(problem.source().begin.line), {}, std::string(problem.description())});
    }
    if (issues.errors.size() != errorsBefore)
        return;
    records.guides = std::move(guides);
    records.alarms = std::move(alarms);
}

void readClassFolder(const std::string &folder, const ClassRecords &records, ConfigIssues &issues)
{
    const QDir classes(QString::fromStdString(folder));
    for (const QString &name : classes.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QFile file(classes.filePath(name + QStringLiteral("/alarms.toml")));
        if (!file.exists())
            continue;
        const std::string path = file.fileName().toStdString();
        if (!QFileInfo(file).isFile()) { // a pipe would keep the start waiting
            issues.errors.push_back({path, 0, {}, "is no file"});
            continue;
        }
        if (!file.open(QIODevice::ReadOnly)) {
            issues.errors.push_back({path, 0, {}, "cannot be read: " + file.errorString().toStdString()});
            continue;
        }
        const QByteArray text = file.read(kMaxClassBytes + 1);
        if (text.size() > kMaxClassBytes)
            issues.errors.push_back({path, 0, {}, "is longer than a megabyte"});
        else
            readClassAlarms(text.toStdString(), path, name.toStdString(), records, issues);
    }
}

} // namespace lineside
