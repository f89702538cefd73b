#include "learn/tracker.h"

#include <doctest/doctest.h>

#include "kiln.h"

using namespace skua;

namespace {

Tracker make() { return Tracker(std::span<const char* const>(kiln::kItems)); }

Evidence answer(const char* item, bool correct) {
  Evidence evidence;
  evidence.kind = SKUA_ANSWERED;
  evidence.item = item;
  evidence.correct = correct;
  return evidence;
}

Evidence of(skua_evidence_kind kind, const char* item) {
  Evidence evidence;
  evidence.kind = kind;
  evidence.item = item;
  return evidence;
}

}  // namespace

TEST_CASE("right at the first try gives one point, at the second 0.75, later 0.5") {
  Tracker tracker = make();
  CHECK(tracker.score() == Score{0, 3, 0});
  CHECK(tracker.take(answer("first", true))->try_number == 1);
  tracker.take(answer("second", false));
  CHECK(tracker.take(answer("second", true))->try_number == 2);
  for (int i = 0; i < 5; ++i) tracker.take(answer("last", false));
  tracker.take(answer("last", true));
  CHECK(tracker.item("first")->share == 1);
  CHECK(tracker.item("second")->share == 0.75);
  CHECK(tracker.item("last")->share == 0.5);
  CHECK(tracker.item("last")->tries == 6);
  CHECK(tracker.score() == Score{2.25, 3, 0.75});
  CHECK(tracker.done_count() == 3);
}

TEST_CASE("an item is scored once") {
  Tracker tracker = make();
  tracker.take(answer("first", false));
  tracker.take(answer("first", true));
  tracker.take(answer("first", false));
  tracker.take(answer("first", true));
  CHECK(tracker.item("first")->share == 0.75);
  CHECK(tracker.item("first")->tries == 4);
  CHECK(tracker.done_count() == 1);
}

TEST_CASE("hints are counted and cost nothing; predictions are never scored") {
  Tracker tracker = make();
  CHECK(tracker.take(of(SKUA_PREDICTED, "first")));
  CHECK(tracker.take(of(SKUA_PREDICTED, "tomorrow")));
  CHECK(tracker.take(of(SKUA_HINTED, "first"))->hints == 1);
  CHECK(tracker.take(of(SKUA_HINTED, "first"))->hints == 2);
  CHECK(tracker.take(answer("first", true))->hints == 2);
  CHECK(tracker.item("first")->share == 1);
  CHECK(tracker.item("first")->predicted);
  CHECK_FALSE(tracker.item("second")->predicted);
  CHECK(tracker.score().raw == 1);
}

TEST_CASE("what names nothing known is not reported, and remembered as the module's mistake") {
  Tracker tracker = make();
  CHECK_FALSE(tracker.take(answer("nowhere", true)));
  CHECK_FALSE(tracker.take(of(SKUA_HINTED, "nowhere")));
  CHECK_FALSE(tracker.take(of(SKUA_PERFORMED, "")));
  CHECK_FALSE(tracker.take(of(SKUA_PREDICTED, "")));
  CHECK(tracker.ignored() == 4);
  CHECK(tracker.score().raw == 0);
  CHECK(tracker.item("nowhere") == nullptr);
}

TEST_CASE("an activity is completed once") {
  Tracker tracker = make();
  CHECK_FALSE(tracker.completed());
  CHECK(tracker.take(of(SKUA_COMPLETED, "")));
  CHECK(tracker.completed());
  CHECK_FALSE(tracker.take(of(SKUA_COMPLETED, "")));
}

TEST_CASE("an activity without items has a score of nothing, not of nothing by nothing") {
  Tracker tracker{std::span<const char* const>()};
  CHECK(tracker.score() == Score{0, 0, 0});
}

TEST_CASE("an item whose answer was shown is done, without points, whatever comes after") {
  Tracker tracker = make();
  tracker.take(answer("first", false));
  Evidence shown = of(SKUA_PERFORMED, "show_answer");
  shown.details.push_back({"item", true, 0, "first"});
  CHECK(tracker.take(shown));
  CHECK(tracker.item("first")->done);
  CHECK(tracker.done_count() == 1);
  tracker.take(answer("first", true));
  CHECK(tracker.score() == Score{0, 3, 0});
  shown.details[0].text = "nothing of ours";
  tracker.take(shown);
  CHECK(tracker.done_count() == 1);
}

TEST_CASE("an activity may say what each item is worth, and what each try gives of it") {
  const double by_try[] = {1, 0.5, 0};
  const uint32_t points[] = {3, 1, 2};
  Tracker tracker(kiln::kItems, {}, {}, {}, {by_try, points});
  CHECK(tracker.score() == Score{0, 6, 0});
  (void)tracker.take(answer("first", false));
  (void)tracker.take(answer("first", true));
  CHECK(tracker.score() == Score{1.5, 6, 0.25});
  (void)tracker.take(answer("second", true));
  CHECK(tracker.score().raw == 2.5);
  for (int i = 0; i < 4; ++i)
    (void)tracker.take(answer("last", i == 3));  // later than any share that was named
  CHECK(tracker.score().raw == 2.5);
  CHECK(tracker.done_count() == 3);
  // What was reached is kept as a share; what it is worth is the activity's.
  Tracker later(kiln::kItems, {}, {}, {}, {by_try, points});
  later.begin_from({tracker.items().begin(), tracker.items().end()}, false);
  CHECK(later.score() == tracker.score());
}
