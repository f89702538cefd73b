/// The frog in the tray as a model: which one it is, how far it is opened, and what was looked at.
#pragma once

#include <array>
#include <cstdint>

#include "opening.h"
#include "skua/module.h"
#include "structure_set.h"

namespace skua::frog {

inline constexpr uint32_t kLeastLifted = 2;  ///< skin and muscle are cut and folded back instead
inline constexpr uint32_t kMostLifted = 7;   ///< then only the body itself is left
inline constexpr uint32_t kNothing = kStructureCount;

struct Frog {
  explicit Frog(const Launch&) {}

  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t tick, EvidenceLog& log) { opening.step(tick, log); }
  bool at_rest() const { return opening.at_rest(); }
  void archive(Archive&);
  void checkpoint(Archive&);

  /// Whether it is there in this frog, and was not lifted out yet.
  bool is_there(uint32_t structure) const;
  /// Whether enough was opened and lifted to get at it.
  bool is_in_reach(uint32_t structure) const;
  bool is_examined(uint32_t structure) const { return examined_.has(structure); }
  /// Which layer is on top where the belly is opened.
  uint32_t upper_layer() const;
  /// Whether the muscle is open so wide that layers of organs can be taken out.
  bool can_lift() const;
  uint32_t examined_count() const { return examined_.count(); }

  bool female = false;
  uint32_t lifted =
      kLeastLifted;  ///< layers, those of skin and muscle counted: kLeastLifted..kMostLifted
  uint32_t at_hand = kNothing;  ///< the structure that was examined last
  Opening opening;

 private:
  bool lift(const Command&, EvidenceLog&);
  bool examine(const Command&, EvidenceLog&);
  bool choose_sex(const Command&, EvidenceLog&);
  StructureSet below_the_belly() const;
  bool is_uncovered(uint32_t structure) const;
  void archive_looks(Archive&);

  StructureSet examined_;
};

/// What of it activities can read, command and set pins at.
skua_simulation frog_simulation();

/// Draws it and shows what can be done with it.
void frog_view(const Frog&, Ui&, const SimulationLook&);

}  // namespace skua::frog
