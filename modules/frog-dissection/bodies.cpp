#include "bodies.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "aside_view.h"
#include "beneath.h"
#include "tray.h"

namespace skua::frog {

namespace {

constexpr Color color_of(const std::array<uint8_t, 3>& rgb) {
  return 0xff000000u | static_cast<Color>(rgb[2]) << 16 | static_cast<Color>(rgb[1]) << 8 | rgb[0];
}

Vec3 place(const FactPlace& p) {
  return Vec3{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2])} *
         kFactStep;
}

/// A shallow tray: floor and rim, from the middle outwards.
std::vector<Vec3> tray_places() {
  struct Ring {
    float grow, z;
  };
  constexpr Ring kRings[] = {{0, -0.03f},    {0.86f, -0.03f}, {0.9f, -0.02f}, {0.93f, 0.07f},
                             {0.96f, 0.09f}, {1, 0.085f},     {1, 0.02f}};
  constexpr float kCorner[][2] = {
      {1, 0.9f},   {0.97f, 0.97f},   {0.9f, 1},   {-0.9f, 1}, {-0.97f, 0.97f}, {-1, 0.9f},
      {-1, -0.9f}, {-0.97f, -0.97f}, {-0.9f, -1}, {0.9f, -1}, {0.97f, -0.97f}, {1, -0.9f}};
  std::vector<Vec3> places;
  for (const Ring& ring : kRings) {
    for (const auto& [x, y] : kCorner)
      places.push_back({0.2f + x * (1.05f * ring.grow), kMiddle + y * (0.9f * ring.grow), ring.z});
  }
  return places;
}

std::vector<uint16_t> tray_triangles() {
  constexpr int kRound = 12, kRings = 7;
  std::vector<uint16_t> all;
  for (int ring = 0; ring + 1 < kRings; ++ring) {
    for (int i = 0; i < kRound; ++i) {
      const int a = ring * kRound + i, b = ring * kRound + (i + 1) % kRound, c = a + kRound,
                d = b + kRound;
      for (const int v : {a, c, b, b, c, d}) all.push_back(static_cast<uint16_t>(v));
    }
  }
  return all;
}

// Numbers of meshes; those of sheets begin at 1000, of the straightened gut at 2000.
constexpr uint32_t kFirstOpen = 3000, kFirstDetail = 4000, kOneLevel = 10000;

/// A mesh of the specimen, which stays where it is, as the scene takes it.
skua_mesh as_drawn(const Mesh& mesh, uint32_t id) {
  static_assert(sizeof(Vertex) == sizeof(skua_vertex));
  skua_mesh drawn{.size = sizeof(skua_mesh),
                  .id = id,
                  .revision = 1,
                  .vertices = reinterpret_cast<const skua_vertex*>(mesh.vertices.data()),
                  .vertex_count = static_cast<uint32_t>(mesh.vertices.size()),
                  .indices = mesh.indices.data(),
                  .index_count = static_cast<uint32_t>(mesh.indices.size()),
                  .unit = mesh.scale,
                  .origin = {},
                  .low = {32767, 32767, 32767},
                  .high = {-32768, -32768, -32768}};
  for (const Vertex& v : mesh.vertices) {
    const int16_t at[] = {v.x, v.y, v.z};
    for (int i = 0; i < 3; ++i) {
      drawn.low[i] = std::min(drawn.low[i], at[i]);
      drawn.high[i] = std::max(drawn.high[i], at[i]);
    }
  }
  return drawn;
}

}  // namespace

bool is_near(const Camera& camera, Vec3 target) {
  constexpr float kNear = 1.1f;  // body lengths
  return length(vec3(camera.eye) - target) < kNear;
}

Vec3 middle_of(uint32_t structure) { return place(kStructures[structure].centre); }

/// The levels of detail that are here, each read once.
class Levels {
 public:
  static Levels& all() {
    static Levels levels;
    return levels;
  }
  const Bodies& now() const { return near_ ? *close_ : *usual_; }
  void look(Ui& ui, bool near) {
    if (inside_.is_new(ui.asset("inside"))) {
      usual_ = made({&closed_level(), &inside_.read});
    }
    // Read when it is looked at from close by for the first time: most of a lesson is not.
    near_ = near && !ui.asset("fine").empty();
    if (near_ && fine_.is_new(ui.asset("fine"))) {
      close_ = made({&closed_level(), nullptr, &fine_.read});
    }
  }

 private:
  struct Level {
    const uint8_t* from = nullptr;
    Specimen read;

    bool is_new(std::span<const uint8_t> bytes) {
      if (bytes.data() == from) return false;
      from = bytes.data();
      read = read_specimen(bytes).value_or(Specimen{});
      return true;
    }
  };
  static std::unique_ptr<const Bodies> made(const Bodies::Specimens& levels) {
    return std::unique_ptr<const Bodies>(new Bodies(levels));
  }

  Level inside_, fine_;
  std::unique_ptr<const Bodies> usual_ = made({&closed_level()}), close_;
  bool near_ = false;
};

const Bodies& Bodies::all() { return Levels::all().now(); }

const Bodies& Bodies::own() {
  static const Bodies own(Specimens{&closed_level()});
  return own;
}

void Bodies::look(Ui& ui, bool near) { Levels::all().look(ui, near); }

Material Bodies::material(const TissueLook& t) const {
  Material m{.color = color_of(t.colour), .second = color_of(t.spots)};
  if (t.turns_at[0] != 0 || t.turns_at[1] != 0) {
    m.other = color_of(t.belly);
    m.turn_axis = {0, 0, 1};
    m.turn_from = t.turns_at[0];
    m.turn_to = t.turns_at[1];
    m.turn_by_normal = true;
  }
  m.pattern = t.pattern;
  m.pattern_strength = t.strength / 255.0f;
  m.round_pattern = t.round;
  m.pattern_rim = t.rim / 255.0f;
  m.grain = {t.grain[0], t.grain[1], t.grain[2]};
  m.gloss = t.gloss / 255.0f;
  // What is wet mirrors in waves, what is dry in grains.
  constexpr float kWet = 0.55f, kWaves = 0.016f, kGrains = 0.006f;  // body lengths
  m.bumps = m.gloss > kWet ? kWaves : kGrains;
  m.translucency = 0.35f;
  return m;
}

void Bodies::draw_details(Scene& scene, uint32_t structure, float highlight,
                          const Transform& stands, const Frog* frog) const {
  for (const Detail& detail : details_) {
    if (detail.structure != structure) continue;
    Material look = detail.material;
    look.highlight = highlight;
    scene.draw(frog != nullptr ? as_it_lies(*frog, structure, detail.mesh) : detail.mesh, look,
               stands);
  }
}

void Bodies::add_straight(const LineFacts& line) {
  constexpr int kRound = 12;
  constexpr float kCos[kRound] = {1,  0.866f,  0.5f,  0, -0.5f, -0.866f,
                                  -1, -0.866f, -0.5f, 0, 0.5f,  0.866f};
  const float from = straight(line.structure).from;
  std::vector<Vec3> places;
  for (int i = 0; i < line.count; ++i) {
    const float x = from - line.at[i] * kFactStep, radius = line.radius[i] * kFactStep;
    for (int k = 0; k < kRound; ++k)
      places.push_back(
          {x, kStraightY + radius * kCos[k], kFloor + radius * (1 + kCos[(k + 9) % kRound])});
  }
  std::vector<uint16_t> triangles;
  for (int i = 0; i + 1 < line.count; ++i) {
    for (int k = 0; k < kRound; ++k) {
      const int a = i * kRound + k, b = i * kRound + (k + 1) % kRound, c = a + kRound,
                d = b + kRound;
      for (const int v : {a, c, b, b, c, d}) triangles.push_back(static_cast<uint16_t>(v));
    }
  }
  tubes_.emplace_back(2000 + line.structure, std::move(triangles));
  tubes_.back().shape(places);
  straight_[line.structure] = &tubes_.back().mesh();
}

void Bodies::add(const Specimen& specimen, uint32_t level) {
  for (const Mesh& mesh : specimen.meshes) {
    constexpr std::string_view kOpen = "open_";
    std::string_view id = mesh.id;
    const bool open = id.starts_with(kOpen);
    if (open) id.remove_prefix(kOpen.size());
    const std::size_t end = id.find('+');
    const uint32_t structure = structure_called(id.substr(0, end));
    if (structure == kNothing || mesh.vertices.empty()) continue;
    const Material look = material(specimen.tissues[mesh.tissue]);
    if (end != id.npos) {
      const auto known = std::ranges::find(details_, std::string_view(mesh.id), &Detail::id);
      const auto place = static_cast<uint32_t>(known - details_.begin());
      if (known == details_.end()) details_.emplace_back();
      details_[place] = {mesh.id, structure,
                         as_drawn(mesh, kFirstDetail + place + level * kOneLevel), look};
      continue;
    }
    own_.push_back(as_drawn(mesh, structure + (open ? kFirstOpen : 0) + level * kOneLevel));
    (open ? opened_ : meshes_)[structure] = &own_.back();
    materials_[structure] = look;
  }
}

Bodies::Bodies(const Specimens& levels) : tray_(999, tray_triangles()) {
  tray_.shape(tray_places());
  const Specimen& specimen = *levels[0];
  for (uint32_t level = 0; level < levels.size(); ++level) {
    if (levels[level] != nullptr) add(*levels[level], level);
  }
  for (const SheetFacts& sheet : kSheets) {
    const uint32_t structure = structure_called(sheet.id);
    const std::string_view tissue =
        kStructures[structure].system == System::integument ? "skin" : "muscle";
    for (const TissueLook& look : specimen.tissues) {
      if (look.id == tissue) materials_[structure] = material(look);
    }
  }
  tubes_.reserve(std::size(kLines));
  for (const LineFacts& line : kLines) add_straight(line);
}

}  // namespace skua::frog
