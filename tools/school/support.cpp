#include "support.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include <soci/soci.h>

namespace skua::school {

namespace {

std::string text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// None if a field is missing: it came from a lesson, and that from a browser.
bool read_way(const Json& body, WayTaken& way) {
  if (body.value("action", "") != "way" || !body.contains("detail")) return false;
  const Json& detail = body["detail"];
  const auto text = [&](const char* key) { return text_in(detail, key); };
  const auto help = detail.find("scaffold");
  way = {.from = text("from"),
         .to = text("to"),
         .because = text("because"),
         .choice = text("choice"),
         .help = help != detail.end() && *help == 1};
  return !way.from.empty() && !way.to.empty();
}

// The actions by which a lesson tells of its choices, and what each is about.
using Choice = std::pair<std::string_view, const char*>;
constexpr std::array<Choice, 7> kChoices{{{"practise", "item"},
                                          {"practice_known", "practice"},
                                          {"hint_offered", "item"},
                                          {"hint_held", "item"},
                                          {"goal_hint_offered", "goal"},
                                          {"goal_hint_held", "goal"},
                                          {"pass_over", "goal"}}};

bool read_choice(const Json& body, ChoiceMade& choice) {
  const std::string action = text_in(body, "action");
  const auto known = std::ranges::find(kChoices, action, &Choice::first);
  const auto detail = body.find("detail");
  if (known == kChoices.end() || detail == body.end() || !detail->is_object()) return false;
  choice.action = action;
  choice.of = text_in(*detail, known->second);
  if (action == "practise") {
    choice.within = text_in(*detail, "practice");
    choice.because = text_in(*detail, "because");
  }
  return !choice.of.empty();
}

// Of the two in the middle, the mean.
Milliseconds median(std::vector<Milliseconds> times) {
  if (times.empty()) return 0;
  std::ranges::sort(times);
  const std::size_t half = times.size() / 2;
  return times.size() % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2;
}

}  // namespace

std::vector<WayTaken> ways_of(soci::session& sql, const std::string& attempt,
                              const WorkTime& work) {
  std::vector<WayTaken> ways;
  std::string text;
  Milliseconds time = 0;
  soci::statement query =
      (sql.prepare << "SELECT body, time_ms FROM events WHERE attempt = :attempt AND type = "
                      "'performed' AND instr(body, '\"way\"') > 0 ORDER BY n",
       soci::into(text), soci::into(time), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    WayTaken way;
    if (!read_way(Json::parse(text), way)) continue;
    way.time = time;
    ways.push_back(std::move(way));
  }
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Milliseconds end =
        i + 1 < ways.size() ? ways[i + 1].time : std::numeric_limits<Milliseconds>::max();
    ways[i].worked = work.worked(ways[i].time, end);
  }
  return ways;
}

std::vector<ChoiceMade> choices_of(soci::session& sql, const std::string& attempt) {
  std::vector<ChoiceMade> choices;
  std::string text;
  Milliseconds time = 0;
  soci::statement query =
      (sql.prepare
           << "SELECT body, time_ms FROM events WHERE attempt = :attempt AND type = "
              "'performed' AND (instr(body, '\"practise\"') > 0 OR instr(body, "
              "'\"practice_known\"') > 0 OR instr(body, 'hint_offered\"') > 0 OR "
              "instr(body, 'hint_held\"') > 0 OR instr(body, '\"pass_over\"') > 0) ORDER BY n",
       soci::into(text), soci::into(time), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    ChoiceMade choice;
    if (!read_choice(Json::parse(text), choice)) continue;
    choice.time = time;
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<HelpTime> help_times(soci::session& sql) {
  std::vector<HelpTime> times;
  std::vector<std::string> attempts;
  std::string attempt, student, assignment;
  {
    soci::statement query = (sql.prepare << "SELECT id, student, assignment FROM attempts",
                             soci::into(attempt), soci::into(student), soci::into(assignment));
    query.execute();
    while (query.fetch()) {
      attempts.push_back(attempt);
      times.push_back({.student = student, .assignment = assignment});
    }
  }
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    const WorkTime work = work_time(sql, attempts[i]);
    times[i].worked = work.worked();
    for (const WayTaken& way : ways_of(sql, attempts[i], work))
      times[i].with_help += way.help ? way.worked : 0;
  }
  return times;
}

Json help_of(const std::vector<HelpTime>& times, const std::string& assignment,
             const std::vector<std::string>& students) {
  long long begun = 0;
  Milliseconds worked = 0, with_help = 0;
  std::vector<Milliseconds> helped;
  for (const HelpTime& one : times) {
    if (one.assignment != assignment || std::ranges::find(students, one.student) == students.end())
      continue;
    ++begun;
    worked += one.worked;
    with_help += one.with_help;
    if (one.with_help > 0) helped.push_back(one.with_help);
  }
  return {{"assignment", assignment},
          {"students", begun},
          {"helped", helped.size()},
          {"seconds", whole_seconds(worked)},
          {"help_seconds", whole_seconds(with_help)},
          {"median_help_seconds", whole_seconds(median(helped))}};
}

}  // namespace skua::school
