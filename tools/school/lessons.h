// What the built site offers: the newest version of each module and its activities. The site may be
// rebuilt while the school runs, so this is read each time it is needed.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "body_json.h"

namespace skua::school {

struct Lesson {
  std::string version;  // 16 hex digits
  Json title;           // {"en": …, "es": …}
  int minutes = 0;
  std::string mode = "practice";  // or "assessment"
  Json objectives;                // [{id, codes, title: {"en": …}}]
  Json careers;                   // [{id, title}]: who does this work
  bool own = false;               // of the school's own, in what it has kept
};

/// From what latest.json tells of an activity.
Lesson lesson_told(const Json& entry, const std::string& version);

/// The activity in the module's newest version. The error is a sentence for whoever runs the
/// school.
std::expected<Lesson, std::string> newest_lesson(const std::filesystem::path& site,
                                                 const std::string& module,
                                                 const std::string& activity);

/// The site's modules, in the order of their names.
std::vector<std::string> modules_of(const std::filesystem::path& site);

/// The ids of the activities in the module's newest version; none if that cannot be read.
std::vector<std::string> activities_of(const std::filesystem::path& site,
                                       const std::string& module);

/// The text of an activity that can be copied, as its author wrote it; nothing if it is part of the
/// module's program.
std::optional<std::string> original_of(const std::filesystem::path& site, const std::string& module,
                                       const std::string& activity);

/// Whether this version of a module can be opened from the folder.
bool has_lesson(const std::filesystem::path& site, const std::string& module,
                const std::string& version);

bool is_version(std::string_view text);

}  // namespace skua::school
