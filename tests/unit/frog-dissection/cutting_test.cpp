// Cuts whose outcome is known.
#include "cutting.h"

#include <doctest/doctest.h>

#include <cmath>

#include "paths.h"
#include "rules.h"
#include "sheets.h"

using namespace skua::frog;

namespace {

// From (0.2, -0.2) to (0.8, 0.2).
struct Plate {
  SheetShape shape = shape_of({.columns = 13, .rows = 9});
  Surface surface = *Surface::make(shape.rest, shape.triangles);
  Whole whole{surface, shape.tissue};

  std::expected<Cut, CutError> cut(std::vector<Point> path) {
    const auto done = skua::frog::cut(surface, path);
    CHECK(fault_of(surface, whole, shape.tissue) == "");
    return done;
  }
  uint32_t parts_after(std::vector<Point> path) { return cut(std::move(path))->parts; }
};

std::vector<Point> ring(Point middle, double radius, int count) {
  std::vector<Point> path;
  for (int i = 0; i <= count; ++i) {
    const double angle = 6.283185307179586 * (i % count) / count;
    path.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
  }
  return path;
}

}  // namespace

TEST_CASE("from border to border a sheet falls into two, wherever that is") {
  for (const double x : {0.2513, 0.3, 0.35, 0.5, 0.62, 0.7401}) {
    CAPTURE(x);
    CHECK(Plate().parts_after({{x, -0.3}, {x, 0.3}}) == 2);
    CHECK(Plate().parts_after({{x, -0.2}, {x, 0.2}}) == 2);
    CHECK(Plate().parts_after({{x, 0.3}, {x + 0.02, -0.1}, {x - 0.03, -0.1}, {x, -0.3}}) == 2);
  }
  // What all but reaches the border reaches it.
  CHECK(Plate().parts_after({{0.41, -0.195}, {0.43, 0.196}}) == 2);
}

TEST_CASE("a cut is as long as its path inside the sheet") {
  Plate plate;
  plate.shape = shape_of({.columns = 13, .rows = 9, .arch = 0});
  plate.surface = *Surface::make(plate.shape.rest, plate.shape.triangles);
  plate.whole = Whole(plate.surface, plate.shape.tissue);
  CHECK(plate.cut({{0.5, -0.3}, {0.5, 0.3}})->length == doctest::Approx(0.4).epsilon(0.001));
  CHECK(plate.cut({{0.3, 0.0}, {0.35, 0.08}})->length == doctest::Approx(0.0943).epsilon(0.1));
}

TEST_CASE("a cut that ends inside opens, and stops there") {
  Plate plate;
  const std::size_t before = plate.surface.rest().size();
  CHECK(plate.parts_after({{0.5, -0.3}, {0.5, 0.0}}) == 1);
  CHECK(plate.surface.rest().size() > before);
  CHECK(plate.parts_after({{0.3, -0.05}, {0.4, 0.05}}) == 1);
  // Shorter than an edge: it gapes in its middle.
  CHECK(plate.cut({{0.651, 0.05}, {0.672, 0.067}})->length > 0.01);
  CHECK(plate.surface.parts() == 1);
}

TEST_CASE("a ring cuts out what is inside it") {
  CHECK(Plate().parts_after(ring({0.5, 0}, 0.1, 24)) == 2);
  CHECK(Plate().parts_after(ring({0.47, 0.03}, 0.06, 3)) == 2);
  // Ends that come near each other close it.
  std::vector<Point> open = ring({0.5, 0}, 0.1, 24);
  open.back().y -= 0.004;
  CHECK(Plate().parts_after(open) == 2);
  // A loop that crosses itself.
  CHECK(Plate().parts_after({{0.4, -0.1}, {0.6, 0.1}, {0.4, 0.1}, {0.6, -0.1}}) == 2);
}

TEST_CASE("cuts that meet: T, cross, through an earlier one") {
  Plate t;
  CHECK(t.parts_after({{0.5, -0.3}, {0.5, 0.3}}) == 2);
  CHECK(t.parts_after({{0.5, 0.01}, {0.9, 0.02}}) == 3);
  Plate cross;
  CHECK(cross.parts_after({{0.5, -0.3}, {0.5, 0.3}}) == 2);
  CHECK(cross.parts_after({{0.1, 0.01}, {0.9, 0.02}}) == 4);
  // A third line crosses both of them, and three of the four pieces.
  CHECK(cross.parts_after({{0.1, -0.31}, {0.9, 0.29}}) == 7);
  Plate slits;
  CHECK(slits.parts_after({{0.4, -0.1}, {0.4, 0.1}}) == 1);
  CHECK(slits.parts_after({{0.6, -0.1}, {0.6, 0.1}}) == 1);
  CHECK(slits.parts_after({{0.3, 0.0}, {0.7, 0.0}}) == 1);
  CHECK(slits.parts_after({{0.4, 0.1}, {0.6, 0.1}}) == 2);
  CHECK(slits.parts_after({{0.4, -0.1}, {0.6, -0.1}}) == 3);
}

TEST_CASE("the same cut twice opens nothing more") {
  const std::vector<std::vector<Point>> paths = {{{0.45, -0.3}, {0.47, 0.3}},
                                                 {{0.3, -0.05}, {0.55, 0.08}, {0.6, -0.1}},
                                                 ring({0.5, 0}, 0.1, 24)};
  for (const auto& path : paths) {
    Plate plate;
    const uint32_t parts = plate.parts_after(path);
    const std::size_t vertices = plate.surface.rest().size();
    const auto again = plate.cut(path);
    CHECK(again->length == 0);
    CHECK(again->parts == parts);
    CHECK(plate.surface.rest().size() == vertices);
  }
}

TEST_CASE("what lies beside the sheet, or has no length, cuts nothing") {
  Plate plate;
  const std::size_t vertices = plate.surface.rest().size();
  for (const std::vector<Point>& path :
       std::vector<std::vector<Point>>{{},
                                       {{0.5, 0}},
                                       {{0.5, 0}, {0.5, 0}},
                                       {{0.1, 0.3}, {0.9, 0.3}},
                                       {{0.1, 0.1}, {0.15, 0.1}}}) {
    CHECK(plate.cut(path)->length == 0);
    CHECK(plate.surface.rest().size() == vertices);
  }
}

TEST_CASE("a cut for which there are not enough vertices is refused, and changes nothing") {
  Plate plate;
  skua::Random random(1);
  for (int i = 0; i < 2000; ++i) {
    const std::size_t before = plate.surface.rest().size();
    const auto done =
        skua::frog::cut(plate.surface, std::vector<Point>{{0.2 + 0.6 * fraction(random), -0.3},
                                                          {0.2 + 0.6 * fraction(random), 0.3}});
    REQUIRE(plate.surface.rest().size() <= kMostVertices);
    if (done) continue;
    CHECK(done.error() == CutError::too_many_vertices);
    CHECK(plate.surface.rest().size() == before);
    CHECK(fault_of(plate.surface, plate.whole, plate.shape.tissue) == "");
    return;
  }
  FAIL("no cut was refused");
}

// Lines across a convex sheet make one piece more each, and one for each crossing.
TEST_CASE("straight lines across make as many pieces as geometry says") {
  skua::Random random(7);
  int tried = 0;
  while (tried < 300) {
    std::vector<std::pair<Point, Point>> lines;
    for (uint32_t count = 2 + random.below(3); count > 0; --count)
      lines.push_back(
          {{0.25 + 0.5 * fraction(random), -0.3}, {0.25 + 0.5 * fraction(random), 0.3}});
    // Only where lines and crossings are clear of each other and of the border.
    uint32_t pieces = 1 + static_cast<uint32_t>(lines.size());
    bool clear = true;
    std::vector<Point> crossings;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const double low = lines[i].first.x - lines[j].first.x,
                     high = lines[i].second.x - lines[j].second.x;
        const double at_low = low + (high - low) / 6, at_high = low + (high - low) * 5 / 6;
        const double least = at_low * at_high > 0 ? 0.06 : 0.12;
        clear = clear && std::abs(at_low) > least && std::abs(at_high) > least;
        if (at_low * at_high > 0) continue;
        ++pieces;
        const double y = -0.3 + 0.6 * low / (low - high);
        crossings.push_back(
            {lines[i].first.x + (lines[i].second.x - lines[i].first.x) * (y + 0.3) / 0.6, y});
      }
    }
    for (std::size_t i = 0; i < crossings.size(); ++i) {
      clear = clear && std::abs(crossings[i].y) < 0.15;
      for (std::size_t j = 0; j < i; ++j)
        clear = clear && length(crossings[i] - crossings[j]) > 0.06;
    }
    if (!clear) continue;
    ++tried;
    Plate plate;
    for (const auto& [from, to] : lines) plate.cut({from, to});
    CHECK(plate.surface.parts() == pieces);
  }
}

TEST_CASE("shapes that are none are refused") {
  const auto error_of = [](std::vector<Place> rest, std::vector<Corners> triangles) {
    return Surface::make(rest, triangles).error();
  };
  const std::vector<Place> square{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
  CHECK(error_of(square, {}) == ShapeError::no_triangles);
  CHECK(error_of(square, {{0, 1, 4}}) == ShapeError::unknown_vertex);
  CHECK(error_of(square, {{0, 1, 2}}) == ShapeError::unused_vertex);
  CHECK(error_of(square, {{0, 1, 2}, {0, 3, 3}}) == ShapeError::no_extent);
  CHECK(error_of(square, {{0, 1, 2}, {0, 1, 3}}) == ShapeError::edge_of_three);
  // Two triangles that touch in a vertex are two pieces, each with a vertex of its own.
  const std::vector<Place> bow{{0, 0, 0}, {1, 0, 0}, {0.5, 0.5, 0}, {0, 1, 0}, {1, 1, 0}};
  const auto surface = Surface::make(bow, std::vector<Corners>{{0, 1, 2}, {2, 3, 4}});
  REQUIRE(surface.has_value());
  CHECK(surface->rest().size() == 6);
  CHECK(surface->parts() == 2);
}
