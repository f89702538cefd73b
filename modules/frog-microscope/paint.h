/// Drawing in µm: what all sections are painted with.
#pragma once

#include <span>

#include "section.h"
#include "skua/ui.h"

namespace skua::microscope {

constexpr Color rgb(uint32_t hex) {
  return 0xff000000u | (hex & 0xffu) << 16 | (hex & 0xff00u) | (hex >> 16 & 0xffu);
}

/// Haematoxylin makes nuclei blue to violet, eosin the rest pink; blood has Giemsa's colours.
inline constexpr Color kLight = rgb(0xfdf8fa), kNucleus = rgb(0x55357f), kChromatin = rgb(0x3a2163),
                       kPaleNucleus = rgb(0x8a6cb0), kCytoplasm = rgb(0xe6b4d0),
                       kCollagen = rgb(0xefb3c8), kFibre = rgb(0xd9819f), kRed = rgb(0xe27d6c),
                       kMucus = rgb(0xdcdcf3), kMelanin = rgb(0x35231a), kEdge = rgb(0xb76f9c);

class Painter {
 public:
  /// `middle` is where `x_um`, `y_um` of the section lies on the stage; `seen` is what of it can be
  /// seen.
  Painter(Stage& stage, Point middle, float px_per_um, double x_um, double y_um, float blur_px,
          const Box& in_sight)
      : seen(in_sight),
        stage_(stage),
        middle_(middle),
        scale_(px_per_um),
        x_(x_um),
        y_(y_um),
        blur_(blur_px) {}

  Box seen;
  Point at(double x, double y) const {
    return {middle_.x + static_cast<float>(x - x_) * scale_,
            middle_.y + static_cast<float>(y - y_) * scale_};
  }
  float px(double um) const { return static_cast<float>(um) * scale_; }
  bool sees(double x, double y, double r) const { return seen.wider(r).holds(x, y); }
  /// Whether something of this size can be made out, sharp or not.
  bool shows(double um) const { return px(um) >= 1.6f && px(um) > blur_ * 0.9f; }
  /// How much of a fine detail is left: 1 in focus.
  float fine() const { return blur_ <= 0 ? 1 : blur_ >= 4 ? 0 : 1 - blur_ / 4; }

  void oval(double x, double y, double length, double width, Direction d, Color c);
  /// An oval with an edge by chance: `rough` is how far it strays, as a part of its radius.
  void blob(double x, double y, double length, double width, Direction d, uint32_t own,
            double rough, Color c);
  void fill(std::span<const Point_um> shape, Color c);
  void stroke(std::span<const Point_um> line, Color c, double um, float least_px = 0.8f);
  void line(double x0, double y0, double x1, double y1, Color c, double um, float least_px = 0.8f);
  void dot(double x, double y, double radius, Color c);
  /// With chromatin in it, where it is large enough.
  void nucleus(double x, double y, double length, double width, Direction d, uint32_t own,
               Color c = kNucleus);
  /// A band between two lines over x.
  template <class Upper, class Lower>
  void band(Upper upper, Lower lower, Color c) {
    constexpr int kSteps = 56;
    const double step = (seen.right - seen.left) / kSteps;
    if (blur_ >= 0.6f) {
      // Its edges run out.
      std::vector<Point_um> above, below;
      for (int k = 0; k <= kSteps; ++k) {
        const double x = seen.left + k * step;
        above.push_back({x, upper(x)});
        below.push_back({x, lower(x)});
      }
      for (const float wide : {2.2f, 1.2f}) {
        edge(above, with_alpha(c, 0.3f), wide * blur_);
        edge(below, with_alpha(c, 0.3f), wide * blur_);
      }
    }
    // In pieces: short shapes are quick to fill.
    for (int k = 0; k < kSteps; k += 7) {
      Point_um shape[16];
      for (int i = 0; i < 8; ++i) {
        const double x = seen.left + (k + i) * step;
        shape[i] = {x, upper(x)};
        shape[15 - i] = {x, lower(x)};
      }
      fill_flat(shape, c);
    }
  }
  /// A red blood cell in a vessel, as large as it has room.
  void red_cell(double x, double y, double length, double width, Direction d, uint32_t own);

 private:
  Stage& stage_;
  Point middle_;
  float scale_;
  double x_, y_;
  float blur_;

  void polygon(double x, double y, double length, double width, Direction d, uint32_t own,
               double rough, float grown_px, Color c);
  void fill_flat(std::span<const Point_um> shape, Color c);
  void edge(std::span<const Point_um> line, Color c, float wide_px);
};

void paint_skin(const Skin&, Painter&);
void paint_muscle(const Muscle&, Painter&);
void paint_gut(const Gut&, Painter&);
void paint_liver(const Liver&, Painter&);
void paint_lung(const Lung&, Painter&);
void paint_smear(const Smear&, Painter&);
void paint_testis(const Testis&, Painter&);

}  // namespace skua::microscope
