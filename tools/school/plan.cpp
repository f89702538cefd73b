#include "plan.h"

#include <algorithm>
#include <vector>

#include <soci/soci.h>

#include "assigning.h"
#include "attempts.h"
#include "carried.h"
#include "gradebook.h"
#include "launch.h"
#include "lessons.h"
#include "objectives.h"
#include "own_lessons.h"
#include "plan_next.h"
#include "told_plan.h"

namespace skua::school {

namespace {

constexpr std::size_t kLongestText = 2000;  // bytes: 500 characters of any script

// What was written into it: {goal, look_back, order, due, target}.
Json written(soci::session& sql, const std::string& student) {
  std::string body;
  sql << "SELECT body FROM plans WHERE student = :student", soci::into(body), soci::use(student);
  Json plan = sql.got_data() ? Json::parse(body) : Json::object();
  if (!plan.contains("goal")) plan["goal"] = nullptr;
  if (!plan.contains("look_back")) plan["look_back"] = nullptr;
  if (!plan.contains("order")) plan["order"] = Json::array();
  if (!plan.contains("due")) plan["due"] = Json::object();
  if (!plan.contains("target")) plan["target"] = Json::object();
  return plan;
}

std::string name_of(const Json& entry) {
  return entry["assignment"].get<std::string>() + "/" + entry["objective"].get<std::string>();
}

void tell_standing(Json& entry, const Json& shown) {
  const auto known = std::ranges::find_if(
      shown, [&](const Json& one) { return one["objective"] == entry["objective"]; });
  if (known == shown.end()) return;
  const Json& judgement = (*known)["judgement"];
  const bool mastered = (judgement.is_null() ? *known : judgement)["mastered"].get<bool>();
  entry["standing"] = mastered ? "mastered" : "not-enough-evidence";
  entry["right"] = (*known)["right"];
  entry["of"] = (*known)["of"];
  if (!judgement.is_null()) entry["judgement"] = judgement;
  for (const char* what : {"earlier", "elsewhere"})
    if (known->contains(what)) entry[what] = (*known)[what];
  for (const char* what : {"missing", "nothing_ahead"})
    if (!mastered && known->contains(what)) entry[what] = (*known)[what];
}

struct Everything {
  std::vector<Json> entries;  // in the order of the assignments
  std::vector<PlannedLesson> lessons;
  Json careers = Json::array();
  Json told = Json::array();
};

void add_entries(Everything& all, const Lesson& lesson, const Assignment& assignment,
                 const Json& shown, const Given& given) {
  for (const Json& objective : lesson.objectives) {
    Json entry{{"assignment", assignment.id},
               {"lesson", lesson.title},
               {"objective", objective["id"]},
               {"title", objective["title"]},
               {"codes", objective["codes"]},
               {"target", nullptr},
               {"due", nullptr},
               {"assignment_due", given.due ? Json(*given.due) : Json()},
               {"standing", "not-begun"},
               {"right", 0},
               {"of", 0}};
    entry["due"] = entry["assignment_due"];
    tell_standing(entry, shown);
    all.entries.push_back(std::move(entry));
  }
}

// What several lessons say in the same words is said once, with the first of them.
void add_careers(Json& careers, const Lesson& lesson) {
  for (const Json& career : lesson.careers) {
    const bool known = std::ranges::any_of(careers, [&](const Json& one) {
      return one["id"] == career["id"] && one["title"] == career["title"];
    });
    if (known) continue;
    careers.push_back({{"id", career["id"]}, {"title", career["title"]}, {"lesson", lesson.title}});
  }
}

// What nothing was shown of, here or in another lesson of the module, is begun only once its lesson
// is completed.
Json shown_of(soci::session& sql, const std::string& student, const Assignment& assignment,
              const Attempt* attempt, const Lesson& lesson, bool completed) {
  const Json taught = completed ? lesson.objectives : Json::array();
  Json shown =
      attempt != nullptr ? objectives_taught(sql, attempt->id, taught, completed) : Json::array();
  add_shown_elsewhere(sql, student, assignment.module, attempt, lesson.objectives, shown);
  return shown;
}

// Nothing of what the student neither has to do nor has begun.
void add(Everything& all, soci::session& sql, const std::filesystem::path& site,
         const std::string& student, const Assignment& assignment) {
  const auto lesson = offered_lesson(sql, site, assignment);
  if (!lesson) return;
  const auto attempt = attempt_of(sql, student, assignment.id);
  const Given given = given_to(sql, student, assignment.id);
  if (!attempt && (!given.assigned || is_archived(sql, assignment.id))) return;
  const bool completed = attempt && is_completed(sql, *attempt);
  all.lessons.push_back({.assignment = assignment.id,
                         .title = lesson->title,
                         .teaches = !lesson->objectives.empty(),
                         .open = !completed && !(attempt && attempt->reduced),
                         .practicable = completed && can_practise(*attempt, "completed")});
  add_entries(all, *lesson, assignment,
              shown_of(sql, student, assignment, attempt ? &*attempt : nullptr, *lesson, completed),
              given);
  add_careers(all.careers, *lesson);
  if (!attempt) return;
  Json told = told_of_plan(sql, attempt->id, lesson->choices);
  if (told["aims"].empty() && told["looks_back"].empty() && told["choices"].empty()) return;
  Json one{{"assignment", assignment.id}, {"title", lesson->title}};
  one.update(told);
  all.told.push_back(std::move(one));
}

Everything everything(soci::session& sql, const std::filesystem::path& site,
                      const std::string& student) {
  Everything all;
  for (const Assignment& assignment : assignments(sql)) add(all, sql, site, student, assignment);
  return all;
}

// Those that the plan doesn't name yet come last, as they are.
void put_in_order(std::vector<Json>& entries, const Json& order) {
  const auto place = [&](const Json& entry) {
    return std::ranges::find(order, Json(name_of(entry))) - order.begin();
  };
  std::ranges::stable_sort(entries, {}, place);
}

// As it was written into the plan, the own days and targets of entries.
void put_in_written(Json& entry, const Json& plan) {
  const std::string name = name_of(entry);
  for (const char* key : {"target", "due"}) {
    if (const auto own = plan[key].find(name); own != plan[key].end()) entry[key] = *own;
  }
}

using Change = std::expected<void, std::string>;

Change take_text(Json& plan, const char* key, const Json& given, Milliseconds now) {
  if (!given.is_string()) return std::unexpected(std::string("/") + key + ": must be a text.");
  const auto& text = given.get_ref<const std::string&>();
  if (text.size() > kLongestText)
    return std::unexpected(std::string("/") + key + ": is longer than 2000 bytes.");
  if (text.contains('\0')) return std::unexpected(std::string("/") + key + ": has a zero byte.");
  plan[key] = text.empty() ? Json() : Json{{"text", text}, {"time", write_instant(now)}};
  return {};
}

Change take_order(Json& plan, const Json& given, const std::vector<std::string>& names) {
  std::vector<std::string> order;
  if (given.is_array()) {
    for (const Json& one : given) order.push_back(one.is_string() ? one.get<std::string>() : "");
  }
  if (!std::ranges::is_permutation(order, names))
    return std::unexpected(
        "/order: must name each entry of the plan once, as \"ASSIGNMENT/OBJECTIVE\".");
  plan["order"] = order;
  return {};
}

Change take_due(Json& plan, const Json& given, const std::vector<std::string>& names) {
  if (!given.is_object()) return std::unexpected("/due: must be an object.");
  for (const auto& [name, day] : given.items()) {
    if (std::ranges::find(names, name) == names.end())
      return std::unexpected("/due/" + name + ": the plan has no such entry.");
    if (day.is_null()) {
      plan["due"].erase(name);
    } else if (day.is_string() && is_day(day.get<std::string>())) {
      plan["due"][name] = day;
    } else {
      return std::unexpected("/due/" + name + ": must be a day, such as \"2026-12-18\", or null.");
    }
  }
  return {};
}

Change take_target(Json& plan, const Json& given, const std::vector<std::string>& names) {
  if (!given.is_object()) return std::unexpected("/target: must be an object.");
  for (const auto& [name, text] : given.items()) {
    if (std::ranges::find(names, name) == names.end())
      return std::unexpected("/target/" + name + ": the plan has no such entry.");
    if (!text.is_null() && !text.is_string())
      return std::unexpected("/target/" + name + ": must be a text, or null.");
    if (text.is_null() || text.get_ref<const std::string&>().empty()) {
      plan["target"].erase(name);
    } else if (text.get_ref<const std::string&>().size() > kLongestText) {
      return std::unexpected("/target/" + name + ": is longer than 2000 bytes.");
    } else if (text.get_ref<const std::string&>().contains('\0')) {
      return std::unexpected("/target/" + name + ": has a zero byte.");
    } else {
      plan["target"][name] = text;
    }
  }
  return {};
}

}  // namespace

Json plan_of(soci::session& sql, const std::filesystem::path& site, const std::string& student) {
  const Json plan = written(sql, student);
  auto [entries, lessons, careers, told] = everything(sql, site, student);
  put_in_order(entries, plan["order"]);
  Json next = suggested_next(entries, lessons);
  Json list = Json::array();
  for (Json& entry : entries) {
    put_in_written(entry, plan);
    list.push_back(std::move(entry));
  }
  return {{"goal", plan["goal"]},       {"look_back", plan["look_back"]},
          {"entries", std::move(list)}, {"careers", std::move(careers)},
          {"told", std::move(told)},    {"next", std::move(next)}};
}

Change change_plan(soci::session& sql, const std::filesystem::path& site,
                   const std::string& student, PlanAuthor author, const Json& change,
                   Milliseconds now) {
  Json plan = written(sql, student);
  std::vector<std::string> names;
  for (const Json& entry : everything(sql, site, student).entries) names.push_back(name_of(entry));
  const bool own = author == PlanAuthor::student;
  for (const auto& [key, value] : change.items()) {
    Change taken = std::unexpected("/" + key + ": is nothing that can be changed here.");
    if (own && (key == "goal" || key == "look_back"))
      taken = take_text(plan, key.c_str(), value, now);
    else if (key == "order")
      taken = take_order(plan, value, names);
    else if (!own && key == "due")
      taken = take_due(plan, value, names);
    else if (!own && key == "target")
      taken = take_target(plan, value, names);
    if (!taken) return taken;
  }
  const std::string body = write_json(plan);
  sql << "INSERT OR REPLACE INTO plans (student, body, changed_ms) VALUES (:student, :body, :now)",
      soci::use(student), soci::use(body), soci::use(now);
  return {};
}

Json plan_for_lesson(soci::session& sql, const std::filesystem::path& site,
                     const std::string& student, const Assignment& assignment) {
  const Json plan = written(sql, student);
  Everything all;
  add(all, sql, site, student, assignment);
  put_in_order(all.entries, plan["order"]);
  Json entries = Json::array();
  for (Json& entry : all.entries) {
    put_in_written(entry, plan);
    Json one;
    for (const char* key : {"objective", "title", "target", "due", "standing"}) {
      if (!entry[key].is_null()) one[key] = std::move(entry[key]);
    }
    entries.push_back(std::move(one));
  }
  if (entries.empty() && all.told.empty()) return nullptr;
  Json choices = Json::array(), careers = Json::array();
  for (const Json& told : all.told) {
    for (const Json& choice : told["choices"])
      choices.push_back({{"choice", choice["choice"]}, {"title", choice["title"]}});
  }
  for (const Json& career : all.careers) careers.push_back({{"title", career["title"]}});
  Json for_lesson{{"entries", std::move(entries)},
                  {"choices", std::move(choices)},
                  {"careers", std::move(careers)}};
  if (!plan["goal"].is_null()) for_lesson["goal"] = plan["goal"]["text"];
  for (const Json& told : all.told) {
    if (!told["aims"].empty()) for_lesson["goal"] = told["aims"].back()["text"];
  }
  return for_lesson;
}

Json days_in_plan(soci::session& sql, const std::string& student) {
  return written(sql, student)["due"];
}

std::optional<std::string> next_due(const Json& days, const std::string& assignment,
                                    const Json& objectives,
                                    const std::optional<std::string>& given) {
  if (objectives.empty()) return given;
  std::optional<std::string> next;
  for (const Json& objective : objectives) {
    const auto own = days.find(assignment + "/" + objective["id"].get<std::string>());
    const auto due = own == days.end() ? given : own->get<std::string>();
    if (due && (!next || *due < *next)) next = due;
  }
  return next;
}

}  // namespace skua::school
