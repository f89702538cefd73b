#include "learn/dead_ends.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "learn/activity_ranges.h"
#include "learn/field_reader.h"

namespace skua {
namespace {

/// What became of a question or goal by the time that somebody stands somewhere: of each question, then of each goal.
enum class Met : uint8_t { no, maybe, done };
using AllMet = std::vector<Met>;

/// What conditions can come to for who has met no more than this.
class Here final : public Ranges {
 public:
  Here(const ActivityRanges& all, const Activity& activity, const AllMet& met) : all_(all), activity_(activity), met_(met) {}

  NumberRange variable(uint32_t index) const override { return all_.variable(index); }
  std::optional<NumberRange> call(uint32_t index, std::span<const NumberRange> given) const override {
    constexpr NumberRange kNever{0, 0}, kSurely{1, 1};
    const std::optional<NumberRange> any = all_.call(index, given);
    if (given.empty() || !any) return any;
    const auto named = [&] { return static_cast<std::size_t>(given[0].min); };  // a question, goal or misconception, by its place
    switch (static_cast<ActivityFunction>(index)) {
      case ActivityFunction::done:
        return met_[named()] == Met::no ? kNever : met_[named()] == Met::done ? kSurely : *any;
      case ActivityFunction::tries:
      case ActivityFunction::hints:
        return met_[named()] == Met::no ? kNever : *any;
      case ActivityFunction::showed:
        return met_[activity_.mistakes[named()].item] == Met::no ? kNever : *any;
      case ActivityFunction::reached:
        return met_[activity_.items.size() + named()] == Met::no || passed_all_ || passed_ == named() ? kNever : *any;
      default:
        return any;
    }
  }
  /// As if this goal, or each goal, had been gone on without.
  void pass(std::size_t goal) { passed_ = goal; }
  void pass_all() { passed_all_ = true; }

 private:
  const ActivityRanges& all_;
  const Activity& activity_;
  const AllMet& met_;
  std::optional<std::size_t> passed_;
  bool passed_all_ = false;
};

std::string place_of(std::size_t stage, std::size_t task, std::string_view field) {
  return "/stages/" + std::to_string(stage) + "/tasks/" + std::to_string(task) + "/" + std::string(field);
}

class Walk {
 public:
  Walk(const Activity& activity, const Simulation& simulation) : activity_(activity), simulation_(simulation), ranges_(simulation, activity) {}

  DeadEnds look() {
    for (std::size_t s = 0; s < activity_.stages.size(); ++s) check_allowed(s);
    go(0, AllMet(activity_.items.size() + activity_.goals.size(), Met::no));
    DeadEnds found;
    found.faults = std::move(sure_);
    for (json::Error& one : waiting_) {
      const bool sometimes_fine = std::ranges::find(fine_, one.at) != fine_.end();
      (sometimes_fine ? found.remarks : found.faults).push_back(std::move(one));
    }
    return found;
  }

 private:
  // ---- what a stage does not allow

  bool allows(const ActivityStage& stage, std::string_view command) const { return stage.allow_all || std::ranges::find(stage.allow, command) != stage.allow.end(); }

  void check_allowed(std::size_t s) {
    const ActivityStage& stage = activity_.stages[s];
    for (std::size_t t = 0; t < stage.tasks.size(); ++t) {
      const ActivityTask& task = stage.tasks[t];
      if (task.kind == TaskKind::action && !allows(stage, task.id))
        sure_.push_back({place_of(s, t, "do"), "the stage does not allow " + quoted(task.id) + ", so the button does nothing: name it in \"allow\""});
      if (task.kind != TaskKind::goal) continue;
      const ActivityGoal& goal = activity_.goals[task.index];
      if (!goal.tried_by.empty() && !allows(stage, goal.tried_by))
        sure_.push_back({place_of(s, t, "tried_by"), "the stage does not allow " + quoted(goal.tried_by) + ", so nobody can try: name it in \"allow\""});
      if (!stage.allow_all && stage.allow.empty() && asks_simulation(goal.when))
        sure_.push_back({place_of(s, t, "until"), "asks about the simulation, in which this stage allows nothing: name in \"allow\" the commands that lead there"});
    }
  }

  bool asks_simulation(const Expression& condition) const {
    for (uint32_t i = 0; i < simulation_.observables.size(); ++i) {
      if (condition.names(static_cast<uint32_t>(ActivityVariable::observable) + i)) return true;
    }
    for (uint32_t i = 0; i < simulation_.quantities.size(); ++i) {
      if (condition.calls(static_cast<uint32_t>(ActivityFunction::quantity) + i)) return true;
    }
    return false;
  }

  // ---- from stage to stage

  void go(std::size_t stage, AllMet met) {
    if (seen_.size() >= kMostStagesTried || !seen_.insert({stage, met}).second) return;
    path_.push_back(stage);
    if (activity_.stages[stage].any_order) {
      do_all(stage, met);
    } else {
      do_in_turn(stage, met);
    }
    const std::vector<Way>& ways = activity_.stages[stage].ways;
    bool always_leads = false;
    for (const Way& way : ways) {
      always_leads = always_leads || !way.when;
      if (can_hold(way.when, met)) go(way.to, met);
    }
    if (!always_leads && stage + 1 < activity_.stages.size()) go(stage + 1, met);
    path_.pop_back();
  }

  bool can_hold(const std::optional<Expression>& condition, const AllMet& met) const { return !condition || condition->can_hold(Here(ranges_, activity_, met)); }

  /// The next one comes when the one before it is done.
  void do_in_turn(std::size_t s, AllMet& met) {
    const std::vector<ActivityTask>& tasks = activity_.stages[s].tasks;
    for (std::size_t t = 0; t < tasks.size(); ++t) {
      if (!can_hold(tasks[t].when, met)) continue;
      check_after(s, t, met);
      if (tasks[t].kind == TaskKind::goal) check(s, t, "until", activity_.goals[tasks[t].index].when, met);
      meet(tasks[t], met, tasks[t].when ? Met::maybe : Met::done);
    }
  }

  /// All that does not wait is there at once, and then what waited for it.
  void do_all(std::size_t s, AllMet& met) {
    const std::vector<ActivityTask>& tasks = activity_.stages[s].tasks;
    std::vector<bool> there(tasks.size(), false);
    for (bool more = true; more;) {
      more = false;
      for (std::size_t t = 0; t < tasks.size(); ++t) {
        if (there[t] || !can_hold(tasks[t].when, met) || !can_hold(tasks[t].after, met)) continue;
        meet(tasks[t], met, Met::maybe);
        there[t] = more = true;
      }
    }
    for (std::size_t t = 0; t < tasks.size(); ++t) {
      if (!there[t] && !can_hold(tasks[t].when, met)) continue;
      check_after(s, t, met);
      if (tasks[t].kind != TaskKind::goal) continue;
      Met& self = met[activity_.items.size() + tasks[t].index];
      const Met before = std::exchange(self, Met::no);
      check(s, t, "until", activity_.goals[tasks[t].index].when, met);
      self = before;
    }
    for (const ActivityTask& task : tasks) {
      if (!task.when) meet(task, met, Met::done);
    }
  }

  void meet(const ActivityTask& task, AllMet& met, Met how) const {
    if (task.kind == TaskKind::item) met[task.index] = how;
    if (task.kind == TaskKind::goal) met[activity_.items.size() + task.index] = how;
    if (task.kind != TaskKind::practice) return;
    for (const uint32_t item : activity_.practices[task.index].items) met[item] = Met::maybe;
  }

  // ---- what waits

  void check_after(std::size_t s, std::size_t t, const AllMet& met) {
    const std::optional<Expression>& after = activity_.stages[s].tasks[t].after;
    if (!after || !check(s, t, "after", *after, met)) return;
    Here without(ranges_, activity_, met);
    without.pass_all();
    if (after->can_hold(without)) return;
    const std::optional<std::size_t> goal = needed_goal(*after, met);
    note(sure_, place_of(s, t, "after"), goal ? "whoever goes on without " + quoted(activity_.goals[*goal].id) + " would wait here for ever: write done('" + activity_.goals[*goal].id + "')"
                                              : "whoever goes on without the goals that this asks for would wait here for ever: write done() instead of reached()");
  }

  std::optional<std::size_t> needed_goal(const Expression& after, const AllMet& met) const {
    for (std::size_t i = 0; i < activity_.goals.size(); ++i) {
      Here without(ranges_, activity_, met);
      without.pass(i);
      if (!after.can_hold(without)) return i;
    }
    return std::nullopt;
  }

  /// Whether the condition can hold; if not, why is told.
  bool check(std::size_t s, std::size_t t, std::string_view field, const Expression& condition, const AllMet& met) {
    const std::string at = place_of(s, t, field);
    if (condition.can_hold(Here(ranges_, activity_, met))) {
      if (std::ranges::find(fine_, at) == fine_.end()) fine_.push_back(at);
      return true;
    }
    note(waiting_, at, why(s, t, condition, met));
    return false;
  }

  static void note(std::vector<json::Error>& in, const std::string& at, std::string message) {
    if (std::ranges::find(in, at, &json::Error::at) == in.end()) in.push_back({at, std::move(message)});
  }

  std::string why(std::size_t s, std::size_t t, const Expression& condition, const AllMet& met) const {
    const std::optional<std::size_t> awaited = needed(condition, met);
    if (!awaited) return "can never hold here, after what comes before it";
    const ActivityTask& task = activity_.stages[s].tasks[t];
    const std::string name = quoted(*awaited < activity_.items.size() ? activity_.items[*awaited].id : activity_.goals[*awaited - activity_.items.size()].id);
    if (is(task, *awaited)) return "waits for itself, so it never comes: name something that comes before it";
    const std::optional<std::size_t> where = stage_of(*awaited);
    if (!where) return "waits for " + name + ", which nobody meets";
    const std::vector<ActivityTask>& here = activity_.stages[s].tasks;
    const auto is_awaited = [&](const ActivityTask& one) { return has(one, *awaited); };
    if (*where == s && activity_.stages[s].any_order) return "waits for " + name + ", which waits in its turn, so that neither ever comes: let one of them come without waiting";
    if (*where == s && std::any_of(here.begin() + static_cast<std::ptrdiff_t>(t), here.end(), is_awaited))
      return "waits for " + name + ", which comes behind it, so that nobody gets that far: put it behind " + name + ", or give the stage \"order\": \"any\"";
    if (*where > s) return "waits for " + name + ", which comes in the later stage " + quoted(activity_.stages[*where].id) + ": name something that comes before it";
    for (std::size_t i = 1; i < path_.size(); ++i) {
      if (path_[i - 1] < *where && *where < path_[i])
        return "whoever goes from " + quoted(activity_.stages[path_[i - 1]].id) + " to " + quoted(activity_.stages[path_[i]].id) + " does not meet " + name +
               " and would wait here for ever: ask something that everybody meets, or add a \"when\"";
    }
    return "waits for " + name + ", which nobody meets before";
  }

  /// The first question or goal without which the condition can't hold, of those that were not met.
  std::optional<std::size_t> needed(const Expression& condition, const AllMet& met) const {
    AllMet all = met;
    std::ranges::replace(all, Met::no, Met::maybe);
    if (!can_hold(condition, all)) return std::nullopt;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (met[i] != Met::no) continue;
      all[i] = Met::no;
      if (can_hold(condition, all)) continue;
      all[i] = Met::maybe;
      if (!first) first = i;
    }
    return first;
  }

  bool is(const ActivityTask& task, std::size_t number) const {
    if (task.kind == TaskKind::item) return task.index == number;
    return task.kind == TaskKind::goal && activity_.items.size() + task.index == number;
  }
  bool has(const ActivityTask& task, std::size_t number) const {
    if (task.kind != TaskKind::practice) return is(task, number);
    const std::vector<uint32_t>& items = activity_.practices[task.index].items;
    return std::ranges::find(items, static_cast<uint32_t>(number)) != items.end();
  }
  std::optional<std::size_t> stage_of(std::size_t number) const {
    for (std::size_t s = 0; s < activity_.stages.size(); ++s) {
      if (std::ranges::any_of(activity_.stages[s].tasks, [&](const ActivityTask& task) { return has(task, number); })) return s;
    }
    return std::nullopt;
  }

  const Activity& activity_;
  const Simulation& simulation_;
  ActivityRanges ranges_;
  std::set<std::pair<std::size_t, AllMet>> seen_;
  std::vector<std::size_t> path_;
  std::vector<json::Error> sure_, waiting_;  ///< waiting_: on the way where it was found
  std::vector<std::string> fine_;            ///< places of what can hold on some way
};

}  // namespace

DeadEnds dead_ends(const Activity& activity, const Simulation& simulation) { return Walk(activity, simulation).look(); }

}  // namespace skua
