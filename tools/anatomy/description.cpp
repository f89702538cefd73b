#include "description.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace skua::anatomy {

namespace {

using Json = nlohmann::json;

double number(const Json& value, const char* what) {
  if (!value.is_number())
    throw std::runtime_error(std::string(what) + " has to be a number, not " + value.dump());
  return value.get<double>();
}

std::vector<double> numbers(const Json& value, std::size_t count, const char* what) {
  if (!value.is_array() || value.size() != count) {
    throw std::runtime_error(std::string(what) + " needs " + std::to_string(count) +
                             " numbers, not " + value.dump());
  }
  std::vector<double> all;
  for (const Json& one : value) all.push_back(number(one, what));
  return all;
}

Vec3 vector(const Json& value, const char* what) {
  const std::vector<double> all = numbers(value, 3, what);
  return {all[0], all[1], all[2]};
}

const Json& member(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end())
    throw std::runtime_error("\"" + std::string(name) + "\" is missing in " +
                             object.dump().substr(0, 80));
  return *found;
}

double optional_number(const Json& object, const char* name, double otherwise) {
  return object.contains(name) ? number(object.at(name), name) : otherwise;
}

// Shapes that several structures share, by name, and the outlines of those that are plates.
struct Named {
  std::map<std::string, FieldPtr> shapes;
  std::map<std::string, Outline> outlines;
};

FieldPtr field(const Json& shape, const Named& named);

std::vector<FieldPtr> fields(const Json& list, const Named& named) {
  if (!list.is_array() || list.empty()) throw std::runtime_error("\"melt\" needs a list of shapes");
  std::vector<FieldPtr> all;
  for (const Json& one : list) all.push_back(field(one, named));
  return all;
}

std::vector<Knot> knots_of(const Json& list) {
  std::vector<Knot> knots;
  for (const Json& one : list) {
    const std::vector<double> k = numbers(one, 4, "a knot of a tube");
    knots.push_back({{k[0], k[1], k[2]}, k[3]});
  }
  if (knots.size() < 2) throw std::runtime_error("a tube needs two knots");
  return knots;
}

// The middle of what is one tube, maybe made uneven.
std::vector<Knot> line_of(const Json& shape) {
  if (shape.contains("melt") && shape.at("melt").size() == 1) return line_of(shape.at("melt")[0]);
  return smooth_line(knots_of(member(shape, "tube")));
}

FieldPtr loft_of(const Json& list) {
  std::vector<Section> sections;
  for (const Json& one : list) {
    const std::vector<double> s = numbers(one, 5, "a section of a loft");
    if (!sections.empty() && s[0] <= sections.back().at.x)
      throw std::runtime_error("the sections of a loft stand in order of x");
    sections.push_back({{s[0], s[1], s[2]}, s[3], s[4]});
  }
  if (sections.size() < 2) throw std::runtime_error("a loft needs two sections");
  return loft(std::move(sections));
}

Outline outline_of(const Json& shape) {
  Outline outline{.middle = number(member(shape, "y"), "y")};
  for (const Json& one : member(shape, "plate")) {
    const std::vector<double> place = numbers(one, 2, "a place of a plate's outline");
    if (!outline.half_widths.empty() && place[0] <= outline.last())
      throw std::runtime_error("the places of a plate's outline stand in order of x");
    outline.half_widths.push_back({place[0], place[1]});
  }
  if (outline.half_widths.size() < 2) throw std::runtime_error("a plate needs two places");
  return outline;
}

FieldPtr ribbon_of(const Json& shape) {
  const auto curve = [&](const char* name) {
    std::vector<Vec3> places;
    for (const Json& one : member(shape, name))
      places.push_back(vector(one, "a place of a ribbon"));
    return places;
  };
  const std::vector<Vec3> from = curve("ribbon");
  const std::vector<Vec3> to = curve("to");
  if (from.size() < 2 || from.size() != to.size())
    throw std::runtime_error("both sides of a ribbon have as many places, two at least");
  return ribbon(from, to, number(member(shape, "thickness"), "thickness"));
}

FieldPtr plate_of(const Json& shape) {
  const std::vector<double> z = numbers(member(shape, "z"), 2, "z");
  return plate(outline_of(shape), z[0], z[1]);
}

FieldPtr form(const Json& shape, const Named& named) {
  if (shape.contains("named")) {
    const auto found = named.shapes.find(shape.at("named").get<std::string>());
    if (found == named.shapes.end())
      throw std::runtime_error("no shape is named " + shape.at("named").dump());
    return found->second;
  }
  if (shape.contains("ellipsoid")) {
    return ellipsoid(vector(member(shape, "ellipsoid"), "ellipsoid"),
                     vector(member(shape, "radii"), "radii"),
                     shape.contains("turn") ? vector(shape.at("turn"), "turn") : Vec3{});
  }
  if (shape.contains("tube")) return tube(knots_of(shape.at("tube")));
  if (shape.contains("loft")) return loft_of(shape.at("loft"));
  if (shape.contains("ribbon")) return ribbon_of(shape);
  if (shape.contains("plate")) return plate_of(shape);
  if (shape.contains("melt"))
    return melted(fields(shape.at("melt"), named), optional_number(shape, "blend", 0));
  throw std::runtime_error("no shape: " + shape.dump().substr(0, 80) +
                           ". A shape is an ellipsoid, a tube, a loft, a plate, a ribbon or melt");
}

FieldPtr field(const Json& shape, const Named& named) {
  if (!shape.is_object())
    throw std::runtime_error("a shape is an object, not " + shape.dump().substr(0, 40));
  FieldPtr solid = form(shape, named);
  if (shape.contains("pair")) {
    FieldPtr other = mirrored(solid, number(shape.at("pair"), "pair"));
    solid = melted({std::move(solid), std::move(other)}, optional_number(shape, "blend", 0));
  }
  if (shape.contains("grown")) solid = grown(std::move(solid), number(shape.at("grown"), "grown"));
  const double edge = optional_number(shape, "edge", 0);
  if (shape.contains("without"))
    solid = without(std::move(solid), field(shape.at("without"), named), edge);
  if (shape.contains("within"))
    solid = common(std::move(solid), field(shape.at("within"), named), edge);
  if (shape.contains("wall")) solid = wall(std::move(solid), number(shape.at("wall"), "wall"));
  if (shape.contains("uneven")) {
    const std::vector<double> bumps = numbers(shape.at("uneven"), 2, "uneven");
    solid = uneven(std::move(solid), bumps[0], bumps[1]);
  }
  return solid;
}

std::string text(const Json& object, const char* name, const std::string& otherwise = {}) {
  if (!object.contains(name)) return otherwise;
  if (!object.at(name).is_string())
    throw std::runtime_error("\"" + std::string(name) + "\" has to be a text");
  return object.at(name).get<std::string>();
}

std::array<double, 3> colour(const std::string& hex) {
  if (hex.size() != 7 || hex[0] != '#')
    throw std::runtime_error("a colour is written #rrggbb, not \"" + hex + "\"");
  const unsigned long all = std::stoul(hex.substr(1), nullptr, 16);
  return {double(all >> 16U & 255U) / 255, double(all >> 8U & 255U) / 255,
          double(all & 255U) / 255};
}

Tissue tissue(const std::string& id, const Json& one) {
  const std::string plain = text(one, "colour");
  Tissue made{.id = id,
              .colour = colour(plain),
              .gloss = optional_number(one, "gloss", 0.3),
              .spots = colour(text(one, "spots", plain)),
              .pattern = optional_number(one, "pattern", 0),
              .strength = optional_number(one, "strength", 0),
              .round = one.value("round", false),
              .rim = optional_number(one, "rim", 0),
              .density = optional_number(one, "density", 1)};
  if (one.contains("grain")) made.grain = vector(one.at("grain"), "grain");
  if (one.contains("belly")) {
    const std::vector<double> z = numbers(member(one, "turns_at"), 2, "turns_at");
    made.belly = colour(text(one, "belly"));
    made.turns_at = {z[0], z[1]};
  }
  return made;
}

SheetPlan sheet_of(const Json& one, const Named& named) {
  const std::string over = text(one, "over");
  const auto outline = named.outlines.find(over);
  if (outline == named.outlines.end())
    throw std::runtime_error("no plate is named \"" + over + "\"");
  const std::vector<double> grid = numbers(member(one, "grid"), 2, "grid");
  if (grid[0] < 3 || grid[1] < 3) throw std::runtime_error("a sheet's grid is at least 3 by 3");
  return {outline->second, field(member(one, "on"), named), int(grid[0]), int(grid[1]),
          number(member(one, "thickness"), "thickness")};
}

// Cells that show the thinnest part, unless the description says otherwise.
double cell_of(const Json& one, const Field& solid) {
  constexpr double kSmallest = 0.0012;
  constexpr double kLargest = 0.005;
  return optional_number(one, "cell", std::clamp(solid.finest() * 0.4, kSmallest, kLargest));
}

// What lies in the opened belly comes out, by itself or as part of a piece.
std::string piece_of(const Json& one, const Structure& structure) {
  constexpr int kFirst = 2;
  constexpr int kLast = 7;
  if (structure.layer < kFirst || structure.layer > kLast || one.value("stays", false)) return {};
  const std::string side = structure.id.substr(text(one, "id").size());
  const bool sided = one.value("pair", false) && one.value("sided", false);
  return one.contains("piece") ? text(one, "piece") + (sided ? side : "") : structure.id;
}

bool has_tissue(const Specimen& specimen, const std::string& id) {
  return std::ranges::find(specimen.tissues, id, &Tissue::id) != specimen.tissues.end();
}

void add(Specimen& specimen, std::vector<Structure>& into, const Json& one, Structure structure) {
  structure.tissue = text(one, "tissue");
  structure.system = text(one, "system");
  structure.layer = int(optional_number(one, "layer", 0));
  structure.sex = text(one, "sex");
  structure.region = text(one, "region");
  structure.piece = piece_of(one, structure);
  structure.later = one.value("later", false);
  structure.cell = cell_of(one, *structure.solid);
  const auto same = [&](const Structure& other) { return other.id == structure.id; };
  if (!has_tissue(specimen, structure.tissue))
    throw std::runtime_error("no tissue is called \"" + structure.tissue + "\"");
  if (std::ranges::any_of(into, same))
    throw std::runtime_error("\"" + structure.id + "\" is there twice");
  into.push_back(std::move(structure));
}

// One structure, or with "pair" that on the right and its mirror image on the left.
void take_structure(const Json& one, const Named& named, Specimen& specimen,
                    std::vector<Structure>& into) {
  const std::string id = text(one, "id");
  Structure made{.id = id, .solid = field(member(one, "shape"), named)};
  if (one.contains("seen")) made.seen = field(one.at("seen"), named);
  if (one.contains("sheet")) made.sheet = sheet_of(one.at("sheet"), named);
  if (one.value("uncoils", false)) made.line = line_of(one.at("shape"));
  if (!one.value("pair", false)) return add(specimen, into, one, std::move(made));
  if (made.seen || made.sheet)
    throw std::runtime_error("what is a pair can be neither \"sheet\" nor partly \"seen\"");
  made.id = id + "_right";
  Structure left{
      .id = id + "_left", .solid = mirrored(made.solid, specimen.middle), .mirror_of = made.id};
  add(specimen, into, one, std::move(made));
  add(specimen, into, one, std::move(left));
}

// A detail is called after what it is seen on: "eye_right+pupil", "skin_dorsal+fold_right".
void take_detail(const Json& one, const Named& named, Specimen& specimen) {
  const bool pair = one.value("pair", false);
  std::string original;
  for (const char* side : {"_right", "_left"}) {
    std::string of = text(one, "of");
    std::string id = text(one, "id");
    auto whole = std::ranges::find(specimen.structures, of, &Structure::id);
    if (pair) {
      (whole == specimen.structures.end() ? of : id) += side;
      whole = std::ranges::find(specimen.structures, of, &Structure::id);
    }
    if (whole == specimen.structures.end())
      throw std::runtime_error("no structure is called \"" + of + "\"");
    Structure made = {.id = of + "+" + id,
                      .tissue = text(one, "tissue"),
                      .system = whole->system,
                      .layer = whole->layer,
                      .sex = whole->sex,
                      .solid = field(member(one, "shape"), named),
                      .mirror_of = original,
                      .detail_of = of};
    if (!has_tissue(specimen, made.tissue))
      throw std::runtime_error("no tissue is called \"" + made.tissue + "\"");
    if (!original.empty()) made.solid = mirrored(made.solid, specimen.middle);
    made.cell = cell_of(one, *made.solid);
    original = made.id;
    specimen.details.push_back(std::move(made));
    if (!pair) break;
  }
}

}  // namespace

std::expected<Specimen, std::string> read_description(std::string_view json) {
  std::string where = "the description";
  try {
    const Json all = Json::parse(json, nullptr, true, true);
    Specimen specimen;
    for (const auto& [id, one] : member(all, "tissues").items()) {
      where = "tissue \"" + id + "\"";
      specimen.tissues.push_back(tissue(id, one));
    }
    where = "the description";
    specimen.middle = number(member(all, "middle"), "middle");
    Named named;
    for (const Json& one : member(all, "shapes")) {
      const std::string id = text(one, "name");
      where = "shape \"" + id + "\"";
      named.shapes.emplace(id, field(member(one, "shape"), named));
      if (one.at("shape").contains("plate"))
        named.outlines.emplace(id, outline_of(one.at("shape")));
    }
    where = "the outline";
    specimen.outline = field(member(all, "outline"), named);
    for (const Json& one : member(all, "structures")) {
      where = "structure \"" + text(one, "id") + "\"";
      take_structure(one, named, specimen, specimen.structures);
    }
    for (const Json& one : all.value("openings", Json::array())) {
      where = "opening \"" + text(one, "id") + "\"";
      take_structure(one, named, specimen, specimen.openings);
    }
    if (!all.contains("details")) return specimen;
    for (const Json& one : all.at("details")) {
      where = "detail \"" + text(one, "id") + "\"";
      take_detail(one, named, specimen);
    }
    return specimen;
  } catch (const std::exception& problem) {
    return std::unexpected(where + ": " + problem.what());
  }
}

}  // namespace skua::anatomy
