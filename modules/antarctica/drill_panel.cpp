// The drill in the panel: its depth, what it can do now, a sample in words, all of them side by
// side, and what the analysis found.
#include <algorithm>

#include "core_view.h"
#include "key.h"

namespace skua::antarctica {
namespace {

constexpr std::string_view kDepthField = "depth";
constexpr std::string_view kDepthRefused = "depth.refused";

/// Why no sample can be taken here and now; empty when one can.
std::string_view sample_obstacle(const Drilling& core) {
  if (core.can_sample()) return {};
  if (!core.drill_at_rest()) return "sample.drill_moves";
  if (core.samples.size() >= kMostSamples) return "sample.full";
  return "sample.taken_here";
}

/// Whole metres; commas and points group digits here.
bool read_depth(std::string_view typed, double& depth_m) {
  const Entry entry = read_entry(typed, Quantity::years);
  if (entry.fault != EntryFault::none || entry.milli % 1000 != 0) return false;
  depth_m = static_cast<double>(entry.milli / 1000);
  return depth_m >= 0 && depth_m <= kCoreLength_m;
}

void ask_depth(Ui& ui) {
  const std::string_view typed = ui.field(kDepthField);
  double depth_m = 0;
  const bool readable = read_depth(typed, depth_m);
  const bool refused = !readable && !typed.empty() && ui.field(kDepthRefused) == typed;
  const NumberText bottom = ui.number(kCoreLength_m);
  const Ui::Typed field =
      ui.number_field(kDepthField, ui.tr("unit.metres"),
                      refused ? "error.depth" : std::string_view{}, {}, {{"bottom", bottom}});
  const bool pressed = ui.button("lower_drill");
  if (!field.confirmed && !pressed) return;
  if (readable) {
    ui.command("lower_drill", {{"depth_m", depth_m}});
  } else {
    ui.set_field(kDepthRefused, typed);
  }
}

void show_sample(const Drilling& core, Ui& ui) {
  const Sample* picked = picked_sample(core, ui);
  if (picked == nullptr) return;
  const Reading r = read_core(picked->depth_m);
  const NumberText depth = ui.number(r.depth_m);
  const NumberText ice_age = ui.number(r.ice_age_yr);
  const NumberText temperature = ui.number(
      (r.temperature_centi_c < 0 ? -r.temperature_centi_c : r.temperature_centi_c) / 100.0, 1);
  const NumberText gas_age = ui.number(r.gas_age_yr);
  const NumberText co2 = ui.number(r.co2_deci_ppm / 10.0, 1);
  const NumberText ch4 = ui.number(r.ch4_ppb);
  const NumberText younger = ui.number(r.air_younger_by_yr());
  ui.begin_group("sample");
  ui.heading("sample.title", 3, {}, {{"depth", depth}});
  ui.begin_list("sample.list");
  ui.item("sample.ice_age",
          {.key = r.is_recent() ? "sample.recent" : "sample.ice_age", .live = true},
          {{"n", ice_age}});
  ui.item("sample.temperature",
          {.key = r.temperature_centi_c < 0 ? "sample.colder" : "sample.warmer"},
          {{"n", temperature}});
  if (r.has_air) {
    ui.item("sample.gas_age", {}, {{"n", gas_age}});
    ui.item("sample.co2", {.key = r.has_co2 ? "sample.co2" : "sample.no_co2"}, {{"n", co2}});
    ui.item("sample.ch4", {}, {{"n", ch4}});
  }
  ui.end_list();
  ui.text("sample.younger", {.key = r.has_air ? "sample.younger" : "sample.no_air"},
          {{"n", younger}});
  ui.end_group();
}

/// As they were taken, so that two ages and their difference can be compared.
void list_samples(const Drilling& core, Ui& ui) {
  if (core.samples.size() < 2) return;
  NumberText numbers[4 * kMostSamples];  // the cells look into them
  skua_str cells[4 * kMostSamples];
  uint32_t number = 0, cell = 0;
  const auto say = [&](std::string_view words) { cells[cell++] = to_abi(words); };
  const auto count_off = [&](int32_t value) { say(numbers[number++] = ui.number(value)); };
  skua_str columns[4];
  for (int i = 0; const char* key : {"samples.depth", "samples.ice_age", "samples.gas_age", "samples.younger"})
    columns[i++] = to_abi(ui.tr(key));
  for (const Sample& sample : core.samples) {
    const Reading r = read_core(sample.depth_m);
    count_off(r.depth_m);
    if (r.is_recent())
      say(ui.tr("samples.recent"));
    else
      count_off(r.ice_age_yr);
    for (const int32_t value : {r.gas_age_yr, r.air_younger_by_yr()}) {
      if (r.has_air)
        count_off(value);
      else
        say(ui.tr("samples.none"));
    }
  }
  ui.table("samples", columns, std::span<const skua_str>(cells, cell));
}

/// A warm or cold time of the record by the age of its extreme.
void show_time(Ui& ui, std::string_view kind, uint32_t number, int32_t age_yr) {
  const NumberText age = ui.number(age_yr / 1000.0, 1);
  const NumberText temperature = ui.number(temperature_near(age_yr) / 100.0, 2);
  ui.item(Key("findings.", kind, ".", digit(number)), {.key = "findings.time"},
          {{"age", age}, {"n", temperature}});
}

void operate_drill(const Drilling& core, Ui& ui, const DrillLook& look) {
  ask_depth(ui);
  const std::string_view obstacle = look.obstacle.empty() ? sample_obstacle(core) : look.obstacle;
  const Tone tone = look.wanted ? Tone::primary : Tone::plain;
  if (ui.button("take_sample", {.tone = tone, .disabled = !obstacle.empty()})) {
    ui.command("take_sample");
    ui.set_field("sample.picked", "");
  }
  if (ui.button("undo", {.disabled = !ui.can_undo()})) ui.command("undo");
  const NumberText depth = ui.number(core.drill_m);
  ui.text("sample.can",
          {.key = obstacle.empty() ? std::string_view("sample.can") : obstacle,
           .live = obstacle.empty()},
          {{"depth", depth}});
  show_sample(core, ui);
  list_samples(core, ui);
}

void list_findings(Ui& ui, bool today) {
  constexpr int32_t kWarm_yr[] = {0, 128500, 242000, 333500, 407000};
  constexpr int32_t kCold_yr[] = {25500, 66000, 156000, 273000, 342500, 436500};
  ui.begin_list("findings.warm");
  for (uint32_t i = 0; i < std::size(kWarm_yr); ++i) show_time(ui, "warm", i + 1, kWarm_yr[i]);
  ui.end_list();
  ui.begin_list("findings.cold");
  for (uint32_t i = 0; i < std::size(kCold_yr); ++i) show_time(ui, "cold", i + 1, kCold_yr[i]);
  ui.end_list();
  const NumberText low = ui.number(lowest_co2().value / 10.0, 1);
  const NumberText high = ui.number(highest_co2().value / 10.0, 1);
  ui.text("findings.co2", {}, {{"low", low}, {"high", high}});
  if (today) {
    const NumberText first = ui.number(first_year().co2_centi_ppm / 100.0, 1);
    const NumberText latest = ui.number(latest_year().co2_centi_ppm / 100.0, 1);
    const PlainNumber year =
        plain_number(int64_t{latest_year().year} * 1000);  // not grouped like 2,025
    ui.text("findings.today", {}, {{"first", first}, {"latest", latest}, {"year", year.view()}});
  }
  ui.text("findings.caveat");
}

}  // namespace

const Sample* picked_sample(const Drilling& core, Ui& ui) {
  const std::string_view id = ui.field("sample.picked");  // "sample_07"
  std::size_t number = core.samples.size();
  if (id.size() == 9) number = std::min<std::size_t>(number, (id[7] - '0') * 10 + id[8] - '0');
  return number == 0 ? nullptr : &core.samples[number - 1];
}

void pick_sample(Ui& ui, std::string_view id) {
  ui.set_field("sample.picked", id);
  ui.set_field("drill", "open");  // where it is folded
}

void show_drill(const Drilling& core, Ui& ui, const DrillLook& look) {
  if (look.folded) {
    if (ui.begin_disclosure("drill")) operate_drill(core, ui, look);
    return ui.end_disclosure();
  }
  ui.begin_group("drill");
  operate_drill(core, ui, look);
  ui.end_group();
}

void show_findings(Ui& ui, bool today) {
  if (ui.begin_disclosure("findings")) list_findings(ui, today);
  ui.end_disclosure();
}

}  // namespace skua::antarctica
