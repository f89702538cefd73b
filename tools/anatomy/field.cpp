#include "field.h"

#include "noise.h"

#include <numbers>
#include <utility>

namespace skua::anatomy {

namespace {

// Of two distances the smaller, rounded where they are closer than `blend` (Quilez's polynomial
// minimum).
double least(double a, double b, double blend) {
  if (blend <= 0) return std::min(a, b);
  const double h = std::max(blend - std::abs(a - b), 0.0) / blend;
  return std::min(a, b) - h * h * blend / 4;
}

double most(double a, double b, double blend) { return -least(-a, -b, blend); }

struct Rotation {
  std::array<Vec3, 3> rows;

  explicit Rotation(Vec3 degrees) {
    const double to_radians = std::numbers::pi / 180;
    const double a = degrees.x * to_radians;
    const double b = degrees.y * to_radians;
    const double c = degrees.z * to_radians;
    rows = {Vec3{std::cos(b) * std::cos(c),
                 std::sin(a) * std::sin(b) * std::cos(c) - std::cos(a) * std::sin(c),
                 std::cos(a) * std::sin(b) * std::cos(c) + std::sin(a) * std::sin(c)},
            Vec3{std::cos(b) * std::sin(c),
                 std::sin(a) * std::sin(b) * std::sin(c) + std::cos(a) * std::cos(c),
                 std::cos(a) * std::sin(b) * std::sin(c) - std::sin(a) * std::cos(c)},
            Vec3{-std::sin(b), std::sin(a) * std::cos(b), std::cos(a) * std::cos(b)}};
  }

  [[nodiscard]] Vec3 back(Vec3 p) const { return rows[0] * p.x + rows[1] * p.y + rows[2] * p.z; }
};

class Ellipsoid final : public Field {
 public:
  Ellipsoid(Vec3 at, Vec3 radii, Vec3 turn) : at_(at), radii_(radii), rotation_(turn) {}

  double at(Vec3 p) const override {
    const Vec3 q = rotation_.back(p - at_);
    const Vec3 scaled{q.x / radii_.x, q.y / radii_.y, q.z / radii_.z};
    const double k = length(scaled);
    const Vec3 slope{scaled.x / radii_.x, scaled.y / radii_.y, scaled.z / radii_.z};
    const double steep = length(slope);
    if (steep < 1e-12) return -std::min({radii_.x, radii_.y, radii_.z});
    // Far beside a flat one the first says much less than the distance.
    return std::max(k * (k - 1) / steep, at_least(p));
  }

  Box bounds() const override {
    Box box;
    box.take(at_, std::max({radii_.x, radii_.y, radii_.z}));
    return box;
  }
  double at_least(Vec3 p) const override {
    return length(p - at_) - std::max({radii_.x, radii_.y, radii_.z});
  }
  double finest() const override { return std::min({radii_.x, radii_.y, radii_.z}); }

 private:
  Vec3 at_;
  Vec3 radii_;
  Rotation rotation_;
};

Knot between(const Knot& a, const Knot& b, const Knot& c, const Knot& d, double t) {
  const auto spline = [t](double p, double q, double r, double s) {
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t +
                  (3 * q - p - 3 * r + s) * t * t * t);
  };
  return {{spline(a.at.x, b.at.x, c.at.x, d.at.x), spline(a.at.y, b.at.y, c.at.y, d.at.y),
           spline(a.at.z, b.at.z, c.at.z, d.at.z)},
          std::max(spline(a.radius, b.radius, c.radius, d.radius), 1e-5)};
}

class Tube final : public Field {
 public:
  explicit Tube(const std::vector<Knot>& knots) : line_(smooth_line(knots)) {
    for (std::size_t i = 0; i + 1 < line_.size(); i += kLineSteps) {
      Box span;
      for (std::size_t k = i; k <= std::min(i + kLineSteps, line_.size() - 1); ++k)
        span.take(line_[k].at, line_[k].radius);
      spans_.push_back(span);
      box_.take(span);
    }
  }

  double at(Vec3 p) const override {
    double nearest = 1e9;
    for (std::size_t span = 0; span < spans_.size(); ++span) {
      const double away = distance(p, spans_[span]);
      if (away == 0 || away < nearest) nearest = std::min(nearest, to_span(p, span));
    }
    return nearest;
  }

  Box bounds() const override { return box_; }
  double at_least(Vec3 p) const override {
    const double away = distance(p, box_);
    return away > 0 ? away : -1e9;
  }
  double finest() const override {
    double thinnest = 1e9;
    for (const Knot& knot : line_) thinnest = std::min(thinnest, knot.radius);
    return thinnest;
  }

 private:
  [[nodiscard]] double to_span(Vec3 p, std::size_t span) const {
    double nearest = 1e9;
    const std::size_t end = std::min((span + 1) * kLineSteps, line_.size() - 1);
    for (std::size_t i = span * kLineSteps; i < end; ++i) {
      const Vec3 along = line_[i + 1].at - line_[i].at;
      const double square = dot(along, along);
      const double t =
          square > 0 ? std::clamp(dot(p - line_[i].at, along) / square, 0.0, 1.0) : 0.0;
      const double radius = line_[i].radius + t * (line_[i + 1].radius - line_[i].radius);
      nearest = std::min(nearest, length(p - line_[i].at - along * t) - radius);
    }
    return nearest;
  }

  std::vector<Knot> line_;
  std::vector<Box> spans_;
  Box box_;
};

class Loft final : public Field {
 public:
  explicit Loft(std::vector<Section> sections) : sections_(std::move(sections)) {}

  double at(Vec3 p) const override {
    const Section here = section(std::clamp(p.x, sections_.front().at.x, sections_.back().at.x));
    const double beyond =
        std::max({sections_.front().at.x - p.x, p.x - sections_.back().at.x, 0.0});
    const double width = std::max(here.half_width, 1e-4);
    const double height = std::max(here.half_height, 1e-4);
    const double y = (p.y - here.at.y) / width;
    const double z = (p.z - here.at.z) / height;
    const double k = std::sqrt(y * y + z * z);
    const double steep = std::sqrt(y * y / (width * width) + z * z / (height * height));
    const double across = steep > 1e-12 ? k * (k - 1) / steep : -std::min(width, height);
    if (beyond > 0)
      return std::sqrt(beyond * beyond + std::max(across, 0.0) * std::max(across, 0.0));
    return std::max({across, sections_.front().at.x - p.x, p.x - sections_.back().at.x});
  }

  Box bounds() const override {
    Box box;
    for (const Section& one : sections_)
      box.take(one.at, std::max({one.half_width, one.half_height, 0.01}) * 1.1);
    return box;
  }
  double finest() const override {
    double thickest = 0;  // its ends may be points
    for (const Section& one : sections_)
      thickest = std::max(thickest, std::min(one.half_width, one.half_height));
    return thickest;
  }

 private:
  [[nodiscard]] Section section(double x) const {
    std::size_t i = 0;
    while (i + 2 < sections_.size() && x > sections_[i + 1].at.x) ++i;
    const auto& [a, b] = std::pair{sections_[i], sections_[i + 1]};
    const Section& before = sections_[i == 0 ? 0 : i - 1];
    const Section& after = sections_[std::min(i + 2, sections_.size() - 1)];
    const double t = std::clamp((x - a.at.x) / std::max(b.at.x - a.at.x, 1e-9), 0.0, 1.0);
    const auto mid = [&](const Section& s) { return Knot{{s.at.x, s.at.y, s.at.z}, 0.1}; };
    const auto size = [&](const Section& s) { return Knot{{s.half_width, s.half_height, 0}, 0.1}; };
    const Knot place = between(mid(before), mid(a), mid(b), mid(after), t);
    const Knot half = between(size(before), size(a), size(b), size(after), t);
    return {{x, place.at.y, place.at.z}, std::max(half.at.x, 0.0), std::max(half.at.y, 0.0)};
  }

  std::vector<Section> sections_;
};

class Plate final : public Field {
 public:
  Plate(Outline outline, double low, double high)
      : outline_(std::move(outline)), low_(low), high_(high) {}

  double at(Vec3 p) const override {
    constexpr double kStep = 1e-3;
    const double slope =
        (outline_.half_width(p.x + kStep) - outline_.half_width(p.x - kStep)) / (2 * kStep);
    const double across =
        (std::abs(p.y - outline_.middle) - outline_.half_width(p.x)) / std::sqrt(1 + slope * slope);
    return std::max(
        {across, outline_.first() - p.x, p.x - outline_.last(), low_ - p.z, p.z - high_});
  }
  Box bounds() const override {
    Box box;
    for (const auto& [x, half] : outline_.half_widths) {
      for (const double z : {low_, high_}) box.take({x, outline_.middle, z}, half * 1.1);
    }
    return box;
  }
  double finest() const override { return outline_.half_width(outline_.first()); }

 private:
  Outline outline_;
  double low_;
  double high_;
};

// The place of a triangle that is nearest to p, seen from p (Ericson 2005).
Vec3 to_triangle(Vec3 p, Vec3 a, Vec3 b, Vec3 c) {
  const Vec3 ab = b - a;
  const Vec3 ac = c - a;
  const Vec3 up = cross(ab, ac);
  const Vec3 ap = p - a;
  const double square = std::max(dot(up, up), 1e-18);
  const double v = dot(cross(ap, ac), up) / square;
  const double w = dot(cross(ab, ap), up) / square;
  if (v >= 0 && w >= 0 && v + w <= 1) return a + ab * v + ac * w - p;
  const auto to_line = [p](Vec3 from, Vec3 to) {
    const Vec3 along = to - from;
    const double t = dot(p - from, along) / std::max(dot(along, along), 1e-18);
    return from + along * std::clamp(t, 0.0, 1.0) - p;
  };
  Vec3 nearest = to_line(a, b);
  for (const Vec3 other : {to_line(b, c), to_line(c, a)}) {
    if (dot(other, other) < dot(nearest, nearest)) nearest = other;
  }
  return nearest;
}

class Ribbon final : public Field {
 public:
  Ribbon(const std::vector<Vec3>& from, const std::vector<Vec3>& to, double thickness)
      : from_(smooth(from)), to_(smooth(to)), half_(thickness / 2) {
    for (const auto* line : {&from_, &to_}) {
      for (const Vec3 p : *line) box_.take(p, half_);
    }
  }

  double at(Vec3 p) const override {
    double nearest = 1e9;
    for (std::size_t i = 0; i + 1 < from_.size(); ++i) {
      for (const Vec3 d : {to_triangle(p, from_[i], to_[i], to_[i + 1]),
                           to_triangle(p, from_[i], to_[i + 1], from_[i + 1])})
        nearest = std::min(nearest, dot(d, d));
    }
    return std::sqrt(nearest) - half_;
  }
  double at_least(Vec3 p) const override {
    const double away = distance(p, box_);
    return away > 0 ? away : -1e9;
  }
  Box bounds() const override { return box_; }
  double finest() const override { return half_; }

 private:
  static std::vector<Vec3> smooth(const std::vector<Vec3>& places) {
    constexpr int kSteps = 4;
    std::vector<Vec3> line;
    const auto knot = [&](std::size_t i) { return Knot{places[i], 0}; };
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      const Knot before = knot(i == 0 ? 0 : i - 1);
      const Knot after = knot(std::min(i + 2, places.size() - 1));
      for (int k = 0; k < kSteps; ++k)
        line.push_back(between(before, knot(i), knot(i + 1), after, double(k) / kSteps).at);
    }
    line.push_back(places.back());
    return line;
  }

  std::vector<Vec3> from_;
  std::vector<Vec3> to_;
  double half_;
  Box box_;
};

class Melted final : public Field {
 public:
  Melted(std::vector<FieldPtr> parts, double blend) : parts_(std::move(parts)), blend_(blend) {
    for (const FieldPtr& part : parts_) box_.take(part->bounds());
    const Vec3 far = box_.high + Vec3{10, 10, 10};
    for (const FieldPtr& part : parts_) grows_ = grows_ && part->at_least(far) > 1;
  }

  double at(Vec3 p) const override {
    double d = parts_.front()->at(p);
    for (std::size_t i = 1; i < parts_.size(); ++i) {
      if (parts_[i]->at_least(p) < d + blend_) d = least(d, parts_[i]->at(p), blend_);
    }
    return d;
  }
  double at_least(Vec3 p) const override {
    const double away = distance(p, box_);
    return grows_ && away > 0 ? away - blend_ : -1e9;
  }
  double finest() const override {
    double thinnest = 1e9;
    for (const FieldPtr& part : parts_) thinnest = std::min(thinnest, part->finest());
    return thinnest;
  }

  Box bounds() const override {
    Box box = box_;
    box.grow(blend_ / 4);
    return box;
  }

 private:
  std::vector<FieldPtr> parts_;
  double blend_;
  Box box_;            // of the parts, before they are melted
  bool grows_ = true;  // none of them says less than the distance to its box
};

// One without another, which is not looked at where it is too far away to matter.
class Without final : public Field {
 public:
  Without(FieldPtr whole, FieldPtr taken, double blend)
      : whole_(std::move(whole)), taken_(std::move(taken)), blend_(blend) {}
  double at(Vec3 p) const override {
    const double d = whole_->at(p);
    return d + taken_->at_least(p) > blend_ ? d : most(d, -taken_->at(p), blend_);
  }
  double at_least(Vec3 p) const override { return whole_->at_least(p); }
  Box bounds() const override { return whole_->bounds(); }
  double finest() const override { return whole_->finest(); }

 private:
  FieldPtr whole_;
  FieldPtr taken_;
  double blend_;
};

// What two have in common.
class Common final : public Field {
 public:
  Common(FieldPtr one, FieldPtr other, double blend)
      : one_(std::move(one)), other_(std::move(other)), blend_(blend) {}
  double at(Vec3 p) const override {
    constexpr double kFar = 0.03;  // nothing near its surface lies so far from one of them
    const double away = at_least(p);
    return away > kFar ? away : most(one_->at(p), other_->at(p), blend_);
  }
  double at_least(Vec3 p) const override {
    return std::max(one_->at_least(p), other_->at_least(p));
  }
  Box bounds() const override {
    const Box a = one_->bounds();
    const Box b = other_->bounds();
    return {
        {std::max(a.low.x, b.low.x), std::max(a.low.y, b.low.y), std::max(a.low.z, b.low.z)},
        {std::min(a.high.x, b.high.x), std::min(a.high.y, b.high.y), std::min(a.high.z, b.high.z)}};
  }
  double finest() const override { return one_->finest(); }

 private:
  FieldPtr one_;
  FieldPtr other_;
  double blend_;
};

// A field made of another by a rule for place and value.
template <typename Rule>
class Changed final : public Field {
 public:
  Changed(FieldPtr whole, double outwards, double finest, Rule rule)
      : whole_(std::move(whole)), outwards_(outwards), finest_(finest), rule_(rule) {}
  double at(Vec3 p) const override { return rule_(p, *whole_); }
  Box bounds() const override {
    Box box = whole_->bounds();
    box.grow(outwards_);
    return box;
  }
  double finest() const override { return std::min(whole_->finest(), finest_); }

 private:
  FieldPtr whole_;
  double outwards_;
  double finest_;
  Rule rule_;
};

class Mirrored final : public Field {
 public:
  Mirrored(FieldPtr whole, double middle) : whole_(std::move(whole)), middle_(middle) {}
  double at(Vec3 p) const override { return whole_->at(over(p)); }
  Box bounds() const override {
    const Box other = whole_->bounds();
    Box box;
    box.take(over(other.low));
    box.take(over(other.high));
    return box;
  }
  double at_least(Vec3 p) const override { return whole_->at_least(over(p)); }
  double finest() const override { return whole_->finest(); }

 private:
  [[nodiscard]] Vec3 over(Vec3 p) const { return {p.x, 2 * middle_ - p.y, p.z}; }
  FieldPtr whole_;
  double middle_;
};

}  // namespace

double Outline::half_width(double x) const {
  const auto& all = half_widths;
  const double at = std::clamp(x, first(), last());
  std::size_t i = 0;
  while (i + 2 < all.size() && at > all[i + 1][0]) ++i;
  const auto knot = [&](std::size_t k) { return Knot{{all[k][1], 0, 0}, 1}; };
  return between(knot(i == 0 ? 0 : i - 1), knot(i), knot(i + 1),
                 knot(std::min(i + 2, all.size() - 1)),
                 (at - all[i][0]) / (all[i + 1][0] - all[i][0]))
      .at.x;
}

FieldPtr ellipsoid(Vec3 at, Vec3 radii, Vec3 turn) {
  return std::make_shared<Ellipsoid>(at, radii, turn);
}
std::vector<Knot> smooth_line(const std::vector<Knot>& knots) {
  std::vector<Knot> line;
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    const Knot& before = knots[i == 0 ? 0 : i - 1];
    const Knot& after = knots[std::min(i + 2, knots.size() - 1)];
    for (std::size_t k = 0; k < kLineSteps; ++k)
      line.push_back(between(before, knots[i], knots[i + 1], after, double(k) / kLineSteps));
  }
  line.push_back(knots.back());
  return line;
}

FieldPtr tube(const std::vector<Knot>& knots) { return std::make_shared<Tube>(knots); }
FieldPtr loft(std::vector<Section> sections) { return std::make_shared<Loft>(std::move(sections)); }
FieldPtr plate(Outline outline, double low, double high) {
  return std::make_shared<Plate>(std::move(outline), low, high);
}
FieldPtr ribbon(const std::vector<Vec3>& from, const std::vector<Vec3>& to, double thickness) {
  return std::make_shared<Ribbon>(from, to, thickness);
}
FieldPtr melted(std::vector<FieldPtr> parts, double blend) {
  return std::make_shared<Melted>(std::move(parts), blend);
}

FieldPtr without(FieldPtr whole, FieldPtr taken, double blend) {
  return std::make_shared<Without>(std::move(whole), std::move(taken), blend);
}

FieldPtr common(FieldPtr one, FieldPtr other, double blend) {
  return std::make_shared<Common>(std::move(one), std::move(other), blend);
}

FieldPtr wall(FieldPtr whole, double thickness) {
  const auto rule = [thickness](Vec3 p, const Field& field) {
    const double d = field.at(p);
    return std::max(d, -d - thickness);
  };
  return std::make_shared<Changed<decltype(rule)>>(std::move(whole), 0, thickness / 2, rule);
}

FieldPtr uneven(FieldPtr whole, double height, double size) {
  const auto rule = [height, size](Vec3 p, const Field& field) {
    const double d = field.at(p);
    return std::abs(d) < 3 * height ? d + height * noise(p / size) : d;
  };
  return std::make_shared<Changed<decltype(rule)>>(std::move(whole), height, size / 2, rule);
}

FieldPtr grown(FieldPtr whole, double by) {
  const auto rule = [by](Vec3 p, const Field& field) { return field.at(p) - by; };
  return std::make_shared<Changed<decltype(rule)>>(std::move(whole), std::max(by, 0.0), 1e9, rule);
}

FieldPtr mirrored(FieldPtr whole, double middle) {
  return std::make_shared<Mirrored>(std::move(whole), middle);
}

}  // namespace skua::anatomy
