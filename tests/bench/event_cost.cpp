// What an event costs the thread that also draws: the runtime's part, from the command until
// storage and school have answered. Plays a committed journal as a student would, again and again,
// and prints
// `{"events","us","model_us"}`: microseconds per event, and how much of it a session alone takes.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "attempt/attempt.h"
#include "core/journal.h"
#include "core/session.h"
#include "learn/catalogue.h"

extern "C" const skua_module_desc* skua_module_antarctica(void);

namespace {

using namespace skua;

constexpr double kTickMs = 1000.0 / 60.0;
constexpr double kStart = 1'772'444'467'250.0;
constexpr int kRounds = 200;

/// What reading the clock twice costs by itself: taken off each time, since an event is timed in a
/// dozen pieces.
double clock_us() {
  constexpr int kReadings = 100'000;
  const double begin_ms = emscripten_get_now();
  for (int i = 1; i < kReadings; ++i) emscripten_get_now();
  return (emscripten_get_now() - begin_ms) * 1000 / kReadings;
}

double reading_us = 0;

/// Does it, and adds how long it took.
template <typename Act>
auto timed(double& us, Act act) {
  const double begin_ms = emscripten_get_now();
  auto result = act();
  us += (emscripten_get_now() - begin_ms) * 1000 - reading_us;
  return result;
}

/// Storage and school take everything at once. Returns how many events were stored; `us` grows by
/// what the attempt did, not by what the page does.
uint32_t answer(Attempt& attempt, double now, double& us) {
  uint32_t events = 0;
  const auto next = [&] { return timed(us, [&] { return attempt.take_effects(now); }); };
  for (std::string text = next(); !text.empty(); text = next()) {
    const auto effects = json::parse(text);
    if (!effects) break;
    for (const json::View effect : effects->root()) {
      const auto type = effect["type"].text().value_or("");
      const bool store = type == "store";
      if (!store && type != "deliver") continue;
      json::Writer out;
      out.object().key("type").text(store ? "stored" : "delivered");
      if (!store) out.key("batch").number(effect["batch"].number().value_or(0));
      out.key(store ? "ids" : "acknowledged").array();
      for (const json::View id : effect["ids"]) out.text(id.text().value_or(""));
      for (const json::View item : effect["items"]) {
        out.text(item["id"].text().value_or(""));
        if (item["kind"].text().value_or("") == "event") ++events;
      }
      out.end();
      if (!store) out.key("refused").array().end();
      out.end();
      timed(us, [&] { return attempt.tell(out.str(), now); });
    }
  }
  return events;
}

struct Sum {
  double us = 0, model_us = 0;
  uint32_t events = 0;
};

void play(const Journal& journal, const skua_module_desc& module, const skua_activity& activity,
          Sum& sum) {
  const JournalHeader& header = journal.header;
  Attempt attempt;
  json::Writer launch;
  launch.object().key("type").text("launch").key("activity").text(header.activity);
  launch.key("attempt").text(header.attempt).key("actor").text(header.actor);
  launch.key("seed").number(header.seed).key("mode").text(header.mode).key("locale").text("en");
  launch.key("resume").object().key("commands").array().end().key("events").number(0).end().end();
  double now = kStart;
  attempt.tell(R"({"type":"loaded","items":[]})", now);
  if (!attempt.launch(module, launch.str(), now)) return;
  double unused = 0;
  answer(attempt, now, unused);
  Session alone(activity, header.seed, header.mode, StateHashes::on_request);
  for (const JournalBlock& block : journal.blocks) {
    for (const CommandRecord& command : block.commands) {
      for (int i = 0; i < 100'000 && attempt.session()->tick() < command.tick; ++i) {
        attempt.advance(now += kTickMs);
        answer(attempt, now, unused);
      }
      now += 2000;  // what is gathered goes first
      attempt.advance(now);
      answer(attempt, now, unused);
      while (alone.tick() < command.tick && alone.step_once()) {
      }
      double us = 0, model_us = 0;
      timed(us, [&] { return attempt.submit(command.name, command.values, now); });
      const uint32_t events = answer(attempt, now, us);
      timed(model_us, [&] { return alone.submit(command.name, command.values, now); });
      if (events == 0) continue;
      sum.us += us;
      sum.model_us += model_us;
      sum.events += events;
    }
  }
}

std::string content_of(const char* path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

/// Paths of the journal, and of the module's activities in JSON.
int main(int count, char** words) {
  const auto journal = read_journal(count > 1 ? content_of(words[1]) : "");
  if (!journal) {
    std::fprintf(stderr, "%s\n", journal.error().c_str());
    return 1;
  }
  Catalogue catalogue(*skua_module_antarctica());
  for (int i = 2; i < count; ++i) {
    if (!catalogue.add(content_of(words[i]))) return 1;
  }
  const skua_module_desc& module = catalogue.module();
  const skua_activity* activity = find_activity(module, journal->header.activity);
  if (activity == nullptr) return 1;
  clock_us();  // compiles it
  reading_us = clock_us();
  Sum warm_up;
  for (int i = 0; i < kRounds / 4; ++i)
    play(*journal, module, *activity, warm_up);  // until it is compiled well
  std::vector<Sum> rounds(kRounds);
  for (Sum& round : rounds) play(*journal, module, *activity, round);
  std::ranges::sort(rounds, {}, &Sum::us);
  const Sum& median = rounds[kRounds / 2];
  std::printf("{\"events\":%u,\"us\":%.2f,\"model_us\":%.2f}\n", median.events,
              median.us / median.events, median.model_us / median.events);
  return median.events == 0;
}
