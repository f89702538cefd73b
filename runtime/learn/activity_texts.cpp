#include "learn/activity_texts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace skua {
namespace {

class TextList {
 public:
  explicit TextList(const Activity& activity) : activity_(activity) {
    for (const Drawn& one : activity.drawn) general_.push_back(one.name);
    for (const ShownNumber& one : activity.numbers) general_.push_back(one.name);
  }

  std::vector<ActivityText> read() {
    need("title");
    for (const std::string& career : activity_.careers) need("career." + career);
    for (const Objective& one : activity_.objectives) need("objective." + one.id);
    for (const ActivityStage& stage : activity_.stages) {
      need("stage." + stage.id);
      for (const ActivityTask& task : stage.tasks) add_task(task);
      for (const Way& way : stage.ways) {
        if (!way.because.empty()) need("because." + way.because);
        if (!way.choice.empty()) need("choose." + way.choice);
      }
    }
    return std::move(texts_);
  }

 private:
  void add(std::string key, bool required, std::vector<std::string> numbers) {
    if (std::ranges::find(texts_, key, &ActivityText::key) == texts_.end())
      texts_.push_back({std::move(key), required, std::move(numbers)});
  }
  void need(std::string key) { add(std::move(key), true, general_); }
  void may_have(std::string key) { add(std::move(key), false, general_); }

  void add_task(const ActivityTask& task) {
    switch (task.kind) {
      case TaskKind::text:
        return need(task.id);
      case TaskKind::action:
        return may_have(task.id);  // the module has a name for its command
      case TaskKind::goal:
        need(task.id);
        for (uint32_t step = 1; step <= activity_.goals[task.index].hints; ++step) need(task.id + ".hint." + std::to_string(step));
        return may_have(task.id + ".reached");
      case TaskKind::item:
        return add_item(activity_.items[task.index]);
      case TaskKind::practice:
        need(task.id);
        for (const uint32_t item : activity_.practices[task.index].items) add_item(activity_.items[item]);
    }
  }

  void add_item(const ActivityItem& item) {
    std::vector<std::string> numbers = general_;
    for (const ShownNumber& one : item.numbers) numbers.push_back(one.name);
    if (item.answer) numbers.push_back("answer");
    const auto own = [&](std::string_view what, bool required) {
      add(item.id + std::string(what), required, numbers);
    };
    own("", true);
    for (const std::string& option : item.options) need(item.id + "." + option);
    for (const std::string& partner : item.partners) need(item.id + "." + partner);
    for (const std::string& one : item.evidence) need(item.id + "." + one);
    if (item.is_part_of_score()) may_have(item.id + ".short");
    if (item.is_prediction()) {
      for (const std::string& option : item.options) may_have(item.id + ".compared." + option);
    }
    for (const RubricLine& line : item.rubric) need(item.id + "." + line.id);
    if (!item.unit.empty()) may_have("unit." + item.unit);
    if (!item.is_marked_here()) return;
    own(".right", false);
    own(".again", false);
    for (const Misconception& one : item.misconceptions) own(".again." + one.id, true);
    own(".shown", true);
    for (uint32_t step = 1; step <= item.hints; ++step) own(".hint." + std::to_string(step), true);
  }

  const Activity& activity_;
  std::vector<std::string> general_;
  std::vector<ActivityText> texts_;
};

}  // namespace

std::vector<ActivityText> texts_of(const Activity& activity) { return TextList(activity).read(); }

}  // namespace skua
