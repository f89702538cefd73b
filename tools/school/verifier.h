// Replaying a journal apart from the school: `skua verify` in a child process with limits.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>

#include "body_json.h"
#include "instant.h"
#include "origins.h"

namespace skua::school {

struct Replayed {
  /// What the replay came to, if it came to anything: {"ok", "commands", "events", "score", …,
  /// "divergence"?} as web/replay describes it.
  std::optional<Json> result;
  /// Otherwise why not: a word for programs, a sentence for whoever runs the school.
  std::string code, problem;
  /// Whether that is because of what was handed in. If not, it says nothing about the student.
  bool unplayable = false;
  Milliseconds cpu = 0;  // processor time that it took
  bool stopped = false;  // the school is being stopped: nothing is known
};

/// `keys`: what is right in items that the school marks; null if the activity has none. Takes up to
/// a minute.
Replayed replay(const Origins& origins, const std::string& journal, const Json& keys,
                const std::atomic<bool>& stop);

/// The site's script, or else the newest that was kept; nothing if there is none.
std::optional<std::filesystem::path> replay_script(const Origins& origins);

/// Copies the site's script into `kept`, so that there is one even after the site was emptied.
void keep_replay_script(const std::filesystem::path& site, const std::filesystem::path& kept);

/// What may be believed of the script's answer. No result: it is not an answer.
Replayed read_replay(const std::string& output, int exit_code);

}  // namespace skua::school
