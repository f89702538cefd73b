#include "learn/occasions.h"

#include <algorithm>
#include <iterator>

#include "learn/activity_ranges.h"

namespace skua {
namespace {

bool is_about(const std::vector<uint32_t>& objectives, uint32_t objective) { return std::ranges::find(objectives, objective) != objectives.end(); }

/// What conditions know of somebody who has shown this much of the objective at the most, and not mastered it.
class NotMastered final : public Ranges {
 public:
  NotMastered(const ActivityRanges& all, uint32_t objective, bool shown) : all_(all), objective_(objective), shown_(shown) {}
  NumberRange variable(uint32_t index) const override { return all_.variable(index); }
  std::optional<NumberRange> call(uint32_t index, std::span<const NumberRange> given) const override {
    const bool asked = !given.empty() && given[0].min == objective_ && given[0].max == objective_;
    if (asked && index == static_cast<uint32_t>(ActivityFunction::mastered)) return NumberRange{0, 0};
    if (asked && index == static_cast<uint32_t>(ActivityFunction::shown) && !shown_) return NumberRange{0, 0};
    return all_.call(index, given);
  }

 private:
  const ActivityRanges& all_;
  uint32_t objective_;
  bool shown_;
};

/// What somebody has at the end of a way, who did all of it right.
struct Ending {
  ObjectiveRecord::Missing missing;
  uint32_t occasions = 0;
  bool is_mastered() const { return missing == ObjectiveRecord::Missing{}; }
  uint32_t lacks() const { return missing.right + missing.contexts + missing.by_doing; }
};

class Search {
 public:
  Search(const Activity& activity, const Simulation& simulation, uint32_t objective) : activity_(activity), ranges_(simulation, activity), objective_(objective) {}

  std::vector<OutOfReach> all() {
    const ObjectiveRecord nothing(activity_.objectives[objective_].knowledge);
    const std::optional<Ending> best = best_from(activity_.begins_at, nothing);
    if (!best) return {};
    if (!best->is_mastered()) return {{objective_, std::nullopt, best->missing, best->occasions}};
    look_along(activity_.begins_at, nothing);
    std::ranges::stable_sort(found_, {}, [](const OutOfReach& one) { return one.by->from; });
    return tried_ > kMostStepsTried ? std::vector<OutOfReach>() : std::move(found_);
  }

 private:
  /// Of all ways from this stage on the one that lacks the least; nothing where there are too many.
  std::optional<Ending> best_from(uint32_t stage, ObjectiveRecord record) {
    if (++tried_ > kMostStepsTried) return std::nullopt;
    show_all(stage, record);
    if (record.mastered()) return Ending{.occasions = record.opportunities()};
    std::optional<Ending> best;
    for (const Step& step : steps_from(stage, record)) {
      const std::optional<Ending> one = best_from(step.to, record);
      if (!one) return std::nullopt;
      if (!best || one->lacks() < best->lacks()) best = one;
      if (best->is_mastered()) return best;
    }
    return best ? best : Ending{record.missing(), record.opportunities()};
  }

  /// Notes each step after which it is too late. Before this stage it is not.
  void look_along(uint32_t stage, ObjectiveRecord record) {
    show_all(stage, record);
    if (record.mastered()) return;
    for (const Step& step : steps_from(stage, record)) {
      const std::optional<Ending> best = best_from(step.to, record);
      if (!best) return;
      if (best->is_mastered()) {
        look_along(step.to, record);
      } else if (std::ranges::find(found_, std::optional(step), &OutOfReach::by) == found_.end()) {
        found_.push_back({objective_, step, best->missing, best->occasions});
      }
    }
  }

  /// Where who has shown this much can go.
  std::vector<Step> steps_from(uint32_t stage, const ObjectiveRecord& record) const {
    const std::vector<Way>& ways = activity_.stages[stage].ways;
    const NotMastered known(ranges_, objective_, record.known_by_answers());
    std::vector<Step> steps;
    for (uint32_t i = 0; i < ways.size(); ++i) {
      if (!ways[i].when || ways[i].when->can_hold(known)) steps.push_back({stage, ways[i].to, i});
    }
    const bool always_leads = std::ranges::any_of(ways, [](const Way& way) { return !way.when; });
    if (!always_leads && stage + 1 < activity_.stages.size()) steps.push_back({stage, stage + 1, std::nullopt});
    return steps;
  }

  void show_all(uint32_t stage, ObjectiveRecord& record) const {
    for (const ActivityTask& task : activity_.stages[stage].tasks) {
      if (task.kind == TaskKind::item) answer(activity_.items[task.index], stage, record);
      if (task.kind == TaskKind::goal && is_about(activity_.goals[task.index].objectives, objective_)) record.take({.context = stage, .by_doing = true, .right = true});
      if (task.kind == TaskKind::practice) practise(activity_.practices[task.index], stage, record);
    }
  }

  void answer(const ActivityItem& item, uint32_t stage, ObjectiveRecord& record) const {
    if (item.is_marked_here() && is_about(item.objectives, objective_))
      record.take({.context = stage, .options = item.chosen_from(), .expected_wrong = item.expected_wrong, .by_doing = item.is_done(), .right = true});
  }

  /// The questions that show most; which ones are asked depends on the student.
  void practise(const ActivityPractice& practice, uint32_t stage, ObjectiveRecord& record) const {
    std::vector<uint32_t> open = practice.items;
    const auto learned_from = [&](uint32_t item) {
      ObjectiveRecord later = record;
      answer(activity_.items[item], stage, later);
      return later.learned();
    };
    for (uint32_t left = practice.most; left > 0 && !open.empty(); --left) {
      if (practice.objective == objective_ && record.known_by_answers()) return;
      const auto best = std::ranges::max_element(open, {}, learned_from);
      answer(activity_.items[*best], stage, record);
      open.erase(best);
    }
  }

  const Activity& activity_;
  ActivityRanges ranges_;
  uint32_t objective_;
  uint32_t tried_ = 0;
  std::vector<OutOfReach> found_;
};

}  // namespace

std::vector<OutOfReach> out_of_reach(const Activity& activity, const Simulation& simulation) {
  std::vector<OutOfReach> all;
  for (uint32_t i = 0; i < activity.objectives.size(); ++i) {
    const bool elsewhere = std::ranges::any_of(activity.items, [&](const ActivityItem& item) { return item.by_school && is_about(item.objectives, i); });
    if (elsewhere) continue;
    std::ranges::move(Search(activity, simulation, i).all(), std::back_inserter(all));
  }
  return all;
}

}  // namespace skua
