// What a student sees: in the panel time, experiments and measurements, on the stage loop and plot.
#include "circulation_view.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace skua::circulation {

namespace {

constexpr std::string_view kPaceKeys[] = {"heart.pace.slow", "heart.pace.real", "heart.pace.fast"};
constexpr std::string_view kPartKeys[] = {"heart.part.atria", "heart.part.ventricle",
                                          "heart.part.conus", "heart.part.rest"};
constexpr std::string_view kHumanPartKeys[] = {"heart.part.atria", "heart.part.ventricles",
                                               "heart.part.rest", "heart.part.rest"};

std::string_view part_key(const Circulation& c) {
  return (c.human ? kHumanPartKeys : kPartKeys)[c.part()];
}

void show_time(const Circulation& c, Ui& ui, const SimulationLook& look, bool reduced_motion) {
  ui.begin_group("heart.time");
  ui.heading("heart.time.title", 3);
  // Who wants no motion goes from part to part of the beat.
  if (c.running || !reduced_motion) {
    if (ui.button(c.running ? "heart.pause" : "heart.play",
                  {.tone = look.wanted && !c.running ? Tone::primary : Tone::plain,
                   .disabled = !look.allows(kRun)}))
      ui.command("run", {{"on", c.running ? 0.0 : 1.0}});
    if (const auto pace = ui.slider("heart.pace",
                                    {.min = 0,
                                     .max = 2,
                                     .step = 1,
                                     .value = static_cast<double>(c.pace),
                                     .value_text = ui.tr(kPaceKeys[static_cast<int>(c.pace)])},
                                    {.disabled = !look.allows(kSetPace)}))
      ui.command("set_pace", {{"pace", *pace}});
  }
  if (ui.button("heart.next_part", {.disabled = !look.allows(kNextPart)})) ui.command("next_part");
  const bool more = look.allows(kGoOn);
  if (ui.button("heart.ten_seconds", {.disabled = !more})) ui.command("go_on", {{"seconds", 10.0}});
  if (ui.button("heart.five_minutes", {.disabled = !more}))
    ui.command("go_on", {{"seconds", 300.0}});
  ui.end_group();
}

void show_experiments(const Circulation& c, Ui& ui, const SimulationLook& look) {
  struct Switch {
    std::string_view id, human_key, command;
    bool on;
    CommandName name;
  };
  const Switch switches[] = {
      {"heart.hold", "heart.hold.human", "hold_breath", c.now.held, kHoldBreath},
      {"heart.clamp", "heart.clamp.human", "clamp_arch", c.now.clamped, kClampArch},
      {"heart.exercise", "heart.exercise.human", "exercise", c.now.exercise, kExercise},
  };
  ui.begin_group("heart.try");
  ui.heading("heart.try.title", 3);
  for (const Switch& one : switches) {
    if (ui.toggle(one.id, one.on,
                  {.key = c.human ? one.human_key : one.id, .disabled = !look.allows(one.name)}))
      ui.command(one.command, {{"on", one.on ? 0.0 : 1.0}});
  }
  if (!c.human) {
    const NumberText n = ui.number(c.now.celsius);
    if (const auto celsius = ui.slider("heart.celsius",
                                       {.min = kColdest_c,
                                        .max = kWarmest_c,
                                        .step = 1,
                                        .value = static_cast<double>(c.now.celsius),
                                        .value_text = ui.tr("heart.celsius.value", {{"n", n}})},
                                       {.disabled = !look.allows(kSetTemperature)}))
      ui.command("set_temperature", {{"celsius", *celsius}});
  }
  if (ui.toggle("heart.human", c.human, {.disabled = !look.allows(kChooseHeart)}))
    ui.command("choose_heart", {{"human", c.human ? 0.0 : 1.0}});
  if (ui.button("heart.again", {.tone = Tone::quiet, .disabled = !look.allows(kStartAgain)}))
    ui.command("start_again");
  ui.end_group();
}

/// Why an experiment was ended.
void show_limit(const Circulation& c, Ui& ui) {
  constexpr std::string_view kKeys[] = {"", "heart.limit.tired", "heart.limit.breathless",
                                        "heart.limit.no_flow"};
  if (c.limit == Limit::none) return;
  const NumberText minutes = ui.number(c.limit_min, c.limit_min < 10 ? 1 : 0);
  ui.text("heart.limit",
          {.key = kKeys[static_cast<int>(c.limit)], .tone = Tone::info, .live = true},
          {{"minutes", minutes}});
}

void show_measurements(const Circulation& c, Ui& ui) {
  const Flow& f = c.flow;
  const Heart& heart = c.heart();
  const int decimals = c.human ? 0 : 1;
  ui.begin_group("heart.values");
  ui.heading("heart.values.title", 3);
  const std::string_view columns[] = {ui.tr("heart.column.where"), ui.tr("heart.column.oxygen"),
                                      ui.tr("heart.column.flow")};
  const auto flow = [&](uint32_t way) { return ui.number(60 * f.mean_flow(way), decimals); };
  const NumberText percents[] = {percent_of(ui, f.systemic_saturation),
                                 percent_of(ui, f.pulmocutaneous_saturation),
                                 percent_of(ui, f.saturation_of(heart, left_atrium)),
                                 percent_of(ui, f.saturation_of(heart, right_atrium))};
  const NumberText flows[] = {flow(into_systemic), flow(into_pulmocutaneous),
                              flow(into_left_atrium), flow(into_right_atrium)};
  constexpr std::string_view kRows[] = {"heart.row.systemic", "heart.row.pulmocutaneous",
                                        "heart.row.left", "heart.row.right"};
  constexpr std::string_view kHumanRows[] = {"heart.row.systemic", "heart.row.pulmonary",
                                             "heart.row.left", "heart.row.right.human"};
  std::vector<std::string_view> cells;
  for (uint32_t i = 0; i < 4; ++i) {
    cells.push_back(ui.tr((c.human ? kHumanRows : kRows)[i]));
    cells.push_back(percents[i]);
    cells.push_back(flows[i]);
  }
  ui.table("heart.table", columns, cells);
  ui.begin_list("heart.list");
  const NumberText rate = ui.number(f.rate(heart, c.now));
  ui.item("heart.rate", {}, {{"n", rate}});
  const NumberText pressure = ui.number(f.mean_systemic_pressure());
  ui.item("heart.pressure", {}, {{"n", pressure}});
  if (!c.human) {
    const NumberText skin = ui.number(c.skin_share());
    ui.item("heart.skin_share", {}, {{"n", skin}});
  }
  const NumberText supply = ui.number(c.supply());
  ui.item("heart.supply", {}, {{"n", supply}});
  ui.end_list();
  const NumberText debt = ui.number(c.debt());
  ui.meter("heart.debt", 0, 100, c.debt(), ui.tr("heart.debt.value", {{"n", debt}}),
           {.description_key = "heart.debt.more"});
  ui.end_group();
}

struct Layout {
  Rect loop, course;
};

/// Loop above plot; beside it where there is width; one of them where there is room for one.
Layout lay_out(const Stage& stage, bool course_alone) {
  const float w = stage.width(), h = stage.height();
  constexpr float kLowPlot = 200;
  if (!stage.drawn()) return {};
  if (h >= 560) {
    const float plot = std::max(kLowPlot, h * 0.33f);
    return {{0, 0, w, h - plot}, {8, h - plot, w - 16, plot - 8}};
  }
  if (w >= 860) return {{0, 0, w * 0.58f, h}, {w * 0.58f, 8, w * 0.42f - 8, h - 16}};
  if (course_alone) return {{}, {8, 8, w - 16, h - 16}};
  return {{0, 0, w, h}, {}};
}

}  // namespace

void show_course(const Circulation& c, Ui& ui, Rect area) {
  std::vector<float> x, body, lungs;
  for (uint32_t i = 0; i < c.moments.size(); ++i) {
    x.push_back(static_cast<float>(i * c.every_s) / 60);
    body.push_back(static_cast<float>(c.moments[i].systemic) / 10);
    lungs.push_back(static_cast<float>(c.moments[i].pulmocutaneous) / 10);
  }
  const auto series = [&](std::string_view key, const std::vector<float>& y, uint32_t color,
                          uint32_t mark, uint32_t named_at) {
    return skua_series{.key = to_abi(key),
                       .x = x.data(),
                       .y = y.data(),
                       .count = static_cast<uint32_t>(x.size()),
                       .color = color,
                       .mark = mark,
                       .decimals = 0,
                       .label_key = to_abi(key),
                       .label_at = named_at};
  };
  const auto count = static_cast<uint32_t>(x.size());
  const skua_series both[] = {
      series("heart.series.body", body, SKUA_TEMPERATURE, SKUA_MARK_LINE, count / 4),
      series(c.human ? "heart.series.lungs.human" : "heart.series.lungs", lungs, SKUA_CO2,
             SKUA_MARK_POINTS_AND_LINE, 2 * count / 3)};
  const skua_pane pane{.y = {to_abi("heart.axis.saturation"), 0, 100, 0, SKUA_SCALE_LINEAR},
                       .series = both,
                       .series_count = 2,
                       .marker = 0,
                       .marker_key = {}};
  float last = 2;
  while (last < x.back()) last *= 2;
  skua_plot plot{};
  plot.size = sizeof plot;
  plot.node = Ui::node(SKUA_ROLE_PLOT, "heart.plot", {.rect = area}, {});
  plot.x = {to_abi("heart.axis.time"), 0, last, last < 8 ? 1u : 0u, SKUA_SCALE_LINEAR};
  plot.x_unit = 1;
  plot.panes = &pane;
  plot.pane_count = 1;
  const NumberText first = ui.number(body.front()), now = ui.number(body.back()),
                   minutes = ui.number(x.back(), x.back() < 10 ? 1 : 0);
  plot.summary =
      to_abi(ui.tr("heart.plot.summary", {{"first", first}, {"now", now}, {"minutes", minutes}}));
  plot.source = to_abi(ui.tr("heart.plot.source"));
  static constexpr skua_str kValue = to_abi("heart.value.percent");
  plot.value_keys = &kValue;
  ui.plot(plot);
}

void circulation_view(const Circulation& c, Ui& ui, const SimulationLook& look) {
  Stage stage = ui.stage();
  const Layout layout = lay_out(stage, ui.field("heart.show_plot") == "yes");
  const bool one_of_both = stage.drawn() && (layout.loop.w <= 0 || layout.course.w <= 0);
  ui.panel();
  show_limit(c, ui);
  // First what is asked for; nothing that can't be used now.
  const bool experiments = look.allows(kHoldBreath) || look.allows(kClampArch);
  if (experiments) show_experiments(c, ui, look);
  if (look.allows(kGoOn)) show_time(c, ui, look, stage.reduced_motion());
  if (one_of_both) {
    const bool plot = layout.loop.w <= 0;
    if (ui.toggle("heart.show_plot", plot)) ui.set_field("heart.show_plot", plot ? "" : "yes");
  }
  show_measurements(c, ui);

  stage = ui.stage();
  if (stage.drawn())
    stage.gradient({0, 0, stage.width(), stage.height()}, stage.color(SKUA_BG),
                   stage.color(SKUA_BG));
  const NumberText rate = ui.number(c.flow.rate(c.heart(), c.now));
  ui.object(c.human ? "heart.loop.human" : "heart.loop",
            {.description_key = c.human ? "heart.loop.human.more" : "heart.loop.more",
             .rect = {layout.loop.x, layout.loop.y, 1, 1}},
            {{"rate", rate}, {"part", ui.tr(part_key(c))}});
  if (layout.loop.w > 0 || !stage.drawn()) show_loop(c, ui, stage, layout.loop);
  if (layout.course.w > 0 || !stage.drawn()) show_course(c, ui, layout.course);
}

}  // namespace skua::circulation
