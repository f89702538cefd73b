#include "facts_header.h"

#include "stack.h"

#include <sstream>

namespace skua::anatomy {

namespace {

constexpr double kSteps = 8192;  // of a body length: facts.h
constexpr std::array kSystems{"circulatory", "digestive", "endocrine", "excretory",
                              "integument",  "muscle",    "nervous",   "reproductive",
                              "respiratory", "sensory",   "skeleton"};
constexpr std::array kRegions{"whole", "head", "chest", "belly", "back", "limbs"};

int steps(double length) { return int(std::floor(length * kSteps + 0.5)); }

std::string place(Vec3 p) {
  std::ostringstream out;
  out << "{" << steps(p.x) << ", " << steps(p.y) << ", " << steps(p.z) << "}";
  return out.str();
}

std::string shares(const std::array<double, 3>& colour) {
  std::ostringstream out;
  const char* between = "{";
  for (const double share : colour) {
    out << between << std::lround(share * 255);
    between = ", ";
  }
  out << "}";
  return out.str();
}

std::string row(const Structure& one, const Mesh& surface, double density, int piece,
                std::size_t cover_count, std::size_t cover, const Tissue& tissue) {
  const Measures measures = measured(surface);
  const Extent ruler = extent(surface);
  std::ostringstream out;
  out << "    {\"" << one.id << "\", System::" << one.system << ", " << one.layer
      << ", Sex::" << (one.sex.empty() ? "both" : one.sex) << ", " << place(measures.centre) << ", "
      << place(measures.box.low) << ", " << place(measures.box.high) << ", "
      << std::llround(measures.volume * 1e9) << ", " << std::lround(density * 100)
      << ", Region::" << one.region << ", " << piece << ", " << steps(ruler.length) << ", "
      << steps(ruler.width) << ", " << cover_count << ", " << cover << ", " << shares(tissue.colour)
      << "},\n";
  return out.str();
}

std::string cover_row(const Stack::Cover& cover) {
  std::ostringstream out;
  out << "    {" << cover.by << "U, " << std::lround(cover.share * 255) << "},\n";
  return out.str();
}

template <typename Values, typename Value>
std::string array(const std::string& name, const Values& values, Value value) {
  std::ostringstream out;
  out << "inline constexpr std::int16_t " << name << "[] = {";
  std::size_t i = 0;
  for (const auto& one : values) out << (i++ % 20 == 0 ? "\n    " : " ") << value(one) << ",";
  out << "\n};\n";
  return out.str();
}

// "muscle_ventral" is kMuscleVentral.
std::string constant(const std::string& id) {
  std::string name = "k";
  bool large = true;
  for (const char c : id) {
    if (c != '_') name += large ? char(c - 'a' + 'A') : c;
    large = c == '_';
  }
  return name;
}

struct RowText {
  std::string arrays;
  std::string row;
};

RowText line_text(const Structure& one, std::size_t number) {
  std::vector<double> at;
  std::vector<double> radius;
  double so_far = 0;
  for (std::size_t i = 0; i < one.line.size(); ++i) {
    if (i > 0) so_far += length(one.line[i].at - one.line[i - 1].at);
    if (i % kLineSteps != 0) continue;
    at.push_back(so_far);
    radius.push_back(one.line[i].radius);
  }
  const std::string name = constant(one.id);
  std::ostringstream out;
  out << "    {" << number << ", " << at.size() << ", " << name << "At, " << name << "Radius},\n";
  return {array(name + "At", at, steps) + array(name + "Radius", radius, steps), out.str()};
}

std::string stack_text(const Stack& stack) {
  std::string pieces;
  for (const Stack::Piece& piece : stack.pieces)
    pieces += "    {\"" + piece.id + "\", " + std::to_string(piece.over) + "U},\n";
  std::string covers;
  for (const auto& some : stack.covers) {
    for (const Stack::Cover& cover : some) covers += cover_row(cover);
  }
  return "inline constexpr PieceFacts kPieces[] = {\n" + pieces +
         "};\n\ninline constexpr CoverFacts kCovers[] = {\n" + covers + "};\n\n";
}

std::string fault_of(const Structure& one) {
  constexpr std::size_t kLongestId = 27;
  constexpr std::size_t kLongestPiece = 23;
  if (one.id.size() > kLongestId || one.piece.size() > kLongestPiece)
    return one.id + " is too long a name";
  if (std::ranges::find(kSystems, one.system) == kSystems.end())
    return one.id + ": there is no system \"" + one.system + "\"";
  if (std::ranges::find(kRegions, one.region) == kRegions.end())
    return one.id + ": there is no region \"" + one.region + "\"";
  return {};
}

RowText sheet_text(const Specimen& specimen, const Structure& one) {
  const SheetPlan& plan = *one.sheet;
  const Sheet sheet = laid_out(specimen, one);
  const Heights& ground = sheet.ground;
  const std::string name = constant(one.id);
  RowText text;
  text.arrays = array(name + "X", sheet.places, [](Vec3 p) { return steps(p.x); }) +
                array(name + "Y", sheet.places, [](Vec3 p) { return steps(p.y); }) +
                array(name + "Z", sheet.places, [](Vec3 p) { return steps(p.z); }) +
                array(name + "Ground", ground.z, steps);
  std::ostringstream out;
  out << "    {\"" << one.id << "\", " << plan.columns << ", " << plan.rows << ", "
      << steps(plan.thickness) << ", " << name << "X, " << name << "Y, " << name << "Z, "
      << ground.columns << ", " << ground.rows << ", {" << steps(ground.first.x) << ", "
      << steps(ground.first.y) << "}, {"
      << steps(ground.first.x + ground.step.x * (ground.columns - 1)) << ", "
      << steps(ground.first.y + ground.step.y * (ground.rows - 1)) << "}, " << name << "Ground},\n";
  text.row = out.str();
  return text;
}

}  // namespace

std::expected<std::string, std::string> facts_header(const Specimen& specimen,
                                                     const std::vector<Meshed>& meshes) {
  std::vector<const Structure*> all;
  std::vector<const Mesh*> surfaces;
  for (const Meshed& meshed : meshes) {
    if (const std::string fault = fault_of(*meshed.structure); !fault.empty())
      return std::unexpected(fault);
    all.push_back(meshed.structure);
    surfaces.push_back(&meshed.surface);
  }
  const Stack stack = stacked(all, surfaces);
  if (stack.pieces.size() > Stack::kMost) return std::unexpected("there are too many pieces");
  std::string structures;
  std::string arrays;
  std::string sheets;
  std::string lines;
  std::size_t cover = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t cover_count = stack.covers[i].size();
    const auto tissue = std::ranges::find(specimen.tissues, all[i]->tissue, &Tissue::id);
    structures +=
        row(*all[i], *surfaces[i], tissue->density, stack.piece_of[i], cover_count, cover, *tissue);
    cover += cover_count;
    if (!all[i]->line.empty()) {
      const RowText text = line_text(*all[i], i);
      arrays += text.arrays;
      lines += text.row;
    }
    if (!all[i]->sheet) continue;
    const RowText text = sheet_text(specimen, *all[i]);
    arrays += text.arrays;
    sheets += text.row;
  }
  return "// Made by skua-anatomy of the anatomy description.\n#pragma once\n\n#include "
         "\"facts.h\"\n\n"
         "namespace skua::frog {\n\ninline constexpr StructureFacts kStructures[] = {\n" +
         structures + "};\n\n" + stack_text(stack) + arrays +
         "\ninline constexpr LineFacts kLines[] = {\n" + lines +
         "};\n\ninline constexpr SheetFacts kSheets[] = {\n" + sheets +
         "};\n\n}  // namespace skua::frog\n";
}

}  // namespace skua::anatomy
