// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/paneloptions.h"

#include <QCommandLineParser>

namespace lineside {

namespace {

/// The options by name, told to the parser once.
struct Definitions
{
    QCommandLineParser parser;

    Definitions()
    {
        parser.setApplicationDescription(QStringLiteral("Lineside: edge gateway and panel in one."));
        add("config", "Read the configuration from <file>.", "file");
        add("shell", "panel, kiosk or desktop.", "kind", "panel");
        add("language", "en, de or zh; the system's otherwise.", "code");
        add("dark", "Dark colours.");
        add("fullscreen", "Take the whole screen.");
        add("size", "Size of the window, <WxH>.", "WxH");
        add("pixels-per-mm", "Pixels in a millimetre, when the screen says it wrong.", "number");
        add("software", "Draw without a GPU.");
        add("self-test", "Open every page without a broker and say what is missing; ends with 0 when nothing is.");
        add("screenshot", "Write a picture of the overview to <file>, then end.", "file");
        add("screenshot-dir", "Write a picture of every page, light and dark, into <dir>, then end.", "dir");
        add("settle", "Seconds at most that a picture waits for an alarm, an order and a filled trend.", "seconds",
            "5");
        add("help", "This text.");
        add("version", "The version.");
    }

    void add(const char *name, const char *text, const char *valueName = "", const char *byDefault = "")
    {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(valueName),
                          QString::fromLatin1(byDefault)});
    }
    [[nodiscard]] bool has(const char *name) const { return parser.isSet(QString::fromLatin1(name)); }
    [[nodiscard]] QString value(const char *name) const { return parser.value(QString::fromLatin1(name)); }
};

Unexpected refuse(const QString &message)
{
    return unexpected(ErrorCode::InvalidInput, message.toStdString());
}

Result<ShellKind> readShell(const QString &name)
{
    if (name == QLatin1String("panel"))
        return ShellKind::Panel;
    if (name == QLatin1String("kiosk"))
        return ShellKind::Kiosk;
    if (name == QLatin1String("desktop"))
        return refuse(QStringLiteral("the desktop shell is not there yet; take --shell panel"));
    return refuse(QStringLiteral("--shell knows panel, kiosk and desktop, not \"%1\"").arg(name));
}

std::optional<QSize> readSize(const QString &text)
{
    const QStringList sides = text.split(QLatin1Char('x'));
    const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
    const bool sensible = size.width() >= 320 && size.height() >= 320 && size.width() <= 8192 && size.height() <= 8192;
    return sensible ? std::optional(size) : std::nullopt;
}

Result<void> readNumbers(const Definitions &given, PanelOptions &options)
{
    if (given.has("size")) {
        options.size = readSize(given.value("size"));
        if (!options.size)
            return refuse(QStringLiteral("--size wants WIDTHxHEIGHT, at least 320x320"));
    }
    if (given.has("pixels-per-mm")) {
        options.pixelsPerMm = given.value("pixels-per-mm").toDouble();
        if (options.pixelsPerMm < 1 || options.pixelsPerMm > 50)
            return refuse(QStringLiteral("--pixels-per-mm wants a number from 1 to 50"));
    }
    bool isNumber = false;
    options.settle = std::chrono::seconds(given.value("settle").toInt(&isNumber));
    if (!isNumber || options.settle.count() < 0)
        return refuse(QStringLiteral("--settle wants a number of seconds"));
    return {};
}

} // namespace

Result<PanelOptions> parsePanelOptions(const QStringList &arguments)
{
    Definitions given;
    if (!given.parser.parse(arguments))
        return refuse(given.parser.errorText());
    PanelOptions options;
    if (given.has("help"))
        options.notice = given.parser.helpText();
    else if (given.has("version"))
        options.notice = QStringLiteral("lineside " LINESIDE_VERSION "\n");
    const Result<ShellKind> shell = readShell(given.value("shell"));
    if (!shell)
        return Unexpected(shell.error());
    options.shell = *shell;
    options.configFile = given.value("config").toStdString();
    options.language = given.value("language");
    if (given.has("dark"))
        options.dark = true;
    options.fullscreen = given.has("fullscreen");
    options.software = given.has("software");
    options.selfTest = given.has("self-test");
    options.screenshotFile = given.value("screenshot");
    options.screenshotDir = given.value("screenshot-dir");
    if (const Result<void> numbers = readNumbers(given, options); !numbers)
        return Unexpected(numbers.error());
    return options;
}

} // namespace lineside
