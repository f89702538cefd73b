#include "specimen.h"

#include "specimen_format.h"
#include "surface_front.h"
#include "surface_normals.h"

#include <utility>

namespace skua::frog {

namespace {

/// Reads on from where it stands; past the end it gives zeros and remembers that.
class Bytes {
 public:
  Bytes() = default;
  Bytes(std::span<const std::uint8_t> bytes, std::size_t offset) : bytes_(bytes), offset_(offset) {}

  std::uint8_t byte() {
    if (next_ >= bytes_.size()) {
      short_ = true;
      return 0;
    }
    return bytes_[next_++];
  }
  std::uint16_t two_bytes() {
    const unsigned low = byte();
    return std::uint16_t(low | unsigned{byte()} << 8U);
  }
  std::uint32_t varint() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
      const std::uint32_t part = byte();
      value |= (part & 127U) << shift;
      if (part < 128) break;
    }
    return value;
  }
  std::int32_t residual() {
    const std::uint32_t value = varint();
    return std::int32_t(value >> 1U) ^ -std::int32_t(value & 1U);
  }
  std::string text() {
    std::string all;
    for (unsigned left = byte(); left > 0 && !short_; --left) all.push_back(char(byte()));
    return all;
  }
  std::span<const std::uint8_t> take(std::size_t count) {
    short_ = short_ || count > left();
    const auto part = bytes_.subspan(next_, short_ ? 0 : count);
    next_ += part.size();
    return part;
  }

  [[nodiscard]] std::size_t left() const { return bytes_.size() - next_; }
  [[nodiscard]] std::size_t at() const { return offset_ + next_; }
  [[nodiscard]] bool ran_short() const { return short_; }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t offset_ = 0;
  std::size_t next_ = 0;
  bool short_ = false;
};

struct Entry {
  std::size_t original = 0;  // one more than its number; 0: none
  std::size_t vertices = 0;
  std::size_t triangles = 0;
};

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : file_(bytes, 0) {}

  std::expected<Specimen, Fault> read() {
    if (!head() || !directory() || !planes()) return std::unexpected(fault_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const bool good = entries_[i].original > 0 ? mirrored(i) : surface(i);
      if (!good) return std::unexpected(fault_);
    }
    return std::move(specimen_);
  }

 private:
  bool refuse(const char* what, std::size_t at) {
    fault_ = {what, at};
    return false;
  }
  bool whole(const Bytes& bytes) {
    return !bytes.ran_short() || refuse("the bytes end too early", bytes.at());
  }
  Bytes& plane(Plane which) { return planes_[std::size_t(which)]; }

  bool head() {
    for (const char c : kSpecimenMagic) {
      if (file_.byte() != std::uint8_t(c)) return refuse("this is no specimen", file_.at());
    }
    mirror_ = file_.two_bytes();
    for (unsigned left = file_.byte(); left > 0; --left) {
      TissueLook tissue{.id = file_.text()};
      for (auto* colour : {&tissue.colour, &tissue.spots, &tissue.belly}) {
        for (std::uint8_t& part : *colour) part = file_.byte();
      }
      tissue.gloss = file_.byte();
      tissue.strength = file_.byte();
      tissue.rim = file_.byte();
      tissue.round = file_.byte() != 0;
      for (float& part : tissue.grain) part = float(std::int8_t(file_.byte())) / 127;
      tissue.pattern = float(file_.two_bytes()) / (1U << kSpecimenBits);
      for (float& z : tissue.turns_at) z = float(std::int8_t(file_.byte())) / 127;
      if (!whole(file_)) return false;
      specimen_.tissues.push_back(std::move(tissue));
    }
    return whole(file_);
  }

  bool directory() {
    const std::size_t count = file_.varint();
    for (std::size_t i = 0; i < count; ++i) {
      Mesh mesh{.id = file_.text(), .tissue = file_.byte(), .layer = file_.byte()};
      const std::uint8_t sex = file_.byte();
      const std::uint8_t bits = file_.byte();
      Entry entry{.original = file_.varint()};
      if (entry.original == 0) {
        entry.vertices = file_.varint();
        entry.triangles = file_.varint();
      }
      if (!whole(file_)) return false;
      if (mesh.tissue >= specimen_.tissues.size()) return refuse("no such tissue", file_.at());
      if (sex > std::uint8_t(Sex::female)) return refuse("no such sex", file_.at());
      if (bits > kSpecimenBits) return refuse("the grid is too fine", file_.at());
      if (entry.original > i) return refuse("no such original", file_.at());
      if (entry.vertices > 65'535) return refuse("too many vertices", file_.at());
      mesh.sex = Sex(sex);
      mesh.scale = 1.0F / float(1U << bits);
      bits_.push_back(bits);
      entries_.push_back(entry);
      specimen_.meshes.push_back(std::move(mesh));
    }
    return whole(file_);
  }

  bool planes() {
    std::array<std::size_t, kPlanes> lengths{};
    for (std::size_t& length : lengths) length = file_.varint();
    for (std::size_t i = 0; i < kPlanes; ++i) {
      const std::size_t at = file_.at();
      planes_[i] = Bytes(file_.take(lengths[i]), at);
    }
    return whole(file_) && (file_.left() == 0 || refuse("more bytes follow", file_.at()));
  }

  /// The vertex that a name stands for, or none; a fresh one gets its place from `place`.
  template <typename Place>
  bool named(std::size_t count, std::uint16_t& vertex, Place place) {
    const std::size_t name = plane(Plane::names).varint();
    if (name > places_.size()) return refuse("no such vertex", plane(Plane::names).at());
    if (name == 0) return fresh(count, vertex, place());
    vertex = std::uint16_t(places_.size() - name);
    return true;
  }

  struct Guess {
    int x = 0, y = 0, z = 0, open = 0;
  };

  bool fresh(std::size_t count, std::uint16_t& vertex, const Guess& guess) {
    if (places_.size() == count)
      return refuse("more vertices than were told", plane(Plane::x).at());
    vertex = std::uint16_t(places_.size());
    const auto place = [this](Plane which, int from) {
      return std::int16_t(std::uint32_t(from) + std::uint32_t(plane(which).residual()));
    };
    places_.push_back(
        {place(Plane::x, guess.x), place(Plane::y, guess.y), place(Plane::z, guess.z)});
    mesh_->vertices.push_back({.open = std::uint8_t(place(Plane::open, guess.open))});
    return whole(plane(Plane::x)) && whole(plane(Plane::y)) && whole(plane(Plane::z)) &&
           whole(plane(Plane::open));
  }

  [[nodiscard]] Guess as_the_last() const {
    if (places_.empty()) return {.open = 255};
    const MeshPlace& p = places_.back();
    return {p.x, p.y, p.z, mesh_->vertices.back().open};
  }

  [[nodiscard]] Guess across(const Front::Gate& gate) const {
    const MeshPlace& a = places_[gate.from];
    const MeshPlace& b = places_[gate.to];
    const MeshPlace& c = places_[gate.opposite];
    const Vertex& one = mesh_->vertices[gate.from];
    const Vertex& other = mesh_->vertices[gate.to];
    return {a.x + b.x - c.x, a.y + b.y - c.y, a.z + b.z - c.z, (one.open + other.open) / 2};
  }

  bool first_triangle(Front& front, std::size_t count) {
    std::array<std::uint16_t, 3> corners{};
    for (std::uint16_t& corner : corners) {
      if (!named(count, corner, [this] { return as_the_last(); })) return false;
    }
    if (!whole(plane(Plane::names))) return false;
    add(corners);
    front.begin(corners[0], corners[1], corners[2]);
    return true;
  }

  bool next_triangle(Front& front, const Front::Gate gate, std::size_t count) {
    const std::uint8_t code = plane(Plane::steps).byte();
    if (!whole(plane(Plane::steps))) return false;
    if (code > std::uint8_t(Step::border)) return refuse("no such step", plane(Plane::steps).at());
    const auto step = Step(code);
    const Front::Gate* before = front.neighbour_before(gate);
    const Front::Gate* after = front.neighbour_after(gate);
    std::uint16_t third = 0;
    if (step == Step::fresh && !fresh(count, third, across(gate))) return false;
    if (step == Step::named) {
      const std::size_t name = plane(Plane::names).varint();
      if (name == 0 || name > places_.size())
        return refuse("no such vertex", plane(Plane::names).at());
      third = std::uint16_t(places_.size() - name);
    }
    if ((step == Step::before || step == Step::both) && before != nullptr) third = before->from;
    if (step == Step::after && after != nullptr) third = after->to;
    if (!front.take(step, third)) return refuse("no such neighbour", plane(Plane::steps).at());
    if (step != Step::border) add({gate.from, gate.to, third});
    return true;
  }

  void add(const std::array<std::uint16_t, 3>& corners) {
    mesh_->indices.insert(mesh_->indices.end(), corners.begin(), corners.end());
  }

  bool surface(std::size_t number) {
    const Entry& entry = entries_[number];
    mesh_ = &specimen_.meshes[number];
    places_.clear();
    if (entry.vertices > plane(Plane::x).left())
      return refuse("more vertices than bytes", plane(Plane::x).at());
    if (entry.triangles > 4 * entry.vertices)
      return refuse("more triangles than a surface has", plane(Plane::steps).at());
    mesh_->vertices.reserve(entry.vertices);
    mesh_->indices.reserve(entry.triangles * 3);
    Front front(entry.vertices);
    while (mesh_->indices.size() < entry.triangles * 3) {
      const Front::Gate* gate = front.gate();
      const bool good = gate == nullptr ? first_triangle(front, entry.vertices)
                                        : next_triangle(front, *gate, entry.vertices);
      if (!good) return false;
    }
    if (places_.size() != entry.vertices)
      return refuse("fewer vertices than were told", plane(Plane::x).at());
    return normals();
  }

  bool normals() {
    const std::vector<Octahedral> near = surface_normals(places_, mesh_->indices);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      Vertex& vertex = mesh_->vertices[i];
      vertex.x = places_[i].x;
      vertex.y = places_[i].y;
      vertex.z = places_[i].z;
      vertex.normal_u = std::int8_t(near[i][0] + plane(Plane::normal_u).residual());
      vertex.normal_v = std::int8_t(near[i][1] + plane(Plane::normal_v).residual());
    }
    return whole(plane(Plane::normal_u)) && whole(plane(Plane::normal_v));
  }

  bool mirrored(std::size_t number) {
    const std::size_t of = entries_[number].original - 1;
    const Mesh& original = specimen_.meshes[of];
    Mesh& mesh = specimen_.meshes[number];
    if (bits_[of] != bits_[number]) return refuse("a mirror image on another grid", file_.at());
    if (original.vertices.size() > plane(Plane::open).left())
      return refuse("more vertices than bytes", plane(Plane::open).at());
    mesh.vertices = original.vertices;
    mesh.indices = original.indices;
    const unsigned sum =
        (mirror_ + (1U << (kSpecimenBits - bits_[of]) >> 1U)) >> (kSpecimenBits - bits_[of]);
    for (Vertex& vertex : mesh.vertices) {
      vertex.y = std::int16_t(int(sum) - vertex.y);
      vertex.normal_v = std::int8_t(-vertex.normal_v);
      vertex.open = std::uint8_t(vertex.open + plane(Plane::open).residual());
    }
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3)
      std::swap(mesh.indices[i + 1], mesh.indices[i + 2]);
    return whole(plane(Plane::open));
  }

  Bytes file_;
  std::array<Bytes, kPlanes> planes_;
  unsigned mirror_ = 0;
  std::vector<Entry> entries_;
  std::vector<std::uint8_t> bits_;
  Specimen specimen_;
  Mesh* mesh_ = nullptr;           // the one that is read
  std::vector<MeshPlace> places_;  // of its vertices, so far
  Fault fault_;
};

}  // namespace

std::expected<Specimen, Fault> read_specimen(std::span<const std::uint8_t> bytes) {
  return Reader(bytes).read();
}

}  // namespace skua::frog
