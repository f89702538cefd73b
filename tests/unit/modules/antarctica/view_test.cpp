// What the student meets: every step reachable by the panel alone, messages where they belong, a
// stage that fits.
#include "view_pass.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace skua::antarctica;
using skua::DrawnText;

namespace {

Words words_in(const std::string& locale) {
  Words words = module_words(locale);
  for (auto& entry : runtime_words(locale)) words.push_back(std::move(entry));
  return words;
}
Words english() { return words_in("en"); }

bool overlap(const skua_rect& a, const skua_rect& b) {
  constexpr float kSlack = 1.5f;  // lines have room above and below their letters
  return a.x + kSlack < b.x + b.w && b.x + kSlack < a.x + a.w && a.y + kSlack < b.y + b.h &&
         b.y + kSlack < a.y + a.h;
}

/// States of the lesson that look different on the stage.
void each_scene(Page& page, const std::function<void(const std::string&)>& look) {
  Lesson& lesson = page.lesson;
  look("at the start");
  lesson.go_to(Chapter::age);
  look("no samples");
  for (const int32_t depth_m : {50, 700, 1300, 1310, 2150, 3190}) lesson.sample(depth_m);
  look("some samples");
  lesson.go_to(Chapter::record);
  look("parts");
  lesson.analyse();
  look("analysed");
  lesson.go_to(Chapter::today);
  lesson.show_today();
  look("today");
  lesson.go_to(Chapter::result);
  look("result");
}

}  // namespace

TEST_CASE("the whole lesson is done in the panel, without a stage") {
  Page page(english());
  page.stage(0, 0);
  page.pass();
  page.type("predict.bottom_age", "800000");
  page.press("predict");
  CHECK(page.lesson.core.chapter == Chapter::age);

  page.type("depth", std::to_string(page.lesson.core.asked_depth_m));
  page.press("lower_drill");
  page.lesson.rest();
  page.press("take_sample");
  CHECK(page.lesson.core.samples.size() == 1);
  CHECK(page.says("sample_01", "Ice "));
  page.type("age_at_depth", page.lesson.right(Item::age_at_depth));
  page.press("check");
  CHECK(page.says("age_at_depth.feedback", R"("tone":"right")"));
  page.press("next");

  page.type("air_younger", "sealed_later");
  page.press("check");
  page.press("next");
  for (const char* depth : {"300", "900", "1.500", "2 200", "2,900"}) {
    page.type("depth", depth);
    page.press("lower_drill");
    page.lesson.rest();
    page.press("take_sample");
  }
  CHECK(page.lesson.core.parts_sampled() == 5);
  page.type("predict.co2_and_cold", "warmer");
  page.press("predict");
  page.press("analyse_core");
  page.lesson.rest();
  page.pass();
  page.press("next");
  for (const auto& [item, text] : {std::pair("warmest", "128.5"), std::pair("coldest", "25.5")}) {
    page.type(item, text);
    page.press("check");
    page.press("next");
  }
  page.type("predict.today_level", "inside");
  page.press("predict");
  page.press("show_today");
  page.type("today_co2", "129");
  page.press("check");
  page.press("next");
  CHECK(page.lesson.core.chapter == Chapter::result);
  CHECK(page.says("result.points", "5 of 5"));
}

TEST_CASE(
    "what can't be read as a number is said at the field, costs no try, and goes as soon as one "
    "types on") {
  Page page(english());
  page.lesson.go_to(Chapter::age);
  page.pass();
  CHECK(!page.has("age_at_depth"));  // the question comes with the first sample
  CHECK(page.has("hint"));
  page.lesson.sample(800);
  page.pass();
  CHECK(!page.says("age_at_depth", R"("error")"));
  page.press("check");
  CHECK(page.says("age_at_depth", "Type a number first"));
  page.type("age_at_depth", "old");
  CHECK(!page.says("age_at_depth", R"("error")"));
  page.press("check");
  CHECK(page.says("age_at_depth", "can’t be read"));
  page.type("age_at_depth", "9000000");
  CHECK(!page.says("age_at_depth", R"("error")"));
  page.press("age_at_depth");  // Enter
  CHECK(page.says("age_at_depth", "2,000,000"));
  CHECK(page.lesson.core.task(Item::age_at_depth).wrong == 0);
  page.type("age_at_depth", "12");
  page.press("age_at_depth");
  CHECK(page.lesson.core.task(Item::age_at_depth).wrong == 1);
  CHECK(page.says("age_at_depth.feedback", R"("tone":"again")"));
  page.type("age_at_depth", "99999999999999999999");
  CHECK(page.has("age_at_depth.feedback"));
  page.press("check");
  CHECK(page.says("age_at_depth", "2,000,000"));
  CHECK(!page.has("age_at_depth.feedback"));  // it was about another number
  page.type("age_at_depth", "13");
  CHECK(page.has("age_at_depth.feedback"));
}

TEST_CASE("what became of the last guess does not give the last answer away") {
  for (const std::string_view guess : kTodayLevels) {
    for (const char* locale : kLocales) {
      CAPTURE(locale);
      const Words words = words_in(locale);
      Page page(words);
      page.lesson.go_to(Chapter::today);
      page.lesson.predict("today_level", guess);
      page.lesson.give("show_today");
      page.pass();
      REQUIRE(page.has("compare.today_level"));
      CHECK(!page.says("compare.today_level", "427"));
      CHECK(!page.says("compare.today_level", "298"));
    }
  }
}

TEST_CASE("the depth field says what depths there are") {
  Page page(english());
  page.pass();
  page.type("depth", "4000");
  CHECK(!page.says("depth", R"("error")"));
  page.press("lower_drill");
  CHECK(page.says("depth", "from 0 to 3,190"));
  CHECK(page.lesson.core.target_m == 0);
  page.type("depth", "400 m");
  CHECK(!page.says("depth", R"("error")"));
  page.type("depth", "400");
  page.press("depth");
  CHECK(page.lesson.core.target_m == 400);
}

TEST_CASE("the drill is a slider on the stage, where its depth is") {
  Page page(english());
  page.stage(900, 700);
  page.pass();
  CHECK(page.says("drill_depth", R"("vertical":true)"));
  CHECK(page.says("drill_depth", "\"valueText\":\"0 m\""));
  page.slide("drill_depth", 1200);
  CHECK(page.lesson.core.target_m == 1200);
  CHECK(page.says("drill_depth", "\"valueText\":\"1,200 m\""));
  CHECK(page.says("depth", R"("value":"1200")"));
  const skua::Node* slider = page.ui.tree.find("drill_depth");
  REQUIRE(slider != nullptr);
  std::deque<skua::Input> inputs;
  page.ui.pointer(1, slider->rect.x + 10, slider->rect.y + slider->rect.h * 0.5f, inputs);
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].number == doctest::Approx(1600).epsilon(0.01));
}

TEST_CASE(
    "the plot comes with the first guess and does not tell the age of the deepest ice before") {
  Page page(english());
  page.stage(900, 700);
  page.pass();
  CHECK(!page.has("plot"));
  for (const DrawnText& t : page.surface.texts()) CHECK(t.words.find("800") == std::string::npos);
  page.lesson.go_to(Chapter::age);
  page.pass();
  CHECK(page.has("plot"));
  CHECK(page.says("plot", "Your samples will appear here"));
}

TEST_CASE("before the analysis the plot holds only the student's samples; then the record grows") {
  Page page(english());
  page.stage(900, 700);
  page.lesson.go_to(Chapter::record);
  page.pass();
  CHECK(!page.says("plot", "Temperature (°C)\""));
  page.lesson.sample(1200);
  page.lesson.sample(50);  // no air: only the temperature
  page.pass();
  CHECK(page.says("plot", R"("count":3)"));
  page.lesson.analyse();
  page.pass();
  CHECK(page.says("plot", "Temperature (°C)\""));
  CHECK(!page.says("plot", "Mauna Loa"));
  CHECK(page.has("findings"));
}

TEST_CASE("text on the stage: at least 12 px, inside it, and none over another") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    const Words words = words_in(locale);
    for (const auto& [w, h] :
         {std::pair(300.f, 300.f), std::pair(320.f, 560.f), std::pair(390.f, 360.f),
          std::pair(390.f, 700.f), std::pair(560.f, 420.f), std::pair(640.f, 360.f),
          std::pair(664.f, 712.f), std::pair(900.f, 744.f), std::pair(1280.f, 500.f),
          std::pair(2000.f, 1400.f)}) {
      Page page(words);
      page.stage(w, h);
      each_scene(page, [&](const std::string& scene) {
        page.pass();
        const std::vector<DrawnText> texts = page.surface.texts();
        CHECK(texts.size() >= 4);
        for (std::size_t i = 0; i < texts.size(); ++i) {
          const DrawnText& t = texts[i];
          CAPTURE(w);
          CAPTURE(h);
          CAPTURE(scene);
          CAPTURE(t.words);
          CHECK(t.shown);
          CHECK(t.style.px >= 12);
          CHECK(t.rect.x >= -0.5f);
          CHECK(t.rect.y >= -0.5f);
          CHECK(t.rect.x + t.rect.w <= w + 0.5f);
          CHECK(t.rect.y + t.rect.h <= h + 0.5f);
          for (std::size_t k = 0; k < i; ++k) {
            CAPTURE(texts[k].words);
            CHECK(!overlap(t.rect, texts[k].rect));
          }
        }
      });
    }
  }
}

TEST_CASE("what is written on the stage is said by a node") {
  for (const auto& [w, h] : {std::pair(390.f, 360.f), std::pair(900.f, 744.f)}) {
    Page page(english());
    page.stage(w, h);
    page.ui.set_view_state({{"p:plot", false, 128500.0, {}}});  // no invitation any more
    each_scene(page, [&](const std::string& scene) {
      page.pass();
      CAPTURE(w);
      CAPTURE(scene);
      CHECK(unsaid(page.ui, page.surface.texts()) == std::vector<std::string>{});
    });
  }
}

TEST_CASE("the button that starts the analysis stays while it is at work") {
  Page page(english());
  page.stage(900, 700);
  page.lesson.go_to(Chapter::record);
  for (int part = 0; part < kParts; ++part) page.lesson.sample(part * kPartLength_m + 300);
  page.lesson.predict("co2_and_cold", "colder");
  page.pass();
  page.press("analyse_core");
  CHECK(page.says("analyse_core", R"("disabled":true)"));  // it keeps the focus
  CHECK(page.has("sweep"));
  CHECK(!page.has("next"));
  page.lesson.rest();
  page.pass();
  CHECK(!page.has("analyse_core"));
  CHECK(page.has("next"));
  CHECK(page.says("prompt.analysed", R"("live":true)"));
  CHECK(page.says("compare.co2_and_cold", R"("live":true)"));
}

TEST_CASE("on an upright phone the plot takes the stage once its curves are asked about") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    const Words words = words_in(locale);
    for (const float h : {280.f, 320.f, 460.f}) {
      Page page(words);
      page.stage(390, h);
      page.lesson.go_to(Chapter::record);
      page.pass();
      CHECK(page.has("drill_depth"));
      page.lesson.go_to(Chapter::today);
      page.lesson.show_today();
      page.pass();
      CHECK(!page.has("drill_depth"));
      CHECK(!page.has("take_sample"));
      page.unfold();
      page.pass();
      CHECK(page.has("take_sample"));
      CHECK(page.has("lower_drill"));
      const skua::Node* plot = page.ui.tree.find("plot");
      REQUIRE(plot != nullptr);
      CHECK(plot->rect.w > 370);
      const auto texts = page.surface.texts();
      CHECK(std::any_of(texts.begin(), texts.end(), [](const DrawnText& t) {
        return t.words.find("2025") != std::string::npos;
      }));
      CHECK(page.says("plot", "500"));
    }
  }
}

TEST_CASE("what to do next stands above the drill and the sample's card") {
  Page page(english());
  const auto order = [&](const char* first, const char* second) {
    std::size_t at = 0, one = 0, two = 0;
    for (const skua::Node& node : page.ui.tree.nodes()) {
      ++at;
      if (node.id == first) one = at;
      if (node.id == second) two = at;
    }
    return one > 0 && one < two;
  };
  page.lesson.go_to(Chapter::age);
  page.pass();
  CHECK(!page.has("question"));
  page.lesson.sample(800);
  page.pass();
  CHECK(order("question", "age_at_depth"));
  CHECK(order("age_at_depth", "drill"));
  CHECK(order("drill", "sample"));
  page.lesson.go_to(Chapter::record);
  for (int part = 0; part < kParts; ++part) page.lesson.sample(part * kPartLength_m + 300);
  page.pass();
  CHECK(order("guess", "predict.co2_and_cold"));
  CHECK(order("predict.co2_and_cold", "sample"));
}

TEST_CASE("nodes on the stage lie inside it and have a size") {
  Page page(english());
  for (const auto& [w, h] :
       {std::pair(300.f, 300.f), std::pair(390.f, 700.f), std::pair(2000.f, 1400.f)}) {
    page.stage(w, h);
    page.pass();
    for (const skua::Node& node : page.ui.tree.nodes()) {
      if (node.parent != "stage") continue;
      CAPTURE(node.id);
      CHECK(node.rect.w > 0);
      CHECK(node.rect.h > 0);
      CHECK(node.rect.x >= 0);
      CHECK(node.rect.x + node.rect.w <= w);
      CHECK(node.rect.y + node.rect.h <= h);
    }
    page.lesson.go_to(Chapter::record);
    page.lesson.sample(3190);
  }
}
