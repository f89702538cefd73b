// What students put into their notebook, as far as an activity asks for it.
#include <doctest/doctest.h>

#include <string>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "given.h"
#include "learn/activity_run.h"
#include "old_ice.h"

using namespace skua;
using namespace old_ice;

namespace {

std::string keeping(std::string_view until) {
  return R"~({"skua": "activity", "schema": 1, "id": "keeping", "simulation": "core", "minutes": 5, "languages": ["en"],
  "objectives": [{"id": "keep"}], "stages": [
    {"id": "one", "tasks": [{"goal": "kept", "objectives": ["keep"], "at_once": "samples < 9", "until": ")~" +
         std::string(until) + R"~("}]},
    {"id": "end", "tasks": [{"read": "done"}]}]})~";
}

Activity read(std::string_view until) {
  auto activity = read_activity(keeping(until), kCore);
  if (activity) return std::move(*activity);
  for (const json::Error& error : activity.error()) FAIL_CHECK(error.text());
  return {};
}

struct Keeper {
  Activity activity;
  Core core;
  ActivityRun lesson{activity, 1};
  std::vector<Evidence> evidence;

  explicit Keeper(std::string_view until) : activity(read(until)) {}
  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given_to(lesson, core, name, values, evidence);
  }
  bool note(std::string_view kind) { return give("note", {{"kind", kind}}); }
  bool reached() const { return lesson.reaching(0).reached; }
};

skua_activity archived() {
  skua_activity as_activity{};
  as_activity.size = sizeof as_activity;
  as_activity.archive = [](void* lesson, skua_archive* raw) {
    Archive a(raw);
    static_cast<ActivityRun*>(lesson)->archive(a);
  };
  as_activity.checkpoint = [](void* lesson, skua_archive* raw) {
    Archive a(raw);
    static_cast<ActivityRun*>(lesson)->checkpoint(a);
  };
  return as_activity;
}

}  // namespace

TEST_CASE("a goal is reached by what is put into the notebook, of the kind that it asks for") {
  Keeper k("notes('plot') > 0 and notes('note') >= 2");
  CHECK(k.activity.counts_notes);
  CHECK(k.note("plot"));
  CHECK(k.note("note"));
  CHECK_FALSE(k.reached());
  CHECK(k.note("picture"));
  CHECK_FALSE(k.reached());
  CHECK(k.note("note"));
  CHECK(k.reached());
}

TEST_CASE("what is no kind of note is refused, and so is any note where nobody asks for them") {
  Keeper asked("notes('plot') > 0");
  CHECK_FALSE(asked.note("drawing"));
  CHECK_FALSE(asked.note(""));
  CHECK_FALSE(asked.give("note"));
  Keeper other("samples > 0");
  CHECK_FALSE(other.activity.counts_notes);
  CHECK_FALSE(other.note("plot"));
}

TEST_CASE("an activity that asks for another kind is told which there are") {
  const auto wrong = read_activity(keeping("notes('poem') > 0"), kCore);
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error()[0].message.find("note, measurement, plot, picture") != std::string::npos);
}

TEST_CASE("what was put in is kept by archive and checkpoint, and only where somebody asks") {
  const skua_activity as_activity = archived();
  for (const bool asks : {true, false}) {
    Keeper k(asks ? "notes('plot') > 2" : "samples > 2");
    const auto before = save(as_activity, &k.lesson);
    CHECK(k.note("plot") == asks);
    const auto after = save(as_activity, &k.lesson),
               brief = save_checkpoint(as_activity, &k.lesson);
    REQUIRE((before && after && brief));
    CHECK((*before != *after) == asks);
    for (const bool whole : {true, false}) {
      Keeper later(asks ? "notes('plot') > 2" : "samples > 2");
      REQUIRE((whole ? load(as_activity, &later.lesson, *after)
                     : load_checkpoint(as_activity, &later.lesson, *brief)));
      CHECK(*save(as_activity, &later.lesson) == *after);
    }
  }
}

TEST_CASE("what is taken back in the simulation still stands in the notebook") {
  Keeper k("notes('plot') > 0 and samples > 0");
  Keeper before("notes('plot') > 0 and samples > 0");
  k.note("plot");
  before.lesson.keep_told(k.lesson, k.core, before.core);
  CHECK(before.give("take_sample"));
  CHECK(before.reached());
}
