// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "config/configsection.h"
#include "process/unittable.h"

#include <string>
#include <vector>

namespace lineside {

/// The whole file, section by section, into `config`; issues go where the section's source says.
void readConfig(ConfigSection root, Config &config);

/// What is said where an id stands that no device can have (isDeviceId).
inline constexpr const char *kNoDeviceId = "must be a device's id: 1 to 128 bytes without '/', '+', '#'";

// One function a section. Each asks for every key it knows, valid or not, so that unknown ones can be told.
void readMqtt(ConfigSection &section, MqttSettings &mqtt);
/// Address and credentials of another broker than that of [mqtt]; without a `broker` of its own, `mqtt` stays what it
/// is.
void readOtherBroker(ConfigSection &section, MqttSettings &mqtt);
/// What a broker keeps for a subscriber, and how much it sends.
void readSession(ConfigSection &section, MqttSettings &mqtt);
/// The client id of a source or sink, `byDefault` where the file is silent. A broker ends the older of two connections
/// of one name, again and again, so none that is read already may have it.
void readOwnClientId(ConfigSection &section, const Config &config, const std::string &byDefault, MqttSettings &mqtt);
/// Whether both are at one broker, however it is spelled.
[[nodiscard]] bool isSameBroker(const MqttSettings &one, const MqttSettings &other);
/// The name of a [[source]] or [[sink]], of which `others` are taken.
void readEntryName(ConfigSection &section, const std::vector<std::string> &others, std::string &name);
/// The [[source]] and then the [[sink]] of the file; behind [mqtt] and the node id, which they build on.
void readSources(ConfigSection &root, Config &config);
void readSinks(ConfigSection &root, Config &config);
void readJournal(ConfigSection &section, JournalSettings &journal);
void readStore(ConfigSection &section, StoreSettings &store);
/// The [[unit]] of the file; `table` learns them, for the sections behind.
void readUnits(ConfigSection &root, UnitSettings &units, UnitTable &table);
void readAlarms(ConfigSection &section, AlarmSettings &alarms, const UnitTable &units);
/// What one alarm's rule is of, and what it says. Behind its kind, which decides the keys it has.
void readRuleSubject(ConfigSection &section, AlarmRule &rule);
void readRuleFields(ConfigSection &section, AlarmRule &rule);
/// [[alarms.position]]: who looks after which machines.
void readPositions(ConfigSection &alarms, std::vector<AlarmPosition> &positions);
/// The [[alarms.condition]] of [alarms].
void readConditions(ConfigSection &alarms, std::vector<ConditionRule> &conditions, const UnitTable &units);
void readDevices(ConfigSection &section, DeviceSettings &devices);
void readCommands(ConfigSection &section, CommandSettings &commands);
/// The [[command]] of the file.
void readCommandRules(ConfigSection &root, CommandRules &rules);
void readSync(ConfigSection &section, SyncSettings &sync);
void readHttp(ConfigSection &section, ApiSettings &api);
void readCoap(ConfigSection &section, CoapSettings &coap);
void readEscalation(ConfigSection &section, EscalationTimes &times);
void readHorn(ConfigSection &section, HornSettings &horn);
/// [people], and the [[role]], [[group]], [[seat]] and [[area]] of the file; these four first, which it speaks of.
void readPeople(ConfigSection &root, Config &config);
/// What programs on this machine may do without a login.
void readLocalRole(ConfigSection &http, PeopleSettings &people);
void readPanel(ConfigSection &section, PanelSettings &panel);

} // namespace lineside
