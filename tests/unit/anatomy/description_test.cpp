// What a description may say, and what is told where it says something else.
#include "description.h"
#include "sheet.h"

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

TEST_CASE("a plate is as wide as its outline says, and a sheet may lie over it") {
  const auto read = read_description(
      R"({"middle": 0, "outline": {"ellipsoid": [0, 0, 0], "radii": [1, 1, 1]}, "tissues": {"skin": {"colour": "#6e3526"}},
      "shapes": [{"name": "belly", "shape": {"plate": [[-0.5, 0.2], [0, 0.4], [0.5, 0.2]], "y": 0, "z": [0, 2]}}],
      "structures": [{"id": "skin", "tissue": "skin", "shape": {"named": "belly"},
        "sheet": {"over": "belly", "on": {"ellipsoid": [0, 0, 0], "radii": [1, 1, 1]}, "grid": [5, 3], "thickness": 0.1}}]})");
  REQUIRE_MESSAGE(read, read.error());
  const Structure& skin = read->structures[0];
  CHECK(skin.solid->at({0, 0.39, 1}) < 0);
  CHECK(skin.solid->at({0, 0.41, 1}) > 0);
  CHECK(skin.solid->at({0.6, 0, 1}) > 0);
  REQUIRE(skin.sheet);
  const Sheet sheet = laid_out(*read, skin);
  REQUIRE(sheet.places.size() == 15);
  CHECK(sheet.places[7].z == doctest::Approx(1).epsilon(0.001));
  CHECK(sheet.places[6].y == doctest::Approx(-0.4));
  CHECK(sheet.places[0].x == doctest::Approx(-0.5));
}

TEST_CASE("a ribbon lies between its curves") {
  const auto read = read_description(
      with(R"({"id": "fan", "tissue": "liver", "shape": {"ribbon": [[0, 0, 0], [1, 0, 0]],
        "to": [[0, 1, 0], [1, 1, 0]], "thickness": 0.02}})"));
  REQUIRE(read);
  const Field& fan = *read->structures[0].solid;
  CHECK(fan.at({0.3, 0.6, 0}) == doctest::Approx(-0.01));
  CHECK(fan.at({0.3, 0.6, 0.5}) == doctest::Approx(0.49));
  CHECK(fan.at({0.3, 1.5, 0}) == doctest::Approx(0.49));
}

TEST_CASE("a detail is called after what it is seen on, and is no structure") {
  const std::string ball =
      R"({"id": "a", "tissue": "liver", "pair": true, "layer": 3, "shape": {"named": "ball"}})";
  const auto detailed = [&](const std::string& detail) {
    std::string text = with(ball);
    text.insert(text.rfind('}'), R"(, "details": [)" + detail + "]");
    return text;
  };
  const auto read = read_description(detailed(
      R"({"id": "dot", "of": "a", "pair": true, "tissue": "liver", "shape": {"named": "ball"}})"));
  REQUIRE_MESSAGE(read, read.error());
  CHECK(read->structures.size() == 2);
  REQUIRE(read->details.size() == 2);
  CHECK(read->details[0].id == "a_right+dot");
  CHECK(read->details[1].id == "a_left+dot");
  CHECK(read->details[1].mirror_of == "a_right+dot");
  CHECK(read->details[1].layer == 3);
  CHECK(says(
      fault(detailed(R"({"id": "dot", "of": "b", "tissue": "liver", "shape": {"named": "ball"}})")),
      "detail \"dot\": no structure is called \"b\""));
  CHECK(says(fault(detailed(
                 R"({"id": "dot", "of": "a_left", "tissue": "bone", "shape": {"named": "ball"}})")),
             "no tissue is called \"bone\""));
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
  CHECK(says(fault(with(R"({"id": "a", "tissue": "liver", "shape": {"named": "ball"},
          "sheet": {"over": "ball", "on": {"named": "ball"}, "grid": [5, 5], "thickness": 0.1}})")),
             "no plate is named \"ball\""));
  CHECK(
      says(fault(with(R"({"id": "a", "tissue": "liver", "shape": {"ribbon": [[0, 0, 0], [1, 0, 0]],
          "to": [[0, 0, 0]], "thickness": 1}})")),
           "as many places"));
  CHECK(says(
      fault(with(
          R"({"id": "a", "tissue": "liver", "shape": {"named": "ball"}}, {"id": "a", "tissue": "liver", "shape": {"named": "ball"}})")),
      "is there twice"));
  CHECK(says(
      fault(
          R"({"middle": 0, "tissues": {"x": {"colour": "red"}}, "shapes": [], "structures": []})"),
      "tissue \"x\": a colour is written #rrggbb"));
}
