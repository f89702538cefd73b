/// How the state of an activity is kept: in full, and in brief.
#include "learn/activity_run.h"

#include <algorithm>
#include <string>
#include <vector>

namespace skua {
namespace {

/// Those to which something happened, each with its number; the others are as `fresh` makes them, and take no room.
template <class T, class Fresh>
void archive_touched(Archive& a, std::string_view name, std::vector<T>& all, Fresh fresh) {
  std::vector<uint32_t> touched;
  for (uint32_t i = 0; i < all.size(); ++i) {
    const T untouched = fresh(i);
    if (all[i] != untouched) touched.push_back(i);
    if (a.loading()) all[i] = untouched;
  }
  const auto most = static_cast<uint32_t>(all.size());
  uint32_t next = 0;
  a.list(name, static_cast<uint32_t>(touched.size()), most, [&](uint32_t i) {
    uint32_t number = a.loading() ? most : touched[i];
    a.field("number", number);
    const bool possible = number >= next && number < most;
    T refused = T();
    T& one = possible ? all[number] : refused;
    one.archive(a);
    a.check("number", possible && one != fresh(number));
    if (possible) next = number + 1;
  });
}

template <class T>
void archive_touched(Archive& a, std::string_view name, std::vector<T>& all) {
  archive_touched(a, name, all, [](uint32_t) { return T(); });
}

void check_mistakes(Archive& a, const Activity& activity, const std::vector<Answering>& answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto known = static_cast<int32_t>(activity.items[i].misconceptions.size());
    for (const int32_t one : {answers[i].misconception, answers[i].mistake})
      a.check("answers", one >= -1 && one < known);
  }
}

void check_hints(Archive& a, const Activity& activity, const std::vector<Reaching>& goals) {
  for (std::size_t i = 0; i < goals.size(); ++i) a.check("goals", goals[i].hints <= activity.goals[i].hints);
}

/// Where a question stands, in 5 bytes and its response.
struct BriefAnswer {
  static constexpr uint32_t kMost = 63, kLongestKept = 40;
  uint32_t bits = 0;  ///< from the lowest: tries 6, wrong 6, hints 3, misconception + 1 6, mistake + 1 6, done, shown, late
  std::string response;

  BriefAnswer() = default;
  explicit(false) BriefAnswer(const Answering& of) {
    const auto named = [](int32_t misconception) { return static_cast<uint32_t>(misconception + 1); };
    bits = std::min(of.tries, kMost) | std::min(of.wrong, kMost) << 6 | std::min(of.hints, 7u) << 12 |
           std::min(named(of.misconception), kMost) << 15 | std::min(named(of.mistake), kMost) << 21 |
           (of.done ? 1u << 27 : 0) | (of.answer_shown ? 1u << 28 : 0) | (of.late ? 1u << 29 : 0);
    if (of.response.size() <= kLongestKept) response = of.response;
  }
  Answering answering() const {
    const auto part = [&](int from, uint32_t most) { return bits >> from & most; };
    return {.tries = part(0, kMost), .wrong = part(6, kMost), .hints = part(12, 7), .done = part(27, 1) != 0, .answer_shown = part(28, 1) != 0, .late = part(29, 1) != 0,
            .misconception = static_cast<int32_t>(part(15, kMost)) - 1, .mistake = static_cast<int32_t>(part(21, kMost)) - 1, .response = response};
  }
  void archive(Archive& a) {
    a.field("bits", bits);
    a.check("bits", (bits & 63u) >= (bits >> 6 & 63u) && bits < 1u << 30);
    a.text("response", response, kLongestKept);
  }
  bool operator==(const BriefAnswer&) const = default;
};

struct BriefGoal {
  uint32_t bits = 0;  ///< from the lowest: reached, told, astray, passed, hints 3, worked 6, missed 2, late

  BriefGoal() = default;
  explicit(false) BriefGoal(const Reaching& of)
      : bits((of.reached ? 1u : 0) | (of.told ? 2u : 0) | (of.astray ? 4u : 0) | (of.passed ? 8u : 0) | of.hints << 4 | of.worked << 7 | of.missed << 13 | (of.late ? 1u << 15 : 0)) {}
  Reaching reaching(uint32_t held = 0) const {
    return {.held = held, .reached = (bits & 1u) != 0, .told = (bits & 2u) != 0, .astray = (bits & 4u) != 0, .passed = (bits & 8u) != 0, .late = bits >> 15 != 0,
            .hints = bits >> 4 & 7u, .worked = bits >> 7 & 63u, .missed = bits >> 13 & 3u};
  }
  void archive(Archive& a) {
    a.field("bits", bits);
    a.check("bits", (bits >> 7 & 63u) <= Reaching::kMostWorked && (bits >> 13 & 3u) <= 2 && bits < 1u << 16);
  }
  bool operator==(const BriefGoal&) const = default;
};

}  // namespace

void Answering::archive(Archive& a) {
  a.field("tries", tries);
  a.field("wrong", wrong);
  a.check("wrong", wrong <= tries);
  a.field("hints", hints);
  a.field("done", done);
  a.field("answer_shown", answer_shown);
  a.field("late", late);
  a.field("misconception", misconception);
  a.field("mistake", mistake);
  a.text("response", response, kLongestResponse);
}

void Reaching::archive(Archive& a) {
  a.field("held", held);
  BriefGoal brief(*this);
  brief.archive(a);
  *this = brief.reaching(held);
}

/// Where the student is.
void ActivityRun::archive_place(Archive& a) {
  const auto stages = static_cast<int32_t>(activity_.stages.size());
  a.field("stage", stage_);
  a.check("stage", stage_ < activity_.stages.size());
  if (a.loading() && stage_ >= activity_.stages.size()) stage_ = 0;
  a.field("from", from_);
  a.field("way", way_);
  const bool came = from_ >= 0 && from_ < stages;
  const auto ways = came ? static_cast<int32_t>(activity_.stages[static_cast<std::size_t>(from_)].ways.size()) : 0;
  a.check("from", from_ == -1 || came);
  a.check("way", way_ >= -1 && way_ < ways);
  a.field("finished", finished_);
  a.field("completed", completed_);
  if (!activity_.goals.empty()) a.field("movement", movement_);
}

/// What was practised and shown.
void ActivityRun::archive_shown(Archive& a) {
  archive_touched(a, "practices", practices_);
  for (std::size_t i = 0; i < practices_.size(); ++i) {
    const auto questions = static_cast<int32_t>(activity_.practices[i].items.size());
    a.check("practices", practices_[i].current < questions);
    if (a.loading() && practices_[i].current >= questions) practices_[i].current = -1;
  }
  archive_touched(a, "objectives", objectives_, [&](uint32_t i) { return begun_[i]; });
}

/// Only where somebody asks for them: most activities do not.
void ActivityRun::archive_notes(Archive& a) {
  if (!activity_.counts_notes) return;
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    a.field(std::string("notes.").append(kNoteKinds[i]), notes_[i]);
    a.check("notes", notes_[i] <= kMostNotes);
  }
}

/// The same of mistakes: the places of those that were shown.
void ActivityRun::archive_mistakes(Archive& a) {
  if (!activity_.asks_mistakes) return;
  std::vector<uint32_t> shown;
  for (uint32_t i = 0; i < showed_.size(); ++i) {
    if (showed_[i]) shown.push_back(i);
  }
  const auto most = static_cast<uint32_t>(showed_.size());
  if (a.loading()) showed_.assign(most, false);
  a.list("showed", static_cast<uint32_t>(shown.size()), most, [&](uint32_t i) {
    uint32_t number = a.loading() ? most : shown[i];
    a.field("number", number);
    a.check("number", number < most);
    if (number < most) showed_[number] = true;
  });
}

void ActivityRun::archive(Archive& a) {
  archive_place(a);
  archive_touched(a, "answers", answering_);
  check_mistakes(a, activity_, answering_);
  archive_touched(a, "goals", reaching_);
  check_hints(a, activity_, reaching_);
  archive_shown(a);
  archive_notes(a);
  archive_mistakes(a);
}

void ActivityRun::checkpoint(Archive& a) {
  archive_place(a);
  std::vector<BriefAnswer> answers(answering_.begin(), answering_.end());
  archive_touched(a, "answers", answers);
  if (a.loading()) std::ranges::transform(answers, answering_.begin(), &BriefAnswer::answering);
  check_mistakes(a, activity_, answering_);
  std::vector<BriefGoal> goals(reaching_.begin(), reaching_.end());
  archive_touched(a, "goals", goals);
  if (a.loading()) std::ranges::transform(goals, reaching_.begin(), [](const BriefGoal& goal) { return goal.reaching(); });
  check_hints(a, activity_, reaching_);
  archive_shown(a);
  archive_notes(a);
  archive_mistakes(a);
}

}  // namespace skua
