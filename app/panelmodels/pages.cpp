// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/pages.h"

#include "viewmodels/alarmsviewmodel.h"
#include "viewmodels/auditviewmodel.h"
#include "viewmodels/commandsviewmodel.h"
#include "viewmodels/deviceviewmodel.h"
#include "viewmodels/overviewviewmodel.h"
#include "viewmodels/systemviewmodel.h"
#include "viewmodels/trendsviewmodel.h"
#include "viewmodels/usersviewmodel.h"

namespace lineside {

namespace {

template <typename ViewModel>
std::unique_ptr<QObject> make(const PanelContext &context)
{
    return std::make_unique<ViewModel>(context);
}

/// Its page says when it is in sight.
template <>
std::unique_ptr<QObject> make<AlarmsViewModel>(const PanelContext &context)
{
    auto alarms = std::make_unique<AlarmsViewModel>(context);
    alarms->setShown(false);
    return alarms;
}

constexpr Page kPages[] = {
    {"overview", QT_TRANSLATE_NOOP("Pages", "Overview"), "overview", "Lineside/Overview/OverviewPage.qml",
     make<OverviewViewModel>},
    {"device", QT_TRANSLATE_NOOP("Pages", "Machine"), "device", "Lineside/Devices/DevicePage.qml",
     make<DeviceViewModel>},
    {"alarms", QT_TRANSLATE_NOOP("Pages", "Alarms"), "alarms", "Lineside/Alarms/AlarmsPage.qml", make<AlarmsViewModel>},
    {"commands", QT_TRANSLATE_NOOP("Pages", "Orders"), "commands", "Lineside/Commands/CommandsPage.qml",
     make<CommandsViewModel>},
    {"trends", QT_TRANSLATE_NOOP("Pages", "Trends"), "trends", "Lineside/Trends/TrendsPage.qml", make<TrendsViewModel>},
    {"people", QT_TRANSLATE_NOOP("Pages", "Users"), "users", "Lineside/People/UsersPage.qml", make<UsersViewModel>},
    {"audit", QT_TRANSLATE_NOOP("Pages", "Record"), "audit", "Lineside/Audit/AuditPage.qml", make<AuditViewModel>},
    {"system", QT_TRANSLATE_NOOP("Pages", "System"), "system", "Lineside/System/SystemPage.qml", make<SystemViewModel>},
};

} // namespace

std::span<const Page> pages()
{
    return kPages;
}

} // namespace lineside
