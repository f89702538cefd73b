/// Two bodies side by side as a model: which two, how far they are laid open, and what was
/// compared.
#pragma once

#include <cstdint>

#include "points.h"
#include "skua/module.h"

namespace skua::frog {

/// From snout to vent, in mm: means of grown leopard frogs (comparison/README.md says of whom).
inline constexpr double kMale_mm = 68, kFemale_mm = 74;

/// The two bodies: a male and a female frog, or a frog and a human.
enum class Figure : uint32_t { male, female, frog, human };

struct Comparison {
  explicit Comparison(const Launch&) {}

  /// Commands: compare {point}, stand_beside {human}, open_to {depth}, measure, call {on}.
  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t, EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(Archive&);

  /// Whether a point belongs to the two that are shown, and is laid open now.
  bool is_shown(uint32_t point) const;
  bool was_compared(uint32_t point) const { return (compared >> point & 1u) != 0; }
  /// How many points of one kind were compared.
  uint32_t compared_count(bool with_human) const;
  Figure figure(uint32_t place) const {
    if (human) return place == 0 ? Figure::frog : Figure::human;
    return place == 0 ? Figure::male : Figure::female;
  }

  bool human = false;
  Bared depth = Bared::outside;
  uint32_t at_hand = kNoPoint;  ///< the point that was compared last, while it is shown
  uint32_t compared = 0;        ///< a bit for each point
  bool measured = false;        ///< how long both frogs are
  bool calls = false;           ///< the male calls: his vocal sacs are full of air

 private:
  bool compare(const Command&, EvidenceLog&);
  void let_go();
};

/// Whether an animal has what a point is about.
bool has_point(Figure, uint32_t point);

/// Their places among the commands, as in SimulationLook::allows.
enum ComparisonCommand : uint32_t { kCompare, kStandBeside, kOpenTo, kMeasure, kCall };

/// What activities can read, command and set pins at.
skua_simulation comparison_simulation();

/// Draws both and shows what can be done with them.
void comparison_view(const Comparison&, Ui&, const SimulationLook&);

}  // namespace skua::frog
