// Whatever stands in an activity's file: it is read, or all that is wrong with it is told, each at its place. One that is
// read can be worked through by a student who does anything at all, and comes back from its archive as it was.
#include <string>
#include <vector>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "core/hash.h"
#include "learn/activity_texts.h"
#include "learn/dead_ends.h"
#include "learn/old_ice.h"
#include "skua/random.h"
#include "target.h"

namespace {

using namespace skua;

constexpr int kDeeds = 120;
/// Of the schema; nobody could go through more ways of a broken file in the time that there is.
constexpr std::size_t kLongestFile = 60'000;

struct Kept {
  static void archive(void* lesson, skua_archive* raw) {
    Archive a(raw);
    static_cast<ActivityRun*>(lesson)->archive(a);
  }
};

class Student {
 public:
  Student(const Activity& activity, uint32_t seed) : activity_(activity), chance_(seed), lesson(activity, seed) {}

  void do_something() {
    switch (chance_.below(8)) {
      case 0:
        return give("next", {});
      case 1:
        return give("next", {{"choice", some_choice()}});
      case 2:
        return give("take_sample", {});
      case 3:
        return give("lower_drill", {{"depth_m", static_cast<double>(chance_.below(3200))}});
      case 4:
        if (chance_.below(2) == 0 && !activity_.goals.empty())
          return give(chance_.below(2) == 0 ? "hint" : "pass_over", {{"goal", some_goal().id}});
        return give(chance_.below(2) == 0 ? "hint" : "show_answer", {{"item", some_item().id}});
      case 5:
        return give(chance_.below(2) == 0 ? "predict" : "say", {{"item", some_item().id}, {"response", some_response()}});
      case 6:
        return wait();
      default:
        return give("answer", {{"item", some_item().id}, {"response", some_response()}});
    }
  }

 private:
  void give(std::string_view name, std::initializer_list<Value> values) {
    skua_command raw{};
    raw.size = sizeof raw;
    raw.name = to_abi(name);
    raw.values = values.begin();
    raw.value_count = static_cast<uint32_t>(values.size());
    skua_evidence_log log{evidence_, tick_, 0};
    EvidenceLog told(&log);
    const bool was_over = lesson.finished();
    if (!lesson.apply(raw, core, told)) return;
    must(!was_over || name == "take_sample" || name == "lower_drill" || !lesson.can_go_on(core), "who is done goes nowhere");
    lesson.look(core, false, told);
    look();
  }
  void wait() {
    for (int i = 0; i < 40; ++i) {
      skua_evidence_log log{evidence_, ++tick_, 0};
      EvidenceLog told(&log);
      lesson.look(core, true, told);
    }
    look();
  }
  /// What a view asks in each pass.
  void look() {
    for (const uint32_t task : lesson.visible_tasks(core)) must(task < activity_.stages[lesson.stage()].tasks.size(), "a visible task is one of the stage's");
    for (uint32_t i = 0; i < activity_.items.size(); ++i) {
      (void)lesson.answer_of(i, core);
      must(!lesson.can_hint(i, core) || lesson.can_answer(i, core), "hints are for what can be answered");
      for (const ShownNumber& number : activity_.items[i].numbers) (void)lesson.value_of(number, &activity_.items[i], core);
    }
    for (uint32_t i = 0; i < activity_.goals.size(); ++i) {
      must(!lesson.can_pass_over(i, core) || !lesson.can_hint_goal(i, core), "a goal is gone on without when all its hints were shown");
      must(lesson.reaching(i).hints <= activity_.goals[i].hints, "no more hints are shown than there are");
    }
    for (uint32_t i = 0; i < activity_.objectives.size(); ++i) {
      const double learned = lesson.objective(i).learned();
      must(learned >= 0 && learned <= 1, "a probability is from 0 to 1");
    }
    must(lesson.open_choices(core).size() != 1, "one way is no choice");
    evidence_.clear();
  }
  const ActivityItem& some_item() { return activity_.items[chance_.below(static_cast<uint32_t>(activity_.items.size()))]; }
  const ActivityGoal& some_goal() { return activity_.goals[chance_.below(static_cast<uint32_t>(activity_.goals.size()))]; }
  std::string_view some_choice() {
    const auto& ways = activity_.stages[lesson.stage()].ways;
    return ways.empty() ? std::string_view("any") : ways[chance_.below(static_cast<uint32_t>(ways.size()))].choice;
  }
  /// Something that a question takes, or nearly.
  std::string some_response() {
    const ActivityItem& item = some_item();
    const auto some = [&](const std::vector<std::string>& of) { return of.empty() ? "" : of[chance_.below(static_cast<uint32_t>(of.size()))]; };
    if (item.kind == QuestionKind::offered) return "top=" + std::to_string(chance_.below(3300)) + ",bottom=" + std::to_string(chance_.below(3300));
    switch (chance_.below(5)) {
      case 0:
        return some(item.options);
      case 1:
        return some(item.options) + "," + some(item.partners);
      case 2:
        return std::to_string(chance_.below(400'000));
      case 3:
        return some(item.options) + "|" + some(item.evidence) + "|so";
      default:
        return joined(item.right);
    }
  }
  static std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ",") + part;
    return all;
  }

  const Activity& activity_;
  Random chance_;
  std::vector<Evidence> evidence_;
  Tick tick_ = 0;

 public:
  old_ice::Core core;
  ActivityRun lesson;
};

void check_archive(const Activity& activity, Student& student, uint32_t seed) {
  skua_activity raw{};
  raw.size = sizeof raw;
  raw.archive = Kept::archive;
  const auto stored = save(raw, &student.lesson);
  must(stored.has_value(), "a lesson can be kept");
  ActivityRun other(activity, seed);
  must(load(raw, &other, *stored).has_value(), "what was kept can be loaded");
  must(*hash_of(raw, &other) == *hash_of(raw, &student.lesson), "it is the same again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > kLongestFile) return 0;
  const auto activity = read_activity(text_of(data, size), old_ice::kCore);
  if (!activity) {
    must(!activity.error().empty(), "what is refused has a fault");
    for (const json::Error& error : activity.error()) must(!error.text().empty(), "a fault says what is wrong");
    return 0;
  }
  must(!activity->stages.empty(), "an activity has a stage");
  must(!texts_of(*activity).empty(), "an activity needs texts");
  const DeadEnds waiting = dead_ends(*activity, old_ice::kCore);
  for (const json::Error& error : waiting.faults) must(error.at.starts_with("/stages/"), "a dead end has its place");
  if (activity->items.empty()) return 0;
  Fnv64 seed;
  seed.text(text_of(data, size));
  const auto drawn = static_cast<uint32_t>(seed.value);
  Student student(*activity, drawn);
  for (int i = 0; i < kDeeds; ++i) student.do_something();
  check_archive(*activity, student, drawn);
  return 0;
}
