#include "sheet.h"

#include <algorithm>

#include "grid.h"

namespace skua::frog {
namespace {

constexpr double kTick_s = 1.0 / 60;
constexpr int kSubsteps = 5;
/// A second, and as much more each second: what moves long comes to rest.
constexpr double kDamping = 40;
constexpr double kFriction = 0.6;
constexpr double kHandSpeed = 1.5;  ///< body lengths/s
constexpr double kMostDrawn = 1.6;  ///< times its length at rest: farther the forceps draw no edge
constexpr double kStill = 1.5 * kPlaceUnit;  ///< a tick
/// In mean lengths of an edge: points of a path that lie nearer are left out.
constexpr double kPathStep = 0.25;

bool in_tray(Place p) {
  const Place from_middle = p - kMiddle;
  return std::abs(from_middle.x) < 1 && std::abs(from_middle.y) < 1 && std::abs(from_middle.z) < 1;
}

bool is_finite(Place p) { return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z); }

}  // namespace

std::expected<Sheet, ShapeError> Sheet::make(const SheetShape& shape) {
  if (shape.fixed.size() != shape.rest.size()) return std::unexpected(ShapeError::unequal_lists);
  std::vector<Place> rest = shape.rest;
  for (Place& p : rest) {
    if (!is_finite(p) || !in_tray(p)) return std::unexpected(ShapeError::not_in_tray);
    p = on_grid(p);
  }
  if (!shape.ground.is_complete()) return std::unexpected(ShapeError::no_ground);
  auto surface = Surface::make(rest, shape.triangles);
  if (!surface) return std::unexpected(surface.error());
  return Sheet(shape, std::move(*surface));
}

Sheet::Sheet(const SheetShape& shape, Surface surface)
    : tissue_(shape.tissue),
      ground_(shape.ground),
      whole_(std::move(surface)),
      whole_fixed_(shape.fixed) {
  body_.gravity = kGravity;
  body_.friction = kFriction;
  lie_down();
}

/// As it was made: whole, and with nothing done to it.
void Sheet::lie_down() {
  surface_ = whole_;
  fixed_ = whole_fixed_;
  incisions_.clear();
  cut_points_ = 0;
  body_.particles.clear();
  for (std::size_t v = 0; v < surface_.original(); ++v)
    body_.particles.push_back({surface_.rest()[v], {}});
  bound_.assign(surface_.original(), true);
  pins_.clear();
  held_ = -1;
  inherit(surface_.original());
  weave();
}

/// Gives new vertices, from number `from` on, what they have of those that they are made of.
void Sheet::inherit(std::size_t from) {
  for (std::size_t v = from; v < surface_.rest().size(); ++v) {
    const Birth& birth = surface_.births()[v - surface_.original()];
    Particle p;
    bool fixed = true, bound = true;
    for (std::size_t i = 0; i < 3; ++i) {
      const Particle& parent = body_.particles[birth.from[i]];
      p.at = p.at + parent.at * birth.share[i];
      p.speed = p.speed + parent.speed * birth.share[i];
      fixed = fixed && fixed_[birth.from[i]];
      bound = bound && bound_[birth.from[i]];
    }
    p.at.z = std::max(p.at.z, ground_.height_at(p.at.x, p.at.y));
    p.at = on_grid(fixed ? surface_.rest()[v] : p.at);
    p.speed = from_grid(to_grid(p.speed, kSpeedUnit), kSpeedUnit);
    body_.particles.push_back(p);
    fixed_.push_back(fixed);
    bound_.push_back(bound);
  }
}

/// Makes all that follows from the surface.
void Sheet::weave() {
  masses_ = masses_of(surface_, tissue_);
  body_.links = links_of(surface_, tissue_);
  hold();
}

/// Makes all that follows from what holds the vertices: connective tissue, pins and forceps.
void Sheet::hold() {
  const std::size_t count = surface_.rest().size();
  const double hold_by_mass = tissue_.hold_N_m / tissue_.mass_of_area();
  body_.anchors.clear();
  for (std::size_t v = 0; v < count; ++v) {
    const bool moves = is_free(v) && static_cast<int32_t>(v) != held_;
    body_.particles[v].inverse_mass = moves ? 1 / masses_[v] : 0;
    if (!is_free(v) || !bound_[v]) continue;
    body_.anchors.push_back(
        {static_cast<Index>(v), surface_.rest()[v], 1 / (hold_by_mass * masses_[v])});
  }
  exposed_.resize(count);
  for (std::size_t v = 0; v < count; ++v) exposed_[v] = surface_.at_cut(static_cast<Index>(v));
  for (const Triangle& t : surface_.triangles()) {
    for (const Index v : t.corner) {
      if (bound_[v]) continue;
      for (const Index beside : t.corner) exposed_[beside] = true;
    }
  }
}

/// Connective tissue that was drawn out too far is gone for good.
void Sheet::tear() {
  bool torn = false;
  for (const Anchor& anchor : body_.anchors) {
    const std::size_t v = anchor.particle;
    const double limit = exposed_[v] ? tissue_.tears_at_cut : tissue_.tears;
    if (length(body_.particles[v].at - surface_.rest()[v]) <= limit) continue;
    bound_[v] = false;
    torn = true;
  }
  if (torn) hold();
}

bool Sheet::is_pinned(std::size_t vertex) const {
  return std::ranges::find(pins_, vertex, &Pin::vertex) != pins_.end();
}

std::optional<Index> Sheet::nearest_free(Place at, double within) const {
  std::optional<Index> nearest;
  if (!is_finite(at)) return nearest;
  for (std::size_t v = 0; v < body_.particles.size(); ++v) {
    const double far = length(body_.particles[v].at - at);
    if (far > within || (nearest && far == within) || !is_free(v)) continue;
    within = far;
    nearest = static_cast<Index>(v);
  }
  return nearest;
}

std::optional<uint32_t> Sheet::held() const {
  if (held_ < 0) return {};
  return static_cast<uint32_t>(held_);
}

bool Sheet::grab(Place at, double radius) {
  const auto vertex = nearest_free(at, radius);
  return vertex && grab_vertex(*vertex);
}

bool Sheet::grab_vertex(uint32_t vertex) {
  if (held_ >= 0 || vertex >= body_.particles.size() || !is_free(vertex)) return false;
  held_ = static_cast<int32_t>(vertex);
  hand_ = body_.particles[vertex].at;
  body_.particles[vertex].speed = {};
  hold();
  wake();
  return true;
}

bool Sheet::drag(Place to) {
  if (held_ < 0 || !is_finite(to)) return false;
  hand_ = on_grid(to);
  wake();
  return true;
}

bool Sheet::release() {
  if (held_ < 0) return false;
  held_ = -1;
  hand_ = {};
  hold();
  wake();
  return true;
}

std::optional<uint32_t> Sheet::pin(Place at) {
  const auto vertex = nearest_free(at, kPinReach);
  return vertex ? pin_vertex(*vertex) : std::nullopt;
}

std::optional<uint32_t> Sheet::pin_vertex(uint32_t vertex) {
  if (pins_.size() == kMostPins || vertex >= body_.particles.size() || !is_free(vertex)) return {};
  if (held_ == static_cast<int32_t>(vertex)) release();
  pins_.push_back({next_pin_, vertex});
  body_.particles[vertex].speed = {};
  hold();
  wake();
  return next_pin_++;
}

bool Sheet::unpin(uint32_t id) {
  const auto found = std::ranges::find(pins_, id, &Pin::id);
  if (found == pins_.end()) return false;
  pins_.erase(found);
  hold();
  wake();
  return true;
}

std::vector<Point> Sheet::thinned(std::span<const Point> path) const {
  std::vector<Point> kept;
  const double step = kPathStep * whole_.spacing();
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Place rounded = on_grid({path[i].x, path[i].y, 0});
    const Point next{rounded.x, rounded.y};
    if (!kept.empty()) {
      const bool is_near = length(next - kept.back()) < step;
      if (is_near && (i + 1 < path.size() || next == kept.back())) continue;
      // The end counts more than the point before it.
      if (is_near && kept.size() > 1) kept.pop_back();
    }
    kept.push_back(next);
  }
  return kept;
}

std::expected<Cut, CutError> Sheet::cut(std::span<const Point> path) {
  for (const Point& p : path) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return std::unexpected(CutError::not_finite);
  }
  const std::vector<Point> rounded = thinned(path);
  if (cut_points_ + rounded.size() > kMostCutPoints)
    return std::unexpected(CutError::too_many_points);
  const auto result = cut_along(rounded);
  if (!result || result->length == 0) return result;
  weave();
  wake();
  return result;
}

std::expected<Cut, CutError> Sheet::cut_along(std::span<const Point> path) {
  const std::size_t before = surface_.rest().size();
  const auto result = frog::cut(surface_, path);
  if (!result || result->length == 0) return result;
  incisions_.emplace_back(path.begin(), path.end());
  cut_points_ += path.size();
  inherit(before);
  ++revision_;
  return result;
}

/// Whether an edge at what the forceps hold would be drawn out too far, and farther than it is, if
/// that were at `next`.
bool Sheet::draws_too_far(Place next) const {
  const auto held = static_cast<std::size_t>(held_);
  return std::ranges::any_of(body_.links, [&](const Link& link) {
    if (link.a != held && link.b != held) return false;
    const Place other = body_.particles[link.a == held ? link.b : link.a].at;
    const double far = length(other - next);
    return far > kMostDrawn * link.rest && far > length(other - body_.particles[held].at);
  });
}

/// What the forceps hold goes where they go, as fast as a hand does and as far as the tissue around
/// lets it.
void Sheet::lead_hand() {
  if (held_ < 0) return;
  Place& held = body_.particles[static_cast<std::size_t>(held_)].at;
  const Place way = hand_ - held;
  const double far = length(way);
  for (double step = std::min(kHandSpeed * kTick_s, far); step > kPlaceUnit; step /= 2) {
    Place next = held + way * (step / far);
    next.z = std::max(next.z, ground_.height_at(next.x, next.y));
    next = on_grid(next);
    if (draws_too_far(next)) continue;
    held = next;
    return;
  }
}

/// Rounds places and speeds. Says whether anything moved.
bool Sheet::settle() {
  bool still = true;
  for (std::size_t v = 0; v < body_.particles.size(); ++v) {
    Particle& p = body_.particles[v];
    if (p.inverse_mass > 0) {
      p.at = on_grid(p.at);
      p.speed = from_grid(to_grid(p.speed, kSpeedUnit), kSpeedUnit);
    }
    const Place moved = p.at - before_[v];
    still = still && dot(moved, moved) <= kStill * kStill;
  }
  return still;
}

void Sheet::step() {
  if (at_rest()) return;
  before_.clear();
  for (const Particle& p : body_.particles) before_.push_back(p.at);
  lead_hand();
  body_.damping = kDamping * (1 + kTick_s * awake_ticks_);
  frog::step(body_, &ground_, kTick_s, kSubsteps, 1);
  still_ticks_ = settle() ? still_ticks_ + 1 : 0;
  tear();
  if (++awake_ticks_ == kMostAwakeTicks) still_ticks_ = kStillTicks;
  if (!at_rest()) return;
  awake_ticks_ = 0;
  for (Particle& p : body_.particles) p.speed = {};
}

}  // namespace skua::frog
