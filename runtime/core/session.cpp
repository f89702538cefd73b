#include "core/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/archive.h"
#include "core/bytes.h"
#include "core/hash.h"
#include "core/played_activity.h"
#include "skua/value.h"

namespace skua {
namespace {

constexpr double kTickMs = 1000.0 / 60.0;
constexpr int kTicksAtOnce = 12;
constexpr double kContinuousEveryMs = 1000.0 / 20.0;
constexpr Tick kKeyframeTicks = 600;
constexpr uint8_t kKeyframeVersion = 2;

ReplayFault fault(const CommandRecord& command, const std::string& why) {
  return {command.number, "command " + std::to_string(command.number) + " (" + command.name +
                              " at tick " + std::to_string(command.tick) + "): " + why};
}

std::expected<uint64_t, std::string> with_tick(std::expected<uint64_t, std::string> fields,
                                               Tick tick) {
  if (!fields) return fields;
  Fnv64 hash;
  hash.little_endian(*fields, 8);
  hash.little_endian(tick, 4);
  return hash.value;
}

}  // namespace

bool may_continue(std::span<const NamedValue> values) {
  return std::ranges::any_of(values, [](const NamedValue& value) { return !value.is_text; });
}

bool same_movement(std::string_view name, std::span<const NamedValue> values,
                   std::string_view other_name, std::span<const NamedValue> other) {
  if (name != other_name || values.size() != other.size()) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].name != other[i].name || values[i].is_text != other[i].is_text) return false;
    if (values[i].is_text && values[i].text != other[i].text) return false;
  }
  return may_continue(values);
}

Session::Session(const skua_activity& activity, uint32_t seed, std::string_view mode,
                 StateHashes hashes, CarriedEvidence evidence)
    : activity_(activity),
      seed_(seed),
      mode_(mode),
      hashes_(hashes),
      carried_(std::move(evidence)),
      model_(new_model()) {}

Session::Owned Session::new_model() const {
  skua_launch_info launch{};
  launch.size = sizeof launch;
  launch.seed = seed_;
  launch.mode = to_abi(mode_);
  launch.program = activity_.program;
  Owned model(activity_.create(&launch), activity_.destroy);
  carry(activity_, model.get(), carried_);
  return model;
}

/// A model of its own, so that what can't be read leaves the present one as it is.
std::expected<Session::Owned, std::string> Session::model_from(
    std::span<const uint8_t> archived) const {
  Owned model = new_model();
  if (const auto loaded = load(activity_, model.get(), archived); !loaded)
    return std::unexpected(loaded.error());
  return model;
}

bool Session::at_rest() const { return tick_ >= kLastTick || activity_.at_rest(model_.get()) != 0; }

bool Session::step_once() {
  if (at_rest()) return false;
  const std::size_t known = evidence_.size();
  skua_evidence_log log{evidence_, ++tick_, command_count()};
  activity_.step(model_.get(), tick_, &log);
  note_state_of_completion(known);
  return true;
}

/// What completes an attempt says in which state: that costs a hash, once.
void Session::note_state_of_completion(std::size_t from) {
  for (std::size_t i = from; i < evidence_.size(); ++i) {
    if (evidence_[i].kind != SKUA_COMPLETED) continue;
    completed_ = true;
    if (const auto hash = state_hash()) evidence_[i].state = hex64(*hash);
  }
}

// ---- commands
// -------------------------------------------------------------------------------------------

bool Session::apply_to_model(std::string_view name, std::span<const NamedValue> values) {
  std::vector<skua_value> raw_values;
  raw_values.reserve(values.size());
  for (const NamedValue& value : values) raw_values.push_back(value.to_abi());
  skua_command raw{};
  raw.size = sizeof raw;
  raw.name = to_abi(name);
  raw.values = raw_values.data();
  raw.value_count = static_cast<uint32_t>(raw_values.size());

  const std::size_t known = evidence_.size();
  skua_evidence_log log{evidence_, tick_, command_count() + 1};
  if (activity_.apply(model_.get(), &raw, &log) == 0) {
    evidence_.resize(known);
    return false;
  }
  note_state_of_completion(known);
  return true;
}

bool Session::is_undoable(std::string_view name) const {
  const std::span names(activity_.undoable, activity_.undoable_count);
  return std::ranges::any_of(names, [&](const char* other) { return name == other; });
}

bool Session::undo() {
  if (undo_.empty()) return false;
  auto model = model_from(undo_.latest());
  if (!model) return false;
  const std::size_t known = evidence_.size();
  skua_evidence_log log{evidence_, tick_, command_count() + 1};
  keep_told(activity_, model->get(), model_.get(), &log);
  undo_.pop();
  model_ = std::move(*model);
  note_state_of_completion(known);
  return true;
}

/// A movement (a slider's) is one thing to take back, whatever the number of its commands.
bool Session::continues_movement(std::string_view name, std::span<const NamedValue> values) const {
  return !undo_.empty() && undo_.number() + 1 == command_count() && !commands_.empty() &&
         tick_ - commands_.back().tick <= kOneMovementTicks &&
         same_movement(name, values, commands_.back().name, commands_.back().values);
}

bool Session::apply_undoable(std::string_view name, std::span<const NamedValue> values) {
  if (continues_movement(name, values)) {
    if (!apply_to_model(name, values)) return false;
    undo_.go_on();
    return true;
  }
  auto before = save(activity_, model_.get());
  if (!apply_to_model(name, values)) return false;
  if (!before) {
    undo_.clear();
    return true;
  }
  undo_.push(command_count(), std::move(*before));
  return true;
}

bool Session::apply(std::string_view name, NamedValues values) {
  if (name == kUndo) {
    if (!values.empty() || !undo()) return false;
  } else if (is_undoable(name)) {
    if (!apply_undoable(name, values)) return false;
  } else {
    if (!apply_to_model(name, values)) return false;
    undo_.clear();
  }
  record(name, std::move(values));
  return true;
}

void Session::record(std::string_view name, NamedValues values) {
  commands_.push_back({command_count(), tick_, std::string(name), std::move(values)});
  if (hashes_ == StateHashes::after_each_command) states_.push_back(state());
  const bool completes = std::exchange(completed_, false);
  if (!completes && tick_ - keyframe_tick_ < kKeyframeTicks) return;
  keyframe_tick_ = tick_;
  auto taken = keyframe();
  if (!taken) return;
  fresh_keyframe_ = std::move(*taken);
  fresh_keyframe_->completes = completes;
}

std::expected<void, ReplayFault> Session::restore(std::span<const CommandRecord> commands) {
  for (const CommandRecord& command : commands) {
    if (std::string wrong = command_fault(command.name, command.values); !wrong.empty()) {
      return std::unexpected(fault(command, wrong));
    }
    if (command.tick < tick_) {
      return std::unexpected(
          fault(command, "the simulation is already at tick " + std::to_string(tick_)));
    }
    while (tick_ < command.tick) {
      if (!step_once()) {
        return std::unexpected(
            fault(command, "the model came to rest at tick " + std::to_string(tick_)));
      }
    }
    if (!apply(command.name, command.values))
      return std::unexpected(fault(command, "the model refused it"));
  }
  return {};
}

bool Session::advance(double now_ms) {
  const bool held_was_due = held_ && now_ms >= held_->due_ms;
  const bool applied = held_was_due && settle();
  if (held_was_due) last_applied_ms_ = now_ms;
  int ticks = 0;
  if (!at_rest()) {
    owed_ms_ += std::max(0.0, now_ms - clock_ms_.value_or(now_ms));
    clock_ms_ = now_ms;
    while (owed_ms_ >= kTickMs && ticks < kTicksAtOnce && step_once()) {
      owed_ms_ -= kTickMs;
      ++ticks;
    }
    if (owed_ms_ >= kTickMs) owed_ms_ = 0;
  }
  if (at_rest()) {
    // Time at rest does not count: the clock starts anew with the next movement.
    clock_ms_.reset();
    owed_ms_ = 0;
  }
  return applied || ticks > 0;
}

double Session::due_in(double now_ms) const {
  if (!at_rest()) return 0;
  return held_ ? std::max(0.0, held_->due_ms - now_ms) : -1;
}

bool Session::follows_last(std::string_view name, std::span<const NamedValue> values) const {
  return live_ && same_movement(name, values, commands_.back().name, commands_.back().values);
}

bool Session::settle() {
  if (!held_) return false;
  Held held = std::move(*held_);
  held_.reset();
  return apply(held.name, std::move(held.values));
}

Submitted Session::submit(std::string_view name, std::span<const NamedValue> values,
                          double now_ms) {
  if (!command_fault(name, values).empty()) return Submitted::refused;
  NamedValues owned(values.begin(), values.end());
  for (NamedValue& value : owned) value.number += 0.0;  // turns -0 into 0

  if (held_ && same_movement(name, owned, held_->name, held_->values)) {
    if (now_ms < held_->due_ms) {
      held_->values = std::move(owned);
      return Submitted::held;
    }
    held_.reset();
  } else if (held_) {
    settle();
  } else if (follows_last(name, owned) && now_ms - last_applied_ms_ < kContinuousEveryMs) {
    held_ = Held{std::string(name), std::move(owned), last_applied_ms_ + kContinuousEveryMs};
    return Submitted::held;
  }
  if (!apply(name, std::move(owned))) return Submitted::refused;
  live_ = true;
  last_applied_ms_ = now_ms;
  return Submitted::applied;
}

// ---- the state as bytes
// -----------------------------------------------------------------------------------

std::expected<void, std::string> Session::begin_from(std::span<const uint8_t> bytes,
                                                     uint32_t commands) {
  Owned model = new_model();
  const auto loaded = activity_.checkpoint == nullptr
                          ? load(activity_, model.get(), bytes)
                          : load_checkpoint(activity_, model.get(), bytes);
  if (!loaded) return std::unexpected(loaded.error());
  model_ = std::move(model);
  first_ = commands;
  return {};
}

std::expected<std::vector<uint8_t>, std::string> Session::checkpoint() const {
  return activity_.checkpoint == nullptr ? save(activity_, model_.get())
                                         : save_checkpoint(activity_, model_.get());
}

std::expected<Keyframe, std::string> Session::keyframe() const {
  auto model = save(activity_, model_.get());
  if (!model) return std::unexpected(model.error());
  ByteWriter out;
  out.number(kKeyframeVersion, 1).number(command_count(), 4).number(tick_, 4);
  out.block(*model);
  undo_.write(out, *model);
  return Keyframe{command_count(), tick_, out.sealed()};
}

std::expected<void, std::string> Session::jump(const Keyframe& keyframe,
                                               std::span<const CommandRecord> before) {
  auto in = ByteReader::unsealed(keyframe.bytes);
  if (!in) return std::unexpected(in.error());
  if (in->number(1) != kKeyframeVersion)
    return std::unexpected("the keyframe is of another version");
  const auto commands = static_cast<uint32_t>(in->number(4));
  const auto tick = static_cast<Tick>(in->number(4));
  const auto archived = in->block();
  Undo undo;
  if (const auto read = undo.read(*in, archived); !read) return std::unexpected(read.error());
  if (!in->complete()) return std::unexpected("the keyframe ends too early, or too late");
  if (commands != first_ + before.size() || (!before.empty() && before.back().tick > tick) ||
      tick > kLastTick)
    return std::unexpected("the keyframe belongs to other commands");
  if (!undo.empty()) {
    if (const auto usable = model_from(undo.latest()); !usable)
      return std::unexpected(usable.error());
  }
  auto model = model_from(archived);
  if (!model) return std::unexpected(model.error());

  model_ = std::move(*model);
  tick_ = tick;
  keyframe_tick_ = tick;
  completed_ = false;
  undo_ = std::move(undo);
  commands_.assign(before.begin(), before.end());
  // What the states before were is known to whoever has the commands, and nobody asks for it here.
  if (hashes_ == StateHashes::after_each_command) {
    states_.resize(commands_.size(), {std::unexpected(std::string("not replayed")), {}});
    if (!states_.empty()) states_.back() = state();
  }
  evidence_.clear();
  held_.reset();
  clock_ms_.reset();
  owed_ms_ = 0;
  live_ = false;
  fresh_keyframe_.reset();
  return {};
}

std::vector<Evidence> Session::take_evidence() { return std::exchange(evidence_, {}); }

std::expected<uint64_t, std::string> Session::state_hash() const {
  return with_tick(hash_of(activity_, model_.get()), tick_);
}

StateMark Session::state() const {
  StateMark mark;
  mark.hash = with_tick(hash_and_marks(activity_, model_.get(), mark.fields), tick_);
  return mark;
}

}  // namespace skua
