/// The frog in the tray as a model: which one it is, how far it is opened, and what was looked at.
#pragma once

#include <array>
#include <cstdint>

#include "opening.h"
#include "organs.h"
#include "skua/module.h"
#include "structure_set.h"

namespace skua::frog {

/// What can be done, as activities allow it: in the order in which it is offered.
enum class Offer : uint32_t {
  examine,
  choose_sex,
  look_through,
  cut,
  cut_path,
  pull,
  let_go,
  pin,
  unpin,
  fold,
  remove,
  put_back,
  weigh,
  measure,
  uncoil,
  open_up,
  inflate,
  move_aside,
  new_frog,
};
inline bool allows(const SimulationLook& look, Offer offer) {
  return look.allows(static_cast<uint32_t>(offer));
}
/// How a control looks that is off, with what to do first, until it can be used.
Look when(bool possible, std::string_view first);
/// How a control for a command looks: as `of`, but off and with the reason where the stage of the
/// lesson refuses it.
Look offered(const SimulationLook& look, Offer offer, Look of = {});

/// Layers below skin and muscle: organs, and from kBack on what belongs to the back and the body.
inline constexpr uint32_t kOrgans = 2, kBack = 8;

struct Frog {
  explicit Frog(const Launch&) {}

  bool apply(const Command&, EvidenceLog&);
  void step(uint32_t tick, EvidenceLog& log) { opening.step(tick, log); }
  bool at_rest() const { return opening.at_rest(); }
  void archive(Archive&);
  void checkpoint(Archive&);

  /// Whether a frog of this sex has it, in its place or on the tray.
  bool is_there(uint32_t structure) const;
  /// Whether it lies on the tray.
  bool is_out(uint32_t structure) const {
    return piece_of(structure) != kStays && organs.is_out(piece_of(structure));
  }
  /// Whether it was cut open.
  bool is_open(uint32_t structure) const;
  /// Whether enough was opened and taken out to get at it.
  bool is_in_reach(uint32_t structure) const;
  /// Whether what was cut and folded back lets one get at it, whatever organs lie over it.
  bool is_uncovered(uint32_t structure) const;
  bool is_examined(uint32_t structure) const { return examined_.has(structure); }
  /// Which layer is on top where the belly is opened: 0 skin, 1 muscle, 2 organs.
  uint32_t upper_layer() const;
  /// Whether anything was cut, pinned, moved or taken out.
  bool is_worked_on() const;
  uint32_t examined_count() const { return examined_.count(); }

  bool female = false;
  uint32_t at_hand =
      kNothing;  ///< the structure that was examined last, while the belly stays as it is
  Opening opening;
  bool through = false;  ///< bones, brain and mouth are seen through skin and muscle
  Organs organs;

 private:
  bool examine(const Command&, EvidenceLog&);
  bool choose_sex(const Command&, EvidenceLog&);
  bool look_through(const Command&, EvidenceLog&);
  bool new_frog(EvidenceLog&);
  void let_go_of_what_is_out_of_reach();
  StructureSet below_the_belly() const;
  void archive_looks(Archive&);

  StructureSet examined_;
};

/// Whether it is seen from outside, whatever is opened.
bool is_outside(uint32_t structure);

/// What of it activities can read, command and set pins at.
skua_simulation frog_simulation();

/// Draws it and shows what can be done with it.
void frog_view(const Frog&, Ui&, const SimulationLook&);

}  // namespace skua::frog
