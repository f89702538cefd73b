#include "recorded.h"

#include <fstream>
#include <iterator>
#include <string>

#include "attempt/launch.h"
#include "core/json.h"
#include "learn/catalogue.h"
#include "project.h"
#include "target.h"

extern "C" const skua_module_desc* skua_module_antarctica();

namespace {

const skua_activity& activity(std::string_view id) {
  static skua::Catalogue catalogue(*skua_module_antarctica());
  static const bool read = [] {
    std::ifstream file(project_folder() + "/modules/antarctica/activities/ice-core.json");
    return catalogue.add(std::string{std::istreambuf_iterator<char>(file), {}}).has_value();
  }();
  must(read, "the lesson can be read");
  return *skua::find_activity(catalogue.module(), id);
}

}  // namespace

const skua_activity& ice_core() { return activity("ice-core"); }
const skua_activity& ice_check() { return activity("ice-check"); }

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
