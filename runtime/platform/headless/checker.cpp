// The program of `skua check`: a main module that loads a simulation as the runtime does, and plays
// it at random. JSON in and JSON out.
#include <emscripten/emscripten.h>

#include <map>
#include <string>

#include "core/json.h"
#include "platform/headless/check.h"
#include "platform/headless/model_run.h"

#define SKUA_CHECK_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

/// What is about to be done; whoever waits for the game reads it when nothing comes back.
extern "C" void skua_check_at(const char* where, std::size_t size);

namespace {

const skua_module_desc* module = nullptr;

using Seen = std::map<std::string, std::vector<skua::SeenAttempt>, std::less<>>;
Seen& seen() {
  static Seen instance;
  return instance;
}

const char* answer(std::string json) {
  static std::string kept;
  kept = std::move(json);
  return kept.c_str();
}

const skua_activity* find_activity(std::string_view id) {
  for (uint32_t i = 0; i < module->activity_count; ++i) {
    if (id == module->activities[i].id) return &module->activities[i];
  }
  return nullptr;
}

void write_violation(skua::json::Writer& json, const skua::Violation& violation) {
  json.object().key("rule").text(violation.rule).key("says").text(violation.says);
  json.key("advice").text(violation.advice).key("tick").number(violation.tick);
  json.key("number").number(violation.number).key("command").text(violation.command);
  json.key("field").text(violation.field).end();
}

std::string fault(std::string_view message) {
  skua::json::Writer json;
  return json.object().key("error").text(message).end().take();
}

}  // namespace

SKUA_CHECK_EXPORT unsigned skua_abi(void) { return SKUA_ABI; }

/// 0: done; 1: not a Skua module; 2: made for another ABI.
SKUA_CHECK_EXPORT int skua_adopt(const skua_module_desc* desc) {
  if (desc == nullptr || desc->start_canary != SKUA_CANARY_START) return 1;
  if (desc->abi != SKUA_ABI || desc->size != sizeof(skua_module_desc)) return 2;
  if (desc->end_canary != SKUA_CANARY_END || desc->activities == nullptr) return 1;
  module = desc;
  return 0;
}

/// `{"name","version","activities":[ids]}`. Valid until the next call, as the others.
SKUA_CHECK_EXPORT const char* skua_check_module(void) {
  skua::json::Writer json;
  json.object()
      .key("name")
      .text(module->name)
      .key("version")
      .text(module->version)
      .key("activities")
      .array();
  for (uint32_t i = 0; i < module->activity_count; ++i) json.text(module->activities[i].id);
  return answer(json.end().end().take());
}

/// One recorded attempt, `{"activity","seed","mode","commands":[[tick,name,{}],…]}`, for all games
/// after this. Empty, or what is wrong with it.
SKUA_CHECK_EXPORT const char* skua_check_seen(const char* text) {
  const auto document = skua::json::parse(text);
  if (!document) return answer(document.error().text());
  const skua::json::View root = document->root();
  const auto activity = root["activity"].text(), mode = root["mode"].text();
  const auto seed = root["seed"].whole();
  auto commands = skua::read_commands(root["commands"], 0);
  if (!activity) return answer(activity.error().text());
  if (!mode) return answer(mode.error().text());
  if (!seed) return answer(seed.error().text());
  if (!commands) return answer(commands.error().text());
  seen()[std::string(*activity)].push_back({*seed, std::string(*mode), std::move(*commands)});
  return answer("");
}

/// Plays what skua_check_seen was given of an activity, and nothing else: no hash, no score, no
/// comparison. For measuring what a replay costs beyond the model's own steps. Returns the ticks.
SKUA_CHECK_EXPORT unsigned skua_check_steps(const char* id) {
  const skua_activity* activity = find_activity(id);
  unsigned ticks = 0;
  for (const skua::SeenAttempt& attempt :
       activity == nullptr ? std::vector<skua::SeenAttempt>() : seen()[id]) {
    skua::ModelRun run(*activity, attempt.seed, attempt.mode);
    for (const skua::CommandRecord& command : attempt.commands) {
      while (run.tick() < command.tick && !run.at_rest()) run.step();
      run.apply(command.name, command.values);
    }
    ticks += run.tick();
  }
  return ticks;
}

/// One game: `{"commands","refused","ticks","state","checkpoint","violation"?}` or `{"error"}`.
SKUA_CHECK_EXPORT const char* skua_check_game(const char* id, unsigned seed,
                                              unsigned most_commands) {
  const skua_activity* activity = find_activity(id);
  if (activity == nullptr)
    return answer(fault("the module has no activity \"" + std::string(id) + "\""));
  const auto watch = [](std::string_view where) { skua_check_at(where.data(), where.size()); };
  const skua::GameResult result =
      skua::check_game(*activity, seen()[id], seed, most_commands, watch);
  skua::json::Writer json;
  json.object().key("commands").number(result.commands).key("refused").number(result.refused);
  json.key("ticks")
      .number(result.ticks)
      .key("state")
      .number(static_cast<double>(result.state_bytes));
  json.key("checkpoint").number(static_cast<double>(result.checkpoint_bytes));
  if (result.violation) write_violation(json.key("violation"), *result.violation);
  return answer(json.end().take());
}
