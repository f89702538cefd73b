// Two bodies side by side: what can be compared, that it lies where it belongs, and what commands
// do.
#include "comparison/comparison.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comparison/side_by_side.h"
#include "core/archive.h"
#include "core/evidence_log.h"
#include "frog_student.h"
#include "given.h"

using namespace skua;
using namespace skua::frog;

namespace {

uint32_t point_called(std::string_view id) {
  for (uint32_t p = 0; p < kPointCount; ++p) {
    if (id == kPoints[p].id) return p;
  }
  FAIL("there is no point ", std::string(id));
  return kNoPoint;
}

struct Comparer {
  Comparison c{Launch{}};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::initializer_list<Value> values = {}) {
    return given(name, values, evidence, 1,
                 [&](const auto& raw, auto& told) { return c.apply(Command(raw), told); });
  }
  bool compare(std::string_view id) {
    return give("compare", {{"point", static_cast<double>(point_called(id))}});
  }
  bool open_to(double depth) { return give("open_to", {{"depth", depth}}); }
};

skua_activity archives() {
  skua_activity a{};
  a.size = sizeof a;
  a.archive = [](void* model, skua_archive* raw) {
    Archive archive(raw);
    static_cast<Comparison*>(model)->archive(archive);
  };
  return a;
}

/// How far to the body's right the middle of a point lies, in body lengths.
float to_the_right(Figure figure, std::string_view id) {
  const Span box = box_of_point(figure, point_called(id));
  return (box.low.y + box.high.y) / 2 - (figure == Figure::human ? 0 : kMiddle);
}
float along(std::string_view id) {
  const Span box = box_of_point(Figure::human, point_called(id));
  return (box.low.x + box.high.x) / 2;
}

}  // namespace

TEST_CASE("each point has what it is about, in every body that is said to have it") {
  std::set<std::string_view> ids;
  for (uint32_t p = 0; p < kPointCount; ++p) {
    const ComparedPoint& point = kPoints[p];
    CAPTURE(point.id);
    CHECK(ids.insert(point.id).second);
    CHECK((point.depths & kAtOutside) == point.depths);
    CHECK(point.depths != 0);
    const bool of_frog = std::ranges::any_of(
        kStructures, [&](const StructureFacts& s) { return belongs_to(s.id, point); });
    CHECK(of_frog == !std::string_view(point.part).empty());
    if (point.human) {
      CHECK(has_point(Figure::frog, p) == of_frog);
      CHECK(has_point(Figure::human, p) == (point.in_human != HumanPart::none));
      CHECK((point.likeness == Likeness::embryo) == (point.in_human == HumanPart::none));
    }
    for (const Figure figure : {Figure::frog, Figure::human}) {
      if (!point.human || !has_point(figure, p)) continue;
      const Span box = box_of_point(figure, p);
      CHECK(box.low.x < box.high.x);
      CHECK(box.low.y < box.high.y);
      CHECK(box.low.z < box.high.z);
    }
  }
}

TEST_CASE("male and female have what the anatomy gives each of them") {
  for (uint32_t p = 0; p < kPointCount; ++p) {
    const ComparedPoint& point = kPoints[p];
    if (point.human || std::string_view(point.part).empty()) continue;
    CAPTURE(point.id);
    for (const StructureFacts& s : kStructures) {
      if (!belongs_to(s.id, point)) continue;
      CHECK(has_point(Figure::male, p) == (s.sex != Sex::female));
      CHECK(has_point(Figure::female, p) == (s.sex != Sex::male));
    }
  }
  CHECK(has_point(Figure::male, point_called("vocal_sac")));
  CHECK(!has_point(Figure::female, point_called("vocal_sac")));
}

TEST_CASE("nothing in the frog is called rib or diaphragm") {
  for (const StructureFacts& s : kStructures) {
    CHECK(std::string_view(s.id).find("rib") == std::string_view::npos);
    CHECK(std::string_view(s.id).find("diaphragm") == std::string_view::npos);
  }
}

TEST_CASE("organs lie on the side of the body where both have them") {
  for (const char* id : {"stomach", "spleen"}) {
    CAPTURE(id);
    CHECK(to_the_right(Figure::frog, id) < 0);
    CHECK(to_the_right(Figure::human, id) < 0);
  }
  CHECK(to_the_right(Figure::human, "liver") > 0.02f);
  CHECK(to_the_right(Figure::human, "gall_bladder") > 0);
  CHECK(to_the_right(Figure::human, "ventricle") < 0);
  for (const char* pair : {"lung", "kidney", "eye", "tympanum"}) {
    CAPTURE(pair);
    CHECK(to_the_right(Figure::human, pair) == doctest::Approx(0).epsilon(0.01));
  }
}

TEST_CASE("a human's organs follow each other from crown to hip") {
  const char* const order[] = {"brain",   "eye",    "lung",  "diaphragm",
                               "stomach", "kidney", "ileum", "bladder"};
  for (std::size_t i = 1; i < std::size(order); ++i) {
    CAPTURE(order[i]);
    CHECK(along(order[i - 1]) > along(order[i]));
  }
  const Span whole = box_of(HumanPart::skin);
  for (uint32_t part = 1; part < kHumanParts; ++part) {
    CAPTURE(kHumanNames[part]);
    const Span box = box_of(static_cast<HumanPart>(part));
    CHECK(box.low.x >= whole.low.x);
    CHECK(box.high.x <= whole.high.x);
    CHECK(box.low.y >= whole.low.y);
    CHECK(box.high.y <= whole.high.y);
  }
}

TEST_CASE("what is shut in, or belongs to another pair, can't be compared") {
  Comparer s;
  CHECK(!s.compare("testis"));
  CHECK(!s.compare("brain"));
  CHECK(s.compare("thumb_pad"));
  CHECK(!s.compare("thumb_pad"));
  CHECK(s.open_to(2));
  CHECK(s.c.at_hand == point_called("thumb_pad"));
  CHECK(s.compare("testis"));
  CHECK(s.compare("ovary"));
  CHECK(s.c.compared_count(false) == 3);
  CHECK(s.give("stand_beside", {{"human", 1.0}}));
  CHECK(s.c.at_hand == kNoPoint);
  CHECK(!s.compare("testis"));
  CHECK(!s.compare("ventricle"));
  CHECK(s.compare("brain"));
  CHECK(s.open_to(1));
  CHECK(s.c.at_hand == kNoPoint);
  CHECK(s.compare("ventricle"));
  CHECK(s.c.compared_count(true) == 2);
  CHECK(s.c.compared_count(false) == 3);
  CHECK(s.evidence.back().item == "compare");
  CHECK(s.evidence.back().details[0].text == "ventricle");
}

TEST_CASE("both frogs are measured once, and the female is longer") {
  Comparer s;
  CHECK(s.give("measure"));
  CHECK(!s.give("measure"));
  CHECK(s.c.was_compared(point_called("size")));
  REQUIRE(s.evidence.size() == 1);
  CHECK(s.evidence[0].details[1].number > s.evidence[0].details[0].number);
  Comparer other;
  CHECK(other.give("stand_beside", {{"human", 1.0}}));
  CHECK(!other.give("measure"));
  CHECK(!other.give("call", {{"on", 1.0}}));
}

TEST_CASE("his sacs fill when he calls, and he is silent beside a human") {
  Comparer s;
  CHECK(s.give("call", {{"on", 1.0}}));
  CHECK(!s.give("call", {{"on", 1.0}}));
  CHECK(s.c.calls);
  CHECK(s.give("stand_beside", {{"human", 1.0}}));
  CHECK(!s.c.calls);
}

TEST_CASE("commands beyond what there is are refused, and change nothing") {
  Comparer s;
  for (const double point : {-1.0, 0.5, static_cast<double>(kPointCount)})
    CHECK(!s.give("compare", {{"point", point}}));
  CHECK(!s.open_to(3));
  CHECK(!s.open_to(0));
  CHECK(!s.give("stand_beside", {{"human", 2.0}}));
  CHECK(!s.give("call"));
  CHECK(!s.give("examine", {{"structure", 1.0}}));
  CHECK(s.evidence.empty());
  CHECK(s.c.compared == 0);
}

TEST_CASE("what is pressed is what is seen there, in one body and in the other") {
  Comparer s;
  REQUIRE(s.give("stand_beside", {{"human", 1.0}}));
  REQUIRE(s.open_to(1));
  const std::vector<Stand> stands{stand_of(s.c, 0, false), stand_of(s.c, 1, false)};
  const auto pressed = [&](uint32_t stand, std::string_view id) {
    Vec3 from = stands[stand].at.of(place_of_point(stands[stand].figure, point_called(id)));
    from.z = 3;
    return met(s.c, stands, {from, {0, 0, -1}});
  };
  for (uint32_t stand = 0; stand < 2; ++stand) {
    for (const char* id : {"liver", "ventricle"}) {
      CAPTURE(stand);
      CAPTURE(id);
      const auto hit = pressed(stand, id);
      REQUIRE(hit);
      CHECK(hit->point == point_called(id));
      CHECK(hit->stand == stand);
    }
  }
  // Shut in, the skin is met; below it nothing.
  REQUIRE(s.open_to(0));
  for (uint32_t stand = 0; stand < 2; ++stand) {
    const auto hit = pressed(stand, "liver");
    REQUIRE(hit);
    CHECK(hit->point == point_called("skin"));
  }
}

TEST_CASE("what was compared is read back, and no state that can't be") {
  Comparer s;
  REQUIRE(s.open_to(2));
  REQUIRE(s.compare("oviduct"));
  REQUIRE(s.give("measure"));
  const skua_activity activity = archives();
  const auto bytes = save(activity, &s.c);
  REQUIRE(bytes);
  Comparer other;
  REQUIRE(load(activity, &other.c, *bytes).has_value());
  CHECK(other.c.at_hand == s.c.at_hand);
  CHECK(other.c.compared == s.c.compared);
  CHECK(other.c.measured);
  for (const auto& spoil : std::initializer_list<void (*)(Comparison&)>{
           [](Comparison& c) { c.depth = static_cast<Bared>(3); },
           [](Comparison& c) { c.at_hand = kNoPoint + 1; }, [](Comparison& c) { c.at_hand = 0; },
           [](Comparison& c) { c.compared = 1u << 31; },
           [](Comparison& c) { c.human = c.calls = true; }}) {
    Comparison made_up{Launch{}};
    spoil(made_up);
    const auto bad = save(activity, &made_up);
    REQUIRE(bad);
    Comparison victim{Launch{}};
    CHECK(!load(activity, &victim, *bad).has_value());
  }
}
