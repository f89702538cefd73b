/// An activity in JSON together with the simulation that it is about: for the rest of the runtime an
/// activity like any other.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/played_activity.h"
#include "learn/activity.h"
#include "learn/activity_run.h"
#include "skua/abi.h"

namespace skua {

class Program final : public PlayedActivity {
 public:
  /// Reads the activity; it must be about one of the module's simulations. All that is wrong.
  /// `from`: the stage at which attempts begin; the first where it names none.
  static std::expected<std::unique_ptr<Program>, std::vector<json::Error>> read(
      std::string_view json, const skua_module_desc&, std::string_view from = {});

  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  const Activity& activity() const { return activity_; }
  const skua_simulation& simulation() const { return simulation_; }
  /// Sessions of it end before the program does.
  const skua_activity& as_activity() const { return as_activity_; }
  void keep_told(void* restored, const void* taken_back, skua_evidence_log*) const override;
  void carry(void* model, const CarriedEvidence&) const override;
  void write_shown(const void* model, json::Writer&) const override;
  Scoring scoring() const override;

 private:
  Program(Activity, const skua_simulation&);

  Activity activity_;
  const skua_simulation& simulation_;
  std::vector<const char*> items_, by_school_, unscored_;
  std::vector<uint32_t> points_;  ///< of items_
  skua_activity as_activity_{};
};

/// One attempt at a program: the lesson, and the simulation's model.
class Performance final : public RunningSimulation {
 public:
  explicit Performance(const skua_launch_info&);
  ~Performance();
  Performance(const Performance&) = delete;
  Performance& operator=(const Performance&) = delete;

  bool apply_command(const skua_command&, skua_evidence_log*);
  void step(uint32_t tick, skua_evidence_log*);
  void keep_told(const Performance& taken_back, skua_evidence_log*);
  void carry(const CarriedEvidence& evidence) { run_.carry(evidence); }
  bool at_rest() const;
  void archive(skua_archive*);
  void checkpoint(skua_archive*);

  const Program& program() const { return program_; }
  const ActivityRun& run() const { return run_; }
  const void* model() const { return model_; }

  Operand observe(uint32_t observable) const override;
  Operand work_out(uint32_t quantity, std::span<const Operand> values) const override;
  bool apply(const Command&, EvidenceLog&) override;
  std::size_t told() const override;

 private:
  const Program& program_;
  ActivityRun run_;
  void* model_;
  const skua_command* command_ = nullptr;  ///< that is being applied, as it came
  skua_evidence_log* log_ = nullptr;
};

}  // namespace skua
