// A sheet in a student's hands.
#include "sheet.h"

#include <doctest/doctest.h>

#include "dissection.h"
#include "grid.h"
#include "rules.h"
#include "sheets.h"

using namespace skua::frog;

namespace {

Sheet made(const SheetShape& shape) {
  auto sheet = Sheet::make(shape);
  REQUIRE(sheet.has_value());
  return *sheet;
}

std::size_t torn(const Sheet& sheet) {
  std::size_t count = 0;
  for (uint32_t v = 0; v < sheet.vertices().size(); ++v) count += sheet.is_bound(v) ? 0 : 1;
  return count;
}

double highest(const Sheet& sheet) {
  double z = -1;
  for (const Particle& p : sheet.vertices()) z = std::max(z, p.at.z);
  return z;
}

constexpr Place kBellyMiddle{0.42, 0.004, 0.05};

void lift(Sheet& sheet, double by) {
  REQUIRE(sheet.grab(kBellyMiddle, 0.05));
  const Place from = sheet.vertices()[*sheet.held()].at;
  for (int i = 1; i <= 10; ++i) {
    REQUIRE(sheet.drag(from + Place{0, 0, by * i / 10}));
    for (int tick = 0; tick < 3; ++tick) sheet.step();
  }
}

}  // namespace

TEST_CASE("a sheet that nobody touches is at rest, and stays so to the bit") {
  Sheet sheet = made(belly(kSkin));
  const auto before = bytes_of(sheet);
  CHECK(sheet.at_rest());
  for (int i = 0; i < 100; ++i) sheet.step();
  CHECK(bytes_of(sheet) == before);
}

TEST_CASE("forceps lift the skin a little, and let go it lies down again") {
  const SheetShape shape = belly(kSkin);
  Sheet sheet = made(shape);
  lift(sheet, 0.03);
  CHECK(!sheet.at_rest());
  CHECK(highest(sheet) > 0.075);
  CHECK(torn(sheet) == 0);
  CHECK(sheet.release());
  CHECK(rest(sheet) < 120);
  CHECK(sheet.at_rest());
  CHECK(highest(sheet) < 0.055);
  CHECK(fault_of(sheet, shape) == "");
}

TEST_CASE(
    "drawn farther, skin tears off what binds it; uncut muscle does not, and neither is drawn out "
    "without end") {
  for (const bool is_skin : {true, false}) {
    CAPTURE(is_skin);
    Sheet sheet = made(belly(is_skin ? kSkin : kMuscle));
    lift(sheet, 0.4);
    rest(sheet);
    CHECK((torn(sheet) > 0) == is_skin);
    CHECK(highest(sheet) < 0.2);
    const std::size_t before = torn(sheet);
    sheet.release();
    rest(sheet);
    CHECK(torn(sheet) == before);
  }
}

TEST_CASE("what is fixed or pinned is not grabbed, and one thing is held at a time") {
  Sheet sheet = made(belly(kSkin));
  CHECK(!sheet.drag({0.4, 0, 0.1}));
  CHECK(!sheet.release());
  CHECK(!sheet.grab({0.42, 0.6, 0.1}, 0.05));
  const auto id = sheet.pin(kBellyMiddle);
  REQUIRE(id.has_value());
  REQUIRE(sheet.pins().size() == 1);
  REQUIRE(sheet.grab(kBellyMiddle, 0.05));
  CHECK(*sheet.held() != sheet.pins()[0].vertex);
  CHECK(!sheet.grab(kBellyMiddle, 0.05));
  // Pinned where it is, it slips out of the forceps.
  const auto second = sheet.pin(sheet.vertices()[*sheet.held()].at);
  CHECK(second == *id + 1);
  CHECK(!sheet.held().has_value());
  CHECK(sheet.unpin(*id));
  CHECK(!sheet.unpin(*id));
  CHECK(sheet.pins().size() == 1);
  for (std::size_t i = 1; i < kMostPins; ++i)
    CHECK(sheet.pin({0.3 + 0.007 * static_cast<double>(i), 0.05, 0.05}).has_value());
  CHECK(!sheet.pin({0.42, -0.05, 0.05}).has_value());
}

TEST_CASE("places that are no numbers are refused") {
  Sheet sheet = made(belly(kSkin));
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  CHECK(!sheet.grab({nothing, 0, 0}, 1));
  CHECK(!sheet.pin({0, nothing, 0}).has_value());
  REQUIRE(sheet.grab(kBellyMiddle, 0.05));
  CHECK(!sheet.drag({0, 0, nothing}));
  CHECK(sheet.cut(std::vector<Point>{{0.3, 0}, {nothing, 0}}).error() == CutError::not_finite);
  CHECK(sheet.drag({1e300, -1e300, 5}));
  rest(sheet);
  CHECK(fault_of(sheet, belly(kSkin)) == "");
}

TEST_CASE("a flap that was cut free folds outwards, and stays where it is pinned") {
  for (const Tissue& tissue : {kSkin, kMuscle}) {
    const SheetShape shape = belly(tissue);
    Sheet sheet = made(shape);
    const uint32_t revision = sheet.revision();
    open_belly(sheet);
    CHECK(sheet.revision() != revision);
    fold_back(sheet);
    CHECK(sheet.pins().size() == 4);
    rest(sheet);
    CHECK(fault_of(sheet, shape) == "");
    CHECK(torn(sheet) > 100);
    double left = 0, right = 0;
    for (const Particle& p : sheet.vertices()) {
      left = std::min(left, p.at.y);
      right = std::max(right, p.at.y);
    }
    CHECK(left < -0.28);
    CHECK(right > 0.28);
  }
}

TEST_CASE("more points than all cuts may have are refused") {
  Sheet sheet = made(belly(kSkin));
  std::vector<Point> path;
  for (std::size_t i = 0; i <= kMostCutPoints; ++i) path.push_back({i % 2 == 0 ? 0.3 : 0.5, 0.1});
  CHECK(sheet.cut(path).error() == CutError::too_many_points);
  // Points that a hand draws close to each other count once.
  path.clear();
  for (int i = 0; i <= 3000; ++i) path.push_back({0.2 + 0.4 * i / 3000, 0.02});
  CHECK(sheet.cut(path).has_value());
}

TEST_CASE("both sheets of a whole dissection fit into a keyframe, at rest and while they move") {
  Sheet skin = made(belly(kSkin)), muscle = made(belly(kMuscle));
  std::size_t moving = 0, resting = 0;
  for (Sheet* sheet : {&skin, &muscle}) {
    open_belly(*sheet);
    fold_back(*sheet);
    moving += bytes_of(*sheet).size();
    rest(*sheet);
    resting += bytes_of(*sheet).size();
  }
  MESSAGE("both sheets: ", resting, " bytes at rest, ", moving, " while they move");
  CHECK(resting < 12000);
  CHECK(moving < 20000);
}

TEST_CASE("the same deeds give the same bytes, also by way of a stored state") {
  const SheetShape shape = belly(kSkin);
  Sheet sheet = made(shape), twin = made(shape);
  for (Sheet* each : {&sheet, &twin}) {
    open_belly(*each);
    fold_back(*each);
  }
  const auto bytes = bytes_of(sheet);
  CHECK(bytes_of(twin) == bytes);
  Sheet other = made(shape);
  const uint32_t revision = other.revision();
  REQUIRE(read_bytes(other, bytes));
  CHECK(other.revision() != revision);
  CHECK(bytes_of(other) == bytes);
  for (Sheet* each : {&sheet, &other}) {
    each->unpin(2);
    for (int i = 0; i < 20; ++i) each->step();
    CHECK(each->cut(std::vector<Point>{{0.3, -0.1}, {0.5, 0.1}}).has_value());
    rest(*each);
  }
  CHECK(bytes_of(other) == bytes_of(sheet));
}

TEST_CASE("a stored state with a byte changed is refused, or is a state that can be") {
  const SheetShape shape = shape_of({.columns = 8, .rows = 6});
  Sheet sheet = made(shape);
  (void)sheet.cut(std::vector<Point>{{0.1, 0.01}, {0.9, 0.02}});
  sheet.grab({0.5, 0.05, 0.05}, 0.2);
  sheet.drag({0.5, 0.1, 0.2});
  for (int i = 0; i < 10; ++i) sheet.step();
  REQUIRE(sheet.pin({0.4, 0.05, 0.05}).has_value());
  const auto bytes = bytes_of(sheet);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const unsigned change : {1u, 0x80u, 0xffu}) {
      auto wrong = bytes;
      wrong[i] = static_cast<uint8_t>(wrong[i] ^ change);
      Sheet other = made(shape);
      CHECK(!read_bytes(other, wrong));
      // Whatever was half read, nothing leaves its bounds.
      other.step();
      other.release();
    }
  }
}

TEST_CASE("sheets that cannot be are refused") {
  const auto error_of = [](SheetShape shape) { return Sheet::make(shape).error(); };
  SheetShape shape = belly(kSkin);
  shape.fixed.pop_back();
  CHECK(error_of(shape) == ShapeError::unequal_lists);
  shape = belly(kSkin);
  shape.rest[3].z = std::numeric_limits<double>::infinity();
  CHECK(error_of(shape) == ShapeError::not_in_tray);
  shape = belly(kSkin);
  shape.ground.height.pop_back();
  CHECK(error_of(shape) == ShapeError::no_ground);
}
