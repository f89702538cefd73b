// skua-anatomy: looks at an anatomy description.
//
//   skua-anatomy measure DESCRIPTION [--cell C]            what was made of it, one structure a
//   line skua-anatomy picture DESCRIPTION FILE [--from SIDE] [--hide ID,…] [--layer N] [--cell C]
//   [--only ID,…] [--sex SEX] [--zoom H X Y Z] [--packed LEVEL]
//   skua-anatomy pack DESCRIPTION FACTS CLOSED INSIDE FINE  header of facts, and the levels of
//   detail (pack.h)
#include "description.h"
#include "mesh.h"
#include "pack.h"
#include "picture.h"
#include "sheet.h"
#include "unpacked.h"

#include <cstdio>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>

namespace {

using namespace skua::anatomy;

struct Words {
  std::vector<std::string> plain;
  std::map<std::string, std::vector<std::string>> options;

  [[nodiscard]] std::string option(const std::string& name, const std::string& otherwise) const {
    const auto found = options.find(name);
    return found == options.end() || found->second.empty() ? otherwise : found->second.front();
  }
};

Words read_words(int count, char** words) {
  Words all;
  std::vector<std::string>* into = nullptr;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word.starts_with("--")) {
      into = &all.options[word.substr(2)];
    } else if (into != nullptr) {
      into->push_back(word);
    } else {
      all.plain.push_back(word);
    }
  }
  return all;
}

Camera camera_of(const Words& words) {
  Camera camera;
  const std::string from = words.option("from", "belly");
  if (from == "back") camera.towards = {0, 0, 1};
  if (from == "right") camera = {{0, -1, 0}, {0, 0, -1}};
  if (from == "left") camera = {{0, 1, 0}, {0, 0, -1}};
  if (from == "front") camera = {{-1, 0, 0.2}, {0, 0, -1}};
  if (from == "slant") camera.towards = unit({0.45, 0.25, -0.9});
  camera.at = {0.35, 0.47, 0.2};
  if (const auto zoom = words.options.find("zoom");
      zoom != words.options.end() && zoom->second.size() == 4) {
    const auto& z = zoom->second;
    camera.height = std::stod(z[0]);
    camera.at = {std::stod(z[1]), std::stod(z[2]), std::stod(z[3])};
  }
  return camera;
}

double cell_of(const Structure& one, const Words& words) {
  const std::string cell = words.option("cell", "");
  return cell.empty() ? one.cell : std::stod(cell);
}

int measure(const Specimen& specimen, const Words& words) {
  std::cout << std::fixed << std::setprecision(5)
            << "structure,volume,cx,cy,cz,x0,y0,z0,x1,y1,z1,pieces,triangles\n";
  for (const Structure& one : specimen.structures) {
    const Mesh mesh = meshed(*one.solid, cell_of(one, words));
    const Measures m = measured(mesh);
    std::cout << one.id << ',' << m.volume;
    for (const Vec3 p : {m.centre, m.box.low, m.box.high})
      std::cout << ',' << p.x << ',' << p.y << ',' << p.z;
    std::cout << ',' << m.pieces << ',' << mesh.triangles.size() << '\n';
  }
  return 0;
}

std::string content(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What a level of detail has of a structure, or nothing.
Mesh from_level(const skua::frog::Specimen& level, const std::string& id) {
  for (const skua::frog::Mesh& one : level.meshes) {
    if (one.id == id) return mesh_of(one);
  }
  return {};
}

int draw(const Specimen& specimen, const Words& words) {
  const int layer = std::stoi(words.option("layer", "0"));
  const std::string hidden = "," + words.option("hide", "") + ",";
  const std::string sex = words.option("sex", "male");
  const std::string packed = words.option("packed", "");
  skua::frog::Specimen level;
  if (!packed.empty()) {
    const std::string bytes = content(packed);
    auto read = skua::frog::read_specimen(
        {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    if (!read) {
      std::cerr << packed << ": byte " << read.error().at << ": " << read.error().what << ".\n";
      return 1;
    }
    level = std::move(*read);
  }
  std::vector<Mesh> meshes;
  std::vector<const Structure*> shown;
  const std::string only = "," + words.option("only", "") + ",";
  std::vector<Structure> all = specimen.structures;
  all.insert(all.end(), specimen.openings.begin(), specimen.openings.end());
  all.insert(all.end(), specimen.details.begin(), specimen.details.end());
  for (const Structure& one : all) {
    const bool hides = hidden.contains("," + one.id + ",") || one.layer < layer ||
                       (!one.sex.empty() && one.sex != sex) || one.id.starts_with("open_");
    if (only == ",," ? hides : !only.contains("," + one.id + ",")) continue;
    if (packed.empty()) {
      meshes.push_back(meshed(*one.solid, cell_of(one, words)));
    } else {
      meshes.push_back(one.sheet ? surface_of(laid_out(specimen, one), *one.sheet)
                                 : from_level(level, one.id));
    }
    shown.push_back(&one);
  }
  std::vector<Part> parts;
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    const Tissue* tissue = nullptr;
    for (const Tissue& one : specimen.tissues) tissue = one.id == shown[i]->tissue ? &one : tissue;
    parts.push_back({&meshes[i], tissue});
  }
  std::ofstream(words.plain[2], std::ios::binary) << picture(parts, camera_of(words));
  return 0;
}

bool write(const std::string& name, const std::string& bytes) {
  std::ofstream file(name, std::ios::binary);
  file << bytes;
  if (file.flush()) return true;
  std::cerr << name << " can't be written.\n";
  return false;
}

int pack_files(const Specimen& specimen, const Words& words) {
  const auto packed = pack(specimen);
  if (!packed) {
    std::cerr << words.plain[1] << ": " << packed.error() << "\n";
    return 1;
  }
  std::cout << std::fixed << std::setprecision(5) << "structure,level,triangles,distance\n";
  const auto report = [](const PackedLevel& level, const char* name) {
    for (const LevelReport& one : level.report)
      std::cout << one.id << ',' << name << ',' << one.triangles << ',' << one.distance << '\n';
  };
  report(packed->closed, "closed");
  report(packed->inside, "inside");
  report(packed->fine, "fine");
  return write(words.plain[2], packed->facts) && write(words.plain[3], packed->closed.bytes) &&
                 write(words.plain[4], packed->inside.bytes) &&
                 write(words.plain[5], packed->fine.bytes)
             ? 0
             : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const Words words = read_words(count, arguments);
  const std::size_t given = words.plain.size();
  const std::string what = given == 0 ? "" : words.plain[0];
  const bool known = (what == "measure" && given == 2) || (what == "picture" && given == 3) ||
                     (what == "pack" && given == 6);
  if (!known) {
    std::cerr << "skua-anatomy measure DESCRIPTION | skua-anatomy picture DESCRIPTION FILE | "
                 "skua-anatomy pack DESCRIPTION FACTS CLOSED INSIDE FINE\n";
    return 2;
  }
  const std::string text = content(words.plain[1]);
  if (text.empty()) {
    std::cerr << words.plain[1] << " can't be read.\n";
    return 1;
  }
  const auto specimen = read_description(text);
  if (!specimen) {
    std::cerr << words.plain[1] << ": " << specimen.error() << "\n";
    return 1;
  }
  if (what == "pack") return pack_files(*specimen, words);
  return what == "measure" ? measure(*specimen, words) : draw(*specimen, words);
}
