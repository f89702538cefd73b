#include "platform/headless/model_run.h"

#include "core/json.h"
#include "skua/value.h"

namespace skua {

ModelRun::ModelRun(const skua_activity& activity, uint32_t seed, std::string_view mode)
    : activity_(activity), seed_(seed), mode_(mode), model_(make()) {}

ModelRun::~ModelRun() { activity_.destroy(model_); }

void* ModelRun::make() const {
  skua_launch_info launch{};
  launch.size = sizeof launch;
  launch.seed = seed_;
  launch.mode = to_abi(mode_);
  return activity_.create(&launch);
}

bool ModelRun::apply(std::string_view name, std::span<const NamedValue> values) {
  std::vector<skua_value> raw_values;
  for (const NamedValue& value : values) raw_values.push_back(value.to_abi());
  skua_command raw{};
  raw.size = sizeof raw;
  raw.name = to_abi(name);
  raw.values = raw_values.data();
  raw.value_count = static_cast<uint32_t>(raw_values.size());
  skua_evidence_log log{evidence_, tick_};
  return activity_.apply(model_, &raw, &log) != 0;
}

void ModelRun::step() {
  ++tick_;
  skua_evidence_log log{evidence_, tick_};
  activity_.step(model_, tick_, &log);
}

void ModelRun::poke() {
  skua_evidence_log log{evidence_, tick_ + 1};
  activity_.step(model_, tick_ + 1, &log);
}

std::expected<void, std::string> ModelRun::reload() {
  const Archived bytes = saved();
  if (!bytes) return std::unexpected(bytes.error());
  void* other = make();
  if (const auto loaded = load(activity_, other, *bytes); !loaded) {
    activity_.destroy(other);
    return std::unexpected(loaded.error());
  }
  activity_.destroy(model_);
  model_ = other;
  return {};
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
