#include "trial.h"

#include <algorithm>

#include "paths.h"
#include "rules.h"
#include "sheets.h"

namespace skua::frog {
namespace {

/// In mean lengths of an edge. A path is drawn to vertices from a fifth of this.
constexpr double kMostAstray = 0.8;

/// How far the middles of a path's pieces, where they lie well inside the sheet, are from any
/// border: a cut there has made one.
double astray(const Surface& surface, std::span<const Point> path) {
  std::vector<std::pair<Point, Point>> borders;
  for (const Triangle& t : surface.triangles()) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (t.across[i] == kNone)
        borders.emplace_back(surface.seen(t.corner[i]), surface.seen(t.corner[next_corner(i)]));
    }
  }
  const auto is_inside = [&](Point p) {
    return std::ranges::any_of(surface.triangles(), [&](const Triangle& t) {
      for (std::size_t i = 0; i < 3; ++i) {
        const Point a = surface.seen(t.corner[i]), b = surface.seen(t.corner[next_corner(i)]);
        if (cross(b - a, p - a) < 0) return false;
      }
      return true;
    });
  };
  double farthest = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const Point a = path[i - 1], way = path[i] - a;
    for (const double share : {0.25, 0.5, 0.75}) {
      const Point p{a.x + share * way.x, a.y + share * way.y};
      // Near its ends a path may have been drawn to a vertex.
      if (std::min(share, 1 - share) * length(way) < surface.spacing() || !is_inside(p)) continue;
      double nearest = 1e9;
      for (const auto& [from, to] : borders) {
        const Point edge = to - from;
        const double at = std::clamp(dot(p - from, edge) / dot(edge, edge), 0.0, 1.0);
        nearest = std::min(nearest, length(p - Point{from.x + at * edge.x, from.y + at * edge.y}));
      }
      farthest = std::max(farthest, nearest / surface.spacing());
    }
  }
  return farthest;
}

Grid draw_grid(Random& random) {
  Grid grid;
  grid.columns = 4 + static_cast<int>(random.below(12));
  grid.rows = 4 + static_cast<int>(random.below(8));
  if (random.below(12) == 0) {
    grid.columns = 30;
    grid.rows = 20;
  }
  grid.rounded = random.below(3) == 0 && grid.columns > 7 && grid.rows > 7;
  grid.hole = random.below(6) == 0 ? 0.35 : 0;
  grid.arch = fraction(random) * 0.1;
  grid.tissue = random.below(2) == 0 ? kSkin : kMuscle;
  return grid;
}

class Trial {
 public:
  Trial(uint32_t seed, Tally& tally)
      : random_(seed),
        grid_(draw_grid(random_)),
        shape_(shape_of(grid_)),
        box_{grid_.x_from, grid_.x_to, grid_.y_from, grid_.y_to},
        tally_(tally) {}

  std::string run();

 private:
  std::string cut(Surface& surface, const Whole& whole);
  void handle(Sheet&);
  std::string compare(Sheet& sheet);
  Place somewhere() {
    return {0.2 + 0.6 * fraction(random_), fraction(random_) * 0.8 - 0.4,
            fraction(random_) * 0.5 - 0.2};
  }

  Random random_;
  Grid grid_;
  SheetShape shape_;
  Box box_;
  Tally& tally_;
  std::vector<Point> before_;
};

/// The topology alone, which takes the most cuts.
std::string Trial::cut(Surface& surface, const Whole& whole) {
  const std::vector<Point> path = draw_path(random_, box_, surface.rest(), before_);
  const std::size_t vertices = surface.rest().size();
  const uint32_t parts = surface.parts();
  const auto done = frog::cut(surface, path);
  ++tally_.cuts;
  if (!done) {
    ++tally_.refused;
    if (surface.rest().size() != vertices) return "a cut that was refused changed the sheet";
    return {};
  }
  if (done->parts != surface.parts() || done->parts < parts) return "a cut joined pieces";
  if (done->length == 0 && surface.rest().size() != vertices)
    return "a cut of no length changed the sheet";
  if (done->length > 0) ++tally_.opened;
  if (std::string fault = fault_of(surface, whole, shape_.tissue); !fault.empty()) return fault;
  const double off = astray(surface, path);
  tally_.astray = std::max(tally_.astray, off);
  if (off > kMostAstray) return "a path was left, or not cut";
  before_ = path;
  return {};
}

/// One deed, and some ticks.
void Trial::handle(Sheet& sheet) {
  switch (random_.below(7)) {
    case 0:
    case 1:
      if (!sheet.held()) sheet.grab(somewhere(), 0.3);
      sheet.drag(somewhere());
      break;
    case 2:
      sheet.release();
      break;
    case 3:
      sheet.pin(sheet.vertices()[random_.below(static_cast<uint32_t>(sheet.vertices().size()))].at);
      break;
    case 4:
      if (!sheet.pins().empty())
        sheet.unpin(sheet.pins()[random_.below(static_cast<uint32_t>(sheet.pins().size()))].id);
      break;
    default:
      if (const auto done = sheet.cut(draw_path(random_, box_, sheet.rest(), before_));
          done && done->length > 0)
        ++tally_.opened;
      ++tally_.cuts;
  }
  const uint32_t ticks = random_.below(12);
  for (uint32_t i = 0; i < ticks; ++i) sheet.step();
  tally_.ticks += ticks;
}

/// A sheet that was read from bytes must go on as the one that was kept.
std::string Trial::compare(Sheet& sheet) {
  const std::vector<uint8_t> kept = bytes_of(sheet);
  auto other = Sheet::make(shape_);
  if (kept.empty() || !other || !read_bytes(*other, kept)) return "a state could not be read";
  if (bytes_of(*other) != kept) return "a state that was read has other bytes";
  const Random start = random_;
  for (int i = 0; i < 3; ++i) handle(sheet);
  random_ = start;
  for (int i = 0; i < 3; ++i) handle(*other);
  if (bytes_of(*other) != bytes_of(sheet)) return "a state that was read goes on otherwise";
  return {};
}

std::string Trial::run() {
  auto sheet = Sheet::make(shape_);
  if (!sheet) return "a sheet could not be made";
  auto surface = Surface::make(sheet->rest().first(shape_.rest.size()), shape_.triangles);
  if (!surface) return "a surface could not be made";
  const Whole whole(*surface, shape_.tissue);
  for (uint32_t count = 4 + random_.below(16); count > 0; --count) {
    if (std::string fault = cut(*surface, whole); !fault.empty()) return fault;
  }
  tally_.parts += surface->parts();
  tally_.vertices = std::max<uint64_t>(tally_.vertices, surface->rest().size());
  if (random_.below(4) != 0) return {};
  before_.clear();
  for (int deeds = 0; deeds < 16; ++deeds) {
    handle(*sheet);
    if (std::string fault = fault_of(*sheet, shape_); !fault.empty()) return fault;
  }
  return compare(*sheet);
}

}  // namespace

void Tally::add(const Tally& other) {
  cuts += other.cuts;
  opened += other.opened;
  refused += other.refused;
  ticks += other.ticks;
  parts += other.parts;
  vertices = std::max(vertices, other.vertices);
  astray = std::max(astray, other.astray);
}

std::string try_sheet(uint32_t seed, Tally& tally) { return Trial(seed, tally).run(); }

}  // namespace skua::frog
