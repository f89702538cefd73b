#pragma once

#include "vector.h"

#include <memory>
#include <vector>

namespace skua::anatomy {

/// A solid as a function of place: about the distance to its surface in body lengths, negative
/// inside. Near the surface it is exact to first order, which is all that meshing needs; far from
/// it it may say less than the distance, never more.
class Field {
 public:
  virtual ~Field() = default;
  [[nodiscard]] virtual double at(Vec3 p) const = 0;
  /// Where the solid can be.
  [[nodiscard]] virtual Box bounds() const = 0;
  /// No more than `at(p)` is, and found faster: what is far away need not be looked at closely.
  [[nodiscard]] virtual double at_least(Vec3 /*p*/) const { return -1e9; }
  /// Half the thickness of its thinnest part, in body lengths: says how small a mesh's cells must
  /// be.
  [[nodiscard]] virtual double finest() const = 0;
};

using FieldPtr = std::shared_ptr<const Field>;

/// A place on the middle line of a tube, and how thick the tube is there.
struct Knot {
  Vec3 at;
  double radius = 0;
};

/// A place on the middle line of a body whose cross-sections across x are ellipses.
struct Section {
  Vec3 at;
  double half_width = 0;   ///< along y
  double half_height = 0;  ///< along z
};

/// How wide a plate is along x: half widths at places in order of x, smooth between them.
struct Outline {
  double middle = 0;                               ///< its y
  std::vector<std::array<double, 2>> half_widths;  ///< x, half width

  [[nodiscard]] double first() const { return half_widths.front()[0]; }
  [[nodiscard]] double last() const { return half_widths.back()[0]; }
  [[nodiscard]] double half_width(double x) const;
};

/// `turn`: degrees about x, then y, then z.
FieldPtr ellipsoid(Vec3 at, Vec3 radii, Vec3 turn);
/// Round, along a smooth curve through the knots (Catmull and Rom 1974), with round ends.
FieldPtr tube(const std::vector<Knot>& knots);
/// That curve in short straight pieces, kLineSteps from knot to knot, with the thickness at each.
inline constexpr std::size_t kLineSteps = 8;
std::vector<Knot> smooth_line(const std::vector<Knot>& knots);
/// Elliptical across x, smooth along it; the sections stand in order of x, and the first and last
/// close it.
FieldPtr loft(std::vector<Section> sections);
/// All that is above or below an outline in x and y, from `low` to `high` in z.
FieldPtr plate(Outline outline, double low, double high);
/// A thin sheet between two smooth curves with as many places each.
FieldPtr ribbon(const std::vector<Vec3>& from, const std::vector<Vec3>& to, double thickness);
/// All of them, melted into each other over the distance `blend`.
FieldPtr melted(std::vector<FieldPtr> parts, double blend);
/// `whole` without `taken`, the edge rounded over `blend`.
FieldPtr without(FieldPtr whole, FieldPtr taken, double blend);
/// What both have in common.
FieldPtr common(FieldPtr one, FieldPtr other, double blend);
/// Its wall only, `thickness` deep from the surface inwards.
FieldPtr wall(FieldPtr whole, double thickness);
/// The same with a surface that rises and falls by at most `height`, in bumps about `size` wide.
FieldPtr uneven(FieldPtr whole, double height, double size);
/// The same, `by` body lengths thicker on every side; thinner where that is negative.
FieldPtr grown(FieldPtr whole, double by);
/// Its mirror image on the other side of the plane y = `middle`.
FieldPtr mirrored(FieldPtr whole, double middle);

}  // namespace skua::anatomy
