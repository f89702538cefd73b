#include "attempt/view_lane.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/iso_time.h"

namespace skua {

void merge_view(NamedValues& state, const NamedValues& changes) {
  for (const NamedValue& change : changes) {
    const auto known = std::ranges::find(state, change.name, &NamedValue::name);
    if (known == state.end())
      state.push_back(change);
    else
      *known = change;
  }
}

NamedValues read_view(json::View view) {
  NamedValues values;
  for (const json::View member : view) {
    NamedValue value;
    value.name = member.key();
    if (const auto text = member.text()) {
      value.is_text = true;
      value.text = *text;
    } else if (const auto number = member.number()) {
      value.number = *number;
    } else {
      continue;
    }
    values.push_back(std::move(value));
  }
  return values;
}

void ViewLane::see(NamedValues state, Tick tick, uint32_t commands, double now_ms) {
  const bool typed = std::ranges::any_of(state, [&](const NamedValue& value) {
    return value.name.starts_with("f:") && std::ranges::find(state_, value) == state_.end();
  });
  if (typed && !due_ms_) due_ms_ = now_ms + kTypedMs;
  pending_ = std::move(state);
  if (now_ms - recorded_ms_ < kEveryMs) return;
  if (count_ == 0) opened_ms_ = now_ms;
  record(tick, commands);
  recorded_ms_ = now_ms;
}

void ViewLane::record(Tick tick, uint32_t commands) {
  const NamedValues now = *std::exchange(pending_, std::nullopt);
  NamedValues changes;
  for (const NamedValue& value : now) {
    if (!value.is_text && !std::isfinite(value.number)) continue;
    const auto known = std::ranges::find(state_, value.name, &NamedValue::name);
    if (known == state_.end() || *known != value) changes.push_back(value);
  }
  if (changes.empty()) return;
  if (count_++ == 0) {
    entries_.array();
    applied_ = commands;
  }
  entries_.array().number(tick).number(commands);
  write_values(entries_, changes);
  entries_.end();
  merge_view(state_, changes);
}

Item ViewLane::close(std::string_view attempt, Tick tick, uint32_t commands, double now_ms) {
  due_ms_.reset();
  if (pending_) {
    if (count_ == 0) opened_ms_ = now_ms;
    record(tick, commands);
  }
  if (count_ == 0) return {};
  json::Writer entries = std::exchange(entries_, {});
  json::Writer body;
  body.object().key("first").number(next_).key("views").raw(entries.end().str());
  const uint32_t first = std::exchange(next_, next_ + std::exchange(count_, 0));
  return make_item(std::string(attempt), ItemKind::view, first, iso_time(opened_ms_),
                   body.end().take(), applied_);
}

}  // namespace skua
