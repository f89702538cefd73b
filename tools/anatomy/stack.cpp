#include "stack.h"

#include <map>

namespace skua::anatomy {

namespace {

constexpr double kStep = 0.003;  // of the grid in x and y
constexpr double kNothing = -1e9;
constexpr double kTouching = 0.001;  // what is higher by less lies beside, not over

// The height of a surface's upper side over a grid that all structures have in common.
class Heights {
 public:
  explicit Heights(const Mesh& mesh) {
    Box box;
    for (const Vec3 p : mesh.places) box.take(p);
    first_x_ = int(std::floor(box.low.x / kStep));
    first_y_ = int(std::floor(box.low.y / kStep));
    columns_ = int(std::floor(box.high.x / kStep)) - first_x_ + 2;
    rows_ = int(std::floor(box.high.y / kStep)) - first_y_ + 2;
    z_.assign(std::size_t(columns_) * std::size_t(rows_), kNothing);
    for (const auto& [a, b, c] : mesh.triangles)
      take(mesh.places[a], mesh.places[b], mesh.places[c]);
  }

  [[nodiscard]] double at(int x, int y) const {
    const int column = x - first_x_;
    const int row = y - first_y_;
    if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return kNothing;
    return z_[std::size_t(column) * std::size_t(rows_) + std::size_t(row)];
  }

  template <typename Look>
  void each(Look look) const {
    for (int x = first_x_; x < first_x_ + columns_; ++x) {
      for (int y = first_y_; y < first_y_ + rows_; ++y) {
        if (const double z = at(x, y); z > kNothing) look(x, y, z);
      }
    }
  }

 private:
  void take(Vec3 a, Vec3 b, Vec3 c) {
    const double area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (area <= 0) return;  // it looks to the back, or stands upright
    const auto least = [](double p, double q, double r) {
      return int(std::ceil(std::min({p, q, r}) / kStep));
    };
    const auto most = [](double p, double q, double r) {
      return int(std::floor(std::max({p, q, r}) / kStep));
    };
    for (int x = least(a.x, b.x, c.x); x <= most(a.x, b.x, c.x); ++x) {
      for (int y = least(a.y, b.y, c.y); y <= most(a.y, b.y, c.y); ++y) {
        const double px = x * kStep;
        const double py = y * kStep;
        const double of_b = ((px - a.x) * (c.y - a.y) - (c.x - a.x) * (py - a.y)) / area;
        const double of_c = ((b.x - a.x) * (py - a.y) - (px - a.x) * (b.y - a.y)) / area;
        if (of_b < 0 || of_c < 0 || of_b + of_c > 1) continue;
        double& z = z_[std::size_t(x - first_x_) * std::size_t(rows_) + std::size_t(y - first_y_)];
        z = std::max(z, a.z + (b.z - a.z) * of_b + (c.z - a.z) * of_c);
      }
    }
  }

  int first_x_ = 0;
  int first_y_ = 0;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<double> z_;
};

// How much of one piece lies under another, both ways.
struct Overlap {
  int over = 0;
  int under = 0;
};

class Stacking {
 public:
  Stacking(const std::vector<const Structure*>& structures,
           const std::vector<const Mesh*>& surfaces) {
    for (std::size_t i = 0; i < structures.size(); ++i) {
      heights_.emplace_back(*surfaces[i]);
      stack_.piece_of.push_back(piece(*structures[i]));
      walls_.push_back(structures[i]->id == "body_wall");
    }
  }

  Stack made() {
    for (std::size_t i = 0; i < heights_.size(); ++i) stack_.covers.push_back(covers(i));
    for (std::size_t p = 0; p < stack_.pieces.size(); ++p) stack_.pieces[p].over = over(int(p));
    return std::move(stack_);
  }

 private:
  int piece(const Structure& one) {
    if (one.piece.empty()) return Stack::kStays;
    const auto known = std::ranges::find(stack_.pieces, one.piece, &Stack::Piece::id);
    if (known == stack_.pieces.end()) {
      stack_.pieces.push_back({one.piece, 0});
      return int(stack_.pieces.size()) - 1;
    }
    return int(known - stack_.pieces.begin());
  }

  std::vector<Stack::Cover> covers(std::size_t of) const {
    constexpr std::size_t kMostCovers = 10;
    std::map<std::uint32_t, int> cells;
    int all = 0;
    heights_[of].each([&](int x, int y, double z) {
      std::uint32_t by = 0;
      for (std::size_t i = 0; i < heights_.size(); ++i) {
        const bool counts = walls_[i] || stack_.piece_of[i] != Stack::kStays;
        if (i == of || !counts || heights_[i].at(x, y) <= z + kTouching) continue;
        by |= 1U << (walls_[i] ? Stack::kMost : stack_.piece_of[i]);
      }
      ++cells[by];
      ++all;
    });
    std::vector<Stack::Cover> shares;
    for (const auto& [by, count] : cells) shares.push_back({by, double(count) / std::max(all, 1)});
    std::ranges::stable_sort(shares,
                             [](const auto& a, const auto& b) { return a.share > b.share; });
    if (shares.size() > kMostCovers) shares.resize(kMostCovers);
    return shares;
  }

  // The highest of a piece's structures.
  [[nodiscard]] double top(int piece, int x, int y) const {
    double z = kNothing;
    for (std::size_t i = 0; i < heights_.size(); ++i) {
      if (stack_.piece_of[i] == piece) z = std::max(z, heights_[i].at(x, y));
    }
    return z;
  }

  [[nodiscard]] std::uint32_t over(int piece) const {
    std::map<int, Overlap> met;
    int all = 0;
    for (std::size_t i = 0; i < heights_.size(); ++i) {
      if (stack_.piece_of[i] != piece) continue;
      heights_[i].each([&](int x, int y, double z) {
        if (z < top(piece, x, y)) return;
        ++all;
        for (int other = 0; other < int(stack_.pieces.size()); ++other) {
          const double height = other == piece ? kNothing : top(other, x, y);
          if (height > z + kTouching) ++met[other].over;
          if (height > kNothing && height < z - kTouching) ++met[other].under;
        }
      });
    }
    constexpr double kHeld = 0.08;  // so much of it has to be covered
    std::uint32_t bits = 0;
    for (const auto& [other, overlap] : met) {
      if (overlap.over > kHeld * all && overlap.over > overlap.under) bits |= 1U << other;
    }
    return bits;
  }

  Stack stack_;
  std::vector<Heights> heights_;
  std::vector<bool> walls_;
};

Vec3 middle(const Mesh& mesh) {
  Vec3 sum;
  for (const Vec3 p : mesh.places) sum = sum + p;
  return mesh.places.empty() ? sum : sum / double(mesh.places.size());
}

double extent_along(const Mesh& mesh, Vec3 direction) {
  double low = 1e9;
  double high = -1e9;
  for (const Vec3 p : mesh.places) {
    low = std::min(low, dot(p, direction));
    high = std::max(high, dot(p, direction));
  }
  return std::max(high - low, 0.0);
}

// The direction in which places are spread most, without what lies along `but`, by powers of their
// spread.
Vec3 spread(const Mesh& mesh, Vec3 but) {
  const Vec3 from = middle(mesh);
  Vec3 direction = unit(Vec3{1, 0.5, 0.25} - but * dot(Vec3{1, 0.5, 0.25}, but));
  for (int i = 0; i < 40; ++i) {
    Vec3 next;
    for (const Vec3 p : mesh.places) {
      const Vec3 d = p - from;
      next = next + d * dot(d, direction);
    }
    direction = unit(next - but * dot(next, but));
  }
  return direction;
}

}  // namespace

Stack stacked(const std::vector<const Structure*>& structures,
              const std::vector<const Mesh*>& surfaces) {
  return Stacking(structures, surfaces).made();
}

Extent extent(const Mesh& mesh) {
  const Vec3 along = spread(mesh, {});
  const Vec3 across = spread(mesh, along);
  return {extent_along(mesh, along), extent_along(mesh, across)};
}

}  // namespace skua::anatomy
