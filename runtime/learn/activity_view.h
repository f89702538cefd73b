/// What a lesson in JSON shows: its tasks in the panel, above the simulation's own controls.
///
/// Its texts, by key: `stage.ID` the heading of a stage; `ID` a text to read, a question, or what a
/// goal asks for; `ID.OPTION` the options of a question, `ID.PARTNER` what they are matched with;
/// `ID.compared.OPTION` a guess held against what was found; `ID.short` a question in few words;
/// `ID.right`, `ID.again` and `ID.again.MISCONCEPTION` what an answer is told; `ID.shown` with the
/// answer; `ID.hint.1` … the hints; `because.ID` the reason of a way; `objective.ID` what a student
/// can do who has reached it. In each,
/// `{NAME}` is a number that was drawn for this attempt, in the texts of a question for a number
/// `{answer}` the right one.
#pragma once

#include "skua/abi.h"

namespace skua {

class Performance;

void show_activity(const Performance&, skua_ui*);

}  // namespace skua
