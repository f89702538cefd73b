#include "recorded.h"

#include "core/json.h"
#include "target.h"

extern "C" const skua_module_desc* skua_module_antarctica();

const skua_activity& ice_core() { return skua_module_antarctica()->activities[0]; }
const skua_activity& ice_check() { return skua_module_antarctica()->activities[1]; }

void play_recorded(const skua_activity& activity, std::string_view commands,
                   const std::function<void(const skua::Session&)>& visit) {
  const auto document = skua::json::parse(commands);
  const auto recorded = skua::read_commands(document->root(), 0);
  must(recorded.has_value(), "the recorded commands can be read");
  skua::Session session(activity, kRecordedSeed, "practice");
  visit(session);
  double now_ms = 0;
  for (const skua::CommandRecord& next : *recorded) {
    while (session.tick() < next.tick && session.step_once()) {
    }
    must(session.submit(next.name, next.values, now_ms += 100) == skua::Submitted::applied,
         "the recorded commands are applied");
    visit(session);
  }
}
