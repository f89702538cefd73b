// What a tick of an activity in JSON costs beside its simulation: twenty-five goals, none of them
// reached, each with a condition for being there and one for being reached. Prints
// `{"conditions","us"}`: microseconds, the median of many ticks.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "core/evidence_log.h"
#include "learn/old_ice.h"

namespace {

using namespace skua;

constexpr int kGoals = 25, kConditions = 2 * kGoals;
constexpr int kTicks = 20, kRounds = 500;  // one tick is too short for the clock

std::string activity_text() {
  std::string goals;
  for (int i = 0; i < kGoals; ++i) {
    const std::string n = std::to_string(i);
    goals += i > 0 ? "," : "";
    goals += R"~({"goal": "g)~" + n +
             R"~(", "when": "samples >= 1 and drill_depth < 3000 m or analysed)~";
    goals += R"~(", "until": "samples >= 3 and drill_depth > )~" + n;
    goals +=
        R"~( m and near(ice_age_at(drill_depth), 100000 yr, 5 yr) or analysed and not reached('g)~" +
        n + R"~(')"})~";
  }
  return R"({"skua": "activity", "schema": 1, "id": "many", "simulation": "core", "minutes": 9, "languages": ["en"],
             "stages": [{"id": "only", "order": "any", "tasks": [)" +
         goals + "]}]}";
}

}  // namespace

int main() {
  const auto activity = read_activity(activity_text(), old_ice::kCore);
  if (!activity) return 1;
  old_ice::Core core;
  core.samples = 4;  // so that no condition ends at its first part
  core.depth_m = 1200;
  ActivityRun lesson(*activity, 1);
  std::vector<Evidence> evidence;
  std::vector<double> times;
  for (int round = 0; round < kRounds; ++round) {
    const double begin_ms = emscripten_get_now();
    for (int i = 0; i < kTicks; ++i) {
      skua_evidence_log log{evidence, 0, 0};
      EvidenceLog told(&log);
      lesson.look(core, true, told);
    }
    times.push_back((emscripten_get_now() - begin_ms) * 1000 / kTicks);
  }
  if (!evidence.empty()) return 1;
  std::ranges::nth_element(times, times.begin() + kRounds / 2);
  std::printf("{\"conditions\":%d,\"us\":%.2f}\n", kConditions, times[kRounds / 2]);
  return 0;
}
