#include "facts_header.h"

#include <sstream>

namespace skua::anatomy {

namespace {

constexpr double kSteps = 8192;  // of a body length: facts.h
constexpr std::array kSystems{"circulatory", "digestive", "endocrine", "excretory",
                              "integument",  "muscle",    "nervous",   "reproductive",
                              "respiratory", "skeleton"};

int steps(double length) { return int(std::floor(length * kSteps + 0.5)); }

std::string place(Vec3 p) {
  std::ostringstream out;
  out << "{" << steps(p.x) << ", " << steps(p.y) << ", " << steps(p.z) << "}";
  return out.str();
}

std::string row(const Structure& one, const Measures& measures) {
  std::ostringstream out;
  out << "    {\"" << one.id << "\", System::" << one.system << ", " << one.layer
      << ", Sex::" << (one.sex.empty() ? "both" : one.sex) << ", " << place(measures.centre) << ", "
      << place(measures.box.low) << ", " << place(measures.box.high) << ", "
      << std::llround(measures.volume * 1e9) << "},\n";
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

struct SheetText {
  std::string arrays;
  std::string row;
};

SheetText sheet_text(const Specimen& specimen, const Structure& one) {
  const SheetPlan& plan = *one.sheet;
  const Sheet sheet = laid_out(specimen, one);
  const Heights& ground = sheet.ground;
  const std::string name = constant(one.id);
  SheetText text;
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
  constexpr std::size_t kLongestId = 23;
  std::string structures;
  std::string arrays;
  std::string sheets;
  for (const Meshed& meshed : meshes) {
    const Structure& one = *meshed.structure;
    if (one.id.size() > kLongestId) return std::unexpected(one.id + " is too long a name");
    if (std::ranges::find(kSystems, one.system) == kSystems.end())
      return std::unexpected(one.id + ": there is no system \"" + one.system + "\"");
    structures += row(one, measured(meshed.surface));
    if (!one.sheet) continue;
    const SheetText text = sheet_text(specimen, one);
    arrays += text.arrays;
    sheets += text.row;
  }
  return "// Made by skua-anatomy of the anatomy description.\n#pragma once\n\n#include "
         "\"facts.h\"\n\n"
         "namespace skua::frog {\n\ninline constexpr StructureFacts kStructures[] = {\n" +
         structures + "};\n\n" + arrays + "\ninline constexpr SheetFacts kSheets[] = {\n" + sheets +
         "};\n\n}  // namespace skua::frog\n";
}

}  // namespace skua::anatomy
