#include "ingest.h"

#include <optional>

#include <soci/soci.h>

#include "history.h"
#include "item_check.h"
#include "kept_aside.h"
#include "replay_queue.h"

namespace skua::school {

namespace {

// A malformed event whose number is the next one holds that number, so that one bad event does not
// shut out all the later ones. Malformed commands hold nothing: what follows them could not be
// replayed.
std::optional<long long> number_held(const Json& raw, const Refusal& refusal,
                                     const std::string& attempt, History& history) {
  if (refusal.code == "gap" || refusal.code == "fork" || refusal.code == "foreign-attempt")
    return std::nullopt;
  if (!raw.is_object() || raw.value("kind", Json()) != "event" ||
      raw.value("attempt", Json()) != attempt)
    return std::nullopt;
  const Json body = raw.value("body", Json());
  if (!body.is_object() || body.value("n", Json()) != history.next_event()) return std::nullopt;
  const long long n = history.next_event();
  history.hold_event();
  return n;
}

/// Left on the student's device by another attempt: it comes with that attempt's next visit, and is
/// nothing to tell the teacher of this one.
bool is_left_over(soci::session& sql, const Json& raw, const Refusal& refusal,
                  const std::string& student) {
  if (refusal.code != "foreign-attempt") return false;
  const auto other = find_attempt(sql, raw["attempt"].get<std::string>());
  return other && other->student == student;
}

}  // namespace

Ingested ingest(soci::session& sql, const Attempt& attempt, const std::string& actor,
                const std::string& activity, const Json& items, Milliseconds now) {
  Ingested result;
  bool grew = false, completed = false;
  soci::transaction change(sql);
  History history(sql, attempt, actor, activity, now);
  Aside aside(sql, attempt.id);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Json& raw = items[i];
    const auto item = check_item(raw, attempt.id, i);
    const auto taken =
        item ? history.take(*item, "/items/" + std::to_string(i)) : std::unexpected(item.error());
    if (!taken) {
      const auto held = number_held(raw, taken.error(), attempt.id, history);
      const std::string id = is_left_over(sql, raw, taken.error(), attempt.student)
                                 ? raw["id"].get<std::string>()
                                 : aside.keep(raw, taken.error(), held, now);
      result.refused.push_back(
          {{"id", id}, {"code", taken.error().code}, {"message", taken.error().message}});
      continue;
    }
    result.acknowledged.push_back(item->id);
    if (*taken == History::Outcome::known) continue;
    forget_aside(sql, attempt.id, *item);
    if (item->kind != ItemKind::view) grew = true;
    if (item->kind != ItemKind::event) continue;
    completed = completed || item->body["type"] == "completed";
    result.events.push_back(news_of(item->body));
  }
  result.replay_queued = grew && ask_if_due(sql, attempt.id, completed, now);
  change.commit();
  return result;
}

Json news_of(const Json& body) {
  Json news = Json::object();
  for (const char* name : {"n", "type", "score", "done", "items"}) {
    if (const auto found = body.find(name); found != body.end()) news[name] = *found;
  }
  return news;
}

Json event_view(const std::string& id, Milliseconds time, Milliseconds received, const Json& body) {
  Json view = body;
  view["id"] = id;
  view["time"] = write_instant(time);
  view["received"] = write_instant(received);
  return view;
}

}  // namespace skua::school
