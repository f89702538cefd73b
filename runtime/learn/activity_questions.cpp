#include "learn/activity_questions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "learn/activity_pass.h"
#include "learn/offered_kind.h"
#include "learn/typed_number.h"
#include "ui/interface.h"

namespace skua {
namespace {

AskedKind told_of(const Performance& performance, uint32_t index) {
  const ActivityRun& run = performance.run();
  AskedKind asked;
  asked.item = &run.activity().items[index];
  asked.given = run.given_of(*asked.item, performance);
  const skua_item_kind& kind = performance.program().simulation().kinds[asked.item->offered];
  for (std::size_t i = 0; i < asked.given.size(); ++i) asked.given[i] = std::clamp(asked.given[i], kind.given[i].min, kind.given[i].max);
  asked.answer = run.numbers_of(index).value_or(std::vector<double>());
  const bool open = run.can_answer(index, performance);
  asked.question = {sizeof(skua_question), asked.item->offered, open ? 1u : 0u, to_abi(asked.item->id), asked.given.data(),
                    asked.answer.empty() ? nullptr : asked.answer.data()};
  return asked;
}

class QuestionPass final : public ActivityPass {
 public:
  using ActivityPass::ActivityPass;

  void ask(const ActivityItem& item) {
    switch (item.kind) {
      case QuestionKind::choice:
        return ask_choice(item);
      case QuestionKind::multiple:
        return ask_multiple(item);
      case QuestionKind::number:
        return ask_number(item);
      case QuestionKind::offered:
        return ask_offered(item);
      case QuestionKind::order:
        return ask_order(item);
      case QuestionKind::match:
        return ask_match(item);
      case QuestionKind::text:
        return ask_text(item);
      case QuestionKind::label:
        return ask_label(item);
      case QuestionKind::argument:
        return ask_argument(item);
    }
  }

  /// What was refused is remembered, a blank for an empty field.
  bool is_refused(const ActivityItem& item) {
    if (item.kind != QuestionKind::number) return false;
    const std::string_view typed = ui_.field(item.id);
    return ui_.field(joined(item.id, "refused")) == (typed.empty() ? " " : typed) && fault_of(item) != NumberFault::none;
  }

  void tell(const ActivityItem& item) {
    std::array<double, SKUA_MOST_NUMBERS> answer{};
    (void)put_offered(item, answer);
  }

 private:
  static std::string_view confirm_key(const ActivityItem& item) {
    if (item.is_prediction()) return "lesson.predict";
    if (item.is_opinion()) return item.purpose == Purpose::aim ? "lesson.aim" : "lesson.look_back";
    return item.is_marked_here() ? "lesson.check" : "lesson.hand_in";
  }
  void give(const ActivityItem& item, std::string_view response) {
    ui_.command(item.is_prediction() ? "predict" : item.is_opinion() ? "say" : "answer", {{"item", item.id}, {"response", response}});
  }

  /// The button below a question; gives the answer.
  void confirm(const ActivityItem& item, std::string_view response, bool ready, bool already = false) {
    const bool pressed = ui_.button(joined(item.id, "check"), {.key = confirm_key(item), .tone = Tone::primary, .disabled = !ready});
    if (ready && (pressed || already)) give(item, response);
  }

  /// `options` with the texts ID.OPTION.
  skua_response choose(uint32_t role, std::string_view id, std::string_view name, const ActivityItem& item, const std::vector<std::string>& options) {
    std::vector<skua_str> raw;
    for (const std::string& option : options) raw.push_back(to_abi(option));
    skua_node node = named(role, id, name);
    node.key = to_abi(item.id);
    node.options = raw.data();
    node.option_count = static_cast<uint32_t>(raw.size());
    return put(node);
  }

  void ask_choice(const ActivityItem& item) {
    const std::string_view chosen = from_abi(choose(SKUA_ROLE_CHOICE, item.id, text(item.id), item, item.options).text);
    confirm(item, chosen, !chosen.empty());
  }

  void ask_multiple(const ActivityItem& item) {
    begin_question(item);
    const std::string response = joined_list(checked(item, item.options));
    ui_.end_group();
    confirm(item, response, !response.empty());
  }
  /// A box for each of `options`; those that are ticked.
  std::vector<std::string> checked(const ActivityItem& item, const std::vector<std::string>& options) {
    std::vector<std::string> ticked;
    for (const std::string& option : options) {
      const std::string id = joined(item.id, option);
      bool on = ui_.field(id) == "1";
      skua_node node = named(SKUA_ROLE_CHECKBOX, id, text(id));
      node.value = on ? 1 : 0;
      if (put(node).activated != 0) {
        on = !on;
        ui_.set_field(id, on ? "1" : "");
      }
      if (on) ticked.push_back(option);
    }
    return ticked;
  }

  NumberFault fault_of(const ActivityItem& item) { return run_.fault_of(item, ui_.field(item.id), performance_); }

  void ask_number(const ActivityItem& item) {
    const std::string_view typed = ui_.field(item.id);
    const NumberFault fault = fault_of(item);
    skua_node node = named(SKUA_ROLE_NUMBER, item.id, text(item.id, &item), {.live = true});
    const std::string unit = joined("unit", item.unit);
    node.text = raw_->keep(has(unit) ? text(unit) : item.unit);
    if (is_refused(item)) {
      node.error_key = to_abi(fault == NumberFault::empty          ? "lesson.error.empty"
                              : fault == NumberFault::not_a_number ? "lesson.error.number"
                                                                   : "lesson.error.impossible");
    }
    const bool entered = put(node).activated != 0;
    const bool pressed = ui_.button(joined(item.id, "check"), {.key = confirm_key(item), .tone = Tone::primary});
    if (!entered && !pressed) return;
    ui_.set_field(joined(item.id, "refused"), fault == NumberFault::none ? "" : typed.empty() ? " " : typed);
    if (fault == NumberFault::none) give(item, ui_.field(item.id));
  }

  /// The simulation shows what is needed to answer.
  void ask_offered(const ActivityItem& item) {
    std::array<double, SKUA_MOST_NUMBERS> answer{};
    const bool ready = put_offered(item, answer);
    confirm(item, write_answer(item.fields, answer), ready);
  }
  bool put_offered(const ActivityItem& item, std::array<double, SKUA_MOST_NUMBERS>& answer) {
    const AskedKind asked = told_of(performance_, static_cast<uint32_t>(&item - activity().items.data()));
    const skua_item_kind& kind = performance_.program().simulation().kinds[item.offered];
    begin_question(item);
    const bool ready = kind.ask(performance_.model(), raw_, &asked.question, answer.data()) != 0;
    ui_.end_group();
    return ready;
  }

  /// Each option has buttons that move it one place up or down.
  void ask_order(const ActivityItem& item) {
    const std::string field = joined(item.id, "order"), last = joined(item.id, "moved");
    std::vector<std::string> order = split(ui_.field(field));
    if (order.size() != item.options.size()) order = item.options;
    std::optional<std::pair<std::size_t, std::size_t>> moved;
    begin_question(item);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const NumberText place = ui_.number(static_cast<double>(i + 1));
      const std::string name = text(joined(item.id, order[i]));
      // Who does not see the list hears where the option that was moved stands now.
      ui_.text(joined(item.id, "place", order[i]), {.key = "lesson.order.place", .live = ui_.field(last) == order[i]}, {{"n", place}, {"what", name}});
      if (moves(item, order[i], "up", name, i > 0)) moved = {i, i - 1};
      if (moves(item, order[i], "down", name, i + 1 < order.size())) moved = {i, i + 1};
    }
    if (moved) {
      ui_.set_field(last, order[moved->first]);
      std::swap(order[moved->first], order[moved->second]);
      ui_.set_field(field, joined_list(order));
    }
    ui_.end_group();
    confirm(item, joined_list(order), true);
  }

  /// A button that is seen as an arrow: what it moves stands beside it. At the end it stays, so that nobody loses their place.
  bool moves(const ActivityItem& item, std::string_view option, std::string_view way, std::string_view what, bool can) {
    const std::string id = joined(item.id, way, option), key = joined("lesson.order", way);
    const std::initializer_list<Value> args = {{"what", what}};
    skua_node node = Ui::node(SKUA_ROLE_BUTTON, id, {.key = key, .tone = Tone::quiet, .disabled = !can}, args);
    node.value_text = to_abi(way == "up" ? "↑" : "↓");
    return put(node).activated != 0;
  }

  void ask_match(const ActivityItem& item) {
    std::vector<std::string> chosen;
    begin_question(item);
    for (const std::string& option : item.options) {
      const std::string id = joined(item.id, option);
      const std::string_view partner = from_abi(choose(SKUA_ROLE_SELECT, id, text(id), item, item.partners).text);
      if (!partner.empty()) chosen.emplace_back(partner);
    }
    ui_.end_group();
    confirm(item, joined_list(chosen), chosen.size() == item.options.size());
  }

  /// Each pin in the picture is described as well, for who does not see it.
  void ask_label(const ActivityItem& item) {
    std::vector<std::string> chosen;
    begin_question(item);
    for (std::size_t i = 0; i < item.options.size(); ++i) {
      const std::string id = joined(item.id, item.options[i]), what = text(id);
      const NumberText n = ui_.number(static_cast<double>(i + 1));
      const std::string name(ui_.tr("lesson.pin.what", {{"n", n}, {"what", what}}));
      const std::string_view partner = from_abi(choose(SKUA_ROLE_SELECT, id, name, item, item.partners).text);
      if (!partner.empty()) chosen.emplace_back(partner);
    }
    ui_.end_group();
    confirm(item, joined_list(chosen), chosen.size() == item.options.size());
  }

  /// Claim, evidence, and why the one follows from the other.
  void ask_argument(const ActivityItem& item) {
    begin_question(item);
    const std::string claim(from_abi(choose(SKUA_ROLE_CHOICE, joined(item.id, "claim"), ui_.tr("lesson.argument.claim"), item, item.options).text));
    const skua_node group = named(SKUA_ROLE_GROUP, joined(item.id, "evidence"), ui_.tr("lesson.argument.evidence"));
    skua_ui_begin(raw_, &group, nullptr);
    const std::string evidence = joined_list(checked(item, item.evidence));
    ui_.end_group();
    const std::string why = typed(joined(item.id, "why"), ui_.tr("lesson.argument.why"), false);
    ui_.end_group();
    confirm(item, claim + "|" + evidence + "|" + why, !claim.empty() && !evidence.empty() && !is_blank(why));
  }

  void ask_text(const ActivityItem& item) {
    const std::string words = typed(item.id, text(item.id));
    confirm(item, words, !is_blank(words));
  }

  /// A field for a few lines.
  std::string typed(std::string_view id, std::string_view name, bool is_the_question = true) {
    skua_node node = named(SKUA_ROLE_FIELD, id, name, {.live = is_the_question});
    node.min = 4;    // lines
    node.max = 900;  // characters
    return std::string(from_abi(put(node).text));
  }

  void begin_question(const ActivityItem& item) {
    const skua_node node = named(SKUA_ROLE_GROUP, joined("ask", item.id), text(item.id));
    skua_ui_begin(raw_, &node, nullptr);
  }

  static std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> all;
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(','), list.size());
      all.emplace_back(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return all;
  }
  static std::string joined_list(const std::vector<std::string>& parts) {
    std::string list;
    for (const std::string& part : parts) list += (list.empty() ? "" : ",") + part;
    return list;
  }
};

}  // namespace

void ask_question(const Performance& performance, skua_ui* ui, const ActivityItem& item) { QuestionPass(performance, ui).ask(item); }

void tell_answered(const Performance& performance, skua_ui* ui, const ActivityItem& item) { QuestionPass(performance, ui).tell(item); }

bool is_answer_refused(const Performance& performance, skua_ui* ui, const ActivityItem& item) { return QuestionPass(performance, ui).is_refused(item); }

AskedKind asked_kind(const Performance& performance) {
  const ActivityRun& run = performance.run();
  const Activity& activity = run.activity();
  std::optional<uint32_t> answered;
  for (const uint32_t task : run.visible_tasks(performance)) {
    const ActivityTask& shown = activity.stages[run.stage()].tasks[task];
    for (uint32_t i = 0; i < activity.items.size(); ++i) {
      const ActivityItem& item = activity.items[i];
      const bool here = shown.kind == TaskKind::item ? shown.index == i : shown.kind == TaskKind::practice && item.practice == shown.index;
      if (!here || item.kind != QuestionKind::offered) continue;
      if (run.can_answer(i, performance)) return told_of(performance, i);
      if (shown.kind == TaskKind::item) answered = i;
    }
  }
  return answered ? told_of(performance, *answered) : AskedKind();
}

}  // namespace skua
