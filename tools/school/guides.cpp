#include "guides.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "api_reply.h"
#include "call.h"
#include "lessons.h"
#include "static_files.h"

namespace skua::school {

namespace {

std::filesystem::path guide_path(const std::filesystem::path& site, const std::string& module,
                                 const std::string& activity) {
  const std::string name = module + "/" + activity + ".json";
  return is_plain_path(name) ? site / "guides" / name : std::filesystem::path();
}

}  // namespace

bool has_guide(const std::filesystem::path& site, const std::string& module,
               const std::string& activity) {
  std::error_code none;
  return std::filesystem::is_regular_file(guide_path(site, module, activity), none);
}

void add_for_teacher(Json& assignment, const std::filesystem::path& site) {
  const auto module = assignment["module"].get<std::string>();
  const auto activity = assignment["activity"].get<std::string>();
  if (has_guide(site, module, activity)) assignment["guide"] = true;
  if (!assignment.contains("unavailable") && newest_lesson(site, module, activity))
    assignment["preview"] = true;
}

Reply guide_to_lesson(Call& call) {
  std::ifstream file(guide_path(call.origins.site, call.argument[0], call.argument[1]),
                     std::ios::binary);
  const auto guide = read_json(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!guide || !guide->is_object())
    return error_reply(404, "unknown-lesson", "The site has no guide to a lesson of this name.");
  Json reply = *guide;
  const auto lesson = newest_lesson(call.origins.site, call.argument[0], call.argument[1]);
  reply["title"] = lesson ? lesson->title : Json{{"en", call.argument[1]}};
  reply["preview"] = lesson.has_value();
  return json_reply(reply);
}

}  // namespace skua::school
