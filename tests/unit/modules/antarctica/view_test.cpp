// What the student meets in "Reading the ice": every step reachable by the panel alone, messages
// where they belong, a stage that fits.
#include "view_pass.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <functional>

using namespace skua::antarctica;
using skua::DrawnText;

namespace {

bool overlap(const skua_rect& a, const skua_rect& b) {
  constexpr float kSlack = 1.5f;  // lines have room above and below their letters
  return a.x + kSlack < b.x + b.w && b.x + kSlack < a.x + a.w && a.y + kSlack < b.y + b.h &&
         b.y + kSlack < a.y + a.h;
}

/// States of the lesson that look different on the stage.
void each_scene(Page& page, const std::function<void(const std::string&)>& look) {
  Lesson& lesson = page.lesson;
  look("at the start");
  lesson.go_to("age");
  look("no samples");
  for (const int32_t depth_m : {50, 700, 1300, 1310, 2150, 3190}) lesson.sample(depth_m);
  look("some samples");
  lesson.go_to("record");
  look("parts");
  lesson.sample_all_parts();
  lesson.go_on();
  lesson.give("analyse_core");
  for (int i = 0; i < kSweepTicks / 2; ++i) lesson.session.step_once();
  look("analysing");
  lesson.rest();
  look("analysed");
  lesson.go_to("today");
  lesson.go_on();
  lesson.give("show_today");
  look("today");
  lesson.go_to("result");
  look("result");
}

}  // namespace

TEST_CASE("samples are compared side by side, and each one's card is a press away") {
  Page page(words_in("en"));
  page.stage(900, 700);
  page.pass();
  page.lesson.go_to("age");
  page.pass();
  page.drill("0");
  page.pass();
  CHECK(page.says("sample.ice_age", "fell as snow after 1950"));
  CHECK(page.says("sample_01", "Snow that fell after 1950"));
  CHECK(!page.has("samples"));
  page.drill("300");
  page.drill("520");
  CHECK(page.says("sample.title", "from 520"));
  for (const char* cell : {"after 1950", "no air", "300", "520"}) CHECK(page.says("samples", cell));
  page.press("sample_02");
  CHECK(page.says("sample.title", "from 300"));
  page.drill("700");
  CHECK(page.says("sample.title", "from 700"));
  page.press("sample_01");
  CHECK(page.says("sample.title", "from 0"));
}

TEST_CASE("the whole lesson is done in the panel, without a stage") {
  Page page(words_in("en"));
  page.stage(0, 0);
  page.pass();
  page.reply("bottom_age", "y800000");
  page.press("choose.show_card");
  CHECK(page.lesson.stage() == "age");

  page.drill(std::to_string(page.lesson.asked_m()));
  CHECK(page.lesson.core().samples.size() == 1);
  CHECK(page.says("sample_01", "Ice "));
  page.reply("age_at_depth", page.lesson.right("age_at_depth"));
  CHECK(page.says("age_at_depth.feedback", R"("tone":"right")"));
  page.press("next");

  page.reply("air_younger", "sealed_later");
  page.press("choose.learn_drill");
  for (const char* depth : {"300", "900", "1.500", "2 200", "2,900"}) page.drill(depth);
  CHECK(page.lesson.core().parts_sampled() == kParts);
  page.reply("co2_and_cold", "warmer");
  page.press("do.analyse_core");
  page.rest();
  CHECK(page.has("choose.show_now"));
  page.press("choose.learn_first");
  for (const auto& [item, text] : {std::pair("warmest", "128.5"), std::pair("coldest", "25.5"),
                                   std::pair("warmed", "1.1"), std::pair("range", "14")}) {
    page.reply(item, text);
    if (std::string_view(item) == "warmed") page.reply("saw", "slow_in");
    page.press("next");
  }
  page.slide("warm_time.from", 130);
  page.slide("warm_time.to", 117);
  page.press("warm_time.check");
  CHECK(page.says("warm_time.feedback", R"("tone":"right")"));
  page.press("next");
  page.reply("today_level", "inside");
  page.press("do.show_today");
  page.reply("today_co2", "129");
  page.press("next");
  CHECK(page.lesson.stage() == "result");
  CHECK(page.says("lesson.points", "5 of 5"));
  CHECK(page.says("outcome.range", "From the coldest to the warmest: right at the first try"));
  CHECK(page.says("bottom_age.compared.y800000", "that is what the core shows"));
  CHECK(page.says("co2_and_cold.compared.warmer", "opposite"));
  CHECK(page.says("objective.read_plots", "Read curves over time: you can do this."));
  CHECK(page.says("objective.read_ages", "not enough evidence yet"));
  CHECK(page.says("objective.read_ages", "This lesson has no more tasks that show it."));
  CHECK(page.has("drill"));  // it is still theirs
  CHECK(page.ui.take_author_faults().empty());
}

TEST_CASE("the plot's readings have units, lie above the curves, and go with their chapter") {
  Page page(words_in("en"));
  page.lesson.go_to("today");
  page.lesson.go_on();
  page.lesson.give("show_today");
  for (const auto& [w, h] : {std::pair(390.f, 300.f), std::pair(900.f, 690.f)}) {
    page.stage(w, h);
    page.slide("plot", 1200);
    CAPTURE(w);
    const skua_rect area = page.ui.plots.at(0).area;
    int readings = 0, names = 0;
    for (const DrawnText& text : page.surface.texts()) {
      CAPTURE(text.words);
      if (text.words == "2025: 427.4\u00a0ppm" || text.words == "2025: 427.4 ppm") ++names;
      if (text.words.ends_with("\u00a0°C") || text.words.ends_with("\u00a0ppb")) {
        ++readings;
        CHECK(text.rect.x + text.rect.w < area.x + area.w + 8);
      }
      if (text.words.ends_with("\u00a0°C")) CHECK(text.rect.y + text.rect.h < area.y + 4);
    }
    CHECK(readings >= 1);
    CHECK(names == 1);
  }
  CHECK(page.ui.plots.at(0).has_cursor);
  page.lesson.go_to("result");
  page.pass();
  CHECK(!page.ui.plots.at(0).has_cursor);
}

TEST_CASE("what a wrong answer is told, the hints, the answer, and the help on the way") {
  Page page(words_in("en"));
  page.lesson.go_to("age");
  page.lesson.sample(page.lesson.asked_m());
  page.pass();
  const Reading asked = read_core(page.lesson.asked_m());
  CHECK(!page.has("age_at_depth.feedback"));
  page.reply("age_at_depth", std::to_string(asked.gas_age_yr));
  CHECK(page.says("age_at_depth.feedback", "age of the air in the bubbles"));
  CHECK(page.says("age_at_depth.feedback", R"("tone":"again")"));
  CHECK(!page.has("age_at_depth.offer"));
  page.reply("age_at_depth", "3");
  CHECK(page.says("age_at_depth.feedback", "Take a sample at exactly "));
  CHECK(page.has("age_at_depth.offer"));
  page.press("age_at_depth.hint");
  CHECK(page.says("age_at_depth.hint.1", "Where to look"));
  CHECK(page.says("age_at_depth.hint.1", R"("live":true)"));
  CHECK(page.says("age_at_depth.hint", "2 left"));
  CHECK(!page.has("age_at_depth.offer"));
  for (const char* text : {"4", "5"}) page.reply("age_at_depth", text);
  page.press("age_at_depth.show_answer");
  CHECK(page.says("age_at_depth.feedback", "years old. A sample from there shows it."));
  CHECK(!page.has("age_at_depth.check"));
  CHECK(!page.has("age_at_depth.hint.1"));
  page.press("next");
  CHECK(page.says("because", "took the age of the air"));
  CHECK(page.has("read.two_ages_text"));
  page.reply("which_age", "air");
  CHECK(page.says("which_age.feedback", "Air was shut in only when"));
  page.reply("which_age", "ice");
  page.press("next");
  CHECK(page.lesson.stage() == "air");
  CHECK(!page.has("because"));
}

TEST_CASE(
    "what can't be read as a number is said at the field, costs no try, and goes as soon as one "
    "types on") {
  Page page(words_in("en"));
  page.lesson.go_to("age");
  page.pass();
  CHECK(!page.has("age_at_depth"));  // the question comes with the first sample
  page.lesson.sample(800);
  page.pass();
  CHECK(!page.says("age_at_depth", R"("error")"));
  page.press("age_at_depth.check");
  CHECK(page.says("age_at_depth", "Type a number first"));
  page.type("age_at_depth", "old");
  CHECK(!page.says("age_at_depth", R"("error")"));
  page.press("age_at_depth.check");
  CHECK(page.says("age_at_depth", "can’t be read"));
  page.type("age_at_depth", "12");
  CHECK(!page.says("age_at_depth", R"("error")"));
  CHECK(page.lesson.answering("age_at_depth").tries == 0);
  page.press("age_at_depth");  // Enter
  CHECK(page.lesson.answering("age_at_depth").wrong == 1);
  CHECK(page.says("age_at_depth.feedback", R"("tone":"again")"));
  page.type("age_at_depth", "99999999999999999999");
  CHECK(page.has("age_at_depth.feedback"));
  page.press("age_at_depth.check");
  CHECK(page.says("age_at_depth", "can’t be read"));
  CHECK(!page.has("age_at_depth.feedback"));  // it was about another number
  page.type("age_at_depth", "13");
  CHECK(page.has("age_at_depth.feedback"));
}

TEST_CASE("what became of the last guess does not give the last answer away") {
  for (const char* locale : kLocales) {
    const Words words = words_in(locale);
    for (const char* guess : {"below", "inside", "little_above", "far_above"}) {
      CAPTURE(locale);
      Page page(words);
      page.lesson.go_to("today");
      page.lesson.predict("today_level", guess);
      page.lesson.give("show_today");
      page.pass();
      const std::string compared = "today_level.compared." + std::string(guess);
      REQUIRE(page.has(compared));
      CHECK(!page.says(compared, "427"));
      CHECK(!page.says(compared, "298"));
    }
  }
}

TEST_CASE("the depth field says what depths there are") {
  Page page(words_in("en"));
  page.lesson.go_to("age");
  page.pass();
  page.type("depth", "4000");
  CHECK(!page.says("depth", R"("error")"));
  page.press("lower_drill");
  CHECK(page.says("depth", "from 0 to 3,190"));
  CHECK(page.lesson.core().target_m == 0);
  page.type("depth", "400 m");
  CHECK(!page.says("depth", R"("error")"));
  page.type("depth", "400");
  page.press("depth");
  CHECK(page.lesson.core().target_m == 400);
}

TEST_CASE(
    "the drill is a slider on the stage, where its depth is; before the first guess it stands "
    "still") {
  Page page(words_in("en"));
  page.stage(900, 700);
  page.pass();
  CHECK(page.says("drill_depth", R"("disabled":true)"));
  CHECK(!page.has("lower_drill"));
  page.lesson.go_to("age");
  page.pass();
  CHECK(!page.says("drill_depth", R"("disabled":true)"));
  CHECK(page.says("drill_depth", R"("vertical":true)"));
  CHECK(page.says("drill_depth", "\"valueText\":\"0\u00a0m\""));
  page.slide("drill_depth", 1200);
  CHECK(page.lesson.core().target_m == 1200);
  CHECK(page.says("drill_depth", "\"valueText\":\"1,200\u00a0m\""));
  CHECK(page.says("depth", R"("value":"1200")"));
  const skua::Node* slider = page.ui.tree.find("drill_depth");
  REQUIRE(slider != nullptr);
  std::deque<skua::Input> inputs;
  page.ui.pointer(1, slider->rect.x + 10, slider->rect.y + slider->rect.h * 0.5f, inputs);
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].number == doctest::Approx(1600).epsilon(0.01));
}

TEST_CASE(
    "the plot comes after the first guess and does not tell the age of the deepest ice before") {
  Page page(words_in("en"));
  page.stage(900, 700);
  page.pass();
  CHECK(!page.has("plot"));
  for (const DrawnText& t : page.surface.texts()) CHECK(t.words.find("800") == std::string::npos);
  page.lesson.go_to("age");
  page.pass();
  CHECK(page.has("plot"));
  CHECK(page.says("plot", "Your samples will appear here"));
}

TEST_CASE("before the analysis the plot holds only the student's samples; then the record grows") {
  Page page(words_in("en"));
  page.stage(900, 700);
  page.lesson.go_to("age");
  page.pass();
  CHECK(!page.says("plot", "Temperature (°C)\""));
  page.lesson.sample(1200);
  page.lesson.sample(50);  // no air: only the temperature
  page.pass();
  CHECK(page.says("plot", R"("count":3)"));
  CHECK(!page.says("plot", "Temperature (°C)\""));
  page.lesson.go_to("warmest");
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
    Page page(words_in("en"));
    page.stage(w, h);
    each_scene(page, [&](const std::string& scene) {
      page.ui.set_view_state({{"p:plot", false, 128500.0, {}}});  // no invitation any more
      page.pass();
      CAPTURE(w);
      CAPTURE(scene);
      CHECK(unsaid(page.ui, page.surface.texts()) == std::vector<std::string>{});
    });
  }
}

TEST_CASE("which fifths hold a sample is told until all of them do, by a name of its own") {
  Page page(words_in("en"));
  page.stage(900, 700);
  page.lesson.go_to("air");
  page.pass();
  CHECK(!page.has("parts"));
  page.lesson.go_to("record");
  page.pass();
  CHECK(page.says("goal.parts", "Sample each of the five parts"));
  CHECK(page.says("parts", R"("name":"Parts sampled")"));
  page.lesson.sample_all_parts();
  page.lesson.give("lower_drill", {{"depth_m", 3000.0}});
  page.pass();
  CHECK(!page.lesson.core().at_rest());
  CHECK(!page.has("parts"));
}

TEST_CASE("the button that starts the analysis stays while it is at work") {
  Page page(words_in("en"));
  page.stage(900, 700);
  page.lesson.go_to("record");
  page.lesson.sample_all_parts();
  page.lesson.predict("co2_and_cold", "colder");
  page.lesson.give("lower_drill", {{"depth_m", 3000.0}});
  page.pass();
  CHECK(page.says("do.analyse_core", R"("disabled":true)"));  // the drill moves
  page.rest();
  CHECK(!page.says("do.analyse_core", R"("disabled":true)"));
  page.press("do.analyse_core");
  CHECK(page.says("do.analyse_core", R"("disabled":true)"));  // it keeps the focus
  CHECK(page.has("sweep"));
  CHECK(!page.has("choose.show_now"));
  page.rest();
  CHECK(!page.has("do.analyse_core"));
  CHECK(page.has("choose.show_now"));
  CHECK(page.says("goal.eight_ages", R"("live":true)"));
  CHECK(page.says("goal.eight_ages", "Your plot now shows 800,000 years"));
  CHECK(page.says("co2_and_cold.compared.colder", R"("live":true)"));
}

TEST_CASE("on an upright phone the plot takes the stage once its curves are asked about") {
  for (const char* locale : kLocales) {
    CAPTURE(locale);
    const Words words = words_in(locale);
    for (const float h : {280.f, 320.f, 460.f}) {
      Page page(words);
      page.stage(390, h);
      page.lesson.go_to("record");
      page.pass();
      CHECK(page.has("drill_depth"));
      page.lesson.go_to("today");
      page.lesson.go_on();
      page.lesson.give("show_today");
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

TEST_CASE(
    "what to do next stands above the drill and the sample's card, and the wanted button stands "
    "out") {
  Page page(words_in("en"));
  const auto order = [&](const char* first, const char* second) {
    std::size_t at = 0, one = 0, two = 0;
    for (const skua::Node& node : page.ui.tree.nodes()) {
      ++at;
      if (node.id == first) one = at;
      if (node.id == second) two = at;
    }
    return one > 0 && one < two;
  };
  page.lesson.go_to("age");
  page.pass();
  CHECK(order("read.drill_there", "drill"));
  CHECK(page.says("take_sample", R"("tone":"primary")"));
  page.lesson.sample(800);
  page.pass();
  CHECK(order("read.drill_there", "age_at_depth"));
  CHECK(order("age_at_depth", "drill"));
  CHECK(order("drill", "sample"));
  CHECK(!page.says("take_sample", R"("tone":"primary")"));
  page.lesson.go_to("record");
  page.pass();
  CHECK(order("goal.parts", "parts"));
  CHECK(page.says("take_sample", R"("tone":"primary")"));
  page.lesson.sample_all_parts();
  page.pass();
  CHECK(order("co2_and_cold", "sample"));
  CHECK(!page.says("take_sample", R"("tone":"primary")"));
}

TEST_CASE("nodes on the stage lie inside it and have a size") {
  Page page(words_in("en"));
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
    page.lesson.go_to("record");
    page.lesson.sample(3190);
  }
}
