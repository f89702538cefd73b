// The gallery: the bench obeys the inverse-square law, commands are checked, and every text is
// shown in both languages.
#include <doctest/doctest.h>

#include <fstream>
#include <initializer_list>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "core/json.h"
#include "noting_surface.h"
#include "project.h"
#include "ui/interface.h"
#include "view.h"

using namespace skua;
using gallery::Lamp;

extern "C" const skua_module_desc* skua_module_gallery(void);

namespace {

struct Bench {
  Lamp lamp{Launch{}};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    const skua_command raw{.size = sizeof raw,
                           .name = to_abi(name),
                           .values = values.begin(),
                           .value_count = static_cast<uint32_t>(values.size())};
    skua_evidence_log log{evidence, 0};
    EvidenceLog evidence_log(&log);
    return lamp.apply(Command(raw), evidence_log);
  }
  uint64_t hash() const { return *hash_of(skua_module_gallery()->activities[0], &lamp); }
};

std::vector<std::pair<std::string, std::string>> words_of(const std::string& from_project) {
  std::ifstream file(project_folder() + "/" + from_project, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  std::vector<std::pair<std::string, std::string>> words;
  const auto document = json::parse(text.str());
  REQUIRE(document);
  for (const json::View entry : document->root())
    words.emplace_back(entry.key(), entry.text().value_or(""));
  return words;
}

/// The gallery on a page, at first without a stage: what was said, in all passes.
struct Page {
  Bench bench;
  skua_ui ui;
  NotingSurface surface;
  std::string said;

  void stage(float width, float height) {
    ui.surface = &surface;
    ui.width = width;
    ui.height = height;
  }
  /// What the last pass drew and no node says.
  std::vector<std::string> unsaid() { return skua::unsaid(ui, surface.texts()); }
  void pass(const Input* input = nullptr) {
    surface.begin();
    said += ui.pass(input, ui.surface != nullptr, [&] {
      Ui handle(&ui);
      gallery::view(bench.lamp, handle);
    });
    const auto requests = std::exchange(ui.requests, {});
    for (const Request& request : requests) {
      std::vector<skua_value> values;
      for (const NamedValue& value : request.values) values.push_back(value.to_abi());
      const skua_command raw{.size = sizeof raw,
                             .name = to_abi(request.name),
                             .values = values.data(),
                             .value_count = static_cast<uint32_t>(values.size())};
      skua_evidence_log log{bench.evidence, 0};
      EvidenceLog evidence_log(&log);
      CHECK_MESSAGE(bench.lamp.apply(Command(raw), evidence_log), request.name);
    }
    if (!requests.empty()) pass();
  }
  void press(const std::string& id) {
    const Input input{id, Input::Kind::activate, false, 0, {}};
    pass(&input);
  }
  void set(const std::string& id, const std::string& text) {
    const Input input{id, Input::Kind::set, true, 0, text};
    pass(&input);
  }
  void set(const std::string& id, double value) {
    const Input input{id, Input::Kind::set, false, value, {}};
    pass(&input);
  }
};

}  // namespace

TEST_CASE("twice as far there is a quarter of the light, with twice the bulbs twice as much") {
  Bench bench;
  CHECK(bench.lamp.decilux() == 1000);  // 100 cd at 1 m: 100 lx
  REQUIRE(bench.give("set_distance", {{"cm", 50.0}}));
  CHECK(bench.lamp.decilux() == 4000);
  REQUIRE(bench.give("set_bulbs", {{"count", 2.0}}));
  CHECK(bench.lamp.decilux() == 8000);
  REQUIRE(bench.give("move_glass", {{"to", "at_meter"}}));
  CHECK(bench.lamp.decilux() == 4000);
  REQUIRE(bench.give("switch_lamp"));
  CHECK(bench.lamp.decilux() == 0);
}

TEST_CASE("what can't be done changes nothing and reports nothing") {
  Bench bench;
  const uint64_t before = bench.hash();
  CHECK_FALSE(bench.give("set_distance", {{"cm", 19.0}}));
  CHECK_FALSE(bench.give("set_distance", {{"cm", 52.0}}));
  CHECK_FALSE(bench.give("set_distance", {{"cm", 205.0}}));
  CHECK_FALSE(bench.give("set_bulbs", {{"count", 1.5}}));
  CHECK_FALSE(bench.give("clear_readings"));
  CHECK_FALSE(bench.give("answer", {{"item", "twice_as_far"}, {"response", "all"}}));
  CHECK_FALSE(bench.give("answer", {{"item", "other"}, {"response", "half"}}));
  CHECK_FALSE(bench.give("move_glass", {{"to", "shelf"}}));
  CHECK_FALSE(bench.give("move_glass", {{"to", "moon"}}));
  CHECK_FALSE(bench.give("dance"));
  CHECK(bench.hash() == before);
  CHECK(bench.evidence.empty());
  for (uint32_t i = 0; i < gallery::kMostReadings; ++i) REQUIRE(bench.give("measure"));
  CHECK_FALSE(bench.give("measure"));
}

TEST_CASE("the meter goes where a typed number says, in the digits of any language") {
  Page page;
  for (const auto& [typed, cm] : {std::pair("150", 150), std::pair(" 35 ", 35),
                                  std::pair("٢٠٠", 200), std::pair("２０", 20)}) {
    page.set("place", typed);
    page.press("put_there");
    CHECK_MESSAGE(page.bench.lamp.distance_cm == cm, typed);
  }
  for (const char* typed : {"", "19", "52", "205", "1500", "1.5", "-20", "x", "٢", "\xd9"}) {
    page.set("place", typed);
    page.press("put_there");
    CHECK_MESSAGE(page.bench.lamp.distance_cm == 20, typed);
    CHECK_MESSAGE((page.ui.field("place.refused") == typed || *typed == '\0'), typed);
  }
}

TEST_CASE("the right answer ends it; a wrong one says which idea stands behind it") {
  Bench bench;
  REQUIRE(bench.give("answer", {{"item", "twice_as_far"}, {"response", "half"}}));
  REQUIRE(bench.give("answer", {{"item", "twice_as_far"}, {"response", "quarter"}}));
  CHECK_FALSE(bench.give("answer", {{"item", "twice_as_far"}, {"response", "half"}}));
  CHECK_FALSE(bench.give("hint", {{"item", "twice_as_far"}}));
  REQUIRE(bench.evidence.size() == 3);
  CHECK(bench.evidence[0].misconception == "light_is_linear");
  CHECK(bench.evidence[1].correct);
  CHECK(bench.evidence[2].kind == SKUA_COMPLETED);
}

TEST_CASE("what is written on the stage is said by a node") {
  for (const auto& [w, h] : {std::pair(390.f, 300.f), std::pair(900.f, 744.f)}) {
    Page page;
    auto words = words_of("runtime/ui/locales/en.json");
    for (auto& own : words_of("modules/gallery/locales/en.json")) words.push_back(std::move(own));
    page.ui.strings.set(std::move(words));
    page.stage(w, h);
    page.set("sheets", "data");
    page.press("measure");
    page.press("measure");
    page.set("plot", 0.0);  // the plot's cursor: no invitation any more
    for (const char* way : {"points", "panes"}) {
      page.set("plot_as", way);
      CHECK(page.unsaid() == std::vector<std::string>{});
    }
    for (const char* spot : {"at_meter", "shelf"}) {
      page.press("glass");
      CHECK(page.unsaid() == std::vector<std::string>{});
      page.press(std::string("glass/") + spot);
      CHECK(page.unsaid() == std::vector<std::string>{});
    }
  }
}

TEST_CASE("every text is shown, and none is missing, in each language") {
  for (const char* locale : {"en", "es", "fr", "zh-Hans", "ar"}) {
    CAPTURE(locale);
    auto words = words_of(std::string("modules/gallery/locales/") + locale + ".json");
    std::set<std::string> unseen;
    auto told = words_of(std::string("runtime/ui/locales/") + locale + ".json");
    for (const auto& [key, text] : words) {
      unseen.insert(key);
      told.emplace_back(key, "«" + key + "»" + text);
    }
    Page page;
    page.ui.strings.set(std::move(told));
    page.pass();
    page.set("name", "x");
    page.press("lamp_on");
    page.press("lamp_on");
    page.set("bulbs", 2);
    page.press("ticked");
    page.set("place", "12");
    page.press("put_there");
    for (const char* spot : {"at_lamp", "at_meter", "shelf"}) {
      page.press("glass");
      page.press(std::string("glass/") + spot);
    }
    page.set("sheets", "data");
    page.press("measure");
    page.press("measure");
    page.stage(900, 700);
    page.set("plot", 1);  // what the cursor is on
    for (const char* way : {"line", "points", "panes"}) {
      page.set("plot_as", way);
      for (const DrawnText& text : page.surface.texts()) page.said += text.words;
    }
    page.ui.surface = nullptr;
    page.set("sheets", "words");
    page.set("words.more", "open");
    page.set("sheets", "front");
    page.press("open_dialog");
    page.press("dialog");
    page.set("sheets", "space");
    page.stage(900, 700);
    page.press("illustrated_look");
    for (const char* way : {"left", "up"}) page.press(std::string("space_view/") + way);
    page.ui.surface = nullptr;
    page.set("sheets", "question");
    for (int i = 0; i < 3; ++i) page.press("hint");
    for (const char* answer : {"half", "eighth", "quarter"}) {
      page.set("twice_as_far", answer);
      page.press("check");
    }
    CHECK(page.bench.lamp.done);
    for (const std::string& fault : page.ui.take_author_faults()) FAIL_CHECK(fault);
    std::erase_if(unseen, [&](const std::string& key) {
      return page.said.find("«" + key + "»") != std::string::npos;
    });
    for (const std::string& key : unseen) FAIL_CHECK(key);
  }
}
