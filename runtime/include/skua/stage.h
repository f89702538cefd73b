/// Drawing on the stage. What a student can perceive or operate there also needs its node (skua/ui.h).
#pragma once

#include <span>
#include <string_view>

#include "skua/value.h"

namespace skua {

using Rect = skua_rect;
using Color = uint32_t;  ///< 0xAABBGGRR

struct Point {
  float x = 0, y = 0;
};

struct TextStyle {
  float px = 14;
  bool bold = false;
  skua_align align = SKUA_ALIGN_START;
  float max_width = 0;  ///< wraps by words; 0: one line
};

/// The same colour with another opacity, 0..1.
constexpr Color with_alpha(Color c, float alpha) {
  return (c & 0x00ffffffu) | (static_cast<Color>(alpha * 255.0f + 0.5f) << 24);
}
/// From `a` (t = 0) to `b` (t = 1), channel by channel.
constexpr Color mix(Color a, Color b, float t) {
  Color out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const auto from = static_cast<float>((a >> shift) & 255u);
    const auto to = static_cast<float>((b >> shift) & 255u);
    out |= static_cast<Color>(from + (to - from) * t + 0.5f) << shift;
  }
  return out;
}

class Stage {
 public:
  explicit Stage(skua_ui* raw) : raw_(raw) {
    info_.size = sizeof info_;
    info_.drawing = 1;  // what a runtime of before does not say
    skua_stage_info(raw, &info_);
  }

  float width() const { return info_.width; }
  float height() const { return info_.height; }
  bool drawn() const { return info_.width > 0; }  ///< false in text view
  /// False where a pass only takes in what was pressed, or lays out what will be drawn later: nodes count as ever, and what is
  /// costly to make only for the picture can be left out.
  bool drawing() const { return info_.drawing != 0; }
  bool dark() const { return info_.dark != 0; }
  bool reduced_motion() const { return info_.reduced_motion != 0; }
  double seconds() const { return info_.seconds; }
  /// How large the student's letters are: 1 as they are by themselves, 2 at 200 %. Room for words grows with it.
  float letters() const { return info_.letters; }

  Color color(skua_color token) const { return skua_color_of(raw_, token); }

  void rect(Rect r, Color c, float radius = 0) { skua_draw_rect(raw_, r, c, c, radius); }
  void gradient(Rect r, Color top, Color bottom) { skua_draw_rect(raw_, r, top, bottom, 0); }
  void frame(Rect r, Color c, float width = 1, float radius = 0) { skua_draw_frame(raw_, r, c, width, radius); }
  /// A frame in the colour of the focus between edges in that of surfaces: one of the two is seen on every ground.
  void focus_frame(Rect r, float width = 3, float radius = 0) {
    frame(r, color(SKUA_SURFACE), width + 3, radius);
    frame(r, color(SKUA_FOCUS), width, radius);
  }
  void line(Point a, Point b, Color c, float width = 1) {
    const float xy[] = {a.x, a.y, b.x, b.y};
    skua_draw_line(raw_, xy, 2, c, width);
  }
  void path(std::span<const Point> points, Color c, float width = 1) {
    skua_draw_line(raw_, floats(points), static_cast<uint32_t>(points.size()), c, width);
  }
  void polygon(std::span<const Point> points, Color c) {
    skua_draw_polygon(raw_, floats(points), static_cast<uint32_t>(points.size()), c);
  }
  void disc(Point center, float radius, Color c) { skua_draw_circle(raw_, center.x, center.y, radius, c, 0); }
  void ring(Point center, float radius, Color c, float width) {
    skua_draw_circle(raw_, center.x, center.y, radius, c, width);
  }
  /// Light around a point: `c` in the middle, nothing at `radius`, less and less on the way.
  void glow(Point center, float radius, Color c) { skua_draw_glow(raw_, center.x, center.y, radius, c); }
  void text(Point at, std::string_view words, Color c, const TextStyle& style = {}) {
    const skua_text_style s = raw_style(style);
    skua_draw_text(raw_, at.x, at.y, to_abi(words), &s, c);
  }
  skua_size measure(std::string_view words, const TextStyle& style = {}) const {
    const skua_text_style s = raw_style(style);
    skua_size size{};
    skua_measure_text(raw_, to_abi(words), &s, &size);
    return size;
  }
  /// Names beside what they point at, the first ones first: none lies on another, on a point of another, on one of `avoid`
  /// or outside `bounds`. One that finds no place is left out, so what it names needs a node as well.
  void labels(std::span<const skua_label> names, Rect bounds, std::span<const Rect> avoid = {}) {
    skua_draw_labels(raw_, names.data(), static_cast<uint32_t>(names.size()), bounds, avoid.data(),
                     static_cast<uint32_t>(avoid.size()));
  }
  void clip(Rect r) { skua_clip(raw_, r); }
  void unclip() { skua_unclip(raw_); }
  /// Asks for frames during the next `seconds`, for motion of the view's own.
  void animate(double seconds) { skua_animate(raw_, seconds); }

 private:
  friend class Scene;
  static const float* floats(std::span<const Point> points) {
    static_assert(sizeof(Point) == 2 * sizeof(float));
    return &points.data()->x;
  }
  static skua_text_style raw_style(const TextStyle& s) {
    return {s.px, s.bold ? 600u : 400u, static_cast<uint32_t>(s.align), s.max_width};
  }
  skua_ui* raw_;
  skua_stage_state info_{};
};

}  // namespace skua
