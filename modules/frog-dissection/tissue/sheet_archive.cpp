// A sheet's state as few bytes. Its triangles follow from the cuts; of vertices only those count
// that are not where they lay.
#include <algorithm>
#include <string_view>
#include <utility>

#include "grid.h"
#include "sheet.h"

namespace skua::frog {
namespace {

constexpr uint32_t kMostCutBytes = 5 * kMostCutPoints;  // a cut has two points at least
constexpr uint32_t kMostBitBytes = kMostVertices / 8;
/// Of a checkpoint, which has 2,400 bytes for the whole model.
constexpr uint32_t kMostBriefCuts = 480, kMostBriefPins = 16, kBriefPin = 8;
constexpr uint32_t kMostPlaceBytes = kMostBitBytes + 6 * kMostVertices;

class Packer {
 public:
  void number(int16_t value) {
    const auto bits = static_cast<uint16_t>(value);
    bytes_ += static_cast<char>(bits & 0xff);
    bytes_ += static_cast<char>(bits >> 8);
  }
  void place(GridPlace g) {
    number(g.x);
    number(g.y);
    number(g.z);
  }
  /// One bit for each of `count`, the first lowest.
  template <class Is>
  void bits(std::size_t count, Is is) {
    for (std::size_t from = 0; from < count; from += 8) {
      uint32_t byte = 0;
      for (std::size_t i = from; i < std::min(from + 8, count); ++i)
        byte |= is(i) ? 1u << (i - from) : 0;
      bytes_ += static_cast<char>(byte);
    }
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what a Packer wrote; what is missing reads as 0 and is remembered.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  int16_t number() {
    const uint32_t low = byte(), high = byte();
    return static_cast<int16_t>(static_cast<uint16_t>(low | high << 8));
  }
  GridPlace place() {
    const int16_t x = number(), y = number();
    return {x, y, number()};
  }
  std::vector<bool> bits(std::size_t count) {
    std::vector<bool> out;
    while (out.size() < count) {
      const uint32_t eight = byte();
      for (uint32_t i = 0; i < 8; ++i) {
        if (out.size() < count)
          out.push_back((eight >> i & 1) != 0);
        else
          broken_ = broken_ || (eight >> i & 1) != 0;
      }
    }
    return out;
  }
  bool is_at_end() const { return at_ == bytes_.size(); }
  /// All was there, and no more.
  bool is_right() const { return !broken_ && is_at_end(); }

 private:
  uint32_t byte() {
    if (at_ < bytes_.size()) return static_cast<uint8_t>(bytes_[at_++]);
    broken_ = true;
    return 0;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool broken_ = false;
};

}  // namespace

std::string Sheet::packed_cuts() const {
  Packer out;
  for (const std::vector<Point>& path : incisions_) {
    out.number(static_cast<int16_t>(path.size()));
    for (const Point& p : path) {
      const GridPlace g = grid_of({p.x, p.y, 0});
      out.number(g.x);
      out.number(g.y);
    }
  }
  return out.take();
}

bool Sheet::unpack_cuts(std::string_view bytes) {
  Unpacker in(bytes);
  while (!in.is_at_end()) {
    const int count = in.number();
    if (count < 2 || cut_points_ + static_cast<std::size_t>(count) > kMostCutPoints) return false;
    std::vector<Point> path;
    for (int i = 0; i < count; ++i) {
      const int16_t x = in.number();
      const Place p = place_of({x, in.number(), 0});
      path.push_back({p.x, p.y});
    }
    const auto result = cut_along(path);
    if (!result || result->length == 0) return false;
  }
  return in.is_right();
}

std::string Sheet::packed_torn() const {
  Packer out;
  out.bits(bound_.size(), [this](std::size_t v) { return !bound_[v]; });
  return out.take();
}

bool Sheet::unpack_torn(std::string_view bytes) {
  Unpacker in(bytes);
  bound_ = in.bits(bound_.size());
  bound_.flip();
  for (std::size_t v = 0; v < bound_.size(); ++v) {
    if (fixed_[v] && !bound_[v]) return false;
  }
  return in.is_right();
}

std::string Sheet::packed_places() const {
  const auto is_away = [this](std::size_t v) {
    return grid_of(body_.particles[v].at) != grid_of(surface_.rest()[v]);
  };
  Packer out;
  out.bits(body_.particles.size(), is_away);
  for (std::size_t v = 0; v < body_.particles.size(); ++v) {
    if (is_away(v)) out.place(grid_of(body_.particles[v].at));
  }
  return out.take();
}

bool Sheet::unpack_places(std::string_view bytes) {
  Unpacker in(bytes);
  const std::vector<bool> away = in.bits(body_.particles.size());
  for (std::size_t v = 0; v < away.size(); ++v) {
    const GridPlace rest = grid_of(surface_.rest()[v]), at = away[v] ? in.place() : rest;
    if (away[v] && (at == rest || fixed_[v])) return false;
    body_.particles[v].at = place_of(at);
  }
  return in.is_right();
}

std::string Sheet::packed_speeds() const {
  const auto moves = [](const Particle& p) { return p.speed != Place{}; };
  Packer out;
  if (std::ranges::none_of(body_.particles, moves)) return {};
  out.bits(body_.particles.size(), [&](std::size_t v) { return moves(body_.particles[v]); });
  for (const Particle& p : body_.particles) {
    if (moves(p)) out.place(to_grid(p.speed, kSpeedUnit));
  }
  return out.take();
}

bool Sheet::unpack_speeds(std::string_view bytes) {
  for (Particle& p : body_.particles) p.speed = {};
  if (bytes.empty()) return true;
  Unpacker in(bytes);
  const std::vector<bool> moves = in.bits(body_.particles.size());
  if (std::ranges::find(moves, true) == moves.end()) return false;
  for (std::size_t v = 0; v < moves.size(); ++v) {
    if (!moves[v]) continue;
    const GridPlace speed = in.place();
    if (speed == GridPlace{} || fixed_[v]) return false;
    body_.particles[v].speed = from_grid(speed, kSpeedUnit);
  }
  return in.is_right();
}

/// Whether pins, forceps and rest agree with each other and with the vertices.
bool Sheet::is_possible() const {
  const std::size_t count = body_.particles.size();
  const auto is_still = [this](std::size_t v) { return body_.particles[v].speed == Place{}; };
  uint32_t next = 1;
  for (std::size_t i = 0; i < pins_.size(); ++i) {
    const Pin& pin = pins_[i];
    if (pin.id < next || pin.id >= next_pin_ || pin.vertex >= count || fixed_[pin.vertex])
      return false;
    if (!is_still(pin.vertex)) return false;
    if (std::ranges::count(pins_, pin.vertex, &Pin::vertex) != 1) return false;
    next = pin.id + 1;
  }
  if (held_ >= 0 &&
      (static_cast<std::size_t>(held_) >= count || !is_free(static_cast<std::size_t>(held_))))
    return false;
  if (held_ >= 0 && !is_still(static_cast<std::size_t>(held_))) return false;
  if (held_ < 0 ? held_ != -1 || hand_ != Place{} : hand_ != on_grid(hand_)) return false;
  if (still_ticks_ > kStillTicks || next_pin_ == 0) return false;
  if (awake_ticks_ >= kMostAwakeTicks || (at_rest() && awake_ticks_ != 0)) return false;
  for (std::size_t v = 0; at_rest() && v < count; ++v) {
    if (!is_still(v)) return false;
  }
  return true;
}

void Sheet::archive(Archive& a) {
  const auto block = [&](std::string_view name, std::string bytes, uint32_t limit,
                         bool (Sheet::*unpack)(std::string_view)) {
    a.text(name, bytes, limit);
    if (a.loading()) a.check(name, (this->*unpack)(bytes));
  };
  std::string cuts = packed_cuts();
  a.text("cuts", cuts, kMostCutBytes);
  if (a.loading()) {
    lie_down();
    a.check("cuts", unpack_cuts(cuts));
  }
  block("torn", packed_torn(), kMostBitBytes, &Sheet::unpack_torn);
  block("places", packed_places(), kMostPlaceBytes, &Sheet::unpack_places);
  block("speeds", packed_speeds(), kMostPlaceBytes, &Sheet::unpack_speeds);
  a.list("pins", pins_, kMostPins);
  a.field("next_pin", next_pin_);
  a.field("held", held_);
  a.field("hand_x", hand_.x);
  a.field("hand_y", hand_.y);
  a.field("hand_z", hand_.z);
  a.field("still_ticks", still_ticks_);
  a.field("awake_ticks", awake_ticks_);
  if (!a.loading()) return;
  const bool possible = is_possible();
  a.check("still_ticks", possible);
  if (!possible) lie_down();
  weave();
  ++revision_;
}

void Sheet::checkpoint(Archive& a) {
  std::string cuts = packed_cuts(), pinned;
  for (std::size_t n = incisions_.size(); cuts.size() > kMostBriefCuts && n > 0;) {
    // The latest are left out: what was cut first opened it.
    cuts.resize(cuts.size() - 2 - 4 * incisions_[--n].size());
  }
  // Which vertices there are follows from the cuts: only those of cuts that are kept are told.
  const std::size_t whole =
      packed_cuts().size() == cuts.size() ? kMostVertices : surface_.original();
  Packer out;
  for (const Pin& pin : pins_) {
    if (pin.vertex >= whole) continue;
    out.number(static_cast<int16_t>(pin.vertex));
    out.place(grid_of(body_.particles[pin.vertex].at));
  }
  pinned = out.take();
  pinned.resize(std::min<std::size_t>(pinned.size(), kMostBriefPins * kBriefPin));
  a.text("cuts", cuts, kMostBriefCuts);
  a.text("pinned", pinned, kMostBriefPins * kBriefPin);
  if (!a.loading()) return;
  lie_down();
  const bool possible = unpack_cuts(cuts) && pinned.size() % kBriefPin == 0;
  a.check("cuts", possible);
  if (!possible) return lie_down();
  weave();
  Unpacker in(pinned);
  while (!in.is_at_end()) {
    const auto vertex = static_cast<uint32_t>(static_cast<uint16_t>(in.number()));
    const Place at = place_of(in.place());
    const bool pinned_there = pin_vertex(vertex).has_value();
    a.check("pinned", pinned_there);
    if (!pinned_there) break;
    body_.particles[vertex].at = at;
  }
  if (!incisions_.empty()) wake();
  ++revision_;
}

}  // namespace skua::frog
