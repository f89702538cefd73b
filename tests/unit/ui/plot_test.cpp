#include <doctest/doctest.h>

#include <deque>
#include <vector>

#include "core/json.h"
#include "view_pass.h"

namespace {

struct PlotLesson {
  ViewPass pass;
  std::vector<float> x = {0, 100, 250, 800}, y = {1, -2, 3.25f, 0};
  bool turned = false;  ///< the axis runs from right to left
  float year_zero = 0;
  bool with_units = false;
  bool with_own = false;  ///< a second series in the same pane
  uint32_t first = 0;     ///< which point the first series begins with
  bool marked = false;    ///< with a marker, and the name of a point

  PlotLesson() {
    pass.ui.strings.set({{"record", "The record"},
                         {"x", "Age (kyr)"},
                         {"t", "Temperature"},
                         {"plot.place", "{axis}: {value}"},
                         {"plot.reading", "{series}: {value}"},
                         {"plot.year", "Year {year}"},
                         {"celsius", "{value} °C"},
                         {"ago", "{value} kyr ago"},
                         {"own", "Yours"},
                         {"today", "As today"},
                         {"last", "The last one"}});
    pass.view = [this](skua::Ui& ui) {
      const auto stage = ui.stage();
      (void)stage;
      const auto count = static_cast<uint32_t>(x.size()) - first;
      const skua_str last = skua::to_abi(marked ? "last" : ""),
                     today = skua::to_abi(marked ? "today" : "");
      const skua_series series[] = {{skua::to_abi("t"), x.data() + first, y.data() + first, count,
                                     SKUA_TEMPERATURE, 0, 2, last, 0},
                                    {skua::to_abi("own"),
                                     x.data(),
                                     y.data(),
                                     with_own ? 1u : 0u,
                                     SKUA_TEMPERATURE,
                                     0,
                                     2,
                                     {},
                                     0}};
      const skua_pane pane = {{skua::to_abi("t"), -5, 5, 0}, series, with_own ? 2u : 1u, 0, today};
      skua_plot plot{};
      plot.size = sizeof plot;
      plot.node = skua::Ui::node(SKUA_ROLE_PLOT, "record", {.rect = {0, 0, 800, 300}}, {});
      plot.x = {skua::to_abi("x"), turned ? 800.0f : 0.0f, turned ? 0.0f : 800.0f, 1};
      plot.x_unit = 1;
      plot.panes = &pane;
      plot.pane_count = 1;
      plot.summary = skua::to_abi("It rises and falls.");
      plot.source = skua::to_abi("Measured.");
      plot.year_zero = year_zero;
      const skua_str celsius = skua::to_abi("celsius");
      if (with_units) {
        plot.value_keys = &celsius;
        plot.place_key = skua::to_abi("ago");
      }
      ui.plot(plot);
    };
  }
};

}  // namespace

TEST_CASE("the cursor walks the points and says what stands there") {
  PlotLesson lesson;
  CHECK(has(lesson.pass.run(),
            R"("cursor":{"index":0,"count":4,"text":"Age (kyr): 0.0; Temperature: 1.00")"));
  skua::Input to_third = ViewPass::set("record", 2);
  const std::string patch = lesson.pass.run(&to_third);
  CHECK(has(patch, R"("index":2,"count":4,"text":"Age (kyr): 250.0; Temperature: 3.25")"));
  skua::Input beyond = ViewPass::set("record", 99);
  CHECK(has(lesson.pass.run(&beyond), R"("index":3)"));
}

TEST_CASE(
    "who goes on from point to point hears place and value with their units, and names only where "
    "a unit does not tell or the series is new") {
  PlotLesson lesson;
  CHECK(has(lesson.pass.run(), R"("brief":"0.0; Temperature: 1.00"})"));
  lesson.with_units = true;
  CHECK(has(lesson.pass.run(), R"("brief":"0.0 kyr ago; 1.00 °C"})"));
  lesson.with_own = true;
  CHECK(has(lesson.pass.run(), R"("brief":"0.0 kyr ago; 1.00 °C; Yours: 1.00 °C"})"));
  skua::Input next = ViewPass::set("record", 1);
  CHECK(has(lesson.pass.run(&next), R"("brief":"100.0 kyr ago; −2.00 °C"})"));
  lesson.year_zero = 1950;
  lesson.x = {-75, -9, 100, 250};
  skua::Input first = ViewPass::set("record", 0);
  CHECK(has(lesson.pass.run(&first), R"("brief":"Year 2025; 1.00 °C; Yours: 1.00 °C"})"));
}

TEST_CASE("who goes on to where a series begins hears which one it is, once") {
  PlotLesson lesson;
  lesson.with_units = lesson.with_own = true;
  lesson.first = 1;
  const auto brief_at = [&](double step) {
    skua::Input go = ViewPass::set("record", step);
    const std::string patch = lesson.pass.run(&go);
    const std::size_t from = patch.find("\"brief\":");
    return patch.substr(from, patch.find('}', from) - from);
  };
  CHECK(brief_at(1) == R"("brief":"100.0 kyr ago; Temperature: −2.00 °C")");
  CHECK(brief_at(2) == R"("brief":"250.0 kyr ago; 3.25 °C")");
  CHECK(brief_at(0) == R"("brief":"0.0 kyr ago; Yours: 1.00 °C")");
}

TEST_CASE("the cursor stays at its place when points are added before it") {
  PlotLesson lesson;
  lesson.pass.run();
  skua::Input to_third = ViewPass::set("record", 2);
  lesson.pass.run(&to_third);
  lesson.x = {0, 50, 100, 250, 800};
  lesson.y = {1, 1, -2, 3.25f, 0};
  CHECK(has(lesson.pass.run(), R"("index":3,"count":5,"text":"Age (kyr): 250.0)"));
}

TEST_CASE("the table is written only while the page shows it") {
  PlotLesson lesson;
  CHECK(has(lesson.pass.run(), R"("rows":[])"));
  skua::Input open = {"record", skua::Input::Kind::open, false, 0, {}};
  const std::string patch = lesson.pass.run(&open);
  CHECK(has(patch, R"(["250.0","3.25"])"));
  CHECK(skua::json::parse(patch).has_value());
}

TEST_CASE("what is written on the panes is said, too") {
  PlotLesson lesson;
  lesson.marked = true;
  CHECK(has(lesson.pass.run(), R"("parts":[["Temperature","As today","The last one"]])"));
  lesson.x.clear();
  lesson.y.clear();
  CHECK(has(lesson.pass.run(), R"("parts":[["Temperature","As today"]])"));  // no point to name
}

TEST_CASE("points that lie close together are told apart by their place") {
  PlotLesson lesson;
  lesson.x = {-0.004f, -0.001f, 100, 250};
  CHECK(has(lesson.pass.run(), R"("text":"Age (kyr): −0.004; Temperature: 1.00")"));
  skua::Input open = {"record", skua::Input::Kind::open, false, 0, {}};
  const std::string patch = lesson.pass.run(&open);
  CHECK(has(patch, R"([["−0.004","1.00"],["−0.001","−2.00"],["100.0","3.25"],)"));
}

TEST_CASE("after the year that an axis counts back from, places are read out as calendar years") {
  PlotLesson lesson;
  lesson.x = {-75, -9, 100, 250};
  lesson.year_zero = 1950;
  CHECK(has(lesson.pass.run(), R"("text":"Year 2025; Temperature: 1.00")"));
  skua::Input third = ViewPass::set("record", 2);
  CHECK(has(lesson.pass.run(&third), R"("text":"Age (kyr): 100.0; Temperature: 3.25")"));
  skua::Input open = {"record", skua::Input::Kind::open, false, 0, {}};
  CHECK(
      has(lesson.pass.run(&open), R"([["−75.0","1.00"],)"));  // a column of the table has one unit
}

TEST_CASE("an empty series is a plot all the same") {
  PlotLesson lesson;
  lesson.x.clear();
  lesson.y.clear();
  const std::string patch = lesson.pass.run();
  CHECK(skua::json::parse(patch).has_value());
  CHECK(has(patch, R"("count":0,"text":"","brief":"")"));
}

TEST_CASE("the pointer puts the cursor where it is, whichever way the axis runs") {
  for (const bool turned : {false, true}) {
    CAPTURE(turned);
    PlotLesson lesson;
    lesson.turned = turned;
    lesson.pass.run();
    lesson.pass.ui.plots.front().area = {0, 0, 800, 300};
    std::deque<skua::Input> inputs;
    lesson.pass.ui.pointer(1, turned ? 552 : 248, 150, inputs);
    REQUIRE(inputs.size() == 1);
    CHECK(has(lesson.pass.run(&inputs.front()), R"("text":"Age (kyr): 250.0; Temperature: 3.25")"));
  }
}

TEST_CASE("a dot that the pointer touches goes before what lies below the pointer") {
  skua::PlotMemory memory;
  memory.area = {0, 0, 800, 300};
  memory.x = {0, 800, false};
  memory.dots = {{100, 50, 100}, {106, 200, 106}};
  CHECK(memory.place_at(105, 52) == 100);
  CHECK(memory.place_at(103, 203) == 106);
  CHECK(memory.place_at(103, 120) == doctest::Approx(103));
}

TEST_CASE("a press gives the plot the focus, so that the keys go on from there") {
  PlotLesson lesson;
  lesson.pass.run();
  lesson.pass.ui.plots.front().area = {0, 0, 800, 300};
  std::deque<skua::Input> inputs;
  lesson.pass.ui.pointer(0, 248, 150, inputs);
  CHECK_FALSE(has(lesson.pass.run(), "focus"));
  lesson.pass.ui.pointer(1, 248, 150, inputs);
  const std::string patch = lesson.pass.run();
  CHECK(skua::json::parse(patch)->root()["focus"].text() == "record");
  CHECK(lesson.pass.run().empty());
}

TEST_CASE("on a logarithmic axis the pointer finds what lies nearest on the screen") {
  skua::PlotMemory memory;
  memory.walk = {1, 10, 100};
  memory.x = {1, 100, false};
  CHECK(memory.nearest(45) == 1);
  CHECK(memory.nearest(5) == 0);
  memory.x = {1, 100, true};
  CHECK(memory.nearest(45) == 2);
  CHECK(memory.nearest(5) == 1);
}
