#include "learn/activity.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <utility>

#include "core/regions.h"
#include "learn/practice.h"

namespace skua {
namespace {

constexpr uint32_t kMostStages = 60, kMostTasks = 40, kMostItems = 100, kMostOptions = 20, kMostHints = 5;
constexpr double kTicksPerSecond = 60;
constexpr double kLongestHold_s = 600;

const ValueType kTruth{ValueKind::truth}, kText{ValueKind::text}, kBare{ValueKind::number};

constexpr std::pair<std::string_view, QuestionKind> kKinds[] = {
    {"choice", QuestionKind::choice}, {"multiple", QuestionKind::multiple}, {"number", QuestionKind::number},
    {"order", QuestionKind::order},   {"match", QuestionKind::match},       {"text", QuestionKind::text},
    {"label", QuestionKind::label},   {"argument", QuestionKind::argument},
};

/// The practices of the NGSS, as its own tables shorten them: asking questions and defining problems, models,
/// investigations, data, mathematics and computation, explanations and designs, argument from evidence, information.
constexpr std::string_view kPractices[] = {"AQDP", "MOD", "INV", "DATA", "MATH", "CEDS", "ARG", "INFO"};

std::string_view name_of(Purpose purpose) {
  constexpr std::string_view kNames[] = {"a question", "a prediction", "an aim", "a look back"};
  return kNames[static_cast<std::size_t>(purpose)];
}

/// "MS-ESS3-5", but not "MS-ESS3" or "ESS3.D".
bool is_performance_expectation(std::string_view code) {
  const std::size_t first = code.find('-'), last = code.rfind('-');
  return first != std::string_view::npos && last > first && last + 1 < code.size() &&
         std::ranges::all_of(code.substr(last + 1), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_id(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !text.empty() && text.size() <= 64 && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, fits);
}

/// What is known before an attempt begins: the numbers that will be drawn for it.
class OnlyDrawn final : public Values {
 public:
  explicit OnlyDrawn(std::span<const double> drawn) : drawn_(drawn) {}
  Operand variable(uint32_t index) const override { return {drawn_[index - static_cast<uint32_t>(ActivityVariable::drawn)]}; }
  Operand call(uint32_t, std::span<const Operand>) const override { return {}; }

 private:
  std::span<const double> drawn_;
};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

template <class List>
std::string listed(const List& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  return all.empty() ? "nothing" : all;
}

/// The names that this activity's expressions may use.
class Vocabulary {
 public:
  Vocabulary(const Simulation& simulation, const Activity& activity) {
    for (std::size_t i = 0; i < simulation.observables.size(); ++i) {
      const Observable& one = simulation.observables[i];
      variables_.push_back({one.name, one.type, static_cast<uint32_t>(ActivityVariable::observable) + static_cast<uint32_t>(i)});
    }
    for (std::size_t i = 0; i < activity.drawn.size(); ++i) {
      const Drawn& one = activity.drawn[i];
      variables_.push_back({one.name, {ValueKind::number, one.unit}, static_cast<uint32_t>(ActivityVariable::drawn) + static_cast<uint32_t>(i)});
    }
    for (const ActivityItem& item : activity.items) items_.push_back(item.id);
    for (const ActivityGoal& goal : activity.goals) goals_.push_back(goal.id);
    for (const Objective& objective : activity.objectives) objectives_.push_back(objective.id);
    add("done", ActivityFunction::done, kTruth, items_);
    add("tries", ActivityFunction::tries, kBare, items_);
    add("hints", ActivityFunction::hints, kBare, items_);
    add("reached", ActivityFunction::reached, kTruth, goals_);
    add("mastered", ActivityFunction::mastered, kTruth, objectives_);
    add("shown", ActivityFunction::shown, kTruth, objectives_);
    add("chance", ActivityFunction::chance, kBare, objectives_);
    add("notes", ActivityFunction::notes, kBare, kinds_);
    for (std::size_t i = 0; i < simulation.quantities.size(); ++i) {
      const Quantity& one = simulation.quantities[i];
      functions_.push_back({one.name, one.parameters, one.result, static_cast<uint32_t>(ActivityFunction::quantity) + static_cast<uint32_t>(i), {}});
    }
  }
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  /// Without a response: elsewhere than in what judges an answer.
  Names names() const { return {variables_, functions_}; }
  /// With the response to a question for a number in this unit.
  std::vector<NamedVariable> with_response(const std::string& unit) const {
    std::vector<NamedVariable> all = variables_;
    all.push_back({"response", {ValueKind::number, unit}, static_cast<uint32_t>(ActivityVariable::response)});
    return all;
  }
  /// With each number of an answer, as `response.from`.
  std::vector<NamedVariable> with_fields(const std::vector<CommandParameter>& fields) {
    std::vector<NamedVariable> all = variables_;
    auto index = static_cast<uint32_t>(ActivityVariable::response);
    for (const CommandParameter& field : fields) all.push_back({response_names_.emplace_back("response." + field.name), field.type, index++});
    return all;
  }
  /// What is known before an attempt begins.
  std::vector<NamedVariable> drawn() const {
    std::vector<NamedVariable> all;
    std::ranges::copy_if(variables_, std::back_inserter(all), [](const NamedVariable& one) { return one.index >= static_cast<uint32_t>(ActivityVariable::drawn); });
    return all;
  }
  std::span<const NamedFunction> functions() const { return functions_; }

 private:
  void add(std::string_view name, ActivityFunction index, const ValueType& result, const std::vector<std::string>& choices) {
    if (!choices.empty()) functions_.push_back({name, text_, result, static_cast<uint32_t>(index), choices});
  }

  std::vector<std::string> items_, goals_, objectives_;
  const std::vector<std::string> kinds_{kNoteKinds.begin(), kNoteKinds.end()};
  std::deque<std::string> response_names_;
  const std::vector<ValueType> text_ = {kText};
  std::vector<NamedVariable> variables_;
  std::vector<NamedFunction> functions_;
};

class ActivityReader {
 public:
  explicit ActivityReader(const Simulation& simulation) : simulation_(simulation) {}

  std::expected<Activity, std::vector<json::Error>> read(std::string_view text) {
    const auto document = json::parse(text);
    if (!document) return std::unexpected(std::vector{document.error()});
    const json::View root = document->root();
    if (!root.is(json::Kind::object)) return std::unexpected(std::vector{root.fault("an activity is an object")});
    known_fields(root, {"skua", "schema", "id", "simulation", "mode", "minutes", "languages", "careers", "objectives", "drawn", "numbers", "stages", "texts"});
    read_head(root);
    read_objectives(root["objectives"]);
    read_drawn(root["drawn"]);
    const std::vector<json::View> stages = elements(root["stages"], kMostStages);
    if (stages.empty()) fail(root["stages"], "an activity has at least one stage");
    name_all(root["stages"], stages);
    for (std::size_t i = 0; i < out_.objectives.size(); ++i) read_expectations(elements(root["objectives"], 30)[i], out_.objectives[i]);
    vocabulary_.emplace(simulation_, out_);
    out_.numbers = numbers(root["numbers"], vocabulary_->names());
    for (const json::View stage : stages) read_stage(stage);
    check_expectations(root["objectives"]);
    mark_unscored();
    if (!errors_.empty()) return std::unexpected(std::move(errors_));
    return std::move(out_);
  }

 private:
  // ---- errors and plain fields

  void fail(json::View at, std::string message) { errors_.push_back(at.fault(std::move(message))); }

  void known_fields(json::View object, std::initializer_list<std::string_view> known) {
    for (const json::View field : object) {
      if (std::ranges::find(known, field.key()) == known.end())
        fail(field, "nothing is called " + quoted(field.key()) + " here; there is " + listed(known));
    }
  }

  std::string text(json::View view) {
    const auto given = view.text();
    if (!given) errors_.push_back(given.error());
    return std::string(given.value_or(""));
  }
  std::string text_or(json::View view, std::string_view otherwise) { return view ? text(view) : std::string(otherwise); }
  /// A name of the author's own: small letters, digits, "_" and "-".
  std::string id(json::View view) {
    std::string given = text(view);
    if (view.is(json::Kind::text) && !is_id(given))
      fail(view, quoted(given) + " can't be a name: it must begin with a small letter and have only small letters, digits, \"_\" and \"-\", at most 64");
    return given;
  }
  /// Of what is shown under this name.
  std::string node_id(json::View view) {
    std::string given = id(view);
    if (is_region(given)) fail(view, quoted(given) + " is the name of a part of the page; choose another");
    return given;
  }
  uint32_t whole(json::View view, uint32_t otherwise, uint32_t most) {
    if (!view) return otherwise;
    const auto given = view.whole(most);
    if (!given) errors_.push_back(given.error());
    return given.value_or(otherwise);
  }
  bool truth(json::View view) {
    if (!view) return false;
    const auto given = view.boolean();
    if (!given) errors_.push_back(given.error());
    return given.value_or(false);
  }
  double number(json::View view, double otherwise, double least, double most) {
    if (!view) return otherwise;
    const auto given = view.number();
    if (!given) {
      errors_.push_back(given.error());
    } else if (!(*given >= least && *given <= most)) {
      fail(view, "must be from " + json::Writer().number(least).take() + " to " + json::Writer().number(most).take());
    }
    return given.value_or(otherwise);
  }
  /// Elements of an array; nothing, and an error, where it is none.
  std::vector<json::View> elements(json::View view, uint32_t most) {
    std::vector<json::View> all;
    if (!view) return all;
    if (!view.is(json::Kind::array)) {
      fail(view, "must be a list");
      return all;
    }
    if (view.size() > most) fail(view, "has " + std::to_string(view.size()) + " entries; at most " + std::to_string(most) + " are possible");
    for (const json::View element : view) all.push_back(element);
    return all;
  }
  std::vector<std::string> ids(json::View view, uint32_t most) {
    std::vector<std::string> all;
    for (const json::View element : elements(view, most)) {
      std::string one = id(element);
      if (std::ranges::find(all, one) != all.end()) fail(element, quoted(one) + " stands there twice");
      all.push_back(std::move(one));
    }
    return all;
  }

  Expression noticed(Expression expression) {
    out_.counts_notes |= expression.calls(static_cast<uint32_t>(ActivityFunction::notes));
    return expression;
  }
  std::optional<Expression> expression(json::View view, const Names& names, const ValueType& wanted) {
    if (!view) return std::nullopt;
    const std::string source = text(view);
    if (!view.is(json::Kind::text)) return std::nullopt;
    auto read = Expression::read(source, names, wanted);
    if (read) return noticed(std::move(*read));
    fail(view, "at character " + std::to_string(read.error().at + 1) + " of " + quoted(source) + ": " + read.error().message);
    return std::nullopt;
  }
  std::optional<Expression> condition(json::View view) { return expression(view, vocabulary_->names(), kTruth); }

  std::vector<ShownNumber> numbers(json::View view, const Names& names) {
    std::vector<ShownNumber> all;
    for (const json::View one : view) {
      known_fields(one, {"is", "decimals"});
      const std::string name(one.key());
      if (!is_id(name)) fail(one, quoted(name) + " can't be a name");
      if (!one["is"]) fail(one["is"], "is missing: which number is it?");
      if (auto is = number_expression(one["is"], names)) all.push_back({name, std::move(*is), whole(one["decimals"], 0, 6)});
    }
    return all;
  }
  /// In whatever unit.
  std::optional<Expression> number_expression(json::View view, const Names& names) {
    if (!view) return std::nullopt;
    const std::string source = text(view);
    auto read = Expression::read(source, names, std::nullopt);
    if (read) return noticed(std::move(*read));
    fail(view, "at character " + std::to_string(read.error().at + 1) + " of " + quoted(source) + ": " + read.error().message);
    return std::nullopt;
  }

  // ---- what comes before the stages

  void read_head(json::View root) {
    if (root["skua"].text().value_or("") != "activity") fail(root["skua"], "must be \"activity\"");
    if (root["schema"].whole().value_or(0) != 1) fail(root["schema"], "must be 1: another form can't be read");
    out_.id = id(root["id"]);
    out_.simulation = id(root["simulation"]);
    if (!out_.simulation.empty() && out_.simulation != simulation_.id)
      fail(root["simulation"], "the module has no simulation " + quoted(out_.simulation) + "; there is " + simulation_.id);
    const std::string mode = text_or(root["mode"], "practice");
    if (mode != "practice" && mode != "assessment") fail(root["mode"], "must be \"practice\" or \"assessment\"");
    out_.assessment = mode == "assessment";
    out_.minutes = whole(root["minutes"], 0, 600);
    if (!root["minutes"]) fail(root["minutes"], "is missing: how long does it take?");
    for (const json::View language : elements(root["languages"], 40)) out_.languages.push_back(text(language));
    if (out_.languages.empty()) fail(root["languages"], "names no language");
    out_.careers = ids(root["careers"], 12);
  }

  void read_objectives(json::View view) {
    for (const json::View one : elements(view, 30)) {
      known_fields(one, {"id", "codes", "shown_by", "initial", "learn", "slip", "guess"});
      Objective objective;
      objective.id = id(one["id"]);
      if (std::ranges::find(out_.objectives, objective.id, &Objective::id) != out_.objectives.end())
        fail(one["id"], "another objective is called " + quoted(objective.id));
      for (const json::View code : elements(one["codes"], 12)) objective.codes.push_back(text(code));
      KnowledgeParameters& p = objective.knowledge;
      p.initial = number(one["initial"], p.initial, 0, 1);
      p.learn = number(one["learn"], p.learn, 0, 1);
      p.slip = number(one["slip"], p.slip, 0, 1);
      p.guess = number(one["guess"], p.guess, 0, 1);
      if (!are_possible(p)) fail(one, "\"slip\" and \"guess\" together must be below 1: else a right answer would speak against knowing");
      out_.objectives.push_back(std::move(objective));
    }
  }

  /// Once all questions have their names.
  void read_expectations(json::View view, Objective& objective) {
    for (const json::View one : view["shown_by"]) {
      const std::string code(one.key()), name = text(one);
      const auto item = std::ranges::find(out_.items, name, &ActivityItem::id);
      if (std::ranges::find(objective.codes, code) == objective.codes.end()) fail(one, quoted(code) + " is none of the objective's codes");
      if (item == out_.items.end()) {
        fail(one, "no question is called " + quoted(name));
      } else {
        objective.shown_by.push_back({code, static_cast<uint32_t>(item - out_.items.begin())});
      }
    }
    std::size_t i = 0;
    for (const json::View code : elements(view["codes"], 12)) {
      const std::string& text = objective.codes[i++];
      if (is_performance_expectation(text) && std::ranges::find(objective.shown_by, text, &Expectation::code) == objective.shown_by.end() && !view["shown_by"][text])
        fail(code, quoted(text) + " is a performance expectation: \"shown_by\" must name a question that uses its practice");
    }
  }
  /// Once all questions were read.
  void check_expectations(json::View list) {
    std::size_t i = 0;
    for (const json::View view : elements(list, 30)) {
      for (const Expectation& one : out_.objectives[i++].shown_by) {
        if (out_.items[one.item].uses.empty()) fail(view["shown_by"][one.code], quoted(out_.items[one.item].id) + " says of no practice that it \"uses\" it");
      }
    }
  }

  void read_drawn(json::View view) {
    for (const json::View one : view) {
      known_fields(one, {"one_of", "unit", "decimals"});
      Drawn drawn{std::string(one.key()), text_or(one["unit"], ""), whole(one["decimals"], 0, 6), {}};
      if (!is_id(drawn.name)) fail(one, quoted(drawn.name) + " can't be a name");
      for (const json::View value : elements(one["one_of"], 100)) drawn.one_of.push_back(number(value, 0, -1e12, 1e12));
      if (drawn.one_of.empty()) fail(one["one_of"], "has nothing to draw from");
      out_.drawn.push_back(std::move(drawn));
    }
  }

  // ---- names first, so that a condition may speak of what comes later

  void name_all(json::View list, const std::vector<json::View>& stages) {
    for (const json::View stage : stages) {
      ActivityStage& named = out_.stages.emplace_back();
      named.id = id(stage["id"]);
      if (std::ranges::count(out_.stages, named.id, &ActivityStage::id) > 1) fail(stage["id"], "another stage is called " + quoted(named.id));
      for (const json::View task : stage["tasks"]) name_task(task);
    }
    if (out_.items.size() > kMostItems) fail(list, "asks " + std::to_string(out_.items.size()) + " questions; at most " + std::to_string(kMostItems) + " are possible");
  }
  void name_task(json::View task) {
    if (task["read"]) return;
    if (task["ask"]) {
      out_.items.emplace_back().id = unique(task["ask"]);
    } else if (task["goal"]) {
      out_.goals.emplace_back().id = unique(task["goal"]);
    } else if (task["practise"]) {
      out_.practices.emplace_back().id = unique(task["practise"]);
      for (const json::View question : task["questions"]) out_.items.emplace_back().id = unique(question["ask"]);
    }
  }
  std::string unique(json::View view) {
    std::string name = node_id(view);
    if (std::ranges::find(out_.items, name, &ActivityItem::id) != out_.items.end() ||
        std::ranges::find(out_.goals, name, &ActivityGoal::id) != out_.goals.end() ||
        std::ranges::find(out_.practices, name, &ActivityPractice::id) != out_.practices.end())
      fail(view, "another question, goal or practice is called " + quoted(name));
    return name;
  }

  // ---- stages

  void read_stage(json::View view) {
    known_fields(view, {"id", "tasks", "order", "allow", "hide", "scaffold", "next"});
    const uint32_t index = stage_++;
    ActivityStage& stage = out_.stages[index];
    const std::string order = text_or(view["order"], "given");
    if (order != "given" && order != "any") fail(view["order"], "must be \"given\" or \"any\"");
    stage.any_order = order == "any";
    stage.scaffold = truth(view["scaffold"]);
    stage.allow_all = !view["allow"];
    for (const json::View command : elements(view["allow"], 60)) {
      stage.allow.push_back(text(command));
      check_command(command, stage.allow.back());
    }
    for (const json::View part : elements(view["hide"], 32)) {
      const std::string name = text(part);
      const auto known = std::ranges::find(simulation_.parts, name);
      if (known == simulation_.parts.end()) fail(part, "the simulation shows no part " + quoted(name) + "; there is " + listed(simulation_.parts));
      else stage.hide.push_back(static_cast<uint32_t>(known - simulation_.parts.begin()));
    }
    if (view["tasks"].size() == 0) fail(view["tasks"], "a stage has at least one task");
    for (const json::View task : elements(view["tasks"], kMostTasks)) read_task(task, stage);
    always_ = false;
    for (const json::View way : elements(view["next"], 12)) read_way(way, index, stage);
    if (std::ranges::count_if(stage.ways, [](const Way& way) { return !way.choice.empty(); }) == 1)
      fail(view["next"], "gives the student one way to choose: there are at least two");
  }

  void check_command(json::View view, const std::string& name) {
    if (std::ranges::find(simulation_.commands, name, &SimulationCommand::name) != simulation_.commands.end()) return;
    std::vector<std::string> names;
    for (const SimulationCommand& command : simulation_.commands) names.push_back(command.name);
    fail(view, "the simulation has no command " + quoted(name) + "; there is " + listed(names));
  }

  void read_way(json::View view, uint32_t from, ActivityStage& stage) {
    known_fields(view, {"to", "when", "because", "choose"});
    const std::string to = text(view["to"]);
    const auto target = std::ranges::find(out_.stages, to, &ActivityStage::id);
    const auto index = static_cast<uint32_t>(target - out_.stages.begin());
    if (target == out_.stages.end()) {
      fail(view["to"], "no stage is called " + quoted(to));
    } else if (index <= from) {
      fail(view["to"], "leads back to " + quoted(to) + ": a way leads to a later stage, so that nobody goes round in a circle");
    }
    const std::string choice = view["choose"] ? id(view["choose"]) : "";
    if (choice.empty() && !stage.ways.empty() && !stage.ways.back().choice.empty()) fail(view, "stands behind a way that the student chooses: those come last");
    if (!choice.empty() && std::ranges::find(stage.ways, choice, &Way::choice) != stage.ways.end()) fail(view["choose"], "another choice is called " + quoted(choice));
    stage.ways.push_back({index, condition(view["when"]), text_or(view["because"], ""), choice});
    if (std::exchange(always_, !view["when"] && choice.empty())) fail(view, "is never taken: the way before it has no \"when\"");
  }

  void read_task(json::View view, ActivityStage& stage) {
    ActivityTask task;
    constexpr const char* kNeeds = "a task is an object with \"read\", \"ask\", \"goal\", \"practise\" or \"do\"";
    if (!view.is(json::Kind::object)) return fail(view, kNeeds);
    task.when = condition(view["when"]);
    task.after = condition(view["after"]);
    if (view["read"]) {
      known_fields(view, {"read", "when", "after"});
      task.id = node_id(view["read"]);
    } else if (view["ask"]) {
      task.kind = TaskKind::item;
      task.id = out_.items[item_].id;
      task.index = item_;
      read_item(view, out_.items[item_++]);
    } else if (view["goal"]) {
      task.kind = TaskKind::goal;
      task.id = out_.goals[goal_].id;
      task.index = goal_;
      read_goal(view, out_.goals[goal_++]);
    } else if (view["do"]) {
      known_fields(view, {"do", "when", "after", "ready"});
      task.ready = condition(view["ready"]);
      task.kind = TaskKind::action;
      task.id = text(view["do"]);
      check_command(view["do"], task.id);
    } else if (view["practise"]) {
      task.kind = TaskKind::practice;
      task.id = out_.practices[practice_].id;
      task.index = practice_;
      read_practice(view, out_.practices[practice_++]);
    } else {
      return fail(view, kNeeds);
    }
    stage.tasks.push_back(std::move(task));
  }

  void read_practice(json::View view, ActivityPractice& practice) {
    known_fields(view, {"practise", "when", "after", "objective", "questions", "most"});
    const std::string name = text(view["objective"]);
    const auto known = std::ranges::find(out_.objectives, name, &Objective::id);
    if (known == out_.objectives.end() && view["objective"]) fail(view["objective"], "no objective is called " + quoted(name));
    practice.objective = static_cast<uint32_t>(known - out_.objectives.begin());
    const std::vector<json::View> questions = elements(view["questions"], kMostPracticeQuestions);
    if (questions.size() < 2) fail(view["questions"], "a practice chooses from at least two questions");
    practice.most = whole(view["most"], static_cast<uint32_t>(questions.size()), kMostPracticeQuestions);
    for (const json::View question : questions) {
      ActivityItem& item = out_.items[item_];
      item.practice = static_cast<uint32_t>(&practice - out_.practices.data());
      practice.items.push_back(item_++);
      read_item(question, item);
      item.about = ids(question["about"], kMostOptions);
      if (std::ranges::find(item.objectives, practice.objective) == item.objectives.end()) item.objectives.push_back(practice.objective);
      if (!item.is_marked_here()) fail(question, "is not marked at once: a practice can't go by it");
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
  }

  void read_goal(json::View view, ActivityGoal& goal) {
    known_fields(view, {"goal", "when", "after", "until", "at_once", "hold_s", "objectives"});
    if (!view["until"]) fail(view["until"], "is missing: when is the goal reached?");
    if (auto until = condition(view["until"])) goal.when = std::move(*until);
    goal.at_once = condition(view["at_once"]);
    if (view["objectives"] && !view["at_once"])
      fail(view["at_once"], "is missing: whoever tries for long enough reaches a goal, so what shows that it was known how?");
    goal.ticks = static_cast<uint32_t>(number(view["hold_s"], 0, 0, kLongestHold_s) * kTicksPerSecond + 0.5);
    goal.objectives = objectives(view["objectives"]);
  }

  std::vector<uint32_t> objectives(json::View view) {
    std::vector<uint32_t> all;
    for (const json::View one : elements(view, 12)) {
      const std::string name = text(one);
      const auto known = std::ranges::find(out_.objectives, name, &Objective::id);
      if (known == out_.objectives.end()) {
        fail(one, "no objective is called " + quoted(name));
      } else {
        all.push_back(static_cast<uint32_t>(known - out_.objectives.begin()));
      }
    }
    return all;
  }

  // ---- questions

  void read_item(json::View view, ActivityItem& item) {
    if (item.practice) {
      known_fields(view, {"ask", "kind", "options", "right", "partners", "evidence", "unit", "decimals", "numbers", "whole", "words", "possible", "answer", "wrong", "rubric", "hints", "answer_after", "objectives", "uses", "difficulty", "about", "given"});
    } else {
      known_fields(view, {"ask", "when", "after", "kind", "predict", "compare", "aim", "looks_back", "marked_by", "options", "right", "partners", "evidence", "unit", "decimals", "numbers", "whole", "words", "possible", "answer", "wrong", "rubric", "hints", "answer_after", "objectives", "uses", "difficulty", "given"});
    }
    const std::string kind = text_or(view["kind"], "choice");
    if (!read_kind(view["kind"], kind, item)) return;
    read_purpose(view, item);
    item.compare = condition(view["compare"]);
    if (view["compare"] && !item.is_prediction()) fail(view["compare"], "only a prediction is held against what was found");
    const std::string by = text_or(view["marked_by"], item.kind == QuestionKind::text ? "teacher" : "lesson");
    if (by != "lesson" && by != "school" && by != "teacher") fail(view["marked_by"], "must be \"lesson\", \"school\" or \"teacher\"");
    item.by_school = by == "school";
    const std::vector<NamedVariable> variables = item.kind == QuestionKind::offered ? vocabulary_->with_fields(item.fields) : vocabulary_->with_response(text_or(view["unit"], ""));
    const Names with_response{variables, vocabulary_->functions()};
    item.numbers = numbers(view["numbers"], item.has_response() ? with_response : vocabulary_->names());
    item.uses = text_or(view["uses"], "");
    if (view["uses"] && std::ranges::find(kPractices, item.uses) == std::end(kPractices))
      fail(view["uses"], "no practice is called " + quoted(item.uses) + "; there is " + listed(kPractices));
    item.expected_wrong = number(view["difficulty"], 0.5, 0.01, 0.99);
    item.difficulty = difficulty_of(item.expected_wrong);
    item.hints = whole(view["hints"], 0, kMostHints);
    item.answer_after = whole(view["answer_after"], item.answer_after, 20);
    item.objectives = objectives(view["objectives"]);
    const bool has_key = view["right"] || view["answer"];
    if ((item.by_school || item.is_opinion()) && has_key)
      fail(view, item.by_school ? "is marked by the school: its key must not be here" : "is " + std::string(name_of(item.purpose)) + ": nothing of it is right or wrong");
    if (view["given"] && item.kind != QuestionKind::offered) fail(view["given"], "is for a kind of question that the simulation offers");
    if (item.is_marked_here() && !view["right"]) fail(view["right"], "is missing: which answer is right?");
    switch (item.kind) {
      case QuestionKind::choice:
      case QuestionKind::multiple:
      case QuestionKind::order:
      case QuestionKind::match:
      case QuestionKind::label:
        read_options(view, item);
        break;
      case QuestionKind::argument:
        read_argument(view, item);
        break;
      case QuestionKind::number:
        read_number_item(view, item, with_response);
        break;
      case QuestionKind::offered:
        if (view["answer"]) fail(view["answer"], "is for a number; what is shown to who asks for this answer stands in its text, by \"numbers\"");
        read_given(view["given"], item);
        read_judgement(view, item, with_response);
        break;
      case QuestionKind::text:
        if (!item.is_opinion() || view["rubric"]) read_rubric(view["rubric"], item);
        break;
    }
  }

  bool read_kind(json::View view, const std::string& kind, ActivityItem& item) {
    const auto known = std::ranges::find(kKinds, kind, &std::pair<std::string_view, QuestionKind>::first);
    if (known != std::end(kKinds)) {
      item.kind = known->second;
      return true;
    }
    const auto offered = std::ranges::find(simulation_.kinds, kind, &OfferedKind::name);
    if (offered != simulation_.kinds.end()) {
      item.kind = QuestionKind::offered;
      item.offered = static_cast<uint32_t>(offered - simulation_.kinds.begin());
      item.fields = offered->fields;
      return true;
    }
    std::vector<std::string_view> names, offers;
    for (const auto& [name, value] : kKinds) names.push_back(name);
    for (const OfferedKind& one : simulation_.kinds) offers.push_back(one.name);
    fail(view, "no kind of question is called " + quoted(kind) + "; there is " + listed(names) + "; the simulation offers " + listed(offers));
    return false;
  }

  void read_purpose(json::View view, ActivityItem& item) {
    const int many = (truth(view["predict"]) ? 1 : 0) + (truth(view["aim"]) ? 1 : 0) + (view["looks_back"] ? 1 : 0);
    if (many > 1) fail(view, "is one of a prediction, an aim and a look back, not two");
    if (truth(view["predict"])) item.purpose = Purpose::prediction;
    if (truth(view["aim"])) item.purpose = Purpose::aim;
    if (!view["looks_back"]) return;
    item.purpose = Purpose::look_back;
    const std::string name = text(view["looks_back"]);
    const auto aim = std::ranges::find(out_.items, name, &ActivityItem::id);
    item.looks_back = static_cast<uint32_t>(aim - out_.items.begin());
    if (aim == out_.items.end() || aim->purpose != Purpose::aim || item.looks_back >= item_) {
      fail(view["looks_back"], quoted(name) + " is no aim that was asked for before");
      item.looks_back = 0;
    }
  }

  void read_options(json::View view, ActivityItem& item) {
    item.options = ids(view["options"], kMostOptions);
    if (item.options.size() < 2) fail(view["options"], "there are at least two options to choose from");
    if (item.kind == QuestionKind::label) read_places(view["options"], item);
    if (item.kind == QuestionKind::match || item.kind == QuestionKind::label) {
      item.partners = ids(view["partners"], kMostOptions);
      read_match(view["right"], item);
    } else if (view["right"]) {
      read_right(view["right"], item);
    }
    read_wrong_options(view, item);
    if (view["wrong"] && item.kind != QuestionKind::choice) fail(view["wrong"], "only a choice, a number, an argument or a kind that the simulation offers tells what a wrong answer shows");
  }
  void read_wrong_options(json::View view, ActivityItem& item) {
    for (const json::View wrong : view["wrong"]) {
      const std::string option(wrong.key());
      if (!is_option(item.options, option)) fail(wrong, no_option(item.options, option));
      if (is_option(item.right, option)) fail(wrong, quoted(option) + " is the right answer");
      item.misconceptions.push_back({id(wrong), option, std::nullopt});
    }
  }
  void read_places(json::View view, ActivityItem& item) {
    for (const std::string& option : item.options) {
      const auto known = std::ranges::find(simulation_.places, option);
      if (known == simulation_.places.end()) fail(view, "the simulation's picture has no place " + quoted(option) + "; there is " + listed(simulation_.places));
      item.places.push_back(static_cast<uint32_t>(known - simulation_.places.begin()));
    }
  }

  /// What is wrong is told of the claim, or else of the evidence.
  void read_argument(json::View view, ActivityItem& item) {
    item.options = ids(view["options"], kMostOptions);
    item.evidence = ids(view["evidence"], kMostOptions);
    if (item.options.size() < 2) fail(view["options"], "there are at least two claims to choose from");
    if (item.evidence.size() < 2) fail(view["evidence"], "there is at least twice evidence to choose from");
    if (const json::View right = view["right"]) {
      known_fields(right, {"claim", "evidence"});
      item.right = {text(right["claim"])};
      if (!is_option(item.options, item.right[0])) fail(right["claim"], no_option(item.options, item.right[0]));
      item.right_evidence = ids(right["evidence"], kMostOptions);
      if (item.right_evidence.empty()) fail(right["evidence"], "at least one speaks for the claim");
      for (const std::string& one : item.right_evidence) {
        if (!is_option(item.evidence, one)) fail(right["evidence"], quoted(one) + " is none of the evidence " + listed(item.evidence));
      }
    }
    read_wrong_options(view, item);
    item.misconceptions.push_back({"claim", "", std::nullopt});
    item.misconceptions.push_back({"evidence", "", std::nullopt});
    read_rubric(view["rubric"], item);
  }

  static bool is_option(const std::vector<std::string>& options, std::string_view one) { return std::ranges::find(options, one) != options.end(); }
  static std::string no_option(const std::vector<std::string>& options, std::string_view one) {
    return quoted(one) + " is none of the options " + listed(options);
  }

  void read_right(json::View view, ActivityItem& item) {
    if (item.kind == QuestionKind::choice) {
      item.right = {text(view)};
      if (view.is(json::Kind::text) && !is_option(item.options, item.right[0])) fail(view, no_option(item.options, item.right[0]));
      return;
    }
    item.right = ids(view, kMostOptions);
    for (const std::string& one : item.right) {
      if (!is_option(item.options, one)) fail(view, no_option(item.options, one));
    }
    if (item.kind == QuestionKind::order && item.right.size() != item.options.size()) fail(view, "puts all options in order, each once");
    if (item.kind == QuestionKind::multiple && item.right.empty()) fail(view, "at least one option is right");
  }

  void read_match(json::View view, ActivityItem& item) {
    if (item.partners.size() < 2) return fail(view, "there are at least two \"partners\" to match with");
    item.right.assign(item.options.size(), "");
    for (const json::View pair : view) {
      const auto option = std::ranges::find(item.options, pair.key());
      const std::string partner = text(pair);
      if (option == item.options.end()) {
        fail(pair, no_option(item.options, pair.key()));
        continue;
      }
      if (!is_option(item.partners, partner)) fail(pair, quoted(partner) + " is none of the partners " + listed(item.partners));
      item.right[static_cast<std::size_t>(option - item.options.begin())] = partner;
    }
    if (view && std::ranges::find(item.right, "") != item.right.end()) fail(view, "names a partner for each option");
  }

  void read_number_item(json::View view, ActivityItem& item, const Names& names) {
    item.unit = text_or(view["unit"], "");
    item.whole = truth(view["whole"]);
    item.decimals = whole(view["decimals"], 0, 6);
    if (!item.unit.empty()) item.words.push_back({item.unit, 1});
    for (const json::View word : view["words"]) item.words.push_back({std::string(word.key()), number(word, 1, 1e-9, 1e9)});
    item.answer = expression(view["answer"], vocabulary_->names(), {ValueKind::number, item.unit});
    if (view["right"] && !view["answer"]) fail(view["answer"], "is missing: what is shown to who asks for the answer?");
    read_judgement(view, item, names);
  }
  /// What holds for a right answer, for one that could be meant, and for one that shows a misconception.
  void read_judgement(json::View view, ActivityItem& item, const Names& names) {
    item.accepts = expression(view["right"], names, kTruth);
    item.possible = expression(view["possible"], names, kTruth);
    for (const json::View wrong : view["wrong"]) {
      const std::string name(wrong.key());
      if (!is_id(name)) fail(wrong, quoted(name) + " can't be a name");
      item.misconceptions.push_back({name, "", expression(wrong, names, kTruth)});
    }
  }

  /// What the simulation needs to know of a question of its own kind.
  void read_given(json::View view, ActivityItem& item) {
    const std::vector<CommandParameter>& wanted = simulation_.kinds[item.offered].given;
    for (const json::View one : view) {
      if (std::ranges::find(wanted, one.key(), &CommandParameter::name) == wanted.end()) fail(one, "the kind takes nothing called " + quoted(one.key()) + "; there is " + listed_names(wanted));
    }
    const std::vector<NamedVariable> drawn = vocabulary_->drawn();
    for (const CommandParameter& parameter : wanted) {
      const json::View one = view[parameter.name];
      if (!one) fail(view, quoted(parameter.name) + " is missing: the kind takes " + ranged(parameter));
      auto value = expression(one, {drawn, {}}, parameter.type);
      if (!value) continue;
      if (!stays_within(*value, parameter)) fail(one, "is out of range: the kind takes " + ranged(parameter));
      item.given.push_back(std::move(*value));
    }
  }
  static std::string listed_names(const std::vector<CommandParameter>& parameters) {
    std::vector<std::string_view> names;
    for (const CommandParameter& one : parameters) names.push_back(one.name);
    return listed(names);
  }
  /// "oldest from 10 kyr to 800 kyr".
  static std::string ranged(const CommandParameter& p) {
    const std::string unit = p.type.unit.empty() ? "" : " " + p.type.unit;
    return p.name + " from " + json::Writer().number(p.min).take() + unit + " to " + json::Writer().number(p.max).take() + unit;
  }
  /// Whatever one of the numbers that it speaks of is drawn as.
  bool stays_within(const Expression& expression, const CommandParameter& parameter) const {
    std::vector<double> drawn;
    for (const Drawn& one : out_.drawn) drawn.push_back(one.one_of.empty() ? 0 : one.one_of.front());
    const auto fits = [&] {
      const auto value = expression.evaluate(OnlyDrawn(drawn));
      return value && value->number >= parameter.min && value->number <= parameter.max;
    };
    bool all = fits();
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const double first = drawn[i];
      for (const double value : out_.drawn[i].one_of) {
        drawn[i] = value;
        all = all && fits();
      }
      drawn[i] = first;
    }
    return all;
  }

  void read_rubric(json::View view, ActivityItem& item) {
    for (const json::View line : view) {
      const std::string name(line.key());
      if (!is_id(name)) fail(line, quoted(name) + " can't be a name");
      item.rubric.push_back({name, whole(line, 1, 20)});
    }
    if (item.rubric.empty()) fail(view, "is missing: what does the teacher look for?");
  }

  const Simulation& simulation_;
  Activity out_;
  std::optional<Vocabulary> vocabulary_;
  std::vector<json::Error> errors_;
  uint32_t stage_ = 0, item_ = 0, goal_ = 0, practice_ = 0;
  bool always_ = false;  ///< the way that was read last has no condition
};

}  // namespace

std::expected<Activity, std::vector<json::Error>> read_activity(std::string_view json, const Simulation& simulation) {
  return ActivityReader(simulation).read(json);
}

}  // namespace skua
