// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace lineside {

/// A language in which the engine's reasons stand in angle brackets: shows that a view-model has them translated, which
/// in English nobody sees. Owner: the test; it counts while it lives.
class ReasonMarker : public QTranslator
{
public:
    ReasonMarker() { QCoreApplication::installTranslator(this); }
    ~ReasonMarker() override { QCoreApplication::removeTranslator(this); }
    Q_DISABLE_COPY_MOVE(ReasonMarker)

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool isReason = qstrcmp(context, "Reasons") == 0;
        return isReason ? QLatin1Char('<') + QString::fromUtf8(source) + QLatin1Char('>') : QString();
    }
};

} // namespace lineside
