#include "student.h"

#include <cmath>
#include <numbers>

#include "learn/ability.h"
#include "learn/practice.h"

namespace skua {
namespace {

constexpr double kPassed = 0.7;  // what schools call passed
constexpr double kSpread = 1.3;  // of abilities, in logits
constexpr double kAbilityLearned = 0.05;
constexpr double kDiscrimination = 1.2;
constexpr int kSteps = 20;  // of difficulty, among questions that are held out

double learning(Kind kind) {
  switch (kind) {
    case Kind::learner:
      return 0.1;
    case Kind::fast:
      return 0.4;
    case Kind::slow:
      return 0.02;
    case Kind::forgetter:
      return 0.25;
    default:
      return 0;
  }
}

double slip(Kind kind) { return kind == Kind::careless ? 0.2 : kind == Kind::slow ? 0.05 : 0.1; }

}  // namespace

Student::Student(Kind kind, uint64_t state, const Setting& setting, uint32_t objectives)
    : kind_(kind), setting_(setting) {
  chance_.state = state;
  for (uint32_t i = 0; i < objectives; ++i) {
    knows_.push_back(kind == Kind::knower || kind == Kind::careless);
    ability_.push_back(kSpread * normal());
  }
}

bool Student::luck(double chance) {
  return static_cast<double>(chance_.next() >> 11) * 0x1p-53 < chance;
}

/// Box and Muller 1958.
double Student::normal() {
  const double u = (static_cast<double>(chance_.next() >> 11) + 1) * 0x1p-53;
  const double v = static_cast<double>(chance_.next() >> 11) * 0x1p-53;
  return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

bool Student::wants_to_show(uint32_t objective) {
  constexpr double kWhoCan = 0.7, kWhoCannot = 0.3, kWhoDoesNotCare = 0.5;
  if (setting_.show_now) return luck(*setting_.show_now);
  if (kind_ == Kind::hint_abuser) return false;  // there are no hints
  if (kind_ == Kind::guesser || kind_ == Kind::answer_seeker) return luck(kWhoDoesNotCare);
  if (kind_ == Kind::graded) {
    const double able = chance_of_right(ability_[objective], {.discrimination = kDiscrimination});
    return luck(kWhoCannot + (kWhoCan - kWhoCannot) * able);
  }
  return luck(knows_[objective] ? kWhoCan : kWhoCannot);
}

bool Student::is_right(const Asked& asked) {
  if (kind_ == Kind::guesser || wants_hints() || seeks_answers()) return luck(asked.blind);
  if (kind_ == Kind::graded) {
    const double core = chance_of_right(
        ability_[asked.objective],
        {.difficulty = difficulty_of(asked.expected_wrong), .discrimination = kDiscrimination});
    return luck(asked.blind + (1 - asked.blind) * core);
  }
  return luck(knows_[asked.objective] ? 1 - slip(kind_) : asked.blind);
}

void Student::learn(uint32_t objective) {
  if (kind_ == Kind::graded) ability_[objective] += kAbilityLearned;
  for (uint32_t i = 0; i < knows_.size(); ++i) {
    if (!knows_[i]) {
      knows_[i] = i == objective && luck(learning(kind_));
    } else if (kind_ == Kind::forgetter) {
      knows_[i] = !luck(setting_.forget);
    }
  }
}

void Student::forget() {
  if (kind_ != Kind::forgetter) return;
  for (uint32_t i = 0; i < knows_.size(); ++i) {
    if (knows_[i]) knows_[i] = !luck(setting_.between);
  }
}

bool Student::passes(uint32_t objective) {
  int right = 0;
  for (int i = 0; i < setting_.held_out; ++i) {
    const int like = i * kSteps / setting_.held_out;
    const Asked asked = {objective, expected_wrong(like, kSteps), blind_chance(asks_number(like))};
    right += is_right(asked) ? 1 : 0;
  }
  return right >= kPassed * setting_.held_out;
}

double expected_wrong(int question, int count) { return 0.12 + 0.76 * question / (count - 1); }
bool asks_number(int question) { return question % 4 == 3; }
double blind_chance(bool number) { return number ? 0.02 : 0.25; }

}  // namespace skua
