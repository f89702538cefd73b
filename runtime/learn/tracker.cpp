#include "learn/tracker.h"

#include <algorithm>
#include <utility>

namespace skua {

Tracker::Tracker(std::span<const char* const> items, std::span<const char* const> graded_by_school,
                 std::span<const char* const> unscored, Keys keys, const Scoring& scoring)
    : keys_(std::move(keys)), by_try_(scoring.by_try.begin(), scoring.by_try.end()) {
  items_.reserve(items.size());
  for (const std::string_view id : items) {
    items_.push_back({.id = std::string(id)});
    items_.back().by_school = std::ranges::find(graded_by_school, id) != graded_by_school.end();
    items_.back().unscored = std::ranges::find(unscored, id) != unscored.end();
    if (items_.size() <= scoring.points.size())
      items_.back().points = scoring.points[items_.size() - 1];
  }
}

Tracker tracker_of(const skua_activity& activity, Keys keys) {
  return Tracker({activity.items, activity.item_count}, {activity.graded, activity.graded_count},
                 {activity.unscored, activity.unscored_count}, std::move(keys),
                 scoring_of(activity));
}

/// What the activity says of an item stays.
void Tracker::begin_from(std::vector<ItemRecord> items, bool completed) {
  for (std::size_t i = 0; i < items.size() && i < items_.size(); ++i) {
    items[i].by_school = items_[i].by_school;
    items[i].unscored = items_[i].unscored;
    items[i].points = items_[i].points;
  }
  items_ = std::move(items);
  completed_ = completed;
}

const ItemKey* Tracker::key_of(std::string_view item) const {
  const auto found = std::ranges::find(keys_, item, &ItemKey::item);
  return found == keys_.end() ? nullptr : &*found;
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
    case SKUA_SUBMITTED:
    case SKUA_HINTED:
      break;
  }
  const bool marked_elsewhere = item != nullptr && evidence.kind != SKUA_HINTED &&
                                item->by_school != (evidence.kind == SKUA_SUBMITTED);
  if (item == nullptr || marked_elsewhere) {
    ++ignored_;
    return std::nullopt;
  }
  if (evidence.kind == SKUA_HINTED) {
    ++item->hints;
    return Finding{.hints = item->hints};
  }
  if (evidence.kind == SKUA_SUBMITTED) return take_submission(*item, evidence);
  ++item->tries;
  item->response = evidence.response;
  if (evidence.correct && !item->done) {
    item->done = true;
    item->share = share_at_try(item->tries);
  }
  return Finding{item->tries, item->hints};
}

/// After the completion it is an answer like any other to read, and changes no points.
std::optional<Finding> Tracker::take_submission(ItemRecord& item, const Evidence& evidence) {
  ++item.tries;
  item.done = true;
  if (completed_) return Finding{item.tries, item.hints};
  item.response = evidence.response;
  const ItemKey* key = key_of(item.id);
  item.share = key != nullptr && key->accepts(item.response) ? 1 : 0;
  return Finding{item.tries, item.hints};
}

/// Tries are counted from 1.
double Tracker::share_at_try(uint32_t try_number) const {
  return by_try_[std::min<std::size_t>(try_number, by_try_.size()) - 1];
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
  for (const ItemRecord& item : items_) {
    if (item.unscored) continue;
    score.raw += item.share * item.points;
    score.max += is_unmarked(item) ? 0 : item.points;
  }
  score.scaled = score.max > 0 ? score.raw / score.max : 0;
  return score;
}

uint32_t Tracker::item_count() const {
  return static_cast<uint32_t>(std::ranges::count(items_, false, &ItemRecord::unscored));
}

uint32_t Tracker::done_count() const {
  return static_cast<uint32_t>(std::ranges::count_if(
      items_, [](const ItemRecord& item) { return item.done && !item.unscored; }));
}

}  // namespace skua
