// What a student can take back in "Reading the ice", and what not.
#include <doctest/doctest.h>

#include "core/session.h"
#include "view_pass.h"

using namespace skua::antarctica;
using skua::NamedValues;
using skua::Submitted;

extern "C" const skua_module_desc* skua_module_antarctica(void);

namespace {

/// The activity as a session runs it, with a clock that waits for whatever moves.
struct Work {
  skua::Session session{skua_module_antarctica()->activities[0], 1, "practice"};
  double now_ms = 0;

  const IceCore& core() const { return *static_cast<const IceCore*>(session.model()); }
  bool give(std::string_view name, const NamedValues& values = {}) {
    const Submitted submitted = session.submit(name, values, now_ms += 1000);
    while (!session.at_rest()) session.advance(now_ms += 16);
    return submitted == Submitted::applied;
  }
  bool drill(double depth_m) {
    return give("lower_drill", {skua::NamedValue::from_abi(skua::Value("depth_m", depth_m))});
  }
  bool reply(std::string_view name, std::string_view item, std::string_view response) {
    return give(name, {skua::NamedValue::from_abi(skua::Value("item", item)),
                       skua::NamedValue::from_abi(skua::Value("response", response))});
  }
};

}  // namespace

TEST_CASE("drilling, sampling and starting over are taken back, the latest first") {
  Work work;
  work.reply("predict", "bottom_age", "8000");
  CHECK(!work.session.can_undo());
  work.drill(700);
  work.give("take_sample");
  work.drill(1500);
  work.give("take_sample");
  work.give("reset");
  REQUIRE(work.core().samples.empty());
  REQUIRE(work.core().drill_m == 0);

  CHECK(work.give("undo"));
  CHECK(work.core().samples.size() == 2);
  CHECK(work.core().drill_m == 1500);
  CHECK(work.give("undo"));
  CHECK(work.core().samples.size() == 1);
  CHECK(work.give("undo"));
  CHECK(work.core().drill_m == 700);
  CHECK(!work.core().can_sample());  // the sample from here is in the box again
  CHECK(work.give("undo"));
  CHECK(work.core().can_sample());
  CHECK(work.give("undo"));
  CHECK(work.core().drill_m == 0);
  CHECK(!work.session.can_undo());
  CHECK(!work.give("undo"));
}

TEST_CASE("what was answered, guessed or hinted stays, and ends what can be taken back") {
  Work work;
  CHECK(work.drill(300));
  work.reply("predict", "bottom_age", "8000");
  CHECK(!work.session.can_undo());
  work.drill(900);
  work.give("take_sample");
  work.reply("answer", "age_at_depth", "900");
  CHECK(!work.session.can_undo());
  work.drill(1000);
  work.give("hint", {skua::NamedValue::from_abi(skua::Value("item", "age_at_depth"))});
  CHECK(!work.give("undo"));
  CHECK(work.core().drill_m == 1000);
  CHECK(work.core().task(Item::age_at_depth).wrong == 1);
  CHECK(work.core().task(Item::age_at_depth).hints == 1);
}

TEST_CASE(
    "the button is there from the start, works when there is something, and tells where one is") {
  Words words = module_words("en");
  for (auto& entry : runtime_words("en")) words.push_back(std::move(entry));
  Page page(words);
  page.pass();
  CHECK(page.says("undo", R"("disabled":true)"));
  page.ui.can_undo = true;
  page.pass();
  CHECK(page.has("undo"));
  CHECK(!page.says("undo", R"("disabled":true)"));
  const skua::Input press{"undo", skua::Input::Kind::activate, false, 0, {}};
  page.pass(&press);
  REQUIRE(page.ui.requests.size() == 1);
  CHECK(page.ui.requests.front().name == "undo");
  CHECK(page.ui.requests.front().values.empty());
  page.lesson.go_to(Chapter::age);
  page.pass();
  CHECK(page.says("sample.can", R"("live":true)"));
}
