// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jsonwriter.h"
#include "api/parametercheck.h"
#include "base/result.h"
#include "model/note.h"
#include "model/operatoraction.h"

#include <string>
#include <string_view>
#include <vector>

namespace lineside {

// Notes as they go over HTTP. Pure. Thread: any.

void writeNote(JsonWriter &json, const Note &note);
/// {"notes":[…],"count":n,"next":…}: one more than `page` were asked for, so that it is known whether there are more.
[[nodiscard]] std::string notesJson(const std::vector<Note> &notes, std::size_t page);

/// ?device=&alarm=&struck=&before=&limit= Errors: InvalidInput, the parameter as context.
[[nodiscard]] Result<NoteQuery> readNoteQuery(const Parameters &parameters);
/// {"text","device"?,"alarm"?} Errors: InvalidInput, which says what is wrong.
[[nodiscard]] Result<WriteNote> readNote(std::string_view body);

} // namespace lineside
