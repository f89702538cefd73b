/// The frog in the tray as a model: which one it is, how far it is opened, and what was looked at.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>

#include "frog_facts.h"
#include "skua/module.h"

namespace skua::frog {

inline constexpr uint32_t kStructureCount = std::size(kStructures);
inline constexpr uint32_t kMostLifted = 7;  ///< then only the body itself is left
inline constexpr uint32_t kNothing = kStructureCount;

struct Frog {
  explicit Frog(const Launch&) {}

  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t, EvidenceLog&) {}
  bool at_rest() const { return true; }
  void archive(Archive&);

  /// Whether it is there in this frog, and was not lifted out yet.
  bool is_there(uint32_t structure) const;
  /// Whether enough was lifted to get at it.
  bool is_in_reach(uint32_t structure) const;
  bool is_examined(uint32_t structure) const {
    return (examined_[structure / 32] >> structure % 32 & 1u) != 0;
  }
  uint32_t examined_count() const;

  bool female = false;
  uint32_t lifted = 0;          ///< layers, 0..kMostLifted
  uint32_t at_hand = kNothing;  ///< the structure that was examined last

 private:
  bool lift(const Command&, EvidenceLog&);
  bool examine(const Command&, EvidenceLog&);
  bool choose_sex(const Command&, EvidenceLog&);

  std::array<uint32_t, (kStructureCount + 31) / 32> examined_{};
};

/// What of it activities can read, command and set pins at.
skua_simulation frog_simulation();

/// Draws it and shows what can be done with it.
void frog_view(const Frog&, Ui&, const SimulationLook&);

}  // namespace skua::frog
