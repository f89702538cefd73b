// Making a lesson of an activity that a teacher wrote: the site's verify/skua-publish.mjs checks it
// in a child process with limits, and what it made is put beside the lessons that the school keeps.
#pragma once

#include <atomic>
#include <expected>
#include <string>
#include <vector>

#include "body_json.h"
#include "origins.h"

namespace skua::school {

/// What is to be published.
struct Manuscript {
  std::string module;
  std::string id;        // of the activity
  std::string activity;  // its text
  Json keys;             // {"items": {…}} of what the school marks, or null
};

struct MadeFile {
  std::string path;  // below the folder of what is kept: "files/0123456789abcdef/name.json"
  std::string content;
};

/// A version of a lesson, not yet in its place.
struct MadeLesson {
  std::string module;
  std::string base;     // the site's version whose runtime, module and page it plays with
  std::string version;  // 16 hex digits: the beginning of the manifest's own SHA-256
  std::string manifest;
  Json told;  // what latest.json tells of an activity
  std::vector<MadeFile> files;
};

struct NotMade {
  Json faults =
      Json::array();          // [{at: JSON pointer, message}]: what is wrong with the activity; or
  std::string code, problem;  // why it could not be looked at: for programs, and for people
};

/// Takes a second or two. Reads the site, and touches neither database nor kept lessons.
std::expected<MadeLesson, NotMade> make_lesson(const Origins& origins, const Manuscript& manuscript,
                                               const std::atomic<bool>& stop);

/// What may be believed of the script's answer.
std::expected<MadeLesson, NotMade> read_made(const Manuscript& manuscript,
                                             const std::string& output);

/// Puts a lesson where launches, replays and its page find it; its manifest comes last, so that
/// nothing half made can be opened. The error is a sentence for whoever runs the school.
std::expected<void, std::string> put_in_place(const Origins& origins, const MadeLesson& lesson);

/// Takes back what put_in_place made for this lesson alone.
void take_away(const std::filesystem::path& kept, const std::string& module,
               const std::string& version);

}  // namespace skua::school
