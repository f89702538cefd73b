// What the program that publishes lessons says, whatever it is: a lesson whose files lie under
// their own hashes below "files/" or "keys/", or faults with their places, or a cause.
#include "../target.h"
#include "publisher.h"
#include "sha256.h"
#include "static_files.h"

namespace {

using namespace skua::school;

void check_lesson(const MadeLesson& lesson) {
  must(lesson.version == sha256(lesson.manifest).substr(0, 16), "the version is the manifest's");
  for (const MadeFile& file : lesson.files) {
    must(is_plain_path(file.path), "a path leads nowhere else");
    const bool key = file.path == "keys/antarctica/" + lesson.version + "/own-1.json";
    must(key || file.path.starts_with("files/" + sha256(file.content).substr(0, 16) + "/"),
         "a file lies under its hash");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto made = read_made({"antarctica", "own-1", "{}", {}}, std::string(text_of(data, size)));
  if (made) {
    check_lesson(*made);
  } else if (made.error().faults.empty()) {
    must(!made.error().code.empty() && !made.error().problem.empty(), "a cause is told");
  } else {
    for (const Json& fault : made.error().faults)
      must(fault["at"].is_string() && fault["message"].is_string(), "a fault has its place");
  }
  return 0;
}
