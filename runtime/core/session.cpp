#include "core/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/archive.h"
#include "core/hash.h"
#include "skua/value.h"

namespace skua {
namespace {

constexpr double kTickMs = 1000.0 / 60.0;
constexpr int kTicksAtOnce = 4;
constexpr double kContinuousEveryMs = 1000.0 / 20.0;

/// Whether both are the same movement: only numbers differ, and there is one.
bool same_movement(std::string_view name, std::span<const NamedValue> values,
                   std::string_view other_name, std::span<const NamedValue> other) {
  if (name != other_name || values.size() != other.size()) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].name != other[i].name || values[i].is_text != other[i].is_text) return false;
    if (values[i].is_text && values[i].text != other[i].text) return false;
  }
  return may_continue(values);
}

ReplayFault fault(const CommandRecord& command, const std::string& why) {
  return {command.number, "command " + std::to_string(command.number) + " (" + command.name +
                              " at tick " + std::to_string(command.tick) + "): " + why};
}

}  // namespace

bool may_continue(std::span<const NamedValue> values) {
  return std::ranges::any_of(values, [](const NamedValue& value) { return !value.is_text; });
}

Session::Session(const skua_activity& activity, uint32_t seed, std::string_view mode)
    : activity_(activity) {
  skua_launch_info launch{};
  launch.size = sizeof launch;
  launch.seed = seed;
  launch.mode = to_abi(mode);
  model_ = activity.create(&launch);
}

Session::~Session() { activity_.destroy(model_); }

bool Session::at_rest() const { return tick_ >= kLastTick || activity_.at_rest(model_) != 0; }

bool Session::step_once() {
  if (at_rest()) return false;
  skua_evidence_log log{evidence_, ++tick_};
  activity_.step(model_, tick_, &log);
  return true;
}

bool Session::apply(std::string_view name, NamedValues values) {
  std::vector<skua_value> raw_values;
  raw_values.reserve(values.size());
  for (const NamedValue& value : values) raw_values.push_back(value.to_abi());
  skua_command raw{};
  raw.size = sizeof raw;
  raw.name = to_abi(name);
  raw.values = raw_values.data();
  raw.value_count = static_cast<uint32_t>(raw_values.size());

  const std::size_t known = evidence_.size();
  skua_evidence_log log{evidence_, tick_};
  if (activity_.apply(model_, &raw, &log) == 0) {
    evidence_.resize(known);
    return false;
  }
  commands_.push_back(
      {static_cast<uint32_t>(commands_.size()), tick_, std::string(name), std::move(values)});
  return true;
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

std::vector<Evidence> Session::take_evidence() { return std::exchange(evidence_, {}); }

std::expected<uint64_t, std::string> Session::state_hash() const {
  const auto fields = hash_of(activity_, model_);
  if (!fields) return std::unexpected(fields.error());
  Fnv64 hash;
  hash.little_endian(*fields, 8);
  hash.little_endian(tick_, 4);
  return hash.value;
}

}  // namespace skua
