// Reading the frog's levels of detail as they were made, whole and broken.
#include "specimen.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <set>
#include <string>

#include "frog_facts.h"
#include "sheet_grid.h"

using namespace skua::frog;

namespace {

std::vector<std::uint8_t> content(const char* name) {
  std::vector<std::uint8_t> bytes;
  std::FILE* file = std::fopen(name, "rb");
  if (file == nullptr) return bytes;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) bytes.push_back(std::uint8_t(c));
  std::fclose(file);
  return bytes;
}

const Mesh* find(const Specimen& specimen, const char* id) {
  for (const Mesh& mesh : specimen.meshes) {
    if (mesh.id == id) return &mesh;
  }
  return nullptr;
}

double mean_y(const Mesh& mesh) {
  double sum = 0;
  for (const Vertex& vertex : mesh.vertices) sum += vertex.y * double(mesh.scale);
  return sum / double(mesh.vertices.size());
}

const char* fault_of(std::span<const std::uint8_t> bytes) {
  const auto read = read_specimen(bytes);
  return read ? "" : read.error().what;
}

}  // namespace

TEST_CASE(
    "the module's own level and what comes after it hold every structure that is no sheet, the "
    "fine one does alone, with indices that lie inside") {
  std::set<std::string> before_fine;
  for (const char* name : {"frog-closed.bin", "frog-inside.bin", "frog-fine.bin"}) {
    const bool fine = std::string_view(name) == "frog-fine.bin";
    const auto read = read_specimen(content(name));
    REQUIRE(read);
    std::size_t structures = 0, openings = 0;
    for (const Mesh& mesh : read->meshes) {
      CAPTURE(mesh.id);
      const bool open = mesh.id.starts_with("open_"), detail = mesh.id.contains('+');
      std::string whole = mesh.id.substr(0, mesh.id.find('+'));
      if (open) whole.erase(0, std::string_view("open_").size());
      ++(open ? openings : structures);
      if (detail) --structures;
      if (!fine && !open && !detail) before_fine.insert(whole);
      CHECK(std::ranges::any_of(kStructures, [&](const auto& known) { return whole == known.id; }));
    }
    // Stomach, ventricle, both atria, sinus venosus: none before the inside came.
    CHECK(openings == (std::string_view(name) == "frog-closed.bin" ? 0 : 5));
    if (fine) CHECK(structures + std::size(kSheets) == std::size(kStructures));
    CHECK(read->meshes.size() > structures + openings);  // details of some
    for (const Mesh& mesh : read->meshes) {
      CAPTURE(mesh.id);
      CHECK(!mesh.indices.empty());
      CHECK(mesh.indices.size() % 3 == 0);
      for (const std::uint16_t index : mesh.indices) REQUIRE(index < mesh.vertices.size());
      for (const Vertex& vertex : mesh.vertices) REQUIRE(vertex.normal_u > -128);
    }
  }
  CHECK(before_fine.size() + std::size(kSheets) == std::size(kStructures));
}

TEST_CASE("each mesh fills the box that the model knows of its structure") {
  auto read = read_specimen(content("frog-closed.bin"));
  auto inside = read_specimen(content("frog-inside.bin"));
  REQUIRE(read);
  REQUIRE(inside);
  for (Mesh& mesh : inside->meshes) {
    if (const Mesh* coarse = find(*read, mesh.id.c_str()))
      std::swap(*const_cast<Mesh*>(coarse), mesh);
    else
      read->meshes.push_back(std::move(mesh));
  }
  for (const StructureFacts& facts : kStructures) {
    CAPTURE(facts.id);
    const Mesh* mesh = find(*read, facts.id);
    if (mesh == nullptr) continue;
    float high = -1;
    for (const Vertex& vertex : mesh->vertices) high = std::max(high, vertex.x * mesh->scale);
    if (std::strcmp(facts.id, "body_wall") != 0)  // of which only what can be seen is there
      CHECK(high == doctest::Approx(facts.high[0] * kFactStep).epsilon(0.01));
    CHECK(facts.volume > 0);
  }
}

TEST_CASE("a mirror image lies on the other side, and is turned outwards as its original is") {
  const auto read = read_specimen(content("frog-closed.bin"));
  REQUIRE(read);
  const Mesh* right = find(*read, "kidney_right");
  const Mesh* left = find(*read, "kidney_left");
  REQUIRE(right != nullptr);
  REQUIRE(left != nullptr);
  CHECK(mean_y(*right) > mean_y(*left));
  CHECK(mean_y(*right) + mean_y(*left) == doctest::Approx(2 * 0.467).epsilon(0.001));
  CHECK(right->indices[1] == left->indices[2]);
  CHECK(right->vertices[0].normal_v == -left->vertices[0].normal_v);
}

TEST_CASE("sheets are grids whose ground lies under them, the muscle under the skin") {
  for (const SheetFacts& sheet : kSheets) {
    CAPTURE(sheet.id);
    const int vertices = sheet.columns * sheet.rows;
    const auto triangles = sheet_triangles(sheet.columns, sheet.rows);
    CHECK(triangles.size() == std::size_t(2 * (sheet.columns - 1) * (sheet.rows - 1)));
    for (const auto& t : triangles) {
      const long ux = sheet.x[t[1]] - sheet.x[t[0]], uy = sheet.y[t[1]] - sheet.y[t[0]];
      const long vx = sheet.x[t[2]] - sheet.x[t[0]], vy = sheet.y[t[2]] - sheet.y[t[0]];
      REQUIRE(ux * vy - uy * vx > 0);
    }
    int fixed = 0;
    for (int i = 0; i < vertices; ++i)
      fixed += sheet_is_fixed(sheet.columns, sheet.rows, i) ? 1 : 0;
    CHECK(fixed == 2 * (sheet.columns + sheet.rows) - 4);
    const int grounds = sheet.ground_columns * sheet.ground_rows;
    CHECK(*std::max_element(sheet.ground, sheet.ground + grounds) <
          *std::max_element(sheet.z, sheet.z + vertices));
  }
  const int middle = kSheets[0].columns / 2 * kSheets[0].rows + kSheets[0].rows / 2;
  CHECK(kSheets[0].z[middle] > kSheets[1].z[middle]);
}

TEST_CASE("what is no specimen is refused, and the fault says where") {
  std::vector<std::uint8_t> bytes = content("frog-closed.bin");
  REQUIRE(bytes.size() > 1000);
  CHECK(std::strcmp(fault_of({}), "this is no specimen") == 0);
  CHECK(std::strcmp(fault_of(std::span(bytes).first(bytes.size() - 1)),
                    "the bytes end too early") == 0);
  bytes.push_back(0);
  CHECK(std::strcmp(fault_of(bytes), "more bytes follow") == 0);
  bytes[0] = 'X';
  CHECK(read_specimen(bytes).error().at == 1);
}
