/// The frog in the tray as a model: which one it is, how far it is opened, and what was looked at.
#pragma once

#include <array>
#include <cstdint>

#include "organs.h"
#include "skua/module.h"

namespace skua::frog {

inline constexpr uint32_t kMostLifted = 2;  ///< skin and muscle: then the organs are in sight

/// What can be done, as activities allow it: in the order in which it is offered.
enum class Offer : uint32_t {
  lift,
  examine,
  choose_sex,
  look_through,
  remove,
  put_back,
  weigh,
  measure,
  uncoil,
  open_up,
  inflate,
};
inline bool allows(const SimulationLook& look, Offer offer) {
  return look.allows(static_cast<uint32_t>(offer));
}

struct Frog {
  explicit Frog(const Launch&) {}

  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t, EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(Archive&);

  /// Whether it is there in this frog, in its place or on the tray, and what covers all was lifted.
  bool is_there(uint32_t structure) const;
  /// Whether it lies on the tray.
  bool is_out(uint32_t structure) const {
    return piece_of(structure) != kStays && organs.is_out(piece_of(structure));
  }
  /// Whether it was cut open.
  bool is_open(uint32_t structure) const;
  /// Whether enough of it is in sight to get at it.
  bool is_in_reach(uint32_t structure) const;
  bool is_examined(uint32_t structure) const {
    return (examined_[structure / 32] >> structure % 32 & 1u) != 0;
  }
  uint32_t examined_count() const;

  bool female = false;
  uint32_t lifted = 0;          ///< layers, 0..kMostLifted
  uint32_t at_hand = kNothing;  ///< the structure that was examined last
  bool through = false;         ///< bones, brain and mouth are seen through skin and muscle
  Organs organs;

 private:
  bool lift(const Command&, EvidenceLog&);
  bool examine(const Command&, EvidenceLog&);
  bool choose_sex(const Command&, EvidenceLog&);
  bool look_through(const Command&, EvidenceLog&);
  void let_go_of_what_is_out_of_reach();

  std::array<uint32_t, (kStructureCount + 31) / 32> examined_{};
};

/// What of it activities can read, command and set pins at.
skua_simulation frog_simulation();

/// Draws it and shows what can be done with it.
void frog_view(const Frog&, Ui&, const SimulationLook&);

}  // namespace skua::frog
