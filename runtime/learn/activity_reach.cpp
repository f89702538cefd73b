// What a lesson can still show of an objective.
#include <algorithm>
#include <bit>

#include "learn/activity_run.h"

namespace skua {

namespace {

/// Of each stage whether who stands at `from` can come to it; ways lead to later stages only.
std::vector<bool> stages_ahead(const Activity& activity, uint32_t from) {
  std::vector<bool> ahead(activity.stages.size(), false);
  ahead[from] = true;
  for (std::size_t i = from; i < ahead.size(); ++i) {
    if (!ahead[i]) continue;
    const std::vector<Way>& ways = activity.stages[i].ways;
    for (const Way& way : ways) ahead[way.to] = true;
    const bool always_leads = std::ranges::any_of(ways, [](const Way& way) { return !way.when; });
    if (!always_leads && i + 1 < ahead.size()) ahead[i + 1] = true;
  }
  return ahead;
}

bool is_about(std::span<const uint32_t> objectives, uint32_t objective) { return std::ranges::find(objectives, objective) != objectives.end(); }

}  // namespace

bool ActivityRun::can_still_master(uint32_t objective) const {
  ObjectiveRecord record = objectives_[objective];
  const std::vector<bool> ahead = stages_ahead(activity_, stage_);
  const auto show = [&](const CarriedOpportunity& one, uint32_t stage) {
    if (!counts(objective, one)) return false;
    record.take({.context = stage, .options = one.options, .expected_wrong = one.expected_wrong, .by_doing = one.by_doing, .right = true});
    return true;
  };
  const auto answer = [&](const ActivityItem& item, uint32_t stage) { return show(occasion_of(item, stage, true), stage); };
  for (uint32_t stage = stage_; stage < ahead.size(); ++stage) {
    if (!ahead[stage]) continue;
    for (const ActivityTask& task : activity_.stages[stage].tasks) {
      if (task.kind == TaskKind::item) {
        const ActivityItem& item = activity_.items[task.index];
        if (item.is_marked_here() && is_about(item.objectives, objective) && answering_[task.index].tries == 0) answer(item, stage);
      } else if (task.kind == TaskKind::goal) {
        if (is_about(activity_.goals[task.index].objectives, objective) && !reaching_[task.index].told) show(occasion_of(activity_.goals[task.index], stage, true), stage);
      } else if (task.kind == TaskKind::practice) {
        const ActivityPractice& practice = activity_.practices[task.index];
        const PracticeRecord& state = practices_[task.index];
        if (practice.objective != objective || state.done) continue;
        uint32_t left = practice.most - std::min(practice.most, static_cast<uint32_t>(std::popcount(state.asked)));
        for (const uint32_t item : practice.items) {
          if (left > 0 && answering_[item].tries == 0 && answer(activity_.items[item], stage)) --left;
        }
      }
    }
  }
  return record.mastered();
}

}  // namespace skua
