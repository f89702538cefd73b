// skua-anatomy: looks at an anatomy description.
//
//   skua-anatomy measure DESCRIPTION [--cell C]            what was made of it, one structure a
//   line skua-anatomy picture DESCRIPTION FILE [--from SIDE] [--hide ID,…] [--layer N] [--cell C]
//   [--sex SEX] [--zoom H X Y Z]
#include "description.h"
#include "mesh.h"
#include "picture.h"

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

int measure(const Specimen& specimen, double cell) {
  std::cout << std::fixed << std::setprecision(5)
            << "structure,volume,cx,cy,cz,x0,y0,z0,x1,y1,z1,pieces,triangles\n";
  for (const Structure& one : specimen.structures) {
    const Mesh mesh = meshed(*one.solid, cell);
    const Measures m = measured(mesh);
    std::cout << one.id << ',' << m.volume;
    for (const Vec3 p : {m.centre, m.box.low, m.box.high})
      std::cout << ',' << p.x << ',' << p.y << ',' << p.z;
    std::cout << ',' << m.pieces << ',' << mesh.triangles.size() << '\n';
  }
  return 0;
}

int draw(const Specimen& specimen, const Words& words, double cell) {
  const int layer = std::stoi(words.option("layer", "0"));
  const std::string hidden = "," + words.option("hide", "") + ",";
  const std::string sex = words.option("sex", "male");
  std::vector<Mesh> meshes;
  std::vector<const Structure*> shown;
  for (const Structure& one : specimen.structures) {
    const bool hides = hidden.contains("," + one.id + ",") || one.layer < layer ||
                       (!one.sex.empty() && one.sex != sex);
    if (hides) continue;
    meshes.push_back(meshed(*one.solid, cell));
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

}  // namespace

int main(int count, char** arguments) {
  const Words words = read_words(count, arguments);
  if (words.plain.size() < 2 || (words.plain[0] != "measure" && words.plain[0] != "picture") ||
      (words.plain[0] == "picture" && words.plain.size() < 3)) {
    std::cerr << "skua-anatomy measure DESCRIPTION | skua-anatomy picture DESCRIPTION FILE\n";
    return 2;
  }
  std::ifstream file(words.plain[1]);
  if (!file) {
    std::cerr << words.plain[1] << " can't be read.\n";
    return 1;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto specimen = skua::anatomy::read_description(text);
  if (!specimen) {
    std::cerr << words.plain[1] << ": " << specimen.error() << "\n";
    return 1;
  }
  const double cell = std::stod(words.option("cell", "0.008"));
  return words.plain[0] == "measure" ? measure(*specimen, cell) : draw(*specimen, words, cell);
}
