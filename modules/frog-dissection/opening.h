/// The belly as it is opened: skin and muscle that are cut, folded back and pinned, and what a
/// blade met below them.
///
/// Commands give places in thousandths of the body's length, as seen from the belly: x from the
/// tail end to the snout, y from the midline to the frog's own right, z from the back to the belly.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "belly.h"
#include "belly_path.h"
#include "skua/module.h"
#include "structure_set.h"

namespace skua::frog {

/// How far a blade goes: through the skin; through the muscle too; on into what lies below.
enum class Depth : int32_t { skin, muscle, beneath };
enum class Tool : int32_t { scissors, scalpel };
inline constexpr std::array<std::string_view, 3> kDepths{"skin", "muscle", "beneath"};
inline constexpr std::array<std::string_view, 2> kTools{"scissors", "scalpel"};
inline constexpr std::array<std::string_view, 2> kLayerNames{"skin", "muscle"};

/// What the last command came to, for saying it in words.
enum class Deed : int32_t {
  none,
  cut,          ///< of `length_mm` in each layer
  cut_nothing,  ///< nothing whole lay along the path
  cut_refused,  ///< so many cuts were made that no more are possible
  pulled,
  let_go,
  pinned,
  unpinned,
  folding,  ///< a flap is on its way
  folded,   ///< and is pinned
  no_flap,  ///< there is none that could be folded that way
};
inline constexpr int32_t kDeeds = 11;

struct LastDeed {
  Deed deed = Deed::none;
  uint32_t number = 0;  ///< counts them
  std::array<uint32_t, kLayers> length_mm{};
  Layer layer = Layer::skin;
  uint32_t pin = 0;
  StructureSet nicked = {};  ///< by that cut

  void archive(Archive&);
};

/// The sheet of a layer. Until something is done to it, it is the whole one, which takes time to
/// make: a lesson that begins does not wait for it.
class LayerSheet {
 public:
  explicit LayerSheet(Layer layer) : layer_(layer) {}

  const Sheet& get() const { return own_ ? *own_ : whole_sheet(layer_); }
  /// To do something to it.
  Sheet& take() { return own_ ? *own_ : own_.emplace(whole_sheet(layer_)); }
  bool is_taken() const { return own_.has_value(); }

 private:
  Layer layer_;
  std::optional<Sheet> own_;
};

class Opening {
 public:
  Opening() : sheets_{LayerSheet(Layer::skin), LayerSheet(Layer::muscle)} {}

  /// `there`: the structures below that a blade can meet.
  bool apply(const Command&, EvidenceLog&, const StructureSet& there);
  void step(uint32_t tick, EvidenceLog&);
  bool at_rest() const {
    return !folding_ && std::ranges::all_of(sheets_, [](const LayerSheet& one) {
      return !one.is_taken() || one.get().at_rest();
    });
  }
  void archive(Archive&);
  void checkpoint(Archive&);

  const Sheet& sheet(Layer layer) const { return sheets_[static_cast<uint32_t>(layer)].get(); }
  std::size_t cut_count(Layer layer) const {
    const LayerSheet& one = sheets_[static_cast<uint32_t>(layer)];
    return one.is_taken() ? one.get().cut_count() : 0;
  }
  std::span<const Pin> pins(Layer layer) const {
    const LayerSheet& one = sheets_[static_cast<uint32_t>(layer)];
    return one.is_taken() ? one.get().pins() : std::span<const Pin>();
  }
  /// How much of what the sheet covered lies open, in per cent. It follows the sheet some times a
  /// second, and is exact when that has come to rest.
  uint32_t open_percent(Layer layer) const { return open_[static_cast<uint32_t>(layer)]; }
  /// Whether nothing of the sheet lies over a good part of a structure, as of then.
  bool is_clear(Layer layer, uint32_t structure) const {
    return clear_[static_cast<uint32_t>(layer)].has(structure);
  }
  /// Whether it is cut all along the middle of the belly; and across, in front and behind.
  bool is_cut_along(Layer layer) const { return cuts(layer).along; }
  /// The landmark, throat or pelvis, that a cut along the midline does not reach yet. None where it
  /// reaches both, or there is no such cut.
  std::optional<std::string_view> short_of(Layer) const;
  bool is_cut_across(Layer layer) const { return cuts(layer).across; }
  const StructureSet& nicked() const { return nicked_; }
  /// Of what is not there any more nothing is nicked.
  void forget_nicks_but(const StructureSet& there) { nicked_.keep(there); }
  const LastDeed& last() const { return last_; }
  bool is_folding() const { return folding_.has_value(); }
  /// The layer that the forceps hold, if they do.
  std::optional<Layer> held() const;
  uint32_t pin_count() const;

 private:
  /// A way on which the forceps are led: over, to fold a flap, or down, to pin what they hold.
  struct Fold {
    Layer layer = Layer::skin;
    uint32_t ticks = 0;   ///< since it began
    uint32_t length = 1;  ///< ticks until it is there
    Place from, to;
    void archive(Archive&);

    static constexpr uint32_t kFold = 120, kPin = 24;  ///< lengths
    /// What does not get there so soon comes down where it is; after that it is pinned in any case.
    static constexpr uint32_t kWait = 60, kEnd = 90;
  };

  /// What the cuts of a layer come to, as of the last one.
  struct Cuts {
    bool middle = false, throat = false, pelvis = false;  ///< parts of the midline that are cut
    bool along = false, across = false;
  };
  const Cuts& cuts(Layer layer) const { return cuts_[static_cast<uint32_t>(layer)]; }
  void look_at_cuts();
  Sheet& tissue(Layer layer) { return sheets_[static_cast<uint32_t>(layer)].take(); }
  bool cut_between(const Command&, EvidenceLog&, const StructureSet& there);
  bool cut_path(const Command&, EvidenceLog&, const StructureSet& there);
  bool cut(std::span<const Point> path, Tool, Depth, EvidenceLog&, const StructureSet& there);
  void nick(std::span<const Point> path, Tool, Depth, const StructureSet& there);
  bool pull(const Command&, EvidenceLog&);
  bool let_go(EvidenceLog&);
  bool pin(const Command&, EvidenceLog&);
  bool unpin(const Command&, EvidenceLog&);
  bool fold(const Command&, EvidenceLog&);
  void lead_fold();
  void release();
  void lead(Layer, Place to, uint32_t ticks);
  void look();
  LastDeed& did(Deed);

  std::array<LayerSheet, kLayers> sheets_;
  std::array<uint32_t, kLayers> open_{};
  std::array<StructureSet, kLayers> clear_{};
  std::array<Cuts, kLayers> cuts_{};  ///< follow from the sheets: no state of their own
  StructureSet nicked_;
  std::optional<Fold> folding_;
  Place pulled_from_;  ///< by the forceps that hold something: where they took it
  LastDeed last_;
};

/// The vertex of a sheet that forceps or a pin take at a place seen from above: of the topmost
/// triangle there the nearest corner that is free; beside the sheet, the nearest free one within
/// `reach`.
std::optional<uint32_t> vertex_at(const Sheet&, Point, double reach);

}  // namespace skua::frog
