/// A light microscope as a simulation: which slide lies on its stage and where, how far it
/// magnifies, where it is focused, and how the scale in its eyepiece lies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "section.h"
#include "skua/module.h"

namespace skua::microscope {

inline constexpr int32_t kLeastPower = 40,
                         kMostPower = 400;  ///< of the objective, in tenths: 4x to 40x
inline constexpr int32_t kObjectives[] = {40, 100, 400};
inline constexpr int32_t kMostFocus = 20;  ///< of the fine focus, from -20 to 20 µm
inline constexpr double kField_um =
    10000;  ///< what is seen of the magnified picture: 10 mm across …
inline constexpr double kDivisions = 100;  ///< … and as long is the eyepiece's scale

inline constexpr uint32_t kMostBrought = 99;

/// How far a slide can be moved, in µm from its middle.
struct Reach {
  int32_t left, top, right, bottom;
};
Reach reach_of(Slide);

struct Microscope {
  explicit Microscope(const Launch&);

  /// Commands: insert {slide}, set_power {power}, move {x, y}, set_focus {focus}, turn_scale
  /// {turn}, bring {kind}.
  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t, EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(Archive&);

  Slide slide = Slide::skin;
  int32_t power = kLeastPower;  ///< in tenths
  int32_t x = 0, y = 0;  ///< of the slide, what lies in the middle of the field; tenths of a µm
  int32_t focus = 0;     ///< µm
  int32_t turn = 0;      ///< of the scale
  uint32_t seen = 0;     ///< slides that were seen in focus, a bit for each
  uint32_t brought =
      0;  ///< how often something was brought under the scale on this slide; at most kMostBrought
  std::array<uint32_t, kSlides> seeds{};
  Slide mystery = Slide::liver;

  /// The slide that lies there, also when it is not said.
  Slide what() const { return slide == Slide::mystery ? mystery : slide; }
  uint32_t seed() const { return seeds[static_cast<std::size_t>(slide)]; }
  /// Of the slide on which pieces of a kind lie: this one, or else the labelled one.
  uint32_t seed_for(Kind kind) const {
    return facts(kind).slide == what() ? seed()
                                       : seeds[static_cast<std::size_t>(facts(kind).slide)];
  }
  double magnification() const { return power / 10.0; }
  double x_um() const { return x / 10.0; }
  double y_um() const { return y / 10.0; }
  double field_um() const { return kField_um / magnification(); }
  double division_um() const { return field_um() / kDivisions; }
  /// How far from sharp, in µm; 0 as long as the depth of field bears it.
  double blur_um() const;
  bool is_sharp() const { return blur_um() == 0; }
  Box field_box() const;
};

/// All pieces whose middle lies in the field, the nearest to its middle first.
std::vector<Piece> pieces_in_field(const Microscope&);
/// The smallest piece that the field's middle lies in.
std::optional<Piece> piece_in_middle(const Microscope&);
/// The piece of a kind that lies nearest to the field's middle, in the field or beside it; of
/// another slide, to that slide's middle.
std::optional<Piece> nearest_piece(const Microscope&, Kind);
/// Where `bring` would take it: the nearest piece of a kind in the field that does not lie in its
/// middle yet.
std::optional<Piece> piece_to_bring(const Microscope&, Kind);
/// Where the scale is cut by the outline of a piece, in divisions, the lower one first; nothing
/// where it passes it by.
struct Reading {
  double from, to;
};
std::optional<Reading> reading_of(const Microscope&, const Piece&);

/// What of it activities can read and command.
skua_simulation microscope_simulation();

/// Draws it and shows what can be done with it.
void microscope_view(const Microscope&, Ui&, const SimulationLook&);

/// Their places among the commands, as in SimulationLook::allows.
enum CommandName : uint32_t { kInsert, kSetPower, kMove, kSetFocus, kTurnScale, kBring };
/// Their places among the parts of the view.
enum Part : uint32_t { kNames, kScale };

}  // namespace skua::microscope
