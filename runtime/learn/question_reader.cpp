#include "learn/question_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "learn/practice.h"
#include "learn/wrong_part.h"

namespace skua {
namespace {

constexpr uint32_t kMostOptions = 20;

constexpr std::pair<std::string_view, QuestionKind> kKinds[] = {
    {"choice", QuestionKind::choice}, {"multiple", QuestionKind::multiple}, {"number", QuestionKind::number},
    {"order", QuestionKind::order},   {"match", QuestionKind::match},       {"text", QuestionKind::text},
    {"label", QuestionKind::label},   {"argument", QuestionKind::argument},
};

/// The practices of the NGSS, as its own tables shorten them: asking questions and defining problems, models,
/// investigations, data, mathematics and computation, explanations and designs, argument from evidence, information.
constexpr std::string_view kPractices[] = {"AQDP", "MOD", "INV", "DATA", "MATH", "CEDS", "ARG", "INFO"};

constexpr uint32_t bit(QuestionKind kind) { return 1u << static_cast<uint32_t>(kind); }
template <class... Kinds>
constexpr uint32_t bits(Kinds... kinds) { return (bit(kinds) | ...); }

/// What only some kinds have, by the bits of these.
constexpr std::pair<std::string_view, uint32_t> kOfKinds[] = {
    {"options", bits(QuestionKind::choice, QuestionKind::multiple, QuestionKind::order, QuestionKind::match, QuestionKind::label, QuestionKind::argument)},
    {"partners", bits(QuestionKind::match, QuestionKind::label)},
    {"evidence", bits(QuestionKind::argument)},
    {"unit", bits(QuestionKind::number)},
    {"decimals", bits(QuestionKind::number)},
    {"whole", bits(QuestionKind::number)},
    {"words", bits(QuestionKind::number)},
    {"answer", bits(QuestionKind::number, QuestionKind::offered)},  // of the latter it has a fault of its own
    {"possible", bits(QuestionKind::number, QuestionKind::offered)},
    {"wrong", ~bits(QuestionKind::text)},
    {"rubric", bits(QuestionKind::text, QuestionKind::argument)},
    {"given", bits(QuestionKind::offered)},
    {"right", ~bits(QuestionKind::text)},
};

std::string_view name_of(Purpose purpose) {
  constexpr std::string_view kNames[] = {"a question", "a prediction", "an aim", "a look back"};
  return kNames[static_cast<std::size_t>(purpose)];
}

/// What is known before an attempt begins: the numbers that will be drawn for it.
class OnlyDrawn final : public Values {
 public:
  explicit OnlyDrawn(std::span<const double> drawn) : drawn_(drawn) {}
  Operand variable(uint32_t index) const override { return {drawn_[index - static_cast<uint32_t>(ActivityVariable::drawn)]}; }
  Operand call(uint32_t, std::span<const Operand> arguments) const override { return {arguments[0].number}; }  // of a place

 private:
  std::span<const double> drawn_;
};

class QuestionReader {
 public:
  QuestionReader(const Activity& activity, const Simulation& simulation, Vocabulary& vocabulary, FieldReader& in)
      : activity_(activity), simulation_(simulation), vocabulary_(vocabulary), in_(in) {}

  void read(json::View view, ActivityItem& item) {
    if (item.practice) {
      in_.known_fields(view, {"ask", "kind", "options", "right", "partners", "evidence", "unit", "decimals", "numbers", "whole", "words", "possible", "answer", "wrong", "rubric", "hints", "answer_after", "objectives", "uses", "difficulty", "about", "given"});
    } else {
      in_.known_fields(view, {"ask", "when", "after", "kind", "predict", "compare", "aim", "looks_back", "marked_by", "options", "right", "partners", "evidence", "unit", "decimals", "numbers", "whole", "words", "possible", "answer", "wrong", "rubric", "hints", "answer_after", "objectives", "uses", "difficulty", "points", "given"});
    }
    const std::string kind = in_.text_or(view["kind"], "choice");
    if (!read_kind(view["kind"], kind, item)) return;
    read_purpose(view, item);
    refuse_of_others(view, kind, item.kind);
    item.compare = in_.condition(view["compare"], vocabulary_.names());
    if (view["compare"] && !item.is_prediction()) in_.fail(view["compare"], "only a prediction is held against what was found");
    const std::string by = in_.text_or(view["marked_by"], item.kind == QuestionKind::text ? "teacher" : "lesson");
    if (by != "lesson" && by != "school" && by != "teacher") in_.fail(view["marked_by"], "must be \"lesson\", \"school\" or \"teacher\"");
    item.by_school = by == "school";
    const std::vector<NamedVariable> variables = item.kind == QuestionKind::offered ? vocabulary_.with_fields(item.fields) : vocabulary_.with_response(in_.text_or(view["unit"], ""));
    const Names with_response{variables, vocabulary_.functions()};
    item.numbers = in_.numbers(view["numbers"], item.has_response() ? with_response : vocabulary_.names());
    item.uses = in_.text_or(view["uses"], "");
    if (view["uses"] && std::ranges::find(kPractices, item.uses) == std::end(kPractices))
      in_.fail(view["uses"], "no practice is called " + quoted(item.uses) + "; there is " + listed(kPractices));
    item.expected_wrong = in_.number(view["difficulty"], 0.5, 0.01, 0.99);
    item.difficulty = difficulty_of(item.expected_wrong);
    item.hints = in_.whole(view["hints"], 0, kMostHints);
    item.answer_after = in_.whole(view["answer_after"], item.answer_after, 20);
    item.objectives = in_.objectives(view["objectives"], activity_.objectives);
    item.points = in_.whole(view["points"], item.points, kMostPoints);
    if (view["points"] && (item.is_opinion() || item.kind == QuestionKind::text))
      in_.fail(view["points"], item.is_opinion() ? "is for what is marked: " + std::string(name_of(item.purpose)) + " never is" : "is for what is marked here or by the school: a teacher goes by the points of the \"rubric\"");
    const bool has_key = view["right"] || view["answer"];
    if ((item.by_school || item.is_opinion()) && has_key)
      in_.fail(view, item.by_school ? "is marked by the school: its key must not be here" : "is " + std::string(name_of(item.purpose)) + ": nothing of it is right or wrong");
    if (item.is_marked_here() && !view["right"]) in_.fail(view["right"], "is missing: which answer is right?");
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
        if (view["answer"]) in_.fail(view["answer"], "is for a number; what is shown to who asks for this answer stands in its text, by \"numbers\"");
        read_given(view["given"], item);
        read_judgement(view, item, with_response);
        break;
      case QuestionKind::text:
        if (!item.is_opinion() || view["rubric"]) read_rubric(view["rubric"], item);
        break;
    }
  }

 private:
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
    in_.fail(view, "no kind of question is called " + quoted(kind) + "; there is " + listed(names) + "; the simulation offers " + listed(offers));
    return false;
  }

  /// What only questions of another kind have would be read by nobody.
  void refuse_of_others(json::View view, const std::string& name, QuestionKind kind) {
    for (const auto& [field, having] : kOfKinds) {
      if (!view[field] || (having & bit(kind)) != 0) continue;
      std::vector<std::string_view> kinds;
      for (const auto& [other, value] : kKinds) {
        if ((having & bit(value)) != 0) kinds.push_back(other);
      }
      if ((having & bit(QuestionKind::offered)) != 0) kinds.push_back("a kind that the simulation offers");
      in_.fail(view[field], "a question of the kind " + quoted(name) + " has no " + quoted(field) + "; those that have one: " + listed(kinds));
    }
  }

  void read_purpose(json::View view, ActivityItem& item) {
    const int many = (in_.truth(view["predict"]) ? 1 : 0) + (in_.truth(view["aim"]) ? 1 : 0) + (view["looks_back"] ? 1 : 0);
    if (many > 1) in_.fail(view, "is one of a prediction, an aim and a look back, not two");
    if (in_.truth(view["predict"])) item.purpose = Purpose::prediction;
    if (in_.truth(view["aim"])) item.purpose = Purpose::aim;
    if (!view["looks_back"]) return;
    item.purpose = Purpose::look_back;
    const std::string name = in_.text(view["looks_back"]);
    const auto aim = std::ranges::find(activity_.items, name, &ActivityItem::id);
    item.looks_back = static_cast<uint32_t>(aim - activity_.items.begin());
    if (aim == activity_.items.end() || aim->purpose != Purpose::aim) {
      in_.fail(view["looks_back"], quoted(name) + " is no aim that was asked for before");
      item.looks_back = 0;
    }
  }

  void read_options(json::View view, ActivityItem& item) {
    item.options = in_.ids(view["options"], kMostOptions);
    if (item.options.size() < 2) in_.fail(view["options"], "there are at least two options to choose from");
    if (item.kind == QuestionKind::label) read_places(view["options"], item);
    if (item.kind == QuestionKind::match || item.kind == QuestionKind::label) {
      item.partners = in_.ids(view["partners"], kMostOptions);
      read_match(view["right"], item);
    } else if (view["right"]) {
      read_right(view["right"], item);
    }
    read_wrong_options(view["wrong"], item);
  }
  /// By the option, or, of what has several parts, by one of them.
  void read_wrong_options(json::View view, ActivityItem& item) {
    const bool has_parts = item.kind != QuestionKind::choice && item.kind != QuestionKind::argument;
    if (has_parts && view.size() > kMostWrongParts) in_.fail(view, "has more than " + std::to_string(kMostWrongParts) + " entries");
    for (const json::View wrong : in_.members(view)) {
      const std::string option(wrong.key());
      if (has_parts) check_part(wrong, option, item);
      else if (!is_option(item.options, option)) in_.fail(wrong, none_of("options", item.options, option));
      else if (is_option(item.right, option)) in_.fail(wrong, quoted(option) + " is the right answer");
      item.misconceptions.push_back({in_.id(wrong), option, std::nullopt});
    }
  }
  void check_part(json::View view, std::string_view written, const ActivityItem& item) {
    const auto part = read_wrong_part(item.kind, written);
    const bool paired = !item.partners.empty();
    const std::vector<std::string>& others = paired ? item.partners : item.options;
    if (!part) {
      const char* wanted = item.kind == QuestionKind::order ? "\"a before b\"" : paired ? "\"a with b\"" : "\"a chosen\" or \"a left out\"";
      in_.fail(view, quoted(written) + " is no part of an answer; write " + wanted);
    } else if (!is_option(item.options, part->option)) {
      in_.fail(view, none_of("options", item.options, part->option));
    } else if (item.kind != QuestionKind::multiple && !is_option(others, part->other)) {
      in_.fail(view, none_of(paired ? "partners" : "options", others, part->other));
    }
  }
  void read_places(json::View view, ActivityItem& item) {
    for (const std::string& option : item.options) {
      const auto known = std::ranges::find(simulation_.places, option);
      if (known == simulation_.places.end()) in_.fail(view, "the simulation's picture has no place " + quoted(option) + "; there is " + listed(simulation_.places));
      item.places.push_back(static_cast<uint32_t>(known - simulation_.places.begin()));
    }
  }

  /// What is wrong is told of the claim, or else of the evidence.
  void read_argument(json::View view, ActivityItem& item) {
    item.options = in_.ids(view["options"], kMostOptions);
    item.evidence = in_.ids(view["evidence"], kMostOptions);
    if (item.options.size() < 2) in_.fail(view["options"], "there are at least two claims to choose from");
    if (item.evidence.size() < 2) in_.fail(view["evidence"], "there is at least twice evidence to choose from");
    if (const json::View right = view["right"]) {
      in_.known_fields(right, {"claim", "evidence"});
      item.right = {in_.text(right["claim"])};
      if (!is_option(item.options, item.right[0])) in_.fail(right["claim"], none_of("options", item.options, item.right[0]));
      item.right_evidence = in_.ids(right["evidence"], kMostOptions);
      if (item.right_evidence.empty()) in_.fail(right["evidence"], "at least one speaks for the claim");
      for (const std::string& one : item.right_evidence) {
        if (!is_option(item.evidence, one)) in_.fail(right["evidence"], none_of("evidence", item.evidence, one));
      }
    }
    read_wrong_options(view["wrong"], item);
    item.misconceptions.push_back({"claim", "", std::nullopt});
    item.misconceptions.push_back({"evidence", "", std::nullopt});
    read_rubric(view["rubric"], item);
  }

  static bool is_option(const std::vector<std::string>& options, std::string_view one) { return std::ranges::find(options, one) != options.end(); }
  static std::string none_of(std::string_view what, const std::vector<std::string>& all, std::string_view one) {
    return quoted(one) + " is none of the " + std::string(what) + " " + listed(all);
  }

  void read_right(json::View view, ActivityItem& item) {
    if (item.kind == QuestionKind::choice) {
      item.right = {in_.text(view)};
      if (view.is(json::Kind::text) && !is_option(item.options, item.right[0])) in_.fail(view, none_of("options", item.options, item.right[0]));
      return;
    }
    item.right = in_.ids(view, kMostOptions);
    for (const std::string& one : item.right) {
      if (!is_option(item.options, one)) in_.fail(view, none_of("options", item.options, one));
    }
    if (item.kind == QuestionKind::order && item.right.size() != item.options.size()) in_.fail(view, "puts all options in order, each once");
    if (item.kind == QuestionKind::multiple && item.right.empty()) in_.fail(view, "at least one option is right");
  }

  void read_match(json::View view, ActivityItem& item) {
    if (item.partners.size() < 2) return in_.fail(view, "there are at least two \"partners\" to match with");
    item.right.assign(item.options.size(), "");
    for (const json::View pair : in_.members(view)) {
      const auto option = std::ranges::find(item.options, pair.key());
      const std::string partner = in_.text(pair);
      if (option == item.options.end()) {
        in_.fail(pair, none_of("options", item.options, pair.key()));
        continue;
      }
      if (!is_option(item.partners, partner)) in_.fail(pair, none_of("partners", item.partners, partner));
      item.right[static_cast<std::size_t>(option - item.options.begin())] = partner;
    }
    if (view && std::ranges::find(item.right, "") != item.right.end()) in_.fail(view, "names a partner for each option");
  }

  void read_number_item(json::View view, ActivityItem& item, const Names& names) {
    item.unit = in_.text_or(view["unit"], "");
    item.whole = in_.truth(view["whole"]);
    item.decimals = in_.whole(view["decimals"], 0, 6);
    if (!item.unit.empty()) item.words.push_back({item.unit, 1});
    for (const json::View word : in_.members(view["words"])) item.words.push_back({std::string(word.key()), in_.number(word, 1, 1e-9, 1e9)});
    item.answer = in_.expression(view["answer"], vocabulary_.names(), {ValueKind::number, item.unit});
    if (view["right"] && !view["answer"]) in_.fail(view["answer"], "is missing: what is shown to who asks for the answer?");
    read_judgement(view, item, names);
  }
  /// What holds for a right answer, for one that could be meant, and for one that shows a misconception.
  void read_judgement(json::View view, ActivityItem& item, const Names& names) {
    item.accepts = in_.condition(view["right"], names);
    item.possible = in_.condition(view["possible"], names);
    for (const json::View wrong : in_.members(view["wrong"])) {
      const std::string name(wrong.key());
      if (!is_id(name)) in_.fail(wrong, quoted(name) + " can't be a name");
      item.misconceptions.push_back({name, "", in_.condition(wrong, names)});
    }
  }

  /// What the simulation needs to know of a question of its own kind.
  void read_given(json::View view, ActivityItem& item) {
    const std::vector<CommandParameter>& wanted = simulation_.kinds[item.offered].given;
    for (const json::View one : in_.members(view)) {
      if (std::ranges::find(wanted, one.key(), &CommandParameter::name) == wanted.end()) in_.fail(one, "the kind takes nothing called " + quoted(one.key()) + "; there is " + listed_names(wanted));
    }
    const std::vector<NamedVariable> drawn = vocabulary_.drawn();
    const std::vector<NamedFunction> constant = vocabulary_.constant();
    for (const CommandParameter& parameter : wanted) {
      const json::View one = view[parameter.name];
      if (!one) in_.fail(view, quoted(parameter.name) + " is missing: the kind takes " + ranged(parameter));
      auto value = in_.expression(one, {drawn, constant}, parameter.type);
      if (!value) continue;
      if (!stays_within(*value, parameter)) in_.fail(one, "is out of range: the kind takes " + ranged(parameter));
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
    for (const Drawn& one : activity_.drawn) drawn.push_back(one.one_of.empty() ? 0 : one.one_of.front());
    const auto fits = [&] {
      const auto value = expression.evaluate(OnlyDrawn(drawn));
      return value && value->number >= parameter.min && value->number <= parameter.max;
    };
    bool all = fits();
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const double first = drawn[i];
      for (const double value : activity_.drawn[i].one_of) {
        drawn[i] = value;
        all = all && fits();
      }
      drawn[i] = first;
    }
    return all;
  }

  void read_rubric(json::View view, ActivityItem& item) {
    for (const json::View line : in_.members(view)) {
      const std::string name(line.key());
      if (!is_id(name)) in_.fail(line, quoted(name) + " can't be a name");
      item.rubric.push_back({name, in_.whole(line, 1, 20, 1)});
    }
    if (item.rubric.empty()) in_.fail(view, "is missing: what does the teacher look for?");
  }

  const Activity& activity_;
  const Simulation& simulation_;
  Vocabulary& vocabulary_;
  FieldReader& in_;
};

}  // namespace

void read_question(json::View view, ActivityItem& item, const Activity& activity, const Simulation& simulation, Vocabulary& vocabulary, FieldReader& in) {
  QuestionReader(activity, simulation, vocabulary, in).read(view, item);
}

}  // namespace skua
