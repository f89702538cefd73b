#include "learn/tracker.h"

#include <algorithm>
#include <utility>

namespace skua {

double points_at_try(uint32_t try_number) {
  if (try_number <= 1) return 1;
  return try_number == 2 ? 0.75 : 0.5;
}

Tracker::Tracker(std::span<const char* const> items) {
  items_.reserve(items.size());
  for (const char* id : items) items_.push_back({.id = id});
}

const ItemRecord* Tracker::item(std::string_view id) const {
  const auto found = std::ranges::find(items_, id, &ItemRecord::id);
  return found == items_.end() ? nullptr : &*found;
}

ItemRecord* Tracker::find(std::string_view id) {
  return const_cast<ItemRecord*>(std::as_const(*this).item(id));
}

std::optional<Finding> Tracker::take(const Evidence& evidence) {
  ItemRecord* item = find(evidence.item);
  switch (evidence.kind) {
    case SKUA_PREDICTED:
      if (evidence.item.empty()) break;
      if (item != nullptr) item->predicted = true;
      return Finding{};
    case SKUA_PERFORMED:
      if (evidence.item.empty()) break;
      if (ItemRecord* shown = shown_item(evidence)) shown->done = true;
      return Finding{};
    case SKUA_COMPLETED:
      if (std::exchange(completed_, true)) return std::nullopt;
      return Finding{};
    case SKUA_ANSWERED:
    case SKUA_HINTED:
      break;
  }
  if (item == nullptr) {
    ++ignored_;
    return std::nullopt;
  }
  if (evidence.kind == SKUA_HINTED) {
    ++item->hints;
    return Finding{.hints = item->hints};
  }
  ++item->tries;
  if (evidence.correct && !item->done) {
    item->done = true;
    item->points = points_at_try(item->tries);
  }
  return Finding{item->tries, item->hints};
}

/// The item that `show_answer` names; null for everything else that is performed.
ItemRecord* Tracker::shown_item(const Evidence& evidence) {
  if (evidence.item != "show_answer") return nullptr;
  for (const NamedValue& detail : evidence.details) {
    if (detail.name == "item" && detail.is_text) return find(detail.text);
  }
  return nullptr;
}

Score Tracker::score() const {
  Score score;
  for (const ItemRecord& item : items_) score.raw += item.points;
  score.max = item_count();
  score.scaled = score.max > 0 ? score.raw / score.max : 0;
  return score;
}

uint32_t Tracker::done_count() const {
  return static_cast<uint32_t>(std::ranges::count_if(items_, &ItemRecord::done));
}

}  // namespace skua
