#include "launch.h"

#include <cctype>

#include <soci/soci.h>

#include "ingest.h"
#include "kept_lessons.h"
#include "lessons.h"

namespace skua::school {

namespace {

std::expected<Attempt, std::string> first_launch(soci::session& sql, const Origins& origins,
                                                 const Person& student,
                                                 const Assignment& assignment) {
  const auto lesson = newest_lesson(origins.site, assignment.module, assignment.activity);
  if (!lesson) return std::unexpected(lesson.error());
  const auto kept =
      keep_lesson(origins.site, origins.kept_lessons, assignment.module, lesson->version);
  if (!kept) return std::unexpected(kept.error());
  return begin_attempt(sql, student.id, assignment.id, lesson->version, now_ms());
}

}  // namespace

Json describe(const Origins& origins, const Assignment& assignment) {
  const auto lesson = newest_lesson(origins.site, assignment.module, assignment.activity);
  Json entry{
      {"id", assignment.id}, {"module", assignment.module}, {"activity", assignment.activity}};
  entry["title"] = lesson ? lesson->title : Json{{"en", assignment.activity}};
  entry["minutes"] = lesson ? lesson->minutes : 0;
  if (!lesson) entry["unavailable"] = lesson.error();
  return entry;
}

std::expected<Json, std::string> launch(soci::session& sql, const Origins& origins,
                                        const Request& request, const Person& student,
                                        const Assignment& assignment, const std::string& locale) {
  auto attempt = attempt_of(sql, student.id, assignment.id);
  if (!attempt) {
    auto begun = first_launch(sql, origins, student, assignment);
    if (!begun) return std::unexpected(begun.error());
    attempt = *begun;
  }
  if (!has_lesson(origins.site, assignment.module, attempt->version) &&
      !has_lesson(origins.kept_lessons, assignment.module, attempt->version)) {
    return std::unexpected(
        "This attempt began with version " + attempt->version + " of \"" + assignment.module +
        "\", which is no longer in the site's folder nor in the school's data folder.");
  }
  const std::string src = "http://" + std::string(host_name(request.host)) + ":" +
                          std::to_string(origins.lesson_port) + "/lessons/" + assignment.module +
                          "/" + attempt->version + "/";
  const Json resume{{"commands", commands_of(sql, attempt->id)},
                    {"events", next_event(sql, attempt->id)}};
  return Json{{"src", src},
              {"activity", assignment.activity},
              {"launch",
               {{"attempt", attempt->id},
                {"actor", student.actor},
                {"activity", assignment.activity},
                {"seed", attempt->seed},
                {"mode", "practice"},
                {"locale", locale},
                {"manifest", attempt->version},
                {"resume", resume}}}};
}

bool is_locale(std::string_view text) {
  if (text.size() < 2 || text.size() > 35) return false;
  std::size_t length = 0;
  for (const char c : text) {
    if (c == '-' ? length == 0 : std::isalnum(static_cast<unsigned char>(c)) == 0) return false;
    length = c == '-' ? 0 : length + 1;
    if (length > 8) return false;
  }
  return length > 0;
}

}  // namespace skua::school
