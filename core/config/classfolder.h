// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "base/result.h"
#include "config/configissue.h"
#include "model/alarmguide.h"
#include "process/unittable.h"

#include <string>

namespace lineside {

/// Where the record of a class goes.
struct ClassRecords
{
    AlarmGuides &guides; ///< what to do
    AlarmSettings &alarms; ///< how they behave: rules of the class, over those of the configuration
    const UnitTable &units; ///< those the site has
};

/// Reads `classes/<class>/alarms.toml` of every class below the folder: what to do when alarms of machines of that
/// class come, and how they behave, where an entry says so. A folder that is not there holds nothing; a class folder
/// without the file is of another's concern. What is wrong is told with file and line, and nothing of that file is
/// taken. Thread: any; no state.
void readClassFolder(const std::string &folder, const ClassRecords &records, ConfigIssues &issues);

/// A picture that a record names, as it lies there now: since the record was read it may have become anything. Waits
/// for no pipe. Thread: any. Errors: Unavailable when it is no regular file of a class of the folder, or too long.
[[nodiscard]] Result<std::string> readClassPicture(const std::string &folder, const std::string &path);
/// The same without its bytes.
[[nodiscard]] bool isClassPicture(const std::string &folder, const std::string &path);

/// Another text when any of these files has come, gone or changed: their names, times and sizes, and those of the
/// pictures beside them. Thread: any.
[[nodiscard]] std::string classFolderStamp(const std::string &folder);

/// One such file that is already in memory; `name` stands for it in issues, and pictures lie beside it.
void readClassAlarms(const std::string &toml, const std::string &name, const std::string &deviceClass,
                     const ClassRecords &records, ConfigIssues &issues);

} // namespace lineside
