// What a host with little room keeps of an attempt at this module's activities.
#include <doctest/doctest.h>

#include "attempt/attempt.h"
#include "view_pass.h"

using namespace skua::antarctica;
using skua::Attempt;
using skua::NamedValue;
using skua::NamedValues;

namespace {

constexpr double kStart_ms = 1'772'444'467'250.0;

std::string launch(const std::string& activity, const std::string& checkpoint = {}) {
  const std::string more =
      checkpoint.empty() ? std::string() : R"(,"checkpoint":")" + checkpoint + R"(")";
  return R"({"activity":")" + activity +
         R"(","attempt":"0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10","actor":"k3v9x2","seed":5,"mode":"practice",)"
         R"("keep":"checkpoint","resume":{"commands":[],"events":0)" +
         more + "}}";
}

/// An attempt with a clock that waits for whatever moves.
struct Work {
  Attempt attempt;
  double now_ms = kStart_ms;

  explicit Work(const std::string& json) { REQUIRE(attempt.launch(lessons(), json, now_ms)); }
  bool give(std::string_view name, const NamedValues& values = {}) {
    const bool applied = attempt.submit(name, values, now_ms += 1000) == skua::Submitted::applied;
    while (!attempt.session()->at_rest()) attempt.advance(now_ms += 16);
    return applied;
  }
  /// What a student did elsewhere, command by command.
  void repeat(const Lesson& lesson) {
    for (const skua::CommandRecord& command : lesson.session.commands())
      REQUIRE(give(command.name, command.values));
  }
  /// All that the page shows.
  std::string page() const {
    skua_ui ui;
    ui.strings.set(words_in("en"));
    ui.progress_of = [this](std::string_view, skua_progress& p) {
      p.points = attempt.tracker().score().raw;
      p.items_done = attempt.tracker().done_count();
    };
    return ui.pass(nullptr, false,
                   [&] { attempt.session()->activity().view(attempt.session()->model(), &ui); });
  }
};

/// Errs and asks for help wherever that can be done, then goes on: the longest way.
void go_wrong(Lesson& lesson) {
  for (const skua::ActivityItem& item : lesson.activity().items) {
    if (!lesson.can_answer(item.id) || !item.is_marked_here() ||
        lesson.answering(item.id).wrong > 0)
      continue;
    while (lesson.give("hint", {{"item", item.id}})) {
    }
    std::string wrong = "1";
    for (const std::string& option : item.options) {
      if (item.kind == skua::QuestionKind::choice && option != item.right[0]) wrong = option;
    }
    if (item.kind == skua::QuestionKind::offered) wrong = "from=160,to=140";
    if (item.kind == skua::QuestionKind::order) wrong = "drilled,closes,falls,pressed";
    for (int i = 0; i < 2; ++i) REQUIRE(lesson.answer(item.id, wrong));
  }
}

/// With `to` wherever `from` stood.
std::string swapped(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

void fill_the_box(Lesson& lesson) {
  for (int32_t depth_m = 3000; lesson.core().samples.size() < kMostSamples; depth_m -= 47)
    lesson.sample(depth_m);
}

}  // namespace

TEST_CASE(
    "the end of the longest way through a lesson, with a full box, fits, and goes on where it "
    "was") {
  for (const std::string id : kLessons) {
    CAPTURE(id);
    Lesson lesson(5, id);
    std::string way;
    for (int i = 0; i < 200 && !lesson.run().finished(); ++i) {
      const std::string& stage = lesson.stage();
      if (way.find(stage) == std::string::npos) way += stage + " ";
      go_wrong(lesson);
      if (lesson.core().analysed() || stage == "ask") fill_the_box(lesson);
      if (stage == "ask" && lesson.can_answer("explain"))
        lesson.answer("explain", std::string(400, 'x'));
      REQUIRE((lesson.run().finished() || lesson.go_on()));
    }
    CHECK(lesson.run().finished());
    CHECK(lesson.core().samples.size() == kMostSamples);
    CHECK(way.find(id == "ice-core" ? "two_ages air record warmest axis" : "steps reason") !=
          std::string::npos);
    Work work(launch(id));
    work.repeat(lesson);
    REQUIRE(work.attempt.tracker().completed());

    const auto text = work.attempt.checkpoint();
    REQUIRE(text.has_value());
    MESSAGE("a full lesson's checkpoint: " << text->size() << " characters");
    CHECK(text->size() <= skua::kLongestCheckpoint);
    Work later(launch(id, *text));
    // Of what was written the checkpoint has no more than that it was handed in, and the page says so.
    const std::string page =
        swapped(work.page(), std::string(400, 'x'),
                "Your words were handed in. This page no longer has them.");
    CHECK(later.page() == swapped(page, "written.explain.1", "written.explain.away"));
    CHECK(*later.attempt.checkpoint() == *text);
    CHECK(later.attempt.tracker().score() == work.attempt.tracker().score());
    CHECK(later.attempt.tracker().completed());
    CHECK(later.give("lower_drill", {NamedValue::from_abi(skua::Value("depth_m", 5.0))}));
  }
}

TEST_CASE("each stage on the way is kept as it was") {
  for (const std::string id : kLessons) {
    CAPTURE(id);
    Lesson lesson(5, id);
    Work work(launch(id));
    for (int i = 0; i < 200 && !lesson.run().finished(); ++i) {
      const std::size_t before = lesson.session.commands().size();
      if (i % 2 == 0) go_wrong(lesson);
      REQUIRE(lesson.go_on());
      lesson.rest();
      for (const skua::CommandRecord& command : lesson.session.commands().subspan(before))
        REQUIRE(work.give(command.name, command.values));
      const auto text = work.attempt.checkpoint();
      REQUIRE(text.has_value());
      Work later(launch(id, *text));
      CAPTURE(lesson.stage());
      CHECK(later.page() == work.page());
    }
    CHECK(lesson.run().finished());
  }
}

TEST_CASE("so does a check with its answers") {
  const auto value = [](std::string_view name, std::string_view text) {
    return NamedValue::from_abi(skua::Value(name, text));
  };
  Work work(launch("ice-check"));
  for (uint32_t i = 0; i < kMostSamples; ++i) {
    work.give("lower_drill", {NamedValue::from_abi(skua::Value("depth_m", 3000.0 - 47.0 * i))});
    REQUIRE(work.give("take_sample"));
  }
  work.give("answer", {value("item", "ice_age"), value("response", "1,999,999")});
  work.give("answer", {value("item", "cold_co2"), value("response", "250_300")});
  const auto text = work.attempt.checkpoint();
  REQUIRE(text.has_value());
  MESSAGE("a check's checkpoint: " << text->size() << " characters");
  CHECK(text->size() <= skua::kLongestCheckpoint);
  Work later(launch("ice-check", *text));
  const auto& check = *static_cast<const IceCheck*>(later.attempt.session()->model());
  CHECK(check.samples.size() == kMostSamples);
  CHECK(check.answered() == 2);
  CHECK(later.give("hand_in"));

  Attempt other;
  const auto foreign = other.launch(lessons(), launch("ice-core", *text), kStart_ms);
  REQUIRE(!foreign.has_value());
  CHECK(foreign.error().code == skua::LaunchCode::no_checkpoint);
}
