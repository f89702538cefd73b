/// What lies in the field of view, kind by kind, and how it is called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "microscope.h"

namespace skua::microscope {

struct SeenKind {
  Kind kind;
  uint32_t count;
  Piece nearest;  ///< to the field's middle
};

/// Those that can be made out, in the order of `Kind`.
std::vector<SeenKind> kinds_in_field(const Microscope&);

/// "part.goblet_cell", and what else is said of it: ".looks".
std::string key_of(Kind, std::string_view what = {});

/// How things are called: by name; by the number of the pin in them; by a number, where the slide
/// is not said.
struct Naming {
  explicit Naming(const Microscope&, const SimulationLook&);
  bool named, mystery;
  std::span<const uint8_t> pins;

  uint32_t pin(Kind kind) const { return pins.empty() ? 0 : pins[static_cast<uint32_t>(kind)]; }
  /// Whether it is listed at all: while pins are asked for, only what has one.
  bool lists(Kind kind) const { return named || mystery || pin(kind) != 0; }
  std::string of(Ui&, Kind) const;
};

/// "upper left": where in the field.
std::string_view place_in_field(Ui&, const Microscope&, double x_um, double y_um);

/// The list in the panel, with what each looks like and a button that brings it under the scale.
void show_field(const Microscope&, Ui&, const SimulationLook&, const std::vector<SeenKind>&);
/// How long what lies in the middle is, on the scale; in the panel.
void show_reading(const Microscope&, Ui&, const SimulationLook&);

}  // namespace skua::microscope
