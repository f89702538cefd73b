// The state of an opened belly: in full, and in brief.
#include "opening.h"

namespace skua::frog {

void LastDeed::archive(Archive& a) {
  a.field("deed", deed);
  a.check("deed", static_cast<int32_t>(deed) >= 0 && static_cast<int32_t>(deed) < kDeeds);
  a.field("number", number);
  a.field("skin_mm", length_mm[0]);
  a.field("muscle_mm", length_mm[1]);
  a.field("layer", layer);
  a.check("layer", layer == Layer::skin || layer == Layer::muscle);
  a.field("pin", pin);
  nicked.archive(a, "nicked");
}

void Opening::Fold::archive(Archive& a) {
  a.field("layer", layer);
  a.check("layer", layer == Layer::skin || layer == Layer::muscle);
  if (a.loading() && layer != Layer::muscle) layer = Layer::skin;
  a.field("ticks", ticks);
  a.field("length", length);
  a.check("length", length == kFold || length == kPin);
  a.check("ticks", ticks < length + kEnd);
  a.field("from_x", from.x);
  a.field("from_y", from.y);
  a.field("from_z", from.z);
  a.field("to_x", to.x);
  a.field("to_y", to.y);
  a.field("to_z", to.z);
}

void Opening::archive(Archive& a) {
  for (LayerSheet& one : sheets_) one.take().archive(a);
  for (uint32_t& open : open_) {
    a.field("open", open);
    a.check("open", open <= 100);
  }
  clear_[0].archive(a, "clear_of_skin");
  clear_[1].archive(a, "clear_of_muscle");
  nicked_.archive(a, "nicked");
  a.field("pulled_x", pulled_from_.x);
  a.field("pulled_y", pulled_from_.y);
  last_.archive(a);
  uint32_t folds = folding_ ? 1 : 0;
  a.field("folds", folds);
  a.check("folds", folds <= 1);
  if (a.loading()) folding_ = folds == 1 ? std::optional(Fold{}) : std::nullopt;
  if (folding_) folding_->archive(a);
  if (!a.loading()) return;
  // Forceps that are led hold something.
  const bool possible = !folding_ || sheet(folding_->layer).held().has_value();
  a.check("folds", possible);
  if (!possible) folding_.reset();
  look_at_cuts();
}

void Opening::checkpoint(Archive& a) {
  for (LayerSheet& one : sheets_) one.take().checkpoint(a);
  nicked_.archive(a, "nicked");
  if (!a.loading()) return;
  folding_.reset();
  last_ = {};
  look_at_cuts();
  look();
}

}  // namespace skua::frog
