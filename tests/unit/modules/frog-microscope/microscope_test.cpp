// The microscope: what magnifies, what is sharp, what the scale reads; that what can't be done
// changes nothing.
#include "microscope.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/archive.h"
#include "view_page.h"

using namespace skua;
using namespace skua::microscope;

namespace {

const std::string kModule = "modules/frog-microscope";

const skua_simulation& simulation_under_test() {
  static const skua_simulation simulation = microscope_simulation();
  return simulation;
}
const skua_activity& stored() {
  static const skua_activity activity = [] {
    skua_activity a{};
    a.size = sizeof a;
    a.archive = simulation_under_test().archive;
    return a;
  }();
  return activity;
}

struct Student {
  Microscope m{Launch{20260302}};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::initializer_list<Value> values) {
    const skua_command raw{.size = sizeof raw,
                           .name = to_abi(name),
                           .values = values.begin(),
                           .value_count = static_cast<uint32_t>(values.size())};
    skua_evidence_log log{evidence, 0};
    EvidenceLog evidence_log(&log);
    return m.apply(Command(raw), evidence_log);
  }
  void insert(Slide slide) { REQUIRE(give("insert", {{"slide", static_cast<double>(slide) + 1}})); }
  void power(double tenths) { REQUIRE(give("set_power", {{"power", tenths}})); }
  bool bring(Kind kind) { return give("bring", {{"kind", static_cast<double>(kind)}}); }
  void sharpen() {
    for (int focus = -kMostFocus; !m.is_sharp(); ++focus) {
      REQUIRE(focus <= kMostFocus);
      (void)give("set_focus", {{"focus", static_cast<double>(focus)}});
    }
  }
  uint64_t hash() const { return *hash_of(stored(), &m); }
};

/// The microscope on a page, at first without a stage.
struct Page : ViewPage {
  Student student;
  SimulationLook look;

  explicit Page(LocaleWords words) {
    ui.strings.set(std::move(words));
    view = [this](Ui& handle) { microscope_view(student.m, handle, look); };
    apply = [this](const Command& command, EvidenceLog& log) {
      return student.m.apply(command, log);
    };
  }
};

}  // namespace

TEST_CASE(
    "ten times the magnification shows a tenth of the width, and a division is a tenth as long") {
  Student s;
  CHECK(s.m.field_um() == 2500);
  CHECK(s.m.division_um() == 25);
  s.power(400);
  CHECK(s.m.field_um() == 250);
  CHECK(s.m.division_um() == 2.5);
}

TEST_CASE("what is sharp at 4x is not at 40x, until it is focused") {
  for (uint32_t slide = 0; slide < kSlides; ++slide) {
    Student s;
    if (slide > 0) s.insert(static_cast<Slide>(slide));
    CHECK(s.m.is_sharp());
    s.power(400);
    CHECK_FALSE(s.m.is_sharp());
    s.sharpen();
    CHECK((s.m.seen >> slide & 1u) == 1);
  }
}

TEST_CASE("the scale reads how long a cell is, in divisions") {
  for (const auto& [slide, kind] : {std::pair(Slide::blood, Kind::red_cell),
                                    std::pair(Slide::human_blood, Kind::human_red_cell),
                                    std::pair(Slide::intestine, Kind::columnar_cell),
                                    std::pair(Slide::testis, Kind::sperm_bundle)}) {
    Student s;
    s.insert(slide);
    s.power(120);
    REQUIRE(s.bring(kind));
    s.power(400);
    const auto piece = piece_in_middle(s.m);
    REQUIRE(piece);
    CHECK(piece->kind == kind);
    const auto along = reading_of(s.m, *piece);
    REQUIRE(along);
    CHECK(std::abs((along->to - along->from) * 2.5 - piece->length) < 0.3);
    // Across it, where the scale is turned by a right angle.
    REQUIRE(s.give("turn_scale", {{"turn", (s.m.turn + 8) % 16 + 0.0}}));
    const auto across = reading_of(s.m, *piece);
    REQUIRE(across);
    CHECK(std::abs((across->to - across->from) * 2.5 - piece->width) < 0.3);
  }
}

TEST_CASE("each press brings another piece, and one that is not there is refused") {
  Student s;
  s.insert(Slide::blood);
  s.power(400);
  REQUIRE(s.bring(Kind::red_cell));
  const int32_t x = s.m.x, y = s.m.y;
  REQUIRE(s.bring(Kind::red_cell));
  CHECK((s.m.x != x || s.m.y != y));
  const uint64_t before = s.hash();
  CHECK_FALSE(s.bring(Kind::hepatocyte));
  CHECK(s.hash() == before);
}

TEST_CASE("the slide without a label is one of the others, and the seed says which") {
  std::set<Slide> all;
  for (uint32_t seed = 0; seed < 60; ++seed) all.insert(Microscope(Launch{seed}).mystery);
  CHECK(all ==
        std::set<Slide>{Slide::muscle, Slide::intestine, Slide::liver, Slide::lung, Slide::testis});
}

TEST_CASE("what can't be done changes nothing and reports nothing") {
  Student s;
  const uint64_t before = s.hash();
  CHECK_FALSE(s.give("insert", {{"slide", 0.0}}));
  CHECK_FALSE(s.give("insert", {{"slide", 1.0}}));
  CHECK_FALSE(s.give("insert", {{"slide", 10.0}}));
  CHECK_FALSE(s.give("insert", {{"slide", 2.5}}));
  CHECK_FALSE(s.give("set_power", {{"power", 39.0}}));
  CHECK_FALSE(s.give("set_power", {{"power", 401.0}}));
  CHECK_FALSE(s.give("move", {{"x", 40000.0}, {"y", 0.0}}));
  CHECK_FALSE(s.give("move", {{"x", 10.0}}));
  CHECK_FALSE(s.give("set_focus", {{"focus", 21.0}}));
  CHECK_FALSE(s.give("turn_scale", {{"turn", 16.0}}));
  CHECK_FALSE(s.give("bring", {{"kind", 27.0}}));
  CHECK_FALSE(s.give("dance", {}));
  CHECK(s.hash() == before);
  CHECK(s.evidence.empty());
}

TEST_CASE("a state that was saved goes on the same") {
  Student s;
  s.insert(Slide::lung);
  s.power(170);
  REQUIRE(s.give("move", {{"x", -1234.0}, {"y", 777.0}}));
  REQUIRE(s.give("set_focus", {{"focus", -7.0}}));
  const auto saved = save(stored(), &s.m);
  REQUIRE(saved);
  Student t;
  REQUIRE(load(stored(), &t.m, *saved));
  CHECK(t.hash() == s.hash());
  CHECK(t.bring(Kind::lung_capillary) == s.bring(Kind::lung_capillary));
  CHECK(t.hash() == s.hash());
}

TEST_CASE("a slide without a label is described, and nothing says its name") {
  const LocaleWords own = words_of(kModule, "en");
  for (const uint32_t seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u}) {
    Page page(page_words(kModule, "en"));
    page.student.m = Microscope(Launch{seed});
    page.student.insert(Slide::mystery);
    page.pass();
    page.stage(900, 744);
    page.press("scope.power.10");
    page.set("scope.focus", 6.0);
    page.press("scope.power.40");
    CHECK(page.said.find("Structure 1") != std::string::npos);
    for (const auto& [key, text] : own) {
      const bool names = (key.starts_with("part.") && !key.ends_with(".looks"));
      if (!names) continue;
      CHECK_MESSAGE(page.said.find('"' + text + '"') == std::string::npos, text);
      CHECK_MESSAGE(page.said.find(text + ":") == std::string::npos, text);
      CHECK_MESSAGE(page.said.find(text + ",") == std::string::npos, text);
    }
  }
}

TEST_CASE("every text is shown, and none is missing, in each language") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    Page page(page_words(kModule, locale, true));
    page.pass();
    page.stage(900, 744);
    for (int focus = -kMostFocus; focus <= kMostFocus; focus += 8) page.set("scope.focus", focus);
    page.set("scope.power", 400.0);
    for (int focus = kMostFocus; focus >= -kMostFocus; focus -= 3) page.set("scope.focus", focus);
    for (const char* way : {"scope.left", "scope.right", "scope.right", "scope.up", "scope.up",
                            "scope.up", "scope.up", "scope.down"})
      page.press(way);
    for (const char* slide : kSlideIds) {
      page.press(std::string("scope.insert.") + slide);
      for (const double power : {100.0, 400.0}) {
        page.set("scope.power", power);
        page.press("scope.left");
        page.press("scope.down");
      }
    }
    page.press("scope.insert.skin");
    page.set("scope.power", 400.0);
    page.press("scope.field.skin_capillary.bring");
    page.set("scope.turn", 3.0);
    page.press("scope.show_scale");
    page.press("scope.show_names");
    page.set("scope.y", 3900.0);
    page.set("scope.x", -30000.0);
    std::vector<uint8_t> pins(kKinds);
    pins[static_cast<std::size_t>(Kind::epidermis)] = 1;
    page.look.pins = pins;
    page.look.hidden = 1u << kNames;
    page.set("scope.y", 0.0);
    for (const std::string& fault : page.ui.take_author_faults()) FAIL_CHECK(fault);
    const auto only_where_asked = [](std::string_view key) { return key == "scope.organ"; };
    CHECK(unseen(page, kModule, only_where_asked) == std::vector<std::string>{});
  }
}

TEST_CASE(
    "the rail beside the eyepiece goes down with its knob, as with the button that goes down") {
  Page page(page_words(kModule, "en", true));
  page.pass();
  page.stage(900, 744);
  page.set("scope.y", 0.0);
  page.press("scope.down");
  CHECK(page.student.m.y > 0);
  // A slider that stands upright has its least value at the top.
  page.set("scope.y", -3000.0);
  CHECK(page.student.m.y < 0);
  page.set("scope.y", 3000.0);
  CHECK(page.student.m.y > 0);
}
