#include "told_plan.h"

#include <algorithm>

#include <soci/soci.h>

#include "instant.h"

namespace skua::school {

namespace {

// As many, and as long, as a launch's plan may have: no lesson has more.
constexpr std::size_t kMostChoices = 100;
constexpr std::size_t kLongestName = 200;

// A member of an event's detail, which is whatever the lesson sent; "" if it is no text.
std::string text_in(const Json& detail, const char* key) {
  const auto value = detail.find(key);
  return value != detail.end() && value->is_string() ? value->get<std::string>() : "";
}

// Whoever answers again has changed their mind; what was said last stands last.
void take_words(Json& list, const Json& detail, Milliseconds received) {
  Json one{{"item", text_in(detail, "item")},
           {"text", text_in(detail, "response")},
           {"time", write_instant(received)}};
  if (one["item"] == "" || one["text"] == "") return;
  const auto known =
      std::ranges::find_if(list, [&](const Json& other) { return other["item"] == one["item"]; });
  if (known != list.end()) list.erase(known);
  list.push_back(std::move(one));
}

void take_choice(Json& list, const Json& detail, const Json& titles, Milliseconds received) {
  const std::string choice = text_in(detail, "choice");
  if (choice.empty() || choice.size() > kLongestName) return;  // empty: the lesson chose
  if (list.size() == kMostChoices) list.erase(0);
  const auto named =
      std::ranges::find_if(titles, [&](const Json& one) { return one["id"] == choice; });
  list.push_back({{"from", text_in(detail, "from")},
                  {"to", text_in(detail, "to")},
                  {"choice", choice},
                  {"title", named == titles.end() ? Json::object() : (*named)["title"]},
                  {"time", write_instant(received)}});
}

}  // namespace

Json told_of_plan(soci::session& sql, const std::string& attempt, const Json& titles) {
  Json aims = Json::array(), looks_back = Json::array(), choices = Json::array();
  std::string body;
  Milliseconds received = 0;
  soci::statement query =
      (sql.prepare << "SELECT body, received_ms FROM events WHERE attempt = :attempt AND type = "
                      "'performed' ORDER BY n",
       soci::into(body), soci::into(received), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    const Json event = Json::parse(body);
    const auto detail = event.find("detail");
    if (detail == event.end() || !detail->is_object()) continue;
    const std::string action = text_in(event, "action");
    if (action == "aim") take_words(aims, *detail, received);
    if (action == "look_back") take_words(looks_back, *detail, received);
    if (action == "way") take_choice(choices, *detail, titles, received);
  }
  return {{"aims", std::move(aims)},
          {"looks_back", std::move(looks_back)},
          {"choices", std::move(choices)}};
}

}  // namespace skua::school
