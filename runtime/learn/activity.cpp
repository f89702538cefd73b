#include "learn/activity.h"

#include <algorithm>
#include <utility>

#include "learn/activity_ranges.h"
#include "learn/field_reader.h"
#include "learn/practice.h"
#include "learn/question_reader.h"
#include "learn/vocabulary.h"

namespace skua {
namespace {

constexpr uint32_t kMostStages = 60, kMostTasks = 40, kMostItems = 100, kMostAbout = 20, kMostObjectives = 30, kMostShares = 10;
constexpr double kTicksPerSecond = 60;
constexpr double kLongestHold_s = 600;

/// "MS-ESS3-5", but not "MS-ESS3" or "ESS3.D".
bool is_performance_expectation(std::string_view code) {
  const std::size_t first = code.find('-'), last = code.rfind('-');
  return first != std::string_view::npos && last > first && last + 1 < code.size() &&
         std::ranges::all_of(code.substr(last + 1), [](char c) { return c >= '0' && c <= '9'; });
}

/// Two or three small letters, and more parts of two to eight letters or digits: "en", "zh-Hans".
bool is_language(std::string_view tag) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto fits = [&](char c) { return is_small(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  bool first = true;
  while (true) {
    const std::size_t end = std::min(tag.find('-'), tag.size());
    const std::string_view part = tag.substr(0, end);
    if (part.size() < 2 || part.size() > (first ? 3 : 8) || !(first ? std::ranges::all_of(part, is_small) : std::ranges::all_of(part, fits))) return false;
    if (end == tag.size()) return true;
    tag.remove_prefix(end + 1);
    first = false;
  }
}

class ActivityReader {
 public:
  explicit ActivityReader(const Simulation& simulation) : simulation_(simulation) {}

  std::expected<Activity, std::vector<json::Error>> read(std::string_view text) {
    const auto document = json::parse(text);
    if (!document) return std::unexpected(std::vector{document.error()});
    const json::View root = document->root();
    if (!root.is(json::Kind::object)) return std::unexpected(std::vector{root.fault("an activity is an object")});
    in_.known_fields(root, {"skua", "schema", "id", "simulation", "mode", "minutes", "languages", "careers", "objectives", "drawn", "numbers", "scoring", "stages", "texts"});
    read_head(root);
    read_objectives(root["objectives"]);
    read_drawn(root["drawn"]);
    const std::vector<json::View> stages = in_.elements(root["stages"], kMostStages);
    if (stages.empty()) in_.fail(root["stages"], "an activity has at least one stage");
    name_all(root["stages"], stages);
    for (std::size_t i = 0; i < out_.objectives.size(); ++i) read_expectations(in_.elements(root["objectives"], kMostObjectives)[i], out_.objectives[i]);
    vocabulary_.emplace(simulation_, out_);
    out_.numbers = in_.numbers(root["numbers"], vocabulary_->names());
    for (const json::View stage : stages) read_stage(stage);
    check_reach(root["drawn"]);
    mark_unscored();
    check_expectations(root["objectives"]);
    out_.counts_notes = in_.counts_notes();
    out_.asks_mistakes = in_.asks_mistakes();
    std::vector<json::Error> errors = in_.take_errors();
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return std::move(out_);
  }

 private:
  std::optional<Expression> condition(json::View view) { return in_.condition(view, vocabulary_->names()); }

  // ---- what comes before the stages

  void read_head(json::View root) {
    if (root["skua"].text().value_or("") != "activity") in_.fail(root["skua"], "must be \"activity\"");
    if (root["schema"].whole().value_or(0) != 1) in_.fail(root["schema"], "must be 1: another form can't be read");
    out_.id = in_.id(root["id"]);
    out_.simulation = in_.id(root["simulation"]);
    if (!out_.simulation.empty() && out_.simulation != simulation_.id)
      in_.fail(root["simulation"], "the module has no simulation " + quoted(out_.simulation) + "; there is " + simulation_.id);
    const std::string mode = in_.text_or(root["mode"], "practice");
    if (mode != "practice" && mode != "assessment") in_.fail(root["mode"], "must be \"practice\" or \"assessment\"");
    out_.assessment = mode == "assessment";
    out_.minutes = in_.whole(root["minutes"], 0, 600, 1);
    if (!root["minutes"]) in_.fail(root["minutes"], "is missing: how long does it take?");
    for (const json::View language : in_.elements(root["languages"], 40)) {
      const std::string tag = in_.text(language);
      if (std::ranges::find(out_.languages, tag) != out_.languages.end()) in_.fail(language, quoted(tag) + " stands there twice");
      if (language.is(json::Kind::text) && !is_language(tag)) in_.fail(language, quoted(tag) + " is no language tag, such as \"en\" or \"zh-Hans\"");
      out_.languages.push_back(tag);
    }
    if (out_.languages.empty()) in_.fail(root["languages"], "names no language");
    out_.careers = in_.ids(root["careers"], 12);
    read_scoring(root["scoring"]);
  }

  void read_scoring(json::View view) {
    for (const json::View one : in_.elements(view, kMostShares)) {
      const double before = out_.scoring.empty() ? 1 : out_.scoring.back();
      out_.scoring.push_back(in_.number(one, 0, 0, 1));
      if (out_.scoring.back() > before) in_.fail(one, "is more than at the try before: a later try never counts more");
    }
    if (view.is(json::Kind::array) && out_.scoring.empty()) in_.fail(view, "is empty: what does a right answer count at the first try?");
  }

  void read_objectives(json::View view) {
    for (const json::View one : in_.elements(view, kMostObjectives)) {
      in_.known_fields(one, {"id", "codes", "shown_by", "initial", "learn", "slip", "guess"});
      Objective objective;
      objective.id = in_.id(one["id"]);
      if (std::ranges::find(out_.objectives, objective.id, &Objective::id) != out_.objectives.end())
        in_.fail(one["id"], "another objective is called " + quoted(objective.id));
      for (const json::View code : in_.elements(one["codes"], 12)) objective.codes.push_back(in_.text(code));
      KnowledgeParameters& p = objective.knowledge;
      p.initial = in_.number(one["initial"], p.initial, 0, 1);
      p.learn = in_.number(one["learn"], p.learn, 0, 1);
      p.slip = in_.number(one["slip"], p.slip, 0, 1);
      p.guess = in_.number(one["guess"], p.guess, 0, 1);
      if (!are_possible(p)) in_.fail(one, "\"slip\" and \"guess\" together must be below 1: else a right answer would speak against knowing");
      out_.objectives.push_back(std::move(objective));
    }
  }

  /// Once all questions have their names.
  void read_expectations(json::View view, Objective& objective) {
    for (const json::View one : in_.members(view["shown_by"])) {
      const std::string code(one.key()), name = in_.text(one);
      const auto item = std::ranges::find(out_.items, name, &ActivityItem::id);
      if (std::ranges::find(objective.codes, code) == objective.codes.end()) in_.fail(one, quoted(code) + " is none of the objective's codes");
      if (item == out_.items.end()) {
        in_.fail(one, "no question is called " + quoted(name));
      } else {
        objective.shown_by.push_back({code, static_cast<uint32_t>(item - out_.items.begin())});
      }
    }
    std::size_t i = 0;
    for (const json::View code : in_.elements(view["codes"], 12)) {
      const std::string& text = objective.codes[i++];
      if (is_performance_expectation(text) && std::ranges::find(objective.shown_by, text, &Expectation::code) == objective.shown_by.end() && !view["shown_by"][text])
        in_.fail(code, quoted(text) + " is a performance expectation: \"shown_by\" must name a question that uses its practice");
    }
  }
  /// Once all questions were read, and it is known which are scored.
  void check_expectations(json::View list) {
    uint32_t objective = 0;
    for (const json::View view : in_.elements(list, kMostObjectives)) {
      for (const Expectation& one : out_.objectives[objective].shown_by) {
        const std::string wrong = why_it_shows_nothing(out_.items[one.item], objective);
        if (!wrong.empty()) in_.fail(view["shown_by"][one.code], quoted(out_.items[one.item].id) + wrong);
      }
      ++objective;
    }
  }
  /// Why a performance expectation can't rest on the question; empty where it can.
  std::string why_it_shows_nothing(const ActivityItem& item, uint32_t objective) const {
    if (item.uses.empty()) return " says of no practice that it \"uses\" it";
    if (item.is_opinion()) return " is never marked, so it shows nothing: name a question that is";
    if (std::ranges::find(item.objectives, objective) == item.objectives.end()) return " does not list " + quoted(out_.objectives[objective].id) + " in its \"objectives\"";
    if (!item.scored) return " is not met by everybody (what is practised, is help, has a \"when\", or can be skipped): name a question that all must answer";
    return "";
  }

  void read_drawn(json::View view) {
    for (const json::View one : in_.members(view)) {
      in_.known_fields(one, {"one_of", "unit", "decimals"});
      Drawn drawn{std::string(one.key()), in_.text_or(one["unit"], ""), in_.whole(one["decimals"], 0, 6), {}};
      if (!is_id(drawn.name)) in_.fail(one, quoted(drawn.name) + " can't be a name");
      for (const json::View value : in_.elements(one["one_of"], 100)) drawn.one_of.push_back(in_.number(value, 0, -1e12, 1e12));
      if (drawn.one_of.empty()) in_.fail(one["one_of"], "has nothing to draw from");
      out_.drawn.push_back(std::move(drawn));
    }
  }

  // ---- names first, so that a condition may speak of what comes later

  void name_all(json::View list, const std::vector<json::View>& stages) {
    for (const json::View stage : stages) {
      ActivityStage& named = out_.stages.emplace_back();
      named.id = in_.id(stage["id"]);
      if (std::ranges::count(out_.stages, named.id, &ActivityStage::id) > 1) in_.fail(stage["id"], "another stage is called " + quoted(named.id));
      for (const json::View task : stage["tasks"]) name_task(task);
    }
    if (out_.items.size() > kMostItems) in_.fail(list, "asks " + std::to_string(out_.items.size()) + " questions; at most " + std::to_string(kMostItems) + " are possible");
  }
  void name_task(json::View task) {
    if (task["read"]) return;
    if (task["ask"]) {
      name_question(task);
    } else if (task["goal"]) {
      out_.goals.emplace_back().id = unique(task["goal"]);
    } else if (task["practise"]) {
      out_.practices.emplace_back().id = unique(task["practise"]);
      for (const json::View question : task["questions"]) name_question(question);
    }
  }
  /// With what its wrong answers can show, as read_question will find it.
  void name_question(json::View view) {
    const auto item = static_cast<uint32_t>(out_.items.size());
    out_.items.emplace_back().id = unique(view["ask"]);
    const auto name = [&](std::string_view mistake) {
      const bool known = std::ranges::any_of(out_.mistakes, [&](const NamedMistake& one) { return one.item == item && one.id == mistake; });
      if (is_id(mistake) && !known) out_.mistakes.push_back({item, std::string(mistake)});
    };
    const std::string_view kind = view["kind"] ? view["kind"].text().value_or("") : "choice";
    constexpr std::string_view kByAnswer[] = {"choice", "argument", "multiple", "order", "match", "label"};
    const bool by_option = std::ranges::find(kByAnswer, kind) != std::end(kByAnswer);
    for (const json::View wrong : view["wrong"]) name(by_option ? wrong.text().value_or("") : wrong.key());
    if (kind != "argument") return;
    name("claim");
    name("evidence");
  }
  std::string unique(json::View view) {
    std::string name = in_.node_id(view);
    if (std::ranges::find(out_.items, name, &ActivityItem::id) != out_.items.end() ||
        std::ranges::find(out_.goals, name, &ActivityGoal::id) != out_.goals.end() ||
        std::ranges::find(out_.practices, name, &ActivityPractice::id) != out_.practices.end())
      in_.fail(view, "another question, goal or practice is called " + quoted(name));
    return name;
  }

  // ---- stages

  void read_stage(json::View view) {
    in_.known_fields(view, {"id", "tasks", "order", "allow", "hide", "scaffold", "next"});
    const uint32_t index = stage_++;
    ActivityStage& stage = out_.stages[index];
    const std::string order = in_.text_or(view["order"], "given");
    if (order != "given" && order != "any") in_.fail(view["order"], "must be \"given\" or \"any\"");
    stage.any_order = order == "any";
    stage.scaffold = in_.truth(view["scaffold"]);
    stage.allow_all = !view["allow"];
    for (const json::View command : in_.elements(view["allow"], 60)) {
      stage.allow.push_back(in_.text(command));
      check_command(command, stage.allow.back());
    }
    for (const json::View part : in_.elements(view["hide"], 32)) {
      const std::string name = in_.text(part);
      const auto known = std::ranges::find(simulation_.parts, name);
      if (known == simulation_.parts.end()) in_.fail(part, "the simulation shows no part " + quoted(name) + "; there is " + listed(simulation_.parts));
      else stage.hide.push_back(static_cast<uint32_t>(known - simulation_.parts.begin()));
    }
    if (view["tasks"].size() == 0) in_.fail(view["tasks"], "a stage has at least one task");
    for (const json::View task : in_.elements(view["tasks"], kMostTasks)) read_task(task, stage);
    always_ = false;
    for (const json::View way : in_.elements(view["next"], 12)) read_way(way, index, stage);
    if (std::ranges::count_if(stage.ways, [](const Way& way) { return !way.choice.empty(); }) == 1)
      in_.fail(view["next"], "gives the student one way to choose: there are at least two");
  }

  void check_command(json::View view, const std::string& name) {
    if (std::ranges::find(simulation_.commands, name, &SimulationCommand::name) != simulation_.commands.end()) return;
    std::vector<std::string> names;
    for (const SimulationCommand& command : simulation_.commands) names.push_back(command.name);
    in_.fail(view, "the simulation has no command " + quoted(name) + "; there is " + listed(names));
  }

  /// A button gives a command as it is.
  void check_button(json::View view, const std::string& name) {
    check_command(view, name);
    const auto command = std::ranges::find(simulation_.commands, name, &SimulationCommand::name);
    if (command == simulation_.commands.end() || command->parameters.empty()) return;
    std::vector<std::string> wanted, bare;
    for (const CommandParameter& one : command->parameters) wanted.push_back(one.name);
    for (const SimulationCommand& one : simulation_.commands) {
      if (one.parameters.empty()) bare.push_back(one.name);
    }
    in_.fail(view, quoted(name) + " needs " + listed(wanted) + ", which a button can't give: students do it in the simulation; a button can give " + listed(bare));
  }

  void read_way(json::View view, uint32_t from, ActivityStage& stage) {
    in_.known_fields(view, {"to", "when", "because", "choose"});
    const std::string to = in_.text(view["to"]);
    const auto target = std::ranges::find(out_.stages, to, &ActivityStage::id);
    const auto index = static_cast<uint32_t>(target - out_.stages.begin());
    if (target == out_.stages.end()) {
      in_.fail(view["to"], "no stage is called " + quoted(to));
    } else if (index <= from) {
      in_.fail(view["to"], "leads back to " + quoted(to) + ": a way leads to a later stage, so that nobody goes round in a circle");
    }
    const std::string choice = view["choose"] ? in_.id(view["choose"]) : "";
    if (choice.empty() && !stage.ways.empty() && !stage.ways.back().choice.empty()) in_.fail(view, "stands behind a way that the student chooses: those come last");
    if (!choice.empty() && std::ranges::find(stage.ways, choice, &Way::choice) != stage.ways.end()) in_.fail(view["choose"], "another choice is called " + quoted(choice));
    stage.ways.push_back({index, condition(view["when"]), view["because"] ? in_.id(view["because"]) : "", choice});
    if (std::exchange(always_, !view["when"] && choice.empty())) in_.fail(view, "is never taken: the way before it has no \"when\"");
  }

  void read_task(json::View view, ActivityStage& stage) {
    ActivityTask task;
    constexpr const char* kNeeds = "a task is an object with \"read\", \"ask\", \"goal\", \"practise\" or \"do\"";
    if (!view.is(json::Kind::object)) return in_.fail(view, kNeeds);
    task.when = condition(view["when"]);
    task.after = condition(view["after"]);
    if (view["read"]) {
      in_.known_fields(view, {"read", "when", "after"});
      task.id = in_.node_id(view["read"]);
    } else if (view["ask"]) {
      task.kind = TaskKind::item;
      task.id = out_.items[item_].id;
      task.index = item_;
      if (view["points"]) weighed_.emplace_back(view["points"], item_);
      read_question(view, out_.items[item_++], out_, simulation_, *vocabulary_, in_);
    } else if (view["goal"]) {
      task.kind = TaskKind::goal;
      task.id = out_.goals[goal_].id;
      task.index = goal_;
      read_goal(view, out_.goals[goal_++], task);
    } else if (view["do"]) {
      in_.known_fields(view, {"do", "when", "after", "ready"});
      task.ready = condition(view["ready"]);
      task.kind = TaskKind::action;
      task.id = in_.text(view["do"]);
      check_button(view["do"], task.id);
    } else if (view["practise"]) {
      task.kind = TaskKind::practice;
      task.id = out_.practices[practice_].id;
      task.index = practice_;
      read_practice(view, out_.practices[practice_++]);
    } else {
      return in_.fail(view, kNeeds);
    }
    await(view["after"], task.after, task);
    stage.tasks.push_back(std::move(task));
  }

  void read_practice(json::View view, ActivityPractice& practice) {
    in_.known_fields(view, {"practise", "when", "after", "objective", "questions", "most"});
    const std::string name = in_.text(view["objective"]);
    const auto known = std::ranges::find(out_.objectives, name, &Objective::id);
    if (known == out_.objectives.end() && view["objective"]) in_.fail(view["objective"], "no objective is called " + quoted(name));
    practice.objective = static_cast<uint32_t>(known - out_.objectives.begin());
    const std::vector<json::View> questions = in_.elements(view["questions"], kMostPracticeQuestions);
    if (questions.size() < 2) in_.fail(view["questions"], "a practice chooses from at least two questions");
    practice.most = in_.whole(view["most"], static_cast<uint32_t>(questions.size()), kMostPracticeQuestions, 1);
    for (const json::View question : questions) {
      ActivityItem& item = out_.items[item_];
      item.practice = static_cast<uint32_t>(&practice - out_.practices.data());
      practice.items.push_back(item_++);
      read_question(question, item, out_, simulation_, *vocabulary_, in_);
      item.about = in_.ids(question["about"], kMostAbout);
      if (std::ranges::find(item.objectives, practice.objective) == item.objectives.end()) item.objectives.push_back(practice.objective);
      if (!item.is_marked_here()) in_.fail(question, "is not marked at once: a practice can't go by it");
    }
  }

  /// What a stage that is skipped asks, what is practised, and what is asked only sometimes is no part of the score: all ways
  /// end in the same one.
  void mark_unscored() {
    uint32_t sure = 0;  // no way that began before leads beyond this stage
    for (uint32_t i = 0; i < out_.stages.size(); ++i) {
      const ActivityStage& stage = out_.stages[i];
      const bool skipped = i < sure || stage.scaffold;
      for (const ActivityTask& task : stage.tasks) {
        if (task.kind == TaskKind::item && (skipped || task.when)) out_.items[task.index].scored = false;
      }
      for (const Way& way : stage.ways) sure = std::max(sure, way.to);
    }
    for (ActivityItem& item : out_.items) {
      if (item.practice) item.scored = false;
    }
    for (const auto& [view, item] : weighed_) {
      if (!out_.items[item].scored) in_.fail(view, "counts nowhere: what is help, has a \"when\", or can be skipped is no part of the score");
    }
  }

  // ---- once all of it was read

  /// What a student has to wait for must be able to come, whichever numbers are drawn.
  void check_reach(json::View drawn) {
    ActivityRanges ranges(simulation_, out_);
    std::erase_if(awaited_, [&](const Awaited& one) {
      if (one.condition.can_hold(ranges)) return false;
      in_.fail(one.at, because("can never hold", ranges.told(one.condition)));
      return true;
    });
    for (uint32_t i = 0; i < out_.drawn.size(); ++i) {
      const uint32_t variable = static_cast<uint32_t>(ActivityVariable::drawn) + i;
      if (leads(variable)) continue;  // who drew another number may go another way
      std::size_t k = 0;
      for (const json::View value : drawn[out_.drawn[i].name]["one_of"]) {
        if (k == out_.drawn[i].one_of.size()) break;
        ranges.draw(i, out_.drawn[i].one_of[k++]);
        const auto never = std::ranges::find_if(awaited_, [&](const Awaited& one) {
          return one.condition.names(variable) && !one.condition.can_hold(ranges) && (!one.when || one.when->can_hold(ranges));
        });
        if (never != awaited_.end()) in_.fail(value, because("with it the condition of " + quoted(never->task) + " can never hold", ranges.told(never->condition)));
      }
      ranges.draw(i, std::nullopt);
    }
  }
  static std::string because(std::string what, const std::string& ranges) { return ranges.empty() ? what : std::move(what) + ": " + ranges; }
  bool leads(uint32_t variable) const {
    return std::ranges::any_of(out_.stages, [&](const ActivityStage& stage) {
      return std::ranges::any_of(stage.ways, [&](const Way& way) { return way.when && way.when->names(variable); });
    });
  }
  void await(json::View at, const std::optional<Expression>& condition, const ActivityTask& task) {
    if (condition) awaited_.push_back({at, *condition, task.when, task.id});
  }

  void read_goal(json::View view, ActivityGoal& goal, const ActivityTask& task) {
    in_.known_fields(view, {"goal", "when", "after", "until", "at_once", "hold_s", "hints", "hint_after", "tried_by", "objectives"});
    if (!view["until"]) in_.fail(view["until"], "is missing: when is the goal reached?");
    auto until = condition(view["until"]);
    await(view["until"], until, task);
    if (until) goal.when = std::move(*until);
    for (uint32_t i = 0; i < simulation_.observables.size(); ++i) {
      const bool measured = !simulation_.observables[i].type.unit.empty();
      if (measured && goal.when.names(static_cast<uint32_t>(ActivityVariable::observable) + i)) goal.counted = false;
    }
    if (view["tried_by"]) {
      goal.tried_by = in_.text(view["tried_by"]);
      check_command(view["tried_by"], goal.tried_by);
    }
    goal.at_once = condition(view["at_once"]);
    if (view["objectives"] && !view["at_once"])
      in_.fail(view["at_once"], "is missing: whoever tries for long enough reaches a goal, so what shows that it was known how?");
    goal.ticks = static_cast<uint32_t>(in_.number(view["hold_s"], 0, 0, kLongestHold_s) * kTicksPerSecond + 0.5);
    goal.objectives = in_.objectives(view["objectives"], out_.objectives);
    goal.hints = in_.whole(view["hints"], 0, kMostHints);
    goal.hint_after = in_.whole(view["hint_after"], goal.hint_after, kMostHintAfter);
    if (view["hint_after"] && goal.hint_after == 0) in_.fail(view["hint_after"], "must be at least 1");
    if (view["hint_after"] && goal.hints == 0) in_.fail(view["hint_after"], "is for a goal that has \"hints\"");
  }

  const Simulation& simulation_;
  Activity out_;
  std::optional<Vocabulary> vocabulary_;
  FieldReader in_;
  uint32_t stage_ = 0, item_ = 0, goal_ = 0, practice_ = 0;
  struct Awaited {
    json::View at;
    Expression condition;
    std::optional<Expression> when;  ///< else nobody waits for it
    std::string task;
  };
  std::vector<Awaited> awaited_;
  std::vector<std::pair<json::View, uint32_t>> weighed_;  ///< "points", and of which question
  bool always_ = false;  ///< the way that was read last has no condition
};

}  // namespace

std::expected<Activity, std::vector<json::Error>> read_activity(std::string_view json, const Simulation& simulation) {
  return ActivityReader(simulation).read(json);
}

}  // namespace skua
