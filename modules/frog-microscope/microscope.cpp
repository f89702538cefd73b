#include "microscope.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace skua::microscope {

namespace {

/// A whole number from `least` to `most`.
std::optional<int32_t> whole(const Command& command, std::string_view key, int32_t least,
                             int32_t most) {
  const std::optional<double> value = command.number(key);
  if (!value || !(*value >= least && *value <= most)) return std::nullopt;
  const auto number = static_cast<int32_t>(*value);
  return static_cast<double>(number) == *value ? std::optional(number) : std::nullopt;
}

/// Where a slide is sharp: each lies a little differently.
int32_t sharp_at(uint32_t seed) {
  const auto off = static_cast<int32_t>(6 + hash(seed, 77) % 8);
  return (hash(seed, 78) & 1u) != 0 ? off : -off;
}

/// What lies in the middle at first.
Point_um home_of(Slide slide) {
  switch (slide) {
    case Slide::skin:
      return {0, 90};
    case Slide::intestine:
      return {0, 60};
    default:
      return {0, 0};
  }
}

}  // namespace

Reach reach_of(Slide slide) {
  switch (slide) {
    case Slide::skin:
      return {-3000, -200, 3000, 400};
    case Slide::intestine:
      return {-3000, -350, 3000, 450};
    default:
      return {-2500, -2500, 2500, 2500};
  }
}

Microscope::Microscope(const Launch& launch) {
  for (std::size_t i = 0; i < kSlides; ++i)
    seeds[i] = hash(launch.seed, static_cast<int32_t>(i), 100);
  constexpr std::array kMysteries = {Slide::muscle, Slide::intestine, Slide::liver, Slide::lung,
                                     Slide::testis};
  mystery = kMysteries[hash(launch.seed, 101) % kMysteries.size()];
  const Point_um home = home_of(slide);
  x = static_cast<int32_t>(home.x * 10);
  y = static_cast<int32_t>(home.y * 10);
}

double Microscope::blur_um() const {
  // The depth of field: 20 µm at 4x, 8 at 10x, 2 at 40x.
  const double deep = 80 / magnification();
  const double off = std::abs(focus - sharp_at(seed()));
  return off <= deep ? 0 : off - deep;
}

Box Microscope::field_box() const {
  const double r = field_um() / 2;
  return {x_um() - r, y_um() - r, x_um() + r, y_um() + r};
}

bool Microscope::apply(const Command& command, EvidenceLog& log) {
  const auto done = [&] {
    if (is_sharp() && power >= kObjectives[1]) seen |= 1u << static_cast<uint32_t>(slide);
    return true;
  };
  if (command.is("insert")) {
    const auto wanted = whole(command, "slide", 1, kSlides);
    if (!wanted || static_cast<Slide>(*wanted - 1) == slide) return false;
    slide = static_cast<Slide>(*wanted - 1);
    const Point_um home = home_of(what());
    x = static_cast<int32_t>(home.x * 10);
    y = static_cast<int32_t>(home.y * 10);
    focus = 0;
    turn = 0;
    brought = 0;
    log.performed("insert", {{"slide", static_cast<double>(*wanted)}});
    return done();
  }
  if (command.is("set_power")) {
    const auto wanted = whole(command, "power", kLeastPower, kMostPower);
    if (!wanted || *wanted == power) return false;
    power = *wanted;
    return done();
  }
  if (command.is("move")) {
    const Reach reach = reach_of(what());
    const auto to_x = whole(command, "x", reach.left * 10, reach.right * 10);
    const auto to_y = whole(command, "y", reach.top * 10, reach.bottom * 10);
    if (!to_x || !to_y || (*to_x == x && *to_y == y)) return false;
    x = *to_x;
    y = *to_y;
    return done();
  }
  if (command.is("set_focus")) {
    const auto wanted = whole(command, "focus", -kMostFocus, kMostFocus);
    if (!wanted || *wanted == focus) return false;
    focus = *wanted;
    return done();
  }
  if (command.is("turn_scale")) {
    const auto wanted = whole(command, "turn", 0, kTurns - 1);
    if (!wanted || *wanted == turn) return false;
    turn = *wanted;
    return done();
  }
  if (command.is("bring")) {
    const auto kind = whole(command, "kind", 0, kKinds - 1);
    if (!kind) return false;
    const auto piece = piece_to_bring(*this, static_cast<Kind>(*kind));
    if (!piece) return false;
    const Reach reach = reach_of(what());
    const auto tenths = [](double um, int32_t least, int32_t most) {
      return std::clamp(floor_of(um * 10 + 0.5), least * 10, most * 10);
    };
    x = tenths(piece->x, reach.left, reach.right);
    y = tenths(piece->y, reach.top, reach.bottom);
    turn = static_cast<int32_t>(piece->turn);
    if (brought < kMostBrought) ++brought;
    log.performed("bring", {{"kind", facts(piece->kind).id}});
    return done();
  }
  return false;
}

void Microscope::archive(Archive& a) {
  a.field("slide", slide);
  a.check("slide", slide >= Slide::skin && slide <= Slide::mystery);
  a.field("power", power);
  a.check("power", power >= kLeastPower && power <= kMostPower);
  const Reach reach = reach_of(what());
  a.field("x", x);
  a.check("x", x >= reach.left * 10 && x <= reach.right * 10);
  a.field("y", y);
  a.check("y", y >= reach.top * 10 && y <= reach.bottom * 10);
  a.field("focus", focus);
  a.check("focus", focus >= -kMostFocus && focus <= kMostFocus);
  a.field("turn", turn);
  a.check("turn", turn >= 0 && turn < static_cast<int32_t>(kTurns));
  a.field("seen", seen);
  a.check("seen", seen < 1u << kSlides);
  a.field("brought", brought);
  a.check("brought", brought <= kMostBrought);
}

// ---- what lies in the field

std::vector<Piece> pieces_in_field(const Microscope& m) {
  // What is smaller than a 250th of the field can't be made out.
  const double least = m.field_um() / 250;
  if (m.what() == Slide::human_blood && least > facts(Kind::human_red_cell).most_length) return {};
  std::vector<Piece> all, in;
  find_pieces(m.what(), m.seed(), m.field_box(), all);
  const double r = m.field_um() / 2;
  const auto away = [&](const Piece& p) {
    const double dx = p.x - m.x_um(), dy = p.y - m.y_um();
    return dx * dx + dy * dy;
  };
  struct Near {
    double away;
    uint32_t at;
  };
  std::vector<Near> order;
  for (uint32_t i = 0; i < all.size(); ++i) {
    const double d = away(all[i]);
    if (d <= r * r && all[i].length >= least) order.push_back({d, i});
  }
  // No two are equal: of the same distance the first found comes first.
  std::sort(order.begin(), order.end(), [](const Near& a, const Near& b) {
    return a.away < b.away || (a.away == b.away && a.at < b.at);
  });
  in.reserve(order.size());
  for (const Near& one : order) in.push_back(all[one.at]);
  return in;
}

std::optional<Piece> piece_in_middle(const Microscope& m) {
  constexpr double kWidest = 260;
  std::vector<Piece> all;
  const Box box{m.x_um() - kWidest, m.y_um() - kWidest, m.x_um() + kWidest, m.y_um() + kWidest};
  find_pieces(m.what(), m.seed(), box, all);
  std::optional<Piece> best;
  for (const Piece& p : all)
    if (lies_in(p, m.x_um(), m.y_um()) &&
        (!best || p.length * p.width < best->length * best->width))
      best = p;
  return best;
}

std::optional<Piece> nearest_piece(const Microscope& m, Kind kind) {
  constexpr double kFar = 500;
  const bool here = facts(kind).slide == m.what();
  const Point_um at = here ? Point_um{m.x_um(), m.y_um()} : home_of(facts(kind).slide);
  std::vector<Piece> all;
  find_pieces(facts(kind).slide, m.seed_for(kind),
              {at.x - kFar, at.y - kFar, at.x + kFar, at.y + kFar}, all);
  std::optional<Piece> best;
  const auto away = [&](const Piece& p) {
    return (p.x - at.x) * (p.x - at.x) + (p.y - at.y) * (p.y - at.y);
  };
  for (const Piece& p : all)
    if (p.kind == kind && (!best || away(p) < away(*best))) best = p;
  return best;
}

std::optional<Piece> piece_to_bring(const Microscope& m, Kind kind) {
  if (facts(kind).slide != m.what()) return std::nullopt;
  constexpr double kThere = 0.2;
  for (const Piece& p : pieces_in_field(m)) {
    if (p.kind != kind) continue;
    if (std::abs(p.x - m.x_um()) < kThere && std::abs(p.y - m.y_um()) < kThere) continue;
    return p;
  }
  return std::nullopt;
}

std::optional<Reading> reading_of(const Microscope& m, const Piece& p) {
  const Direction scale = axis(static_cast<uint32_t>(m.turn)), along = axis(p.turn);
  // The scale in the piece's own frame: from `x`, `y` on, in the direction `dx`, `dy`.
  const double rx = m.x_um() - p.x, ry = m.y_um() - p.y;
  const double a = p.length / 2, b = p.width / 2;
  const double x = (rx * along.x + ry * along.y) / a, y = (-rx * along.y + ry * along.x) / b;
  const double dx = (scale.x * along.x + scale.y * along.y) / a,
               dy = (-scale.x * along.y + scale.y * along.x) / b;
  double from = 0, to = 0;
  if (p.stretch) {
    from = -1e9;
    to = 1e9;
    const auto cut = [&](double at, double d) {
      if (std::abs(d) < 1e-9) {
        if (at < -1 || at > 1) to = from - 1;
        return;
      }
      const double u = (-1 - at) / d, v = (1 - at) / d;
      from = std::max(from, std::min(u, v));
      to = std::min(to, std::max(u, v));
    };
    cut(x, dx);
    cut(y, dy);
    if (to <= from) return std::nullopt;
  } else {
    const double q = dx * dx + dy * dy, h = x * dx + y * dy, root = h * h - q * (x * x + y * y - 1);
    if (root <= 0) return std::nullopt;
    from = (-h - std::sqrt(root)) / q;
    to = (-h + std::sqrt(root)) / q;
  }
  const auto division = [&](double um) {
    return std::clamp(kDivisions / 2 + um / m.division_um(), 0.0, kDivisions);
  };
  return Reading{division(from), division(to)};
}

}  // namespace skua::microscope
