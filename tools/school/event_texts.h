// The lesson's own texts for what its events name, so that a teacher reads them and not
// identifiers.
#pragma once

#include "body_json.h"
#include "lesson_content.h"

namespace skua::school {

/// {KEY: {"en": …}} for each text that these events (event_view) speak of: of a question its id, of
/// a chosen answer "ID.OPTION", "stage.ID", "because.ID", "choose.ID", "objective.ID". What has no
/// text that stands by itself is left out.
Json texts_of_events(const Json& events, const LessonContent& content);

}  // namespace skua::school
