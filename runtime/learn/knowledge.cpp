#include "learn/knowledge.h"

#include <algorithm>

namespace skua {

bool are_possible(const KnowledgeParameters& p) {
  const auto is_probability = [](double value) { return value >= 0 && value <= 1; };
  return is_probability(p.initial) && is_probability(p.learn) && is_probability(p.slip) &&
         is_probability(p.guess) && p.slip + p.guess < 1;
}

KnowledgeParameters with_options(KnowledgeParameters p, uint32_t options) {
  if (options > 1) p.guess = std::max(p.guess, 1.0 / options);
  return p;
}

double expected_right(double learned, const KnowledgeParameters& p) {
  return learned * (1 - p.slip) + (1 - learned) * p.guess;
}

double after_answer(double learned, bool correct, const KnowledgeParameters& p) {
  const double right = expected_right(learned, p);
  const double seen = correct ? right : 1 - right;
  const double with = learned * (correct ? 1 - p.slip : p.slip);
  const double now = seen > 0 ? with / seen : learned;  // an answer that could not be: nothing new
  return std::clamp(now + (1 - now) * p.learn, 0.0, 1.0);
}

}  // namespace skua
