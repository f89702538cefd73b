#include <algorithm>

#include "access_log.h"
#include "api_reply.h"
#include "attempts.h"
#include "call.h"
#include "groups.h"
#include "launch.h"
#include "lessons.h"
#include "own_lessons.h"
#include "support.h"

namespace skua::school {

namespace {

Json work_of_group(const std::vector<HelpTime>& times, const std::vector<Assignment>& list,
                   const std::vector<std::string>& members) {
  Json work = Json::array();
  for (const Assignment& assignment : list) work.push_back(help_of(times, assignment.id, members));
  return work;
}

Json work_of_student(const std::vector<HelpTime>& times, const std::string& student) {
  Json work = Json::array();
  for (const HelpTime& one : times) {
    if (one.student != student) continue;
    work.push_back({{"assignment", one.assignment},
                    {"seconds", whole_seconds(one.worked)},
                    {"help_seconds", whole_seconds(one.with_help)}});
  }
  return work;
}

// Lessons that have stages for who needs help, and those in which somebody was given some.
std::vector<Assignment> with_help(Call& call, const std::vector<HelpTime>& times) {
  std::vector<Assignment> list;
  for (const Assignment& assignment : assignments(call.sql)) {
    const auto newest = offered_lesson(call.sql, call.origins.site, assignment);
    const bool offers =
        newest &&
        call.contents.of(assignment.module, newest->version, assignment.activity).has_help();
    const bool given = std::ranges::any_of(times, [&](const HelpTime& one) {
      return one.assignment == assignment.id && one.with_help > 0;
    });
    if (offers || given) list.push_back(assignment);
  }
  return list;
}

// {id, title}; null where there is no name.
Json named(const std::string& id, const char* kind, const LessonContent& content) {
  if (id.empty()) return {};
  return {{"id", id}, {"title", content.words({kind + id})}};
}

// Titles of the questions and objectives that a condition asks about: {"ID": {"en": …}}.
Json names_in(const std::string& condition, const LessonContent& content) {
  Json names = Json::object();
  for (std::size_t from = condition.find('\''); from != std::string::npos;) {
    const std::size_t to = condition.find('\'', from + 1);
    if (to == std::string::npos) break;
    const std::string id = condition.substr(from + 1, to - from - 1);
    names[id] = content.words({id + ".short", id, "objective." + id});
    from = condition.find('\'', to + 1);
  }
  return names;
}

// Only where neither lesson nor student said why.
Json rule_of(const WayTaken& way, const LessonContent& content) {
  if (!way.because.empty() || !way.choice.empty()) return {};
  Json rule = content.rule_of(way.from, way.to);
  if (rule.contains("when")) rule["names"] = names_in(rule["when"].get<std::string>(), content);
  return rule;
}

Json way_view(const WayTaken& way, const LessonContent& content) {
  return {{"time", write_instant(way.time)},
          {"from", named(way.from, "stage.", content)},
          {"to", named(way.to, "stage.", content)},
          {"because", named(way.because, "because.", content)},
          {"choice", named(way.choice, "choose.", content)},
          {"rule", rule_of(way, content)},
          {"help", way.help},
          {"seconds", whole_seconds(way.worked)}};
}

Json choice_view(const ChoiceMade& choice, const LessonContent& content) {
  Json within;
  if (!choice.within.empty())
    within = {{"id", choice.within}, {"title", content.words({choice.within})}};
  return {{"time", write_instant(choice.time)},
          {"action", choice.action},
          {"of", {{"id", choice.of}, {"title", content.words({choice.of + ".short", choice.of})}}},
          {"within", std::move(within)},
          {"because", choice.because.empty() ? Json() : Json(choice.because)}};
}

}  // namespace

Reply time_with_help(Call& call) {
  const auto times = help_times(call.sql);
  const auto list = with_help(call, times);
  Json columns = Json::array(), students = Json::array(), rows = Json::array();
  for (const Assignment& assignment : list)
    columns.push_back(describe(call.sql, call.origins, assignment));
  std::vector<std::string> everybody;
  for (const Person& person : people(call.sql)) {
    if (person.role != Role::student) continue;
    everybody.push_back(person.id);
    students.push_back({{"student", {{"id", person.id}, {"name", person.name}}},
                        {"work", work_of_student(times, person.id)}});
  }
  rows.push_back(
      {{"id", nullptr}, {"name", nullptr}, {"work", work_of_group(times, list, everybody)}});
  for (const Group& group : groups(call.sql)) {
    rows.push_back({{"id", group.id},
                    {"name", group.name},
                    {"work", work_of_group(times, list, group.members)}});
  }
  return json_reply({{"assignments", std::move(columns)},
                     {"groups", std::move(rows)},
                     {"students", std::move(students)}});
}

Reply ways_of_student(Call& call) {
  const auto student = find_person(call.sql, call.argument[0]);
  if (!student || student->role != Role::student)
    return error_reply(404, "unknown-person", "There is no student of that id in /api/people.");
  Json work = Json::array();
  for (const Assignment& assignment : assignments(call.sql)) {
    const auto attempt = attempt_of(call.sql, student->id, assignment.id);
    if (!attempt) continue;
    const LessonContent& content =
        call.contents.of(assignment.module, attempt->version, assignment.activity);
    Json ways = Json::array(), choices = Json::array();
    for (const WayTaken& way : ways_of(call.sql, attempt->id, work_time(call.sql, attempt->id)))
      ways.push_back(way_view(way, content));
    for (const ChoiceMade& choice : choices_of(call.sql, attempt->id))
      choices.push_back(choice_view(choice, content));
    if (ways.empty() && choices.empty()) continue;
    note_access(call.sql, {call.me->id, "viewed", student->id, assignment.id}, now_ms());
    work.push_back({{"assignment", assignment.id},
                    {"title", content.words({"title"})},
                    {"ways", std::move(ways)},
                    {"choices", std::move(choices)}});
  }
  return json_reply(
      {{"student", {{"id", student->id}, {"name", student->name}}}, {"work", std::move(work)}});
}

}  // namespace skua::school
