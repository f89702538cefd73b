#include "learn/program.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/evidence_log.h"
#include "learn/activity_view.h"

namespace skua {
namespace {

constexpr std::size_t kMostGiven = 8;

}  // namespace

// ---- program
// ------------------------------------------------------------------------------------------------

std::expected<std::unique_ptr<Program>, std::vector<json::Error>> Program::read(std::string_view json, const skua_module_desc& module,
                                                                                std::string_view from) {
  const auto document = json::parse(json);
  if (!document) return std::unexpected(std::vector{document.error()});
  const json::View named = document->root()["simulation"];
  const skua_simulation* simulation = find_simulation(module, named.text().value_or(""));
  if (simulation == nullptr) {
    std::string names;
    for (const skua_simulation& one : std::span(module.simulations, module.simulation_count))
      names += (names.empty() ? "" : ", ") + std::string(one.id);
    return std::unexpected(std::vector{named.fault("the module has no simulation \"" + std::string(named.text().value_or("")) +
                                                   "\"; there is " + (names.empty() ? "none" : names))});
  }
  auto activity = read_activity(json, described(*simulation));
  if (!activity) return std::unexpected(std::move(activity.error()));
  const auto first = std::ranges::find(activity->stages, from, &ActivityStage::id);
  if (first != activity->stages.end()) activity->begins_at = static_cast<uint32_t>(first - activity->stages.begin());
  return std::unique_ptr<Program>(new Program(std::move(*activity), *simulation));
}

Program::Program(Activity activity, const skua_simulation& simulation) : activity_(std::move(activity)), simulation_(simulation) {
  for (const ActivityItem& item : activity_.items) {
    if (item.is_opinion()) continue;
    items_.push_back(item.id.c_str());
    points_.push_back(item.points);
    if (!item.is_part_of_score()) unscored_.push_back(item.id.c_str());
    if (!item.is_marked_here()) by_school_.push_back(item.id.c_str());
  }
  skua_activity& a = as_activity_;
  a.size = sizeof a;
  a.id = activity_.id.c_str();
  a.items = items_.data();
  a.item_count = static_cast<uint32_t>(items_.size());
  a.graded = by_school_.data();
  a.graded_count = static_cast<uint32_t>(by_school_.size());
  a.unscored = unscored_.data();
  a.unscored_count = static_cast<uint32_t>(unscored_.size());
  a.undoable = simulation.undoable;
  a.undoable_count = simulation.undoable_count;
  a.program = static_cast<const PlayedActivity*>(this);
  a.create = [](const skua_launch_info* launch) -> void* { return new Performance(*launch); };
  a.destroy = [](void* performance) { delete static_cast<Performance*>(performance); };
  a.apply = [](void* performance, const skua_command* command, skua_evidence_log* log) -> int {
    return static_cast<Performance*>(performance)->apply_command(*command, log) ? 1 : 0;
  };
  a.step = [](void* performance, uint32_t tick, skua_evidence_log* log) { static_cast<Performance*>(performance)->step(tick, log); };
  a.at_rest = [](const void* performance) -> int { return static_cast<const Performance*>(performance)->at_rest() ? 1 : 0; };
  a.archive = [](void* performance, skua_archive* archive) { static_cast<Performance*>(performance)->archive(archive); };
  a.checkpoint = [](void* performance, skua_archive* archive) { static_cast<Performance*>(performance)->checkpoint(archive); };
  a.view = [](const void* performance, skua_ui* ui) { show_activity(*static_cast<const Performance*>(performance), ui); };
}

void Program::keep_told(void* restored, const void* taken_back, skua_evidence_log* log) const {
  static_cast<Performance*>(restored)->keep_told(*static_cast<const Performance*>(taken_back), log);
}

void Program::carry(void* model, const CarriedEvidence& evidence) const { static_cast<Performance*>(model)->carry(evidence); }

void Program::write_shown(const void* model, json::Writer& out) const { static_cast<const Performance*>(model)->run().write_shown(out); }

Scoring Program::scoring() const { return {activity_.scoring.empty() ? std::span<const double>(kUsualShares) : activity_.scoring, points_}; }

// ---- performance
// --------------------------------------------------------------------------------------------

Performance::Performance(const skua_launch_info& launch)
    : program_(*static_cast<const Program*>(static_cast<const PlayedActivity*>(launch.program))),
      run_(program_.activity(), launch.seed),
      model_(program_.simulation().create(&launch)) {}

Performance::~Performance() { program_.simulation().destroy(model_); }

bool Performance::apply_command(const skua_command& command, skua_evidence_log* log) {
  command_ = &command;
  log_ = log;
  EvidenceLog evidence(log);
  if (!run_.apply(command, *this, evidence)) return false;
  run_.look(*this, false, evidence);
  return true;
}

bool Performance::apply(const Command&, EvidenceLog&) {
  // What the simulation doesn't offer is for its own tests, and no activity's.
  const std::span offers(program_.simulation().offers, program_.simulation().offer_count);
  const bool offered = std::ranges::any_of(offers, [&](const skua_offer& one) { return from_abi(command_->name) == one.name; });
  return offered && program_.simulation().apply(model_, command_, log_) != 0;
}

std::size_t Performance::told() const { return log_ == nullptr ? 0 : log_->entries.size(); }

void Performance::step(uint32_t tick, skua_evidence_log* log) {
  if (program_.simulation().at_rest(model_) == 0) program_.simulation().step(model_, tick, log);
  EvidenceLog evidence(log);
  run_.look(*this, true, evidence);
}

void Performance::keep_told(const Performance& taken_back, skua_evidence_log* log) {
  EvidenceLog evidence(log);
  run_.keep_told(taken_back.run_, taken_back, *this);
  run_.look(*this, false, evidence);
}

bool Performance::at_rest() const { return program_.simulation().at_rest(model_) != 0 && !run_.waits(*this); }

void Performance::archive(skua_archive* raw) {
  Archive archive(raw);
  run_.archive(archive);
  program_.simulation().archive(model_, raw);
}

void Performance::checkpoint(skua_archive* raw) {
  Archive archive(raw);
  run_.checkpoint(archive);
  const skua_simulation& simulation = program_.simulation();
  (simulation.checkpoint != nullptr ? simulation.checkpoint : simulation.archive)(model_, raw);
}

Operand Performance::observe(uint32_t observable) const { return {program_.simulation().observables[observable].read(model_)}; }

Operand Performance::work_out(uint32_t quantity, std::span<const Operand> values) const {
  std::array<double, kMostGiven> given{};
  for (std::size_t i = 0; i < values.size() && i < given.size(); ++i) given[i] = values[i].number;
  return {program_.simulation().quantities[quantity].work_out(model_, given.data())};
}

}  // namespace skua
