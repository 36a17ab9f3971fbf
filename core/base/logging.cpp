// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include "base/printable.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <mutex>
#include <unistd.h>

namespace lineside {

Q_LOGGING_CATEGORY(lcJournal, "lineside.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "lineside.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMqtt, "lineside.mqtt", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "lineside.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCoap, "lineside.coap", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "lineside.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEngine, "lineside.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(lcConfig, "lineside.config", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPanel, "lineside.panel", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAudit, "lineside.audit", QtInfoMsg)

namespace {

struct Level
{
    const char *name;
    int journalPriority; // sd-daemon(3): the "<N>" prefix journald strips from stderr lines
};

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return {"debug", 7};
    case QtInfoMsg:
        return {"info", 6};
    case QtWarningMsg:
        return {"warning", 4};
    case QtCriticalMsg:
        return {"error", 3};
    case QtFatalMsg:
        return {"fatal", 2};
    }
    return {"info", 6};
}

// What devices and brokers send comes into messages: a topic alone may be 64 KiB long.
constexpr qsizetype kMessageCharacters = 4096;

void writeLine(const QByteArray &line)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fputc('\n', stderr);
}

QString utcNow()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

void logJson(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QJsonObject line{{QStringLiteral("time"), utcNow()},
                           {QStringLiteral("level"), QLatin1String(levelOf(type).name)},
                           {QStringLiteral("category"), QLatin1String(context.category)},
                           {QStringLiteral("message"), bounded(message, kMessageCharacters)}};
    const QByteArray json = QJsonDocument(line).toJson(QJsonDocument::Compact);
    writeLine(printable(QString::fromUtf8(json)).toUtf8()); // JSON itself lets C1 and DEL stand
}

QByteArray lineOf(const QString &message)
{
    return printable(bounded(message, kMessageCharacters)).toUtf8();
}

void logJournal(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    writeLine('<' + QByteArray::number(levelOf(type).journalPriority) + '>' + context.category + ": "
              + lineOf(message));
}

void logText(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    writeLine(utcNow().toUtf8() + ' ' + levelOf(type).name + ' ' + context.category + ": " + lineOf(message));
}

} // namespace

void installLogging(LogTarget target)
{
    if (target == LogTarget::Auto) {
        if (qEnvironmentVariableIsSet("JOURNAL_STREAM"))
            qInstallMessageHandler(logJournal);
        else
            qInstallMessageHandler(isatty(STDERR_FILENO) ? logText : logJson);
        return;
    }
    qInstallMessageHandler(target == LogTarget::Json ? logJson : logText);
}

} // namespace lineside
