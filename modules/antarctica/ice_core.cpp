#include "ice_core.h"

#include <optional>

#include "response.h"
#include "skua/random.h"

namespace skua::antarctica {
namespace {

std::optional<Item> item_of(const Command& command) {
  const int32_t index = item_in(kItemIds, command);
  return index < 0 ? std::nullopt : std::optional(static_cast<Item>(index));
}

constexpr std::string_view id_of(Item item) { return kItemIds[static_cast<std::size_t>(item)]; }

/// The chapter in which an item is asked.
constexpr Chapter chapter_of(Item item) {
  constexpr Chapter kChapters[] = {Chapter::age, Chapter::air, Chapter::warmest, Chapter::coldest,
                                   Chapter::today};
  return kChapters[static_cast<std::size_t>(item)];
}

constexpr Chapter chapter_of(Prediction prediction) {
  constexpr Chapter kChapters[] = {Chapter::bottom, Chapter::record, Chapter::today};
  return kChapters[static_cast<std::size_t>(prediction)];
}

/// False when the response is not an answer to the item at all.
bool read_response(const Command& command, Item item, Given& given) {
  return item == Item::air_younger ? read_option(command, kAirOptions, given)
                                   : read_number(command, quantity_of(item), given);
}

}  // namespace

std::span<const std::string_view> options_of(Prediction prediction) {
  switch (prediction) {
    case Prediction::bottom_age:
      return kBottomAges;
    case Prediction::co2_and_cold:
      return kCo2AndCold;
    case Prediction::today_level:
      return kTodayLevels;
  }
  return {};
}

IceCore::IceCore(const Launch& launch) {
  Random random(launch.seed);
  asked_depth_m = kAskedDepths_m[random.below(std::size(kAskedDepths_m))];
}

// ---- what is so
// -----------------------------------------------------------------------------------------

int32_t IceCore::revealed_yr() const {
  if (sweep_tick == 0) return -1;
  return static_cast<int32_t>(int64_t{kOldest_yr} * sweep_tick / kSweepTicks);
}

int IceCore::items_done() const {
  int count = 0;
  for (const Task& each : tasks) count += each.done ? 1 : 0;
  return count;
}

// ---- what may be done now
// -------------------------------------------------------------------------------

bool IceCore::can_sample() const {
  return chapter != Chapter::bottom && !sweeping() && Drilling::can_sample();
}

bool IceCore::can_predict(Prediction prediction) const {
  if (predicted(prediction) || chapter != chapter_of(prediction)) return false;
  return prediction != Prediction::co2_and_cold || parts_sampled() == kParts;
}

bool IceCore::can_answer(Item item) const {
  return chapter == chapter_of(item) && !task(item).done &&
         (item != Item::today_co2 || today_shown);
}

bool IceCore::can_hint(Item item) const { return can_answer(item) && task(item).hints < kHints; }

bool IceCore::can_show_answer(Item item) const {
  return can_answer(item) && task(item).wrong >= kTriesBeforeAnswer;
}

bool IceCore::can_analyse() const {
  return chapter == Chapter::record && sweep_tick == 0 && predicted(Prediction::co2_and_cold) &&
         at_rest();
}

bool IceCore::can_show_today() const {
  return chapter == Chapter::today && !today_shown && predicted(Prediction::today_level);
}

bool IceCore::can_go_on() const {
  switch (chapter) {
    case Chapter::bottom:
      return predicted(Prediction::bottom_age);
    case Chapter::age:
      return task(Item::age_at_depth).done;
    case Chapter::air:
      return task(Item::air_younger).done;
    case Chapter::record:
      return analysed();
    case Chapter::warmest:
      return task(Item::warmest).done;
    case Chapter::coldest:
      return task(Item::coldest).done;
    case Chapter::today:
      return task(Item::today_co2).done;
    case Chapter::result:
      return false;
  }
  return false;
}

// ---- commands
// -------------------------------------------------------------------------------------------

bool IceCore::apply(const Command& command, EvidenceLog& log) {
  if (command.is("lower_drill")) return lower_drill(command);
  if (command.is("take_sample")) return can_sample() && take_sample(log);
  if (command.is("predict")) return predict(command, log);
  if (command.is("answer")) return answer(command, log);
  if (command.is("hint")) return give_hint(command, log);
  if (command.is("show_answer")) return show_answer(command, log);
  if (command.is("analyse_core")) return analyse_core(log);
  if (command.is("show_today")) return show_today(log);
  if (command.is("next")) return next();
  if (command.is("reset")) return reset(log);
  return false;
}

bool IceCore::predict(const Command& command, EvidenceLog& log) {
  const std::optional<std::string_view> id = command.text("item");
  const std::optional<std::string_view> response = command.text("response");
  const int32_t index = id ? index_in(kPredictionIds, *id) : -1;
  if (index < 0 || !response) return false;
  const auto prediction = static_cast<Prediction>(index);
  const int32_t option = index_in(options_of(prediction), *response);
  if (option < 0 || !can_predict(prediction)) return false;
  guesses[static_cast<std::size_t>(index)].option = option;
  if (prediction == Prediction::bottom_age) chapter = Chapter::age;
  log.predicted(kPredictionIds[index], options_of(prediction)[static_cast<std::size_t>(option)]);
  return true;
}

Verdict IceCore::judge(Item item, int64_t given) const {
  switch (item) {
    case Item::age_at_depth: {
      int32_t depths[kMostSamples];
      std::size_t count = 0;
      for (const Sample& sample : samples) depths[count++] = sample.depth_m;
      return judge_age_at_depth(given, asked_depth_m, {depths, count});
    }
    case Item::air_younger:
      return judge_air_younger(static_cast<int32_t>(given));
    case Item::warmest:
      return judge_warmest(given);
    case Item::coldest:
      return judge_coldest(given);
    case Item::today_co2:
      return judge_today_co2(given);
  }
  return {};
}

bool IceCore::answer(const Command& command, EvidenceLog& log) {
  const std::optional<Item> item = item_of(command);
  Given given;
  if (!item || !can_answer(*item) || !read_response(command, *item, given)) return false;
  const Verdict verdict = judge(*item, given.value);
  Task& t = task_of(*item);
  t.answer = static_cast<int32_t>(given.value);
  t.misconception = verdict.misconception;
  t.wrong += verdict.correct ? 0 : 1;
  log.answered(id_of(*item), given.response(), verdict.correct, name_of(verdict.misconception));
  if (verdict.correct) finish(t, log);
  return true;
}

bool IceCore::give_hint(const Command& command, EvidenceLog& log) {
  const std::optional<Item> item = item_of(command);
  if (!item || !can_hint(*item)) return false;
  log.hinted(id_of(*item), ++task_of(*item).hints);
  return true;
}

bool IceCore::show_answer(const Command& command, EvidenceLog& log) {
  const std::optional<Item> item = item_of(command);
  if (!item || !can_show_answer(*item)) return false;
  log.performed("show_answer", {{"item", id_of(*item)}});
  task_of(*item).answer_shown = true;
  finish(task_of(*item), log);
  return true;
}

void IceCore::finish(Task& t, EvidenceLog& log) {
  t.done = true;
  if (items_done() == kItemCount) log.completed();
}

bool IceCore::analyse_core(EvidenceLog& log) {
  if (!can_analyse()) return false;
  sweep_tick = 1;
  log.performed("analyse_core", {{"samples", static_cast<double>(samples.size())}});
  return true;
}

bool IceCore::show_today(EvidenceLog& log) {
  if (!can_show_today()) return false;
  today_shown = true;
  const Today latest = latest_year();
  const Value year("year", latest.year);
  log.performed("show_today", {year, {"co2_ppm", latest.co2_centi_ppm / 100.0}});
  return true;
}

bool IceCore::next() {
  if (!can_go_on()) return false;
  chapter = static_cast<Chapter>(static_cast<int32_t>(chapter) + 1);
  return true;
}

// ---- time
// -----------------------------------------------------------------------------------------------

void IceCore::step(uint32_t /*tick*/, EvidenceLog& /*log*/) {
  Drilling::step();
  if (sweeping()) ++sweep_tick;
}

// ---- archive
// --------------------------------------------------------------------------------------------

void Task::archive(Archive& a) {
  a.field("done", done);
  a.field("answer_shown", answer_shown);
  a.field("wrong", wrong);
  a.field("hints", hints);
  a.check("hints", hints <= kHints);
  a.field("misconception", misconception);
  a.check("misconception",
          misconception >= Misconception::none && misconception <= Misconception::first_year);
  a.field("answer", answer);
}

void IceCore::archive(Archive& a) {
  a.field("chapter", chapter);
  a.check("chapter", chapter >= Chapter::bottom && chapter <= Chapter::result);
  a.field("asked_depth_m", asked_depth_m);
  a.check("asked_depth_m", is_depth(asked_depth_m));
  Drilling::archive(a);
  a.field("sweep_tick", sweep_tick);
  a.check("sweep_tick", sweep_tick >= 0 && sweep_tick <= kSweepTicks);
  a.field("today_shown", today_shown);
  a.list("guesses", guesses);
  for (int i = 0; i < kPredictionCount; ++i) {
    const auto options = static_cast<int32_t>(options_of(static_cast<Prediction>(i)).size());
    const int32_t option = guesses[static_cast<std::size_t>(i)].option;
    a.check("guesses", option >= -1 && option < options);
  }
  a.list("tasks", tasks);
  const int32_t air = task(Item::air_younger).answer;
  a.check("tasks", air >= 0 && air < static_cast<int32_t>(std::size(kAirOptions)));
}

}  // namespace skua::antarctica
