// The gallery: the bench obeys the inverse-square law, commands are checked, and every text is
// shown, and what is drawn is said.
#include <doctest/doctest.h>

#include <deque>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/archive.h"
#include "view.h"
#include "view_page.h"

using namespace skua;
using gallery::Lamp;

extern "C" const skua_module_desc* skua_module_gallery(void);

namespace {

const std::string kModule = "modules/gallery";

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

/// The gallery on a page, at first without a stage.
struct Page : ViewPage {
  Bench bench;

  explicit Page(LocaleWords words = {}) {
    ui.strings.set(std::move(words));
    view = [this](Ui& handle) { gallery::view(bench.lamp, handle); };
    apply = [this](const Command& command, EvidenceLog& log) {
      return bench.lamp.apply(command, log);
    };
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

TEST_CASE("on the stage a cord, a handle, a switch and a glass do what they say, unless locked") {
  Page page;
  page.stage(900, 744);
  page.set("sheets", "stage");
  const Lamp& lamp = page.bench.lamp;
  page.set("cord", -40.0);
  CHECK(lamp.distance_cm == 40);
  page.set("handle", 4.0);
  CHECK(lamp.bulbs == 4);
  page.press("wall_switch");
  CHECK_FALSE(lamp.on);
  page.press("glass");
  page.press("glass/at_meter");
  CHECK(lamp.glass == 2);

  page.press("lock");
  const uint64_t before = page.bench.hash();
  page.set("cord", -100.0);
  page.set("handle", 1.0);
  for (const char* id : {"wall_switch", "glass", "glass/shelf"}) page.press(id);
  CHECK(page.bench.hash() == before);
  page.press("lock");
  page.press("wall_switch");
  CHECK(lamp.on);
}

TEST_CASE("a hand turns the shell as far as the slider says") {
  Page page;
  page.stage(900, 744);
  page.set("sheets", "space");
  page.set("shell_turn", 90);
  CHECK(page.ui.field("shell.turned") == "90");
  std::deque<Input> inputs;
  const auto hand = [&](uint32_t kind, float x) {
    page.ui.pointer(kind, x, 300, inputs);
    for (; !inputs.empty(); inputs.pop_front()) page.pass(&inputs.front());
  };
  hand(1, 400);
  hand(0, 300);
  hand(2, 300);
  CHECK(page.ui.field("shell.turned") == "90");  // it turned the table

  page.press("by_hand");
  hand(1, 400);
  hand(0, 300);
  CHECK(page.ui.field("shell.turned") == "30");
  hand(2, 300);
  hand(1, 300);
  hand(0, 200);
  hand(3, 200);  // the browser took the pointer away
  CHECK(page.ui.field("shell.turned") == "30");
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

/// Does with each sheet what changes its picture; `look` after each step.
static void through_pictures(Page& page, const std::function<void(const std::string&)>& look) {
  for (const char* sheet : {"controls", "words", "question", "data", "front", "stage", "space"}) {
    page.set("sheets", sheet);
    look(sheet);
  }
  for (const char* sheet : {"controls", "stage"}) {
    page.set("sheets", sheet);
    for (const char* spot : {"at_lamp", "at_meter", "shelf"}) {
      page.press("glass");
      look(std::string(sheet) + ", glass in hand");
      page.press(std::string("glass/") + spot);
      look(std::string(sheet) + ", glass " + spot);
    }
  }
  page.press("lock");
  look("locked");
  page.press("lock");
  for (const double cm : {200.0, 20.0}) {
    page.set("cord", -cm);
    look("lamp high or low");
  }
  page.set("sheets", "space");
  for (const char* way : {"left", "up", "nearer"}) {
    page.press(std::string("space_view/") + way);
    look(std::string("turned ") + way);
  }
  page.set("shell_turn", 120);
  look("shell turned");
  page.set("sheets", "data");
  page.press("measure");
  look("one reading");
  page.set("distance", 60);
  page.press("measure");
  for (const char* way : {"joined", "line", "points", "bars", "area", "log", "panes", "stars"}) {
    page.set("plot_as", way);
    look(way);
  }
  for (const double point : {0.0, 1.0}) {
    page.set("plot", point);
    look("cursor on a point");
  }
}

TEST_CASE("what is written on the stage is said by a node, which lies there, in each language") {
  for (const char* locale : kLocales) {
    for (const auto& [w, h] : {std::pair(390.f, 300.f), std::pair(900.f, 744.f)}) {
      Page page(page_words(kModule, locale));
      page.stage(w, h);
      through_pictures(page, [&, width = w](const std::string& picture) {
        CAPTURE(locale);
        CAPTURE(width);
        CAPTURE(picture);
        CHECK(page.unsaid() == std::vector<std::string>{});
        CHECK(page.strayed() == std::vector<std::string>{});
      });
    }
  }
}

TEST_CASE("every text is shown, and none is missing, in each language") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    Page page(page_words(kModule, locale, true));
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
    for (const char* way : {"joined", "points", "panes", "stars"}) page.set("plot_as", way);
    page.ui.surface = nullptr;
    page.set("sheets", "words");
    page.set("words.more", "open");
    page.set("sheets", "front");
    page.press("open_dialog");
    page.press("dialog");
    page.set("sheets", "stage");
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
    const auto for_others = [](std::string_view) { return false; };
    CHECK(unseen(page, kModule, for_others) == std::vector<std::string>{});
  }
}
