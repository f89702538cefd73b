#include "plan.h"

#include <algorithm>
#include <vector>

#include <soci/soci.h>

#include "attempts.h"
#include "lessons.h"
#include "objectives.h"
#include "own_lessons.h"

namespace skua::school {

namespace {

constexpr std::size_t kLongestText = 2000;  // bytes: 500 characters of any script

// What was written into it: {goal, look_back, order, due}.
Json written(soci::session& sql, const std::string& student) {
  std::string body;
  sql << "SELECT body FROM plans WHERE student = :student", soci::into(body), soci::use(student);
  Json plan = sql.got_data() ? Json::parse(body) : Json::object();
  if (!plan.contains("goal")) plan["goal"] = nullptr;
  if (!plan.contains("look_back")) plan["look_back"] = nullptr;
  if (!plan.contains("order")) plan["order"] = Json::array();
  if (!plan.contains("due")) plan["due"] = Json::object();
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
}

struct Everything {
  std::vector<Json> entries;  // in the order of the assignments
  Json careers = Json::array();
};

Everything everything(soci::session& sql, const std::filesystem::path& site,
                      const std::string& student) {
  Everything all;
  for (const Assignment& assignment : assignments(sql)) {
    const auto lesson = offered_lesson(sql, site, assignment);
    if (!lesson) continue;
    const auto attempt = attempt_of(sql, student, assignment.id);
    if (!attempt && is_archived(sql, assignment.id)) continue;
    const Json shown = attempt ? objectives_of(sql, attempt->id) : Json::array();
    for (const Json& objective : lesson->objectives) {
      Json entry{{"assignment", assignment.id},
                 {"objective", objective["id"]},
                 {"title", objective["title"]},
                 {"codes", objective["codes"]},
                 {"due", nullptr},
                 {"standing", "not-begun"},
                 {"right", 0},
                 {"of", 0}};
      tell_standing(entry, shown);
      all.entries.push_back(std::move(entry));
    }
    for (const Json& career : lesson->careers) {
      if (std::ranges::find(all.careers, career) == all.careers.end())
        all.careers.push_back({{"id", career["id"]}, {"title", career["title"]}});
    }
  }
  return all;
}

// Those that the plan doesn't name yet come last, as they are.
void put_in_order(std::vector<Json>& entries, const Json& order) {
  const auto place = [&](const Json& entry) {
    return std::ranges::find(order, Json(name_of(entry))) - order.begin();
  };
  std::ranges::stable_sort(entries, {}, place);
}

bool is_day(const std::string& text) {
  const auto instant = read_instant(text + "T00:00:00.000Z");
  return text.size() == 10 && instant.has_value();
}

using Change = std::expected<void, std::string>;

Change take_text(Json& plan, const char* key, const Json& given, Milliseconds now) {
  if (!given.is_string()) return std::unexpected(std::string("/") + key + ": must be a text.");
  const auto& text = given.get_ref<const std::string&>();
  if (text.size() > kLongestText)
    return std::unexpected(std::string("/") + key + ": is longer than 2000 bytes.");
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

}  // namespace

Json plan_of(soci::session& sql, const std::filesystem::path& site, const std::string& student) {
  const Json plan = written(sql, student);
  auto [entries, careers] = everything(sql, site, student);
  put_in_order(entries, plan["order"]);
  Json list = Json::array(), next;
  for (Json& entry : entries) {
    if (const auto due = plan["due"].find(name_of(entry)); due != plan["due"].end())
      entry["due"] = *due;
    if (next.is_null() && entry["standing"] != "mastered") next = entry["assignment"];
    list.push_back(std::move(entry));
  }
  return {{"goal", plan["goal"]},
          {"look_back", plan["look_back"]},
          {"entries", std::move(list)},
          {"careers", std::move(careers)},
          {"next", std::move(next)}};
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
    if (!taken) return taken;
  }
  const std::string body = write_json(plan);
  sql << "INSERT OR REPLACE INTO plans (student, body, changed_ms) VALUES (:student, :body, :now)",
      soci::use(student), soci::use(body), soci::use(now);
  return {};
}

}  // namespace skua::school
