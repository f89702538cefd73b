#include "platform/headless/model_run.h"

#include <algorithm>

#include "core/json.h"
#include "core/played_activity.h"
#include "core/session.h"
#include "skua/value.h"

namespace skua {
namespace {

constexpr std::size_t kUndoDepth = 8;  // as the session's

}  // namespace

ModelRun::ModelRun(const skua_activity& activity, uint32_t seed, std::string_view mode)
    : activity_(activity), seed_(seed), mode_(mode), model_(make()) {}

ModelRun::~ModelRun() { activity_.destroy(model_); }

void* ModelRun::make() const {
  skua_launch_info launch{};
  launch.size = sizeof launch;
  launch.seed = seed_;
  launch.mode = to_abi(mode_);
  launch.program = activity_.program;
  return activity_.create(&launch);
}

bool ModelRun::is_undoable(std::string_view name) const {
  const std::span names(activity_.undoable, activity_.undoable_count);
  return std::ranges::any_of(names, [&](const char* other) { return name == other; });
}

bool ModelRun::apply_to_model(std::string_view name, std::span<const NamedValue> values) {
  std::vector<skua_value> raw_values;
  for (const NamedValue& value : values) raw_values.push_back(value.to_abi());
  skua_command raw{};
  raw.size = sizeof raw;
  raw.name = to_abi(name);
  raw.values = raw_values.data();
  raw.value_count = static_cast<uint32_t>(raw_values.size());
  skua_evidence_log log{evidence_, tick_, commands_ + 1};
  return activity_.apply(model_, &raw, &log) != 0;
}

bool ModelRun::apply(std::string_view name, std::span<const NamedValue> values) {
  if (name == kUndo) {
    if (!values.empty() || undo_.empty() || !take_back()) return false;
  } else {
    const bool undoable = is_undoable(name);
    Archived before = undoable ? saved() : Archived();
    if (!apply_to_model(name, values)) return false;
    if (!undoable || !before) undo_.clear();
    if (undoable && before) undo_.push_back(std::move(*before));
    if (undo_.size() > kUndoDepth) undo_.erase(undo_.begin());
  }
  ++commands_;
  return true;
}

bool ModelRun::take_back() {
  ModelRun taken_back(activity_, seed_, mode_);
  std::swap(taken_back.model_, model_);
  if (!go_to(undo_.back())) {
    std::swap(taken_back.model_, model_);
    return false;
  }
  undo_.pop_back();
  skua_evidence_log log{evidence_, tick_, commands_ + 1};
  keep_told(activity_, model_, taken_back.model_, &log);
  return true;
}

void ModelRun::step() {
  ++tick_;
  skua_evidence_log log{evidence_, tick_, commands_};
  activity_.step(model_, tick_, &log);
}

void ModelRun::poke() {
  skua_evidence_log log{evidence_, tick_ + 1, commands_};
  activity_.step(model_, tick_ + 1, &log);
}

std::expected<void, std::string> ModelRun::go_to(std::span<const uint8_t> saved) {
  void* other = make();
  if (auto loaded = load(activity_, other, saved); !loaded) {
    activity_.destroy(other);
    return loaded;
  }
  activity_.destroy(model_);
  model_ = other;
  return {};
}

std::expected<void, std::string> ModelRun::reload() {
  const Archived bytes = saved();
  if (!bytes) return std::unexpected(bytes.error());
  return go_to(*bytes);
}

std::size_t ModelRun::bytes() const {
  const Archived now = saved();
  if (!now) return 0;
  std::size_t sum = now->size();
  for (const auto& before : undo_) sum += before.size();
  return sum;
}

Archived ModelRun::checkpoint() const {
  return activity_.checkpoint == nullptr ? saved() : save_checkpoint(activity_, model_);
}

Archived ModelRun::checkpoint_after(std::span<const uint8_t> checkpoint) const {
  ModelRun other(activity_, seed_, mode_);
  const auto loaded = activity_.checkpoint == nullptr
                          ? load(activity_, other.model_, checkpoint)
                          : load_checkpoint(activity_, other.model_, checkpoint);
  if (!loaded) return std::unexpected(loaded.error());
  return other.checkpoint();
}

std::string describe(const Evidence& evidence) {
  constexpr std::string_view kKinds[] = {"",          "predicted", "answered", "hinted",
                                         "performed", "completed", "submitted"};
  const auto kind = static_cast<std::size_t>(evidence.kind);
  std::string text(kind < std::size(kKinds) ? kKinds[kind] : "of an unknown kind");
  if (!evidence.item.empty()) text += " " + evidence.item;
  if (!evidence.response.empty()) text += ", response " + evidence.response;
  if (evidence.kind == SKUA_ANSWERED) text += evidence.correct ? ", right" : ", wrong";
  if (evidence.step != 0) text += ", step " + std::to_string(evidence.step);
  if (!evidence.misconception.empty()) text += ", " + evidence.misconception;
  if (!evidence.details.empty()) {
    json::Writer details;
    write_values(details, evidence.details);
    text += " " + details.take();
  }
  return text + " at tick " + std::to_string(evidence.tick);
}

}  // namespace skua
