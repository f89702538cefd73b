#include "platform/headless/replay.h"

#include <cstdio>

#include "core/journal.h"
#include "core/json.h"
#include "core/session.h"
#include "learn/tracker.h"

namespace skua {

namespace {

constexpr Tick kLongestSettling = 60 * 60 * 10;  // ten simulated minutes: a model that never rests is stopped here

std::string error_json(std::string_view message) {
  json::Writer json;
  return json.object().key("error").text(message).end().take();
}

std::string result_json(const Session& session, const Tracker& tracker, std::size_t evidence, uint64_t hash) {
  const Score score = tracker.score();
  json::Writer json;
  json.object().key("hash").text(hash_text(hash)).key("tick").number(session.tick());
  json.key("commands").number(static_cast<double>(session.commands().size()));
  json.key("evidence").number(static_cast<double>(evidence));
  json.key("score").object().key("raw").number(score.raw).key("max").number(score.max);
  json.key("scaled").number(score.scaled).end();
  return json.key("completed").boolean(tracker.completed()).end().take();
}

}  // namespace

const skua_activity* find_activity(const skua_module_desc& module, std::string_view id) {
  for (uint32_t i = 0; i < module.activity_count; ++i) {
    if (id == module.activities[i].id) return &module.activities[i];
  }
  return nullptr;
}

std::string hash_text(uint64_t hash) {
  char text[17];
  std::snprintf(text, sizeof text, "%08x%08x", static_cast<unsigned>(hash >> 32), static_cast<unsigned>(hash));
  return text;
}

std::string replay(const skua_module_desc& module, std::string_view journal_json) {
  const auto journal = journal_from_json(journal_json);
  if (!journal) return error_json("The journal can't be read: " + journal.error().text());
  const JournalHeader& header = journal->header;
  const skua_activity* activity = find_activity(module, header.activity);
  if (activity == nullptr) return error_json("The module has no activity \"" + header.activity + "\".");
  Session session(*activity, header.seed, header.mode);
  if (const auto played = session.restore(journal->commands); !played) return error_json(played.error().message);
  for (Tick i = 0; i < kLongestSettling && session.step_once(); ++i) {
  }
  Tracker tracker(std::span(activity->items, activity->item_count));
  std::size_t reported = 0;
  for (const Evidence& evidence : session.take_evidence()) reported += tracker.take(evidence).has_value() ? 1 : 0;
  const auto hash = session.state_hash();
  if (!hash) return error_json(hash.error());
  return result_json(session, tracker, reported, *hash);
}

}  // namespace skua
