#include "carried.h"

#include <algorithm>
#include <vector>

#include <soci/soci.h>

#include "objectives.h"

namespace skua::school {

namespace {

struct Checked {
  std::string attempt, result;
  Milliseconds begun = 0;
};

// The attempts of the module whose replay gave what was reported, in the order in which they were
// handed in.
std::vector<Checked> checked_attempts(soci::session& sql, const std::string& student,
                                      const std::string& module) {
  std::vector<Checked> all;
  Checked next;
  soci::statement query =
      (sql.prepare << "SELECT attempts.id, verdicts.result, attempts.created_ms FROM attempts JOIN "
                      "verdicts ON verdicts.attempt = attempts.id JOIN assignments ON "
                      "assignments.id = attempts.assignment WHERE attempts.student = :student AND "
                      "assignments.module = :module AND verdicts.basis <> 'refused' ORDER BY "
                      "coalesce((SELECT min(received_ms) FROM events WHERE attempt = attempts.id "
                      "AND type = 'completed'), attempts.created_ms), attempts.created_ms",
       soci::into(next.attempt), soci::into(next.result), soci::into(next.begun),
       soci::use(student, "student"), soci::use(module, "module"));
  query.execute();
  while (query.fetch()) all.push_back(next);
  return all;
}

// What a replay says was shown of an objective; those by earlier scripts say nothing.
Json shown_in(const Json& result, const Json& objective) {
  const auto shown = result.find("shown");
  if (shown == result.end() || !shown->is_array()) return Json::array();
  for (const Json& one : *shown) {
    if (one.value("objective", Json()) == objective)
      return one.value("opportunities", Json::array());
  }
  return Json::array();
}

void keep_newest(Json& opportunities) {
  if (opportunities.size() <= kMostCarriedOpportunities) return;
  const auto more = opportunities.size() - kMostCarriedOpportunities;
  opportunities.erase(opportunities.begin(), opportunities.begin() + static_cast<long>(more));
}

CarriedOpportunity opportunity_of(const Json& one) {
  CarriedOpportunity read{.item = one["item"].get<std::string>(),
                          .context = one["context"].get<std::string>(),
                          .right = one["right"].get<bool>(),
                          .by_doing = one.value("doing", false),
                          .options = one.value("options", 0u),
                          .expected_wrong = one.value("difficulty", 0.5),
                          .drawn = {}};
  for (const Json& number : one.value("drawn", Json::array()))
    read.drawn.push_back(number.get<double>() + 0.0);
  return read;
}

Json* entry_in(Json& list, const Json& objective) {
  const auto known =
      std::ranges::find_if(list, [&](const Json& one) { return one["objective"] == objective; });
  return known == list.end() ? nullptr : &*known;
}

// It began with what was shown in the listed attempt.
bool goes_on_from(const Json& entry, const Checked& other, const Attempt* attempt) {
  return attempt != nullptr && other.begun > attempt->created && entry.contains("earlier");
}

}  // namespace

Json evidence_for_launch(soci::session& sql, const std::string& student, const std::string& module,
                         const Json& objectives) {
  Json evidence = Json::array();
  std::vector<Json> results;
  for (const Checked& one : checked_attempts(sql, student, module))
    results.push_back(Json::parse(one.result));
  for (const Json& objective : objectives) {
    if (evidence.size() == kMostCarriedObjectives) break;
    Json opportunities = Json::array();
    for (const Json& result : results) {
      for (Json& one : shown_in(result, objective["id"])) opportunities.push_back(std::move(one));
    }
    keep_newest(opportunities);
    if (opportunities.empty()) continue;
    evidence.push_back(
        {{"objective", objective["id"]}, {"opportunities", std::move(opportunities)}});
  }
  return evidence;
}

CarriedEvidence carried_of(const std::string& evidence) {
  CarriedEvidence all;
  if (evidence.empty()) return all;
  for (const Json& objective : Json::parse(evidence)) {
    CarriedObjective& read = all.emplace_back(objective["objective"].get<std::string>(),
                                              std::vector<CarriedOpportunity>());
    for (const Json& one : objective["opportunities"])
      read.opportunities.push_back(opportunity_of(one));
  }
  return all;
}

void add_shown_elsewhere(soci::session& sql, const std::string& student, const std::string& module,
                         const Attempt* attempt, const Json& objectives, Json& list) {
  for (const Checked& other : checked_attempts(sql, student, module)) {
    if (attempt != nullptr && other.attempt == attempt->id) continue;
    for (Json& shown : objectives_of(sql, other.attempt)) {
      const Json& objective = shown["objective"];
      const bool taught =
          std::ranges::any_of(objectives, [&](const Json& one) { return one["id"] == objective; });
      if (!taught || (shown["of"] == 0 && shown["judgement"].is_null())) continue;
      Json* known = entry_in(list, objective);
      const bool nothing_here =
          known == nullptr || (*known)["of"] == 0 || known->contains("elsewhere");
      if (!nothing_here && !goes_on_from(shown, other, attempt)) continue;
      shown.erase("nothing_ahead");  // of that activity
      shown["elsewhere"] = true;
      if (known == nullptr) {
        list.push_back(std::move(shown));
        continue;
      }
      if (known->contains("nothing_ahead") && shown["mastered"] == false)
        shown["nothing_ahead"] = true;
      if (!known->contains("elsewhere") && !(*known)["judgement"].is_null())
        shown["judgement"] = (*known)["judgement"];
      *known = std::move(shown);
    }
  }
}

}  // namespace skua::school
