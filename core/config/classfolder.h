// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configissue.h"
#include "model/alarmguide.h"

#include <string>

namespace lineside {

/// Reads `classes/<class>/alarms.toml` of every class below the folder: what to do when alarms of machines of that
/// class come. A folder that is not there holds nothing; a class folder without the file is of another's concern. What
/// is wrong is told with file and line, and nothing of that file is taken. Thread: any; no state.
void readClassFolder(const std::string &folder, AlarmGuides &guides, ConfigIssues &issues);

/// One such file that is already in memory; `name` stands for it in issues.
void readClassAlarms(const std::string &toml, const std::string &name, const std::string &deviceClass,
                     AlarmGuides &guides, ConfigIssues &issues);

} // namespace lineside
