/// A model by itself, one call at a time: nothing is held back, and nothing of what it says is
/// dropped. The command `undo` is kept as the session keeps it.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive.h"
#include "core/command_record.h"
#include "core/evidence_log.h"
#include "skua/abi.h"

namespace skua {

class ModelRun {
 public:
  ModelRun(const skua_activity& activity, uint32_t seed, std::string_view mode);
  ~ModelRun();
  ModelRun(const ModelRun&) = delete;
  ModelRun& operator=(const ModelRun&) = delete;

  /// True if the model took the command. Evidence is kept either way.
  bool apply(std::string_view name, std::span<const NamedValue> values);
  /// The next tick, even at rest.
  void step();
  /// The next tick, but it is not counted: what a model at rest must not notice.
  void poke();
  /// Goes on with a new model that has read what this one saved.
  std::expected<void, std::string> reload();
  /// What a host with little room keeps: the activity's checkpoint, or all there is.
  Archived checkpoint() const;
  /// A new model that has read a checkpoint; what it then gives as its own.
  Archived checkpoint_after(std::span<const uint8_t> checkpoint) const;

  bool can_undo() const { return !undo_.empty(); }
  bool at_rest() const { return activity_.at_rest(model_) != 0; }
  std::expected<uint64_t, std::string> hash() const { return hash_of(activity_, model_); }
  FieldList fields() const { return describe(activity_, model_); }
  Archived saved() const { return save(activity_, model_); }
  /// Bytes of the state and of those that can be gone back to; 0 when it can't be saved.
  std::size_t bytes() const;
  const void* model() const { return model_; }
  Tick tick() const { return tick_; }
  /// All since the start.
  const std::vector<Evidence>& evidence() const { return evidence_; }

 private:
  void* make() const;
  std::expected<void, std::string> go_to(std::span<const uint8_t> saved);
  bool apply_to_model(std::string_view name, std::span<const NamedValue> values);
  bool is_undoable(std::string_view name) const;
  bool take_back();

  const skua_activity& activity_;
  uint32_t seed_;
  std::string mode_;
  void* model_;
  Tick tick_ = 0;
  uint32_t commands_ = 0;  ///< taken so far
  std::vector<Evidence> evidence_;
  std::vector<std::vector<uint8_t>> undo_;  ///< before each command that can be taken back
};

/// On one line: "answered age, response b, right, gas_age".
std::string describe(const Evidence&);

}  // namespace skua
