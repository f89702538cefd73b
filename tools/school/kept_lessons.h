// An attempt stays on the lesson version that it began with. So that a rebuilt or emptied site
// cannot take it away, the school keeps a copy of every version that was ever launched.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <string>

#include "body_json.h"

namespace skua::school {

/// Copies lessons/<module>/<version> and every file that it names from `site` to `kept`, with the
/// keys of what the school marks in it and the script that replays it, if not there yet. The error
/// is a sentence for whoever runs the school.
std::expected<void, std::string> keep_lesson(const std::filesystem::path& site,
                                             const std::filesystem::path& kept,
                                             const std::string& module, const std::string& version);

/// What is right in the items of an activity that the school marks.
struct AnswerKeys {
  Json content;      // null if there are none
  std::string hash;  // SHA-256 of the file in hex, "" if there is none
};

/// keys/… of the first folder that has it. Never served to anybody.
AnswerKeys keys_of(std::span<const std::filesystem::path> folders, const std::string& module,
                   const std::string& version, const std::string& activity);

/// The copy appears under its name only when it is complete: a crash half way leaves nothing that
/// looks finished. Does nothing if it is there. Throws std::filesystem::filesystem_error.
void copy_whole(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace skua::school
