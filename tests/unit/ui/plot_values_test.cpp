#include "ui/plot_values.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/json.h"
#include "view_pass.h"

namespace {

struct KeptPlot {
  ViewPass pass;
  std::vector<float> x = {0, 100, 250, 800}, y = {1, -2, 3.25f, 0};
  uint32_t mark = SKUA_MARK_LINE;
  bool log = false;

  KeptPlot() {
    pass.ui.strings.set({{"record", "The record"},
                         {"x", "Age (kyr)"},
                         {"t", "Temperature"},
                         {"axis", "°C"},
                         {"today", "As today"},
                         {"plot.place", "{axis}: {value}"},
                         {"plot.reading", "{series}: {value}"}});
    pass.view = [this](skua::Ui& ui) {
      const skua_series series = {skua::to_abi("t"),
                                  x.data(),
                                  y.data(),
                                  static_cast<uint32_t>(x.size()),
                                  SKUA_TEMPERATURE,
                                  mark,
                                  2,
                                  {},
                                  0};
      const skua_pane pane = {{skua::to_abi("axis"), log ? 0.1f : -5.0f, 5, 0,
                               log ? SKUA_SCALE_LOG : SKUA_SCALE_LINEAR},
                              &series,
                              1,
                              1.5f,
                              skua::to_abi("today")};
      skua_plot plot{};
      plot.size = sizeof plot;
      plot.node = skua::Ui::node(SKUA_ROLE_PLOT, "record", {.rect = {0, 0, 800, 300}}, {});
      plot.x = {skua::to_abi("x"), 1000, 0, 1};
      plot.x_unit = 1000;
      plot.panes = &pane;
      plot.pane_count = 1;
      plot.summary = skua::to_abi("It rises and falls.");
      plot.source = skua::to_abi("Measured.");
      ui.plot(plot);
    };
  }
  std::string keep(std::string id = "record") {
    const skua::Input input{std::move(id), skua::Input::Kind::keep, false, 0, {}};
    return pass.run(&input);
  }
  /// What was kept of the only series.
  std::vector<std::pair<double, double>> points() {
    const auto document = skua::json::parse(keep());
    REQUIRE(document);
    std::vector<std::pair<double, double>> all;
    for (const auto node : document->root()["nodes"]) {
      for (const auto pane : node["kept"]["panes"]) {
        for (const auto one : pane["series"]) {
          for (const auto point : one["points"]) {
            std::vector<double> both;
            for (const auto value : point) both.push_back(value.number().value_or(NAN));
            all.emplace_back(both.at(0), both.at(1));
          }
        }
      }
    }
    return all;
  }
};

}  // namespace

TEST_CASE(
    "a plot gives its values when they are asked for, in words and units as it is read, and only "
    "then") {
  KeptPlot plot;
  CHECK_FALSE(has(plot.pass.run(), "kept"));
  CHECK(has(
      plot.keep(),
      R"~("kept":{"x":{"name":"Age (kyr)","from":1,"to":0,"decimals":1},"panes":[{"y":{"name":"°C","from":-5,"to":5,"decimals":0},)~"
      R"~("marker":{"at":1.5,"name":"As today"},"series":[{"name":"Temperature","mark":"line","decimals":2,)~"
      R"~("points":[[0,1],[0.1,-2],[0.25,3.25],[0.8,0]]}]}]})~"));
  CHECK_FALSE(has(plot.keep("another"), "kept\":{"));
  const std::string after = plot.pass.run();
  CHECK_FALSE(has(after, "kept"));
}

TEST_CASE("the marks and scales are told") {
  KeptPlot plot;
  plot.log = true;
  for (const auto& [mark, name] : {std::pair{SKUA_MARK_POINTS, "points"},
                                   {SKUA_MARK_POINTS_AND_LINE, "points-and-line"},
                                   {SKUA_MARK_BARS, "bars"},
                                   {SKUA_MARK_AREA, "area"}}) {
    plot.mark = mark;
    plot.pass.run();
    CHECK(has(plot.keep(), "\"mark\":\"" + std::string(name) + "\""));
  }
  plot.pass.run();
  CHECK(has(plot.keep(), R"("from":0.1,"to":5,"log":true)"));
}

TEST_CASE("a long series is thinned: its ends and its peaks stay, in their order") {
  KeptPlot plot;
  plot.x.clear();
  plot.y.clear();
  for (int i = 0; i < 50'000; ++i) {
    plot.x.push_back(static_cast<float>(i));
    plot.y.push_back(i == 31'234  ? 1000.0f
                     : i == 4'321 ? -1000.0f
                                  : std::sin(static_cast<float>(i)));
  }
  const auto points = plot.points();
  CHECK(points.size() <= skua::kKeptPoints);
  CHECK(points.size() > skua::kKeptPoints / 2);
  CHECK(points.front().first == 0);
  CHECK(points.back().first == doctest::Approx(49.999));
  bool highest = false, lowest = false, rising = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    highest |= points[i].second == 1000;
    lowest |= points[i].second == -1000;
    rising &= i == 0 || points[i].first >= points[i - 1].first;
  }
  CHECK(highest);
  CHECK(lowest);
  CHECK(rising);
}

TEST_CASE("what is no number is left out") {
  KeptPlot plot;
  plot.y[1] = NAN;
  plot.y[2] = INFINITY;
  CHECK(plot.points() == std::vector<std::pair<double, double>>{{0, 1}, {0.8, 0}});
}
