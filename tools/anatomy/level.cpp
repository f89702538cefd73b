#include "level.h"

#include "ambient.h"
#include "simplify.h"
#include "surface_normals.h"
#include "surface_writer.h"
#include "unpacked.h"

namespace skua::anatomy {

namespace {

constexpr int kPlainBits = 11;
constexpr int kCoarseBits = 12;
constexpr int kFineBits = frog::kSpecimenBits;
/// How open to the light what is plain lies.
constexpr double kPlainOpenness = 0.6;

int bits_of(const Structure& structure, const Detail& detail) {
  constexpr double kSmall = 0.009;
  if (detail.plain) return kPlainBits;
  return structure.solid->finest() < kSmall ? kFineBits : kCoarseBits;
}

double rounded_to(double value, double steps) { return std::floor(value * steps + 0.5); }

void put_u16(std::string& bytes, double value) {
  const auto whole = std::uint16_t(std::clamp(value, 0.0, 65535.0));
  bytes.push_back(char(whole & 255U));
  bytes.push_back(char(whole >> 8U));
}
void put_text(std::string& bytes, const std::string& text) {
  bytes.push_back(char(text.size()));
  bytes += text;
}
void put_share(std::string& bytes, double share) {
  bytes.push_back(char(int(rounded_to(std::clamp(share, 0.0, 1.0), 255))));
}

void put_tissue(std::string& bytes, const Tissue& tissue) {
  constexpr double kSteps = 1 << frog::kSpecimenBits;
  put_text(bytes, tissue.id);
  for (const auto& colour : {tissue.colour, tissue.spots, tissue.belly}) {
    for (const double part : colour) put_share(bytes, part);
  }
  put_share(bytes, tissue.gloss);
  put_share(bytes, tissue.strength);
  put_share(bytes, tissue.rim);
  bytes.push_back(tissue.round ? 1 : 0);
  for (const double part : {tissue.grain.x, tissue.grain.y, tissue.grain.z})
    bytes.push_back(char(int(rounded_to(std::clamp(part, -1.0, 1.0), 127))));
  put_u16(bytes, rounded_to(tissue.pattern, kSteps));
  for (const double z : tissue.turns_at)
    bytes.push_back(char(int(rounded_to(std::clamp(z, -1.0, 1.0), 127))));
}

// Sixteen shades are enough, and half as many bytes.
std::uint8_t shade(double share) {
  return std::uint8_t(17 * int(rounded_to(std::clamp(share, 0.0, 1.0), 15)));
}

class Level {
 public:
  explicit Level(const Specimen& specimen) : specimen_(specimen) {}

  void add(const Meshed& meshed, const Detail& detail) {
    const Structure& one = *meshed.structure;
    std::size_t tissue = 0;
    while (specimen_.tissues[tissue].id != one.tissue) ++tissue;
    put_text(directory_, one.id);
    directory_.push_back(char(tissue));
    directory_.push_back(char(one.layer));
    directory_.push_back(one.sex == "male" ? 1 : one.sex == "female" ? 2 : 0);
    directory_.push_back(char(bits_of(one, detail)));
    if (one.mirror_of.empty()) {
      surface(meshed, detail);
    } else {
      mirror_image(one, detail);
    }
    ++count_;
  }

  [[nodiscard]] PackedLevel packed() {
    std::string bytes(frog::kSpecimenMagic, sizeof(frog::kSpecimenMagic));
    put_u16(bytes, rounded_to(2 * specimen_.middle, 1 << frog::kSpecimenBits));
    bytes.push_back(char(specimen_.tissues.size()));
    for (const Tissue& tissue : specimen_.tissues) put_tissue(bytes, tissue);
    put_varint(bytes, std::uint32_t(count_));
    bytes += directory_;
    for (const std::string& plane : planes_) put_varint(bytes, std::uint32_t(plane.size()));
    for (const std::string& plane : planes_) bytes += plane;
    return {std::move(bytes), std::move(report_)};
  }

  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  struct Told {
    std::string id;
    std::size_t number = 0;
    GridSurface surface;
  };

  void surface(const Meshed& meshed, const Detail& detail) {
    const Structure& one = *meshed.structure;
    const double error = std::max(one.cell * detail.share, detail.smallest);
    const Mesh seen = one.seen ? part_within(meshed.surface, *one.seen) : meshed.surface;
    Mesh mesh = simplified(seen, error);
    if (one.system == "integument" && one.seen) light_as_body(mesh);
    put_varint(directory_, 0);
    put_varint(directory_, std::uint32_t(mesh.places.size()));
    put_varint(directory_, std::uint32_t(mesh.triangles.size()));
    if (mesh.triangles.empty()) fault_ = one.id + " has no triangle left";
    if (mesh.places.size() > 65'535) fault_ = one.id + " has more than 65,535 vertices";
    if (!fault_.empty()) return;
    report_.push_back({one.id, mesh.triangles.size(), largest_distance(mesh, *one.solid)});
    told_.push_back({one.id, count_, write_surface(on_grid(one, mesh, detail), planes_)});
  }

  // Skin is lit as the body's surface is, also at the edge of a cut, whose own direction would
  // otherwise darken the large triangles beside it.
  void light_as_body(Mesh& mesh) const {
    constexpr double kStep = 0.002;
    for (std::size_t i = 0; i < mesh.places.size(); ++i)
      mesh.normals[i] = unit(slope(*specimen_.outline, mesh.places[i], kStep));
  }

  /// How open to the light each vertex lies.
  std::vector<double> light(const Structure& one, const Mesh& mesh, const Detail& detail) const {
    if (detail.plain) return std::vector<double>(mesh.places.size(), kPlainOpenness);
    return openness(specimen_, one, mesh);
  }

  GridSurface on_grid(const Structure& one, const Mesh& mesh, const Detail& detail) const {
    const std::vector<double> open = light(one, mesh, detail);
    const double steps = 1 << bits_of(one, detail);
    GridSurface surface;
    for (std::size_t i = 0; i < mesh.places.size(); ++i) {
      const Vec3 p = mesh.places[i];
      const Vec3 n = mesh.normals[i] * 1e6;
      const auto direction =
          frog::octahedral(std::llround(n.x), std::llround(n.y), std::llround(n.z));
      surface.vertices.push_back(
          {std::int16_t(rounded_to(p.x, steps)), std::int16_t(rounded_to(p.y, steps)),
           std::int16_t(rounded_to(p.z, steps)), direction[0], direction[1], shade(open[i])});
    }
    for (const auto& t : mesh.triangles)
      surface.triangles.push_back({std::uint16_t(t[0]), std::uint16_t(t[1]), std::uint16_t(t[2])});
    if (detail.plain) turn_as_triangles(surface);
    return surface;
  }

  /// Each normal is the one that is expected, so that nothing is told of it.
  static void turn_as_triangles(GridSurface& surface) {
    std::vector<frog::MeshPlace> places;
    std::vector<std::uint16_t> indices;
    for (const frog::Vertex& v : surface.vertices) places.push_back({v.x, v.y, v.z});
    for (const auto& t : surface.triangles) indices.insert(indices.end(), t.begin(), t.end());
    const auto normals = frog::surface_normals(places, indices);
    for (std::size_t i = 0; i < normals.size(); ++i) {
      surface.vertices[i].normal_u = normals[i][0];
      surface.vertices[i].normal_v = normals[i][1];
    }
  }

  // Its light is its own: what lies around is no mirror image.
  void mirror_image(const Structure& one, const Detail& detail) {
    std::size_t of = 0;
    while (told_[of].id != one.mirror_of) ++of;
    const GridSurface& original = told_[of].surface;
    put_varint(directory_, std::uint32_t(told_[of].number + 1));
    const double steps = 1 << bits_of(one, detail);
    Mesh mesh;
    for (const frog::Vertex& v : original.vertices) {
      mesh.places.push_back({v.x / steps, 2 * specimen_.middle - v.y / steps, v.z / steps});
      const Vec3 n = normal_of(v);
      mesh.normals.push_back({n.x, -n.y, n.z});
    }
    const std::vector<double> open = light(one, mesh, detail);
    for (std::size_t i = 0; i < open.size(); ++i) {
      put_residual(planes_[std::size_t(frog::Plane::open)],
                   int(shade(open[i])) - int(original.vertices[i].open));
    }
    report_.push_back({one.id, original.triangles.size(), 0});
  }

  const Specimen& specimen_;
  std::string directory_;
  std::size_t count_ = 0;
  Planes planes_;
  std::vector<Told> told_;
  std::vector<LevelReport> report_;
  std::string fault_;
};

}  // namespace

std::expected<PackedLevel, std::string> packed_level(
    const Specimen& specimen, const std::vector<Meshed>& meshes,
    const std::function<Detail(const Structure&)>& detail) {
  Level level(specimen);
  for (const Meshed& one : meshes) {
    if (one.structure->sheet) continue;
    level.add(one, detail(*one.structure));
    if (!level.fault().empty()) return std::unexpected(level.fault());
  }
  return level.packed();
}

}  // namespace skua::anatomy
