// Is this an entry of a notebook (web/protocol/notebook.schema.json)?
#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "body_json.h"
#include "field_check.h"
#include "instant.h"

namespace skua::school {

/// Serialised size above which an entry is refused, in bytes.
inline constexpr std::size_t kMaxNoteBytes = 64 * 1024;

/// A well-formed entry.
struct Note {
  std::string id;  // UUID, lower case
  std::int64_t revision;
  std::string kind;  // note, measurement, plot, picture
  std::string activity;
  Milliseconds time;  // when it was put in, by the student's clock
  std::string body;   // the whole entry, JSON
};

/// Checks `raw`, which stood at `where` of a request.
std::expected<Note, Refusal> check_note(const Json& raw, const std::string& where);

/// An entry that was taken out.
struct RemovedNote {
  std::string id;
  std::int64_t revision;
};

std::expected<RemovedNote, Refusal> check_removed_note(const Json& raw, const std::string& where);

/// The entry without what the student typed: `text` of a note or of a picture's labels, and
/// `caption`, are empty where something was written.
Json without_free_text(Json entry);

}  // namespace skua::school
