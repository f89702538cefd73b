#include "learn/knowledge.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "learn/ability.h"

using namespace skua;

namespace {

void check_trace(const KnowledgeParameters& p, const std::vector<bool>& answers,
                 const std::vector<double>& learned) {
  double now = p.initial;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    now = after_answer(now, answers[i], p);
    CAPTURE(i);
    CHECK(std::fabs(now - learned[i]) < 5e-7);
  }
}

}  // namespace

TEST_CASE("knowledge tracing gives the published values") {
  check_trace({.initial = 0.4, .learn = 0.3, .slip = 0.1, .guess = 0.2},
              {true, true, false, true, true}, {.825000, .968489, .855427, .974662, .995979});
  check_trace({.initial = 0.25, .learn = 0.1, .slip = 0.1, .guess = 0.2},
              {false, true, true, true, true, true},
              {.136000, .473171, .821488, .958541, .991432, .998275});
  check_trace({.initial = 0.5, .learn = 0.2, .slip = 0.1, .guess = 0.25}, {true, true, true, true},
              {.826087, .955801, .989854, .997729});
}

TEST_CASE("what is impossible is told, and guessing is as likely as the options make it") {
  CHECK(are_possible({}));
  CHECK_FALSE(are_possible({.slip = 0.6, .guess = 0.4}));
  CHECK_FALSE(are_possible({.initial = 1.1}));
  CHECK_FALSE(are_possible({.learn = std::nan("")}));
  CHECK(with_options({.guess = 0.2}, 2).guess == 0.5);
  CHECK(with_options({.guess = 0.2}, 8).guess == 0.2);
  CHECK(with_options({.guess = 0.2}, 0).guess == 0.2);
}

TEST_CASE("an answer that could not be changes nothing, and all stay probabilities") {
  const KnowledgeParameters sure{.initial = 1, .learn = 0, .slip = 0, .guess = 0};
  CHECK(after_answer(1, false, sure) == 1);
  CHECK(after_answer(0, true, {.initial = 0, .learn = 0, .slip = 0, .guess = 0}) == 0);
  for (double learned = 0; learned <= 1; learned += 0.125) {
    for (const bool correct : {true, false}) {
      const double next = after_answer(learned, correct, {});
      CHECK(next >= 0);
      CHECK(next <= 1);
    }
    CHECK(after_answer(learned, true, {}) >= after_answer(learned, false, {}));
  }
}

TEST_CASE("ratings of a student and an item move against each other as published") {
  Rating student, item;
  const double expected[] = {.9, 1.143173, -.342219, .698225};
  const bool answers[] = {true, true, false, true};
  for (int i = 0; i < 4; ++i) {
    rate(student, item, answers[i]);
    CAPTURE(i);
    CHECK(std::fabs(student.value - expected[i]) < 5e-7);
    CHECK(item.value == doctest::Approx(-student.value));
  }
}

TEST_CASE("chances of the one, two and three parameter models are the published ones") {
  CHECK(std::fabs(chance_of_right(1, {}) - .7310586) < 5e-8);
  CHECK(std::fabs(chance_of_right(1, {.difficulty = 0.5, .discrimination = 1.7}) - .7005671) <
        5e-8);
  CHECK(std::fabs(chance_of_right(0, {.difficulty = 0.5, .discrimination = 1.2, .guess = 0.2}) -
                  .4834750) < 5e-8);
}

TEST_CASE("ability from answers: the likeliest, and what is to be believed, as published") {
  const Answered answers[] = {{{.difficulty = -1}, true}, {{}, true}, {{.difficulty = 1}, false}};
  const auto likeliest = likeliest_ability(answers);
  REQUIRE(likeliest);
  CHECK(std::fabs(likeliest->ability - .8029343) < 1e-7);
  CHECK(std::fabs(likeliest->error - 1.3099816) < 5e-8);
  const Estimate believed = believed_ability(answers);
  CHECK(std::fabs(believed.ability - .3154348) < 5e-8);
  CHECK(std::fabs(believed.error - .7956298) < 5e-8);
}

TEST_CASE("without mixed answers no ability is the likeliest, but one can be believed") {
  CHECK_FALSE(likeliest_ability({}));
  const Answered right[] = {{{}, true}, {{}, true}};
  CHECK_FALSE(likeliest_ability(right));
  CHECK(believed_ability(right).ability > 0);
  CHECK(believed_ability({}).ability == doctest::Approx(0));
  CHECK(believed_ability({}).error == doctest::Approx(1));
}
