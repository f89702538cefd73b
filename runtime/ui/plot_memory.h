/// What a plot remembers between passes: where the cursor is and what the pointer can walk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "skua/abi.h"
#include "ui/axis.h"

namespace skua {

struct PlotMemory {
  std::string id;
  std::vector<float> walk;  ///< distinct x of the points that the cursor visits, ascending
  uint64_t revision = 0;    ///< of the data that `walk` and `rows` were made from
  double cursor_x = 0;
  bool has_cursor = false;
  std::optional<float> walked_from;  ///< where the cursor was before it was moved last, in `walk`'s terms
  bool open = false;  ///< the page shows the table
  std::string rows;   ///< the table as JSON, when open
  skua_rect area{};   ///< where the data lie on the stage
  Scale x;            ///< the horizontal axis
  /// A single point, where it was drawn.
  struct Dot {
    float at_x, at_y;
    float x;  ///< on the horizontal axis
  };
  std::vector<Dot> dots;
  bool source_drawn = false;  ///< there was room for it on the stage

  /// Index in `walk` of the point nearest to the cursor; 0 when there is none.
  std::size_t cursor_index() const;
  /// Index in `walk` of the point nearest to a value of the horizontal axis, as it lies on the screen.
  std::size_t nearest(double place) const;
  /// What the pointer is on, on the horizontal axis: a dot that it touches, else the place below it.
  double place_at(float pointer_x, float pointer_y) const;
  /// From an index in `walk` to the step on the screen, which counts from the left, and back.
  std::size_t mirrored(std::size_t index) const;
};

}  // namespace skua
