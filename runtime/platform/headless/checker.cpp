// The program of `skua check`: a main module that loads a simulation as the runtime does, and plays
// it at random. JSON in and JSON out.
#include <emscripten/emscripten.h>

#include <map>
#include <optional>
#include <string>

#include "core/json.h"
#include "learn/activity_texts.h"
#include "learn/catalogue.h"
#include "learn/dead_ends.h"
#include "learn/occasions.h"
#include "platform/headless/check.h"
#include "platform/headless/model_run.h"

#define SKUA_CHECK_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

/// What is about to be done; whoever waits for the game reads it when nothing comes back.
extern "C" void skua_check_at(const char* where, std::size_t size);

namespace {

/// The module, with the activities that were read for it.
std::optional<skua::Catalogue>& catalogue() {
  static std::optional<skua::Catalogue> instance;
  return instance;
}
const skua_module_desc& module() { return catalogue()->module(); }

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
  for (uint32_t i = 0; i < module().activity_count; ++i) {
    if (id == module().activities[i].id) return &module().activities[i];
  }
  return nullptr;
}

void write_violation(skua::json::Writer& json, const skua::Violation& violation) {
  json.object().key("rule").text(violation.rule).key("says").text(violation.says);
  json.key("advice").text(violation.advice).key("tick").number(violation.tick);
  json.key("number").number(violation.number).key("command").text(violation.command);
  json.key("field").text(violation.field).end();
}

void write_type(skua::json::Writer& json, const skua::ValueType& type) {
  const bool number = type.kind == skua::ValueKind::number;
  json.key("type").text(number ? "number" : "truth").key("unit").text(type.unit);
}

void write_parameters(skua::json::Writer& json, std::string_view key,
                      const std::vector<skua::CommandParameter>& parameters) {
  json.key(key).array();
  for (const skua::CommandParameter& p : parameters) {
    json.object().key("name").text(p.name).key("unit").text(p.type.unit);
    json.key("min").number(p.min).key("max").number(p.max).end();
  }
  json.end();
}

void write_offers(skua::json::Writer& json, const skua::Simulation& simulation) {
  json.object().key("id").text(simulation.id).key("observables").array();
  for (const skua::Observable& one : simulation.observables) {
    json.object().key("name").text(one.name);
    write_type(json, one.type);
    json.end();
  }
  json.end().key("quantities").array();
  for (const skua::Quantity& one : simulation.quantities) {
    json.object().key("name").text(one.name);
    write_type(json, one.result);
    json.key("given").array();
    for (const skua::ValueType& given : one.parameters) json.text(given.unit);
    json.end().end();
  }
  json.end().key("commands").array();
  for (const skua::SimulationCommand& one : simulation.commands) {
    json.object().key("name").text(one.name);
    write_parameters(json, "parameters", one.parameters);
    json.end();
  }
  json.end().key("kinds").array();
  for (const skua::OfferedKind& one : simulation.kinds) {
    json.object().key("name").text(one.name);
    write_parameters(json, "given", one.given);
    write_parameters(json, "fields", one.fields);
    json.end();
  }
  json.end();
  const auto write_names = [&](std::string_view key, const std::vector<std::string>& names) {
    json.key(key).array();
    for (const std::string& name : names) json.text(name);
    json.end();
  };
  write_names("parts", simulation.parts);
  write_names("places", simulation.places);
  json.end();
}

void write_needs(skua::json::Writer& json, const skua::Activity& activity) {
  json.key("id").text(activity.id).key("texts").array();
  for (const skua::ActivityText& text : skua::texts_of(activity)) {
    json.object().key("key").text(text.key).key("required").boolean(text.required);
    json.key("numbers").array();
    for (const std::string& name : text.numbers) json.text(name);
    json.end().end();
  }
  json.end().key("expectations").array();
  for (std::size_t i = 0; i < activity.objectives.size(); ++i) {
    for (const skua::Expectation& one : activity.objectives[i].shown_by) {
      const skua::ActivityItem& item = activity.items[one.item];
      json.object().key("objective").number(static_cast<double>(i)).key("code").text(one.code);
      json.key("item").text(item.id).key("uses").text(item.uses).end();
    }
  }
  json.end();
}

void write_out_of_reach(skua::json::Writer& json, const skua::Activity& activity) {
  json.key("out_of_reach").array();
  const skua_simulation* simulation = skua::find_simulation(module(), activity.simulation);
  for (const skua::OutOfReach& one : skua::out_of_reach(activity, skua::described(*simulation))) {
    json.object().key("objective").number(one.objective).key("occasions").number(one.occasions);
    json.key("right").number(one.missing.right).key("stages").number(one.missing.contexts);
    json.key("doing").number(one.missing.by_doing);
    if (one.by) {
      json.key("from").number(one.by->from).key("to").number(one.by->to);
      if (one.by->way) json.key("way").number(*one.by->way);
    }
    json.end();
  }
  json.end();
}

void write_dead_ends(skua::json::Writer& json, const skua::Activity& activity) {
  const skua_simulation* simulation = skua::find_simulation(module(), activity.simulation);
  const skua::DeadEnds found = skua::dead_ends(activity, skua::described(*simulation));
  const auto write = [&](std::string_view key, const std::vector<skua::json::Error>& all) {
    json.key(key).array();
    for (const skua::json::Error& one : all)
      json.object().key("at").text(one.at).key("message").text(one.message).end();
    json.end();
  };
  write("dead_ends", found.faults);
  write("dead_ends_on_some_ways", found.remarks);
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
  if (desc->end_canary != SKUA_CANARY_END || desc->activity_count + desc->simulation_count == 0)
    return 1;
  catalogue().emplace(*desc);
  return 0;
}

/// `{"name","version","activities":[ids]}`. Valid until the next call, as the others.
SKUA_CHECK_EXPORT const char* skua_check_module(void) {
  skua::json::Writer json;
  json.object()
      .key("name")
      .text(module().name)
      .key("version")
      .text(module().version)
      .key("activities")
      .array();
  for (uint32_t i = 0; i < module().activity_count; ++i) json.text(module().activities[i].id);
  json.end().key("simulations").array();
  for (uint32_t i = 0; i < module().simulation_count; ++i)
    write_offers(json, skua::described(module().simulations[i]));
  return answer(json.end().end().take());
}

/// Reads an activity over one of the module's simulations, to be played like the module's own:
/// `{"errors":[{"at","message"}]}`, or `{"id","texts":[{"key","required","numbers"}],"expectations":[{"objective","code","item",
/// "uses"}]}` of what it needs, and `"out_of_reach":[{"objective","occasions","right","stages","doing","from"?,"to"?,"way"?}]` of
/// what nobody can master in it; objectives, stages and ways by their numbers. `"dead_ends":[{"at","message"}]`, where whoever comes
/// there goes no further, and `"dead_ends_on_some_ways"`, of the same form.
SKUA_CHECK_EXPORT const char* skua_check_activity(const char* text) {
  skua::json::Writer json;
  json.object();
  if (const auto added = catalogue()->add(text); !added) {
    json.key("errors").array();
    for (const skua::json::Error& error : added.error())
      json.object().key("at").text(error.at).key("message").text(error.message).end();
    return answer(json.end().end().take());
  }
  write_needs(json, catalogue()->latest());
  write_out_of_reach(json, catalogue()->latest());
  write_dead_ends(json, catalogue()->latest());
  return answer(json.end().take());
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
