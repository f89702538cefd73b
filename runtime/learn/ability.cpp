#include "learn/ability.h"

#include <algorithm>
#include <cmath>

namespace skua {
namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

/// How the logarithm of the likelihood rises with ability there.
double slope(std::span<const Answered> answers, double ability) {
  double sum = 0;
  for (const auto& [item, correct] : answers) {
    const double core = logistic(item.discrimination * (ability - item.difficulty));
    const double chance = chance_of_right(ability, item);
    if (chance <= 0) continue;
    sum += item.discrimination * core / chance * ((correct ? 1.0 : 0.0) - chance);
  }
  return sum;
}

/// Fisher's information: the more, the better these items tell abilities apart there.
double information(std::span<const Answered> answers, double ability) {
  double sum = 0;
  for (const auto& [item, correct] : answers) {
    const double core = logistic(item.discrimination * (ability - item.difficulty));
    const double chance = chance_of_right(ability, item);
    if (chance <= 0 || chance >= 1) continue;
    const double rise = item.discrimination * (1 - item.guess) * core * (1 - core);
    sum += rise * rise / (chance * (1 - chance));
  }
  return sum;
}

}  // namespace

double chance_of_right(double ability, const ItemDifficulty& item) {
  return item.guess +
         (1 - item.guess) * logistic(item.discrimination * (ability - item.difficulty));
}

void rate(Rating& student, Rating& item, bool correct) {
  constexpr double kFirst = 1.8, kFade = 0.05;
  const double surprise =
      (correct ? 1.0 : 0.0) - chance_of_right(student.value, {.difficulty = item.value});
  const auto weight = [](const Rating& one) { return kFirst / (1 + kFade * one.answers); };
  student.value += weight(student) * surprise;
  item.value -= weight(item) * surprise;
  ++student.answers;
  ++item.answers;
}

std::optional<Estimate> likeliest_ability(std::span<const Answered> answers) {
  const auto is_right = [](const Answered& one) { return one.correct; };
  if (std::ranges::all_of(answers, is_right) || std::ranges::none_of(answers, is_right))
    return std::nullopt;
  // The slope falls from one end to the other: halve until nothing is left to halve.
  double low = -20, high = 20;
  while (true) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (slope(answers, middle) > 0 ? low : high) = middle;
  }
  return Estimate{low, 1 / std::sqrt(information(answers, low))};
}

Estimate believed_ability(std::span<const Answered> answers) {
  // The product of smooth curves that die away at both ends: equal steps sum it up exactly enough.
  constexpr double kEnd = 8, kStep = 1.0 / 16;
  double weight = 0, first = 0, second = 0;
  for (double ability = -kEnd; ability <= kEnd; ability += kStep) {
    double likely = std::exp(-ability * ability / 2);
    for (const auto& [item, correct] : answers) {
      const double chance = chance_of_right(ability, item);
      likely *= correct ? chance : 1 - chance;
    }
    weight += likely;
    first += likely * ability;
    second += likely * ability * ability;
  }
  const double mean = first / weight;
  return {mean, std::sqrt(std::max(0.0, second / weight - mean * mean))};
}

}  // namespace skua
