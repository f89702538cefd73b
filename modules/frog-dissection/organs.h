/// The organs of the opened frog: which of them were taken out, and what was found out about them.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>

#include "aside.h"
#include "frog_facts.h"
#include "sight.h"
#include "size.h"
#include "skua/module.h"
#include "structure_set.h"

namespace skua::frog {

inline constexpr uint32_t kPieceCount = std::size(kPieces);
inline constexpr uint32_t kNothing = kStructureCount;

struct Frog;

/// Pieces are numbered as in `kPieces`, and a set of them has a bit for each.
struct Organs {
  static constexpr uint32_t kMostStrokes = 3;

  /// The frog's commands about organs; false: refused, and nothing changed.
  bool apply(const Command&, const Frog&, EvidenceLog&);
  void archive(Archive&);

  bool is_out(uint32_t piece) const { return (out >> piece & 1u) != 0; }
  bool is_weighed(uint32_t piece) const { return (weighed >> piece & 1u) != 0; }
  bool is_measured(uint32_t structure) const { return measured.has(structure); }
  Way way_of(uint32_t hanging) const { return aside[hanging]; }
  bool is_aside(uint32_t structure) const {
    const uint32_t hanging = hanging_of(structure);
    return hanging != kFixed && aside[hanging] != Way::home;
  }
  /// How much more of a structure is in sight because others, or itself, lie aside.
  double gain(uint32_t structure) const { return static_cast<double>(gain_[structure]); }
  /// Works that out again, after whatever may have changed it.
  void look(bool female, bool through);
  Lying lying(bool female, bool through = false) const { return {female, out, aside, through}; }
  /// Whether any was taken out, moved aside or filled.
  bool is_disturbed() const { return out != 0 || aside != Aside{} || strokes[0] + strokes[1] > 0; }
  /// Another frog lies there: all is in its place. What was weighed and measured stays known.
  void put_all_back();

  uint32_t out = 0;      ///< pieces that lie on the tray
  uint32_t weighed = 0;  ///< pieces whose mass is known
  StructureSet measured;
  bool uncoiled = false;      ///< the gut, while it is out
  bool stomach_open = false;  ///< while the gut is out
  bool heart_open = false;    ///< while the heart is out
  Aside aside{};              ///< where what hangs lies; what is out, home
  uint32_t shifted = kFixed;  ///< what was moved aside last, or kFixed …
  StructureSet came;          ///< … and what it uncovered more of
  std::array<uint32_t, 2>
      strokes{};  ///< of the pipette, in the right lung and the left: 0..kMostStrokes

 private:
  bool move_aside(const Command&, const Frog&, EvidenceLog&);
  bool remove(const Command&, const Frog&, EvidenceLog&);
  bool put_back(const Command&, const Frog&, EvidenceLog&);
  bool weigh(const Command&, const Frog&, EvidenceLog&);
  bool measure(const Command&, const Frog&, EvidenceLog&);
  bool uncoil(const Command&, const Frog&, EvidenceLog&);
  bool open_up(const Command&, const Frog&, EvidenceLog&);
  bool inflate(const Command&, const Frog&, EvidenceLog&);

  // What follows from the rest.
  Lying looked_;
  Gain gain_{};
};

/// The piece that a structure belongs to, or kStays.
inline uint32_t piece_of(uint32_t structure) { return kStructures[structure].piece; }
/// The structure or piece that is called so, or kNothing.
uint32_t structure_called(std::string_view id);
uint32_t piece_called(std::string_view id);
/// Whether a frog of this sex has it.
bool has(bool female, uint32_t structure);
bool has_piece(bool female, uint32_t piece);

/// Pieces that still lie over it, so that it can neither be taken out nor be put back.
uint32_t lying_over(const Organs&, bool female, uint32_t piece);
/// Pieces in the way of moving what hangs: over it as it lies, or over its place when it is to go
/// back there.
uint32_t in_the_way(const Organs&, bool female, uint32_t hanging, Way);
/// Of a structure in its place, the share of its outline that is in sight from the belly, 0 to 1.
/// `through`: the wall of the body hides nothing.
/// What shows this much can be got at.
inline constexpr double kEnoughInSight = 0.08;
double share_in_sight(const Organs&, bool female, uint32_t structure, bool through);

/// With what is in it, as a balance shows it; of a piece, of all its structures. Volumes of the
/// solids, times the density of such tissue (anatomy/README.md).
double mass_g(uint32_t piece);
/// As a ruler says.
double length_mm(uint32_t structure);
double width_mm(uint32_t structure);
/// Of the whole gut when it is laid straight, from the mouth's end on.
double gut_length_mm();
/// How many times as wide as at rest a lung is after so many strokes of the pipette.
double lung_scale(uint32_t strokes);

}  // namespace skua::frog
