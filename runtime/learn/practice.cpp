#include "learn/practice.h"

#include <algorithm>
#include <cmath>

namespace skua {
namespace {

constexpr int32_t kInARow = 2;

/// The question that `better` finds better than all before it.
template <class Better>
std::optional<uint32_t> best_of(std::span<const PracticeQuestion> open, Better better) {
  const PracticeQuestion* best = nullptr;
  for (const PracticeQuestion& one : open) {
    if (better(one, best)) best = &one;
  }
  return best == nullptr ? std::nullopt : std::optional(best->number);
}

}  // namespace

std::string_view name_of(Because because) {
  constexpr std::string_view kNames[] = {"first", "fits", "what_went_wrong", "step_down", "step_up"};
  return kNames[static_cast<std::size_t>(because)];
}

void PracticeRecord::archive(Archive& a) {
  a.field("ability", ability.value);
  a.check("ability", std::fabs(ability.value) < 100);
  a.field("answers", ability.answers);
  a.field("streak", streak);
  a.field("current", current);
  a.check("current", current >= -1 && current < static_cast<int32_t>(kMostPracticeQuestions));
  a.field("because", because);
  a.check("because", because >= Because::first && because <= Because::step_up);
  a.field("asked", asked);
  a.field("done", done);
}

std::optional<Choice> choose_question(const PracticeRecord& record,
                                      std::span<const PracticeQuestion> open, double last) {
  const double ability = record.ability.value;
  const auto away = [&](const PracticeQuestion& one) {
    return std::fabs(chance_of_right(ability, {.difficulty = one.difficulty}) - kWantedChance);
  };
  const auto fits = [&](const PracticeQuestion& one, const PracticeQuestion* best) {
    return best == nullptr || away(one) < away(*best);
  };
  const auto mistake = best_of(open, [&](const PracticeQuestion& one, const PracticeQuestion* best) {
    return one.about_last_mistake && fits(one, best);
  });
  if (mistake) return Choice{*mistake, Because::what_went_wrong};
  if (record.streak <= -kInARow) {
    // the hardest of those that are easier
    const auto easier = best_of(open, [&](const PracticeQuestion& one, const PracticeQuestion* best) {
      return one.difficulty < last && (best == nullptr || one.difficulty > best->difficulty);
    });
    if (easier) return Choice{*easier, Because::step_down};
  }
  if (record.streak >= kInARow) {
    const auto harder = best_of(open, [&](const PracticeQuestion& one, const PracticeQuestion* best) {
      return one.difficulty > last && (best == nullptr || one.difficulty < best->difficulty);
    });
    if (harder) return Choice{*harder, Because::step_up};
  }
  const auto any = best_of(open, fits);
  if (!any) return std::nullopt;
  return Choice{*any, record.ability.answers == 0 ? Because::first : Because::fits};
}

void take_answer(PracticeRecord& record, double difficulty, bool right) {
  Rating item{difficulty, record.ability.answers};
  rate(record.ability, item, right);
  record.streak = right ? std::max(record.streak, 0) + 1 : std::min(record.streak, 0) - 1;
}

double difficulty_of(double expected_wrong) {
  return std::log(expected_wrong / (1 - expected_wrong));
}

}  // namespace skua
