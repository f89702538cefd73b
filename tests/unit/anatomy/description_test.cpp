// What a description may say, and what is told where it says something else.
#include "description.h"

#include <doctest/doctest.h>

using namespace skua::anatomy;

namespace {

std::string with(const std::string& structure) {
  return R"({"middle": 0, "outline": {"named": "ball"}, "tissues": {"liver": {"colour": "#6e3526"}}, "shapes": [{"name": "ball", "shape": {"ellipsoid": [0, 0, 0], "radii": [1, 1, 1]}}],
    "structures": [)" +
         structure + "]}";
}

std::string fault(const std::string& json) {
  const auto read = read_description(json);
  return read ? "" : read.error();
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a pair is a right and a left one, on either side of the middle") {
  const auto read = read_description(with(
      R"({"id": "lung", "tissue": "liver", "pair": true, "shape": {"ellipsoid": [0, 2, 0], "radii": [1, 1, 1]}})"));
  REQUIRE(read);
  REQUIRE(read->structures.size() == 2);
  CHECK(read->structures[0].id == "lung_right");
  CHECK(read->structures[1].id == "lung_left");
  CHECK(read->structures[0].solid->at({0, 2, 0}) < 0);
  CHECK(read->structures[0].solid->at({0, -2, 0}) > 0);
  CHECK(read->structures[1].solid->at({0, -2, 0}) < 0);
}

TEST_CASE("a named shape can be used again, thicker or thinner") {
  const auto read = read_description(
      with(R"({"id": "skin", "tissue": "liver", "shape": {"named": "ball", "grown": 0.5}})"));
  REQUIRE(read);
  CHECK(read->structures[0].solid->at({1.4, 0, 0}) < 0);
  CHECK(read->structures[0].solid->at({1.6, 0, 0}) > 0);
}

TEST_CASE("an error says what is wrong and in which structure") {
  CHECK(says(fault("{"), "the description"));
  CHECK(says(fault(with(R"({"id": "a", "tissue": "liver", "shape": {"cube": 1}})")),
             "structure \"a\": no shape"));
  CHECK(says(fault(with(R"({"id": "a", "tissue": "liver", "shape": {"named": "cube"}})")),
             "no shape is named \"cube\""));
  CHECK(says(fault(with(R"({"id": "a", "tissue": "liver", "shape": {"tube": [[0, 0, 0, 1]]}})")),
             "a tube needs two knots"));
  CHECK(says(
      fault(
          with(R"({"id": "a", "tissue": "liver", "shape": {"tube": [[0, 0, 0], [1, 0, 0, 1]]}})")),
      "needs 4 numbers"));
  CHECK(says(
      fault(with(
          R"({"id": "a", "tissue": "liver", "shape": {"loft": [[1, 0, 0, 1, 1], [0, 0, 0, 1, 1]]}})")),
      "in order of x"));
  CHECK(says(fault(with(R"({"id": "a", "tissue": "bone", "shape": {"named": "ball"}})")),
             "no tissue is called \"bone\""));
  CHECK(says(
      fault(with(
          R"({"id": "a", "tissue": "liver", "shape": {"named": "ball"}}, {"id": "a", "tissue": "liver", "shape": {"named": "ball"}})")),
      "is there twice"));
  CHECK(says(
      fault(
          R"({"middle": 0, "tissues": {"x": {"colour": "red"}}, "shapes": [], "structures": []})"),
      "tissue \"x\": a colour is written #rrggbb"));
}
