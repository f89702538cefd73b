// What a student wrote as an answer in a lesson: where it is in an attempt, and whether it may
// leave the school with it.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "attempts.h"
#include "body_json.h"

namespace soci {
class session;
}

namespace skua::school {

/// The questions of an activity that are answered in writing: those of the kinds `text` and
/// `argument`. None where the activity is not in JSON; nothing where its file can't be read.
std::optional<std::set<std::string>> written_questions(
    std::span<const std::filesystem::path> folders, const Assignment& assignment,
    const std::string& version);

/// Whether the attempt has a command with an answer to one of them.
bool has_written_answer(soci::session& sql, const std::string& attempt,
                        const std::set<std::string>& questions);

/// Views of the unscored lane without what was typed into fields, unless it is a number.
Json without_typed_text(Json views);

}  // namespace skua::school
