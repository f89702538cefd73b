/// What all sections are made with; none of it is for who looks at them.
#pragma once

#include "section.h"

namespace skua::microscope {

constexpr Direction across(Direction d) { return {-d.y, d.x}; }

/// Calls `each(i, j)` for the cells of a grid that the box touches.
template <class Each>
void over_grid(const Box& box, double pitch_x, double pitch_y, Each each) {
  for (int32_t j = floor_of(box.top / pitch_y); j <= floor_of(box.bottom / pitch_y); ++j)
    for (int32_t i = floor_of(box.left / pitch_x); i <= floor_of(box.right / pitch_x); ++i)
      each(i, j);
}

/// A thing of a kind, as long and wide as its own chance has it.
inline Piece ellipse(Kind kind, uint32_t own, double x, double y, uint32_t turn) {
  const KindFacts& f = facts(kind);
  double length = between(hash(own, 1), f.least_length, f.most_length);
  double width = between(hash(own, 2), f.least_width, f.most_width);
  if (width > length) width = length;
  return {kind, x, y, length, width, turn, own, false};
}

void find_skin(const Skin&, const Box&, std::vector<Piece>& found);
void find_muscle(const Muscle&, const Box&, std::vector<Piece>& found);
void find_gut(const Gut&, const Box&, std::vector<Piece>& found);
void find_liver(const Liver&, const Box&, std::vector<Piece>& found);
void find_lung(const Lung&, const Box&, std::vector<Piece>& found);
void find_smear(const Smear&, const Box&, std::vector<Piece>& found);
void find_testis(const Testis&, const Box&, std::vector<Piece>& found);

}  // namespace skua::microscope
