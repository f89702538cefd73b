#include "core.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core_view.h"
#include "key.h"
#include "span.h"

namespace skua::antarctica {
namespace {

double centi(int32_t value) { return value / 100.0; }
double deci(int32_t value) { return value / 10.0; }
constexpr double kNone = HUGE_VAL;  ///< where there is no answer

/// Whole metres inside the core; -1 for others.
int32_t metres(double depth_m) {
  return depth_m >= 0 && depth_m <= kCoreLength_m ? static_cast<int32_t>(depth_m + 0.5) : -1;
}

// ---- observables

double drill_depth(const Core& c) { return c.drill_m; }
double sample_count(const Core& c) { return static_cast<double>(c.samples.size()); }
/// With those that a student who started over has thrown away.
double taken_count(const Core& c) { return sample_count(c) + c.discarded; }
double parts_sampled(const Core& c) { return c.parts_sampled(); }
double last_sample(const Core& c) { return c.samples.empty() ? -1 : c.samples.back().depth_m; }
bool air_sampled(const Core& c) {
  for (const Sample& sample : c.samples) {
    if (read_core(sample.depth_m).has_air) return true;
  }
  return false;
}
bool is_analysed(const Core& c) { return c.analysed(); }
bool is_analysing(const Core& c) { return c.sweeping(); }
bool is_drill_at_rest(const Core& c) { return c.drill_at_rest(); }
bool is_today_shown(const Core& c) { return c.today_shown; }

// ---- quantities

double ice_age(const Core&, const double* given) {
  const int32_t depth = metres(given[0]);
  return depth < 0 ? kNone : read_core(depth).ice_age_yr;
}
double gas_age(const Core&, const double* given) {
  const int32_t depth = metres(given[0]);
  if (depth < 0) return kNone;
  const Reading r = read_core(depth);
  return r.has_air ? r.gas_age_yr : kNone;
}
double temperature_at(const Core&, const double* given) {
  return given[0] >= 0 && given[0] <= kOldest_yr
             ? centi(temperature_near(static_cast<int32_t>(given[0])))
             : kNone;
}
bool was_sampled(const Core& c, const double* given) {
  for (const Sample& sample : c.samples) {
    if (sample.depth_m == metres(given[0])) return true;
  }
  return false;
}
/// Whether an age is that of a sample from another depth than the one that is asked about.
bool other_sample(const Core& c, const double* given) {
  for (const Sample& sample : c.samples) {
    if (sample.depth_m == metres(given[1])) continue;
    const double age = read_core(sample.depth_m).ice_age_yr;
    if (std::fabs(std::fabs(given[0]) - age) <= std::min(100.0, age / 20)) return true;
  }
  return false;
}

/// Ages of the other warm and cold times of the record, in thousands of years: extremes of the
/// 500-year means within 20,000 years.
constexpr double kWarmTimes[] = {83, 210, 242, 290, 407, 488.5, 520.5, 579, 615, 693.5, 736, 787.5};
constexpr double kColdTimes[] = {66,    108.5, 156,   223.5, 273,   342.5, 436.5,
                                 508.5, 546,   583.5, 636,   721.5, 743.5, 800.5};
constexpr double kReach_kyr = 6;
bool is_near(std::span<const double> times, double age) {
  for (const double time : times) {
    if (std::fabs(std::fabs(age) - time) <= kReach_kyr) return true;
  }
  return false;
}
bool warm_time(const Core&, const double* given) { return is_near(kWarmTimes, given[0]); }
bool cold_time(const Core&, const double* given) { return is_near(kColdTimes, given[0]); }

/// The end of the warm time around an age, in thousands of years: how far back (`step` 1) or on
/// (-1) it was warmer than 0 °C.
double warm_end(double kyr, int step) {
  const Series t = temperature_series();
  const auto last = static_cast<int>(t.x.size()) - 1;
  if (!(kyr >= 0 && kyr * 1000 <= kOldest_yr)) return kNone;
  const int nearest = static_cast<int>(kyr / kStep_kyr + 0.5);
  if (nearest > last || !(t.y[static_cast<std::size_t>(nearest)] > 0)) return kNone;
  int at = nearest;
  while (at + step >= 0 && at + step <= last && t.y[static_cast<std::size_t>(at + step)] > 0)
    at += step;
  return static_cast<double>(t.x[static_cast<std::size_t>(at)]) / 1000;
}
double warm_from(const Core&, const double* given) { return warm_end(given[0], 1); }
double warm_until(const Core&, const double* given) { return warm_end(given[0], -1); }
/// From an age to a younger one.
double mean_temperature(const Core&, const double* given) {
  const Series t = temperature_series();
  double sum = 0;
  int count = 0;
  for (std::size_t i = 0; i < t.x.size(); ++i) {
    const double kyr = static_cast<double>(t.x[i]) / 1000;
    if (kyr > given[0] || kyr < given[1]) continue;
    sum += static_cast<double>(t.y[i]);
    ++count;
  }
  return count > 0 ? sum / count : kNone;
}

double warmest_age(const Core&, const double*) { return warmest().age_yr / 1000.0; }
double coldest_age(const Core&, const double*) { return coldest().age_yr / 1000.0; }
double warmest_temperature(const Core&, const double*) { return centi(warmest().value); }
double coldest_temperature(const Core&, const double*) { return centi(coldest().value); }
double highest_co2_age(const Core&, const double*) { return highest_co2().age_yr / 1000.0; }
double lowest_co2_age(const Core&, const double*) { return lowest_co2().age_yr / 1000.0; }
double highest_ppm(const Core&, const double*) { return deci(highest_co2().value); }
double lowest_ppm(const Core&, const double*) { return deci(lowest_co2().value); }
double today_ppm(const Core&, const double*) { return centi(latest_year().co2_centi_ppm); }
double first_ppm(const Core&, const double*) { return centi(first_year().co2_centi_ppm); }

/// What the card of a sample says: what students measure. `number`: from 1 on, in the order of
/// their taking.
double said_of(const Core& c, double number, double which) {
  if (!(number >= 1 && number <= sample_count(c))) return kNone;
  const Reading r = read_core(c.samples[static_cast<std::size_t>(number) - 1].depth_m);
  if (which == 0) return r.depth_m;
  if (which == 1 && !r.is_recent()) return r.ice_age_yr;
  if (which == 2 && r.has_air) return r.gas_age_yr;
  if (which == 3) return centi(r.temperature_centi_c);
  if (which == 4 && r.has_co2) return deci(r.co2_deci_ppm);
  if (which == 5 && r.has_air) return r.ch4_ppb;
  return kNone;
}
/// Of the one that was taken last.
template <int Which>
double last_sample_says(const Core& c, const double*) {
  return said_of(c, sample_count(c), Which);
}
double of_sample(const Core& c, const double* given) { return said_of(c, given[0], given[1]); }

// ---- what is offered

constexpr const char* kDepth[] = {"m"};
constexpr const char* kAge[] = {"yr"};
constexpr const char* kAgeAndDepth[] = {"yr", "m"};
constexpr const char* kThousands[] = {"kyr"};
constexpr const char* kTwoThousands[] = {"kyr", "kyr"};
constexpr const char* kTwoNumbers[] = {"", ""};

constexpr skua_range kWholeCore[] = {{0, kCoreLength_m}}, kRecord[] = {{0, kOldest_yr}};

constexpr skua_observable kObservables[] = {
    observable<Core, drill_depth>("drill_depth", "m", kWholeCore[0]),
    observable<Core, sample_count>("samples", "", {0, kMostSamples}),
    observable<Core, taken_count>("samples_taken", "", {0, HUGE_VAL}),
    observable<Core, parts_sampled>("parts_sampled", "", {0, kParts}),
    observable<Core, last_sample>("last_sample", "m", {-1, kCoreLength_m}),
    observable<Core, air_sampled>("air_sampled"),
    observable<Core, is_analysed>("analysed"),
    observable<Core, is_analysing>("analysing"),
    observable<Core, is_drill_at_rest>("drill_at_rest"),
    observable<Core, is_today_shown>("today_shown"),
};
constexpr skua_quantity kQuantities[] = {
    quantity<Core, ice_age>("ice_age_at", "yr", kDepth, kWholeCore),
    quantity<Core, gas_age>("gas_age_at", "yr", kDepth, kWholeCore),
    quantity<Core, temperature_at>("temperature_at", "°C", kAge, kRecord),
    quantity<Core, was_sampled>("sampled_at", "", kDepth, kWholeCore),
    quantity<Core, other_sample>("age_of_other_sample", "", kAgeAndDepth),
    quantity<Core, warm_time>("is_warm_time", "", kThousands),
    quantity<Core, cold_time>("is_cold_time", "", kThousands),
    quantity<Core, warm_from>("warm_from", "kyr", kThousands),
    quantity<Core, warm_until>("warm_until", "kyr", kThousands),
    quantity<Core, mean_temperature>("mean_temperature", "°C", kTwoThousands),
    quantity<Core, warmest_age>("warmest_age", "kyr"),
    quantity<Core, coldest_age>("coldest_age", "kyr"),
    quantity<Core, warmest_temperature>("warmest_temperature", "°C"),
    quantity<Core, coldest_temperature>("coldest_temperature", "°C"),
    quantity<Core, highest_co2_age>("highest_co2_age", "kyr"),
    quantity<Core, lowest_co2_age>("lowest_co2_age", "kyr"),
    quantity<Core, highest_ppm>("highest_co2", "ppm"),
    quantity<Core, lowest_ppm>("lowest_co2", "ppm"),
    quantity<Core, today_ppm>("today_co2", "ppm"),
    quantity<Core, first_ppm>("first_co2", "ppm"),
    quantity<Core, last_sample_says<0>>("sample_depth", "m"),
    quantity<Core, last_sample_says<1>>("sample_ice_age", "yr"),
    quantity<Core, last_sample_says<2>>("sample_gas_age", "yr"),
    quantity<Core, last_sample_says<3>>("sample_temperature", "°C"),
    quantity<Core, last_sample_says<4>>("sample_co2", "ppm"),
    quantity<Core, last_sample_says<5>>("sample_ch4", "ppb"),
    quantity<Core, of_sample>("of_sample", "", kTwoNumbers),
};
constexpr skua_parameter kDrillDepth[] = {{"depth_m", "m", 0, kCoreLength_m}};
enum Offers : uint32_t { kLowerDrill, kTakeSample, kAnalyse, kShowToday, kReset };
constexpr skua_offer kCommands[] = {
    {"lower_drill", kDrillDepth, 1}, {"take_sample", nullptr, 0}, {"analyse_core", nullptr, 0},
    {"show_today", nullptr, 0},      {"reset", nullptr, 0},
};
constexpr uint32_t kPlot = 0;
constexpr const char* kViewParts[] = {"plot"};
constexpr skua_item_kind kKinds[] = {item_kind<Core, ask_span>("span", kSpanGiven, kSpanFields)};
constexpr const char* kUndoable[] = {"lower_drill", "take_sample", "reset"};

}  // namespace

skua_simulation core_simulation() {
  return simulation<Core, core_view>("core", {.observables = kObservables,
                                              .quantities = kQuantities,
                                              .commands = kCommands,
                                              .undoable = kUndoable,
                                              .parts = kViewParts,
                                              .places = kPlaces,
                                              .kinds = kKinds});
}

int32_t Core::revealed_yr() const {
  if (sweep_tick == 0) return -1;
  return static_cast<int32_t>(int64_t{kOldest_yr} * sweep_tick / kSweepTicks);
}

bool Core::apply(const Command& command, EvidenceLog& log) {
  if (command.is("lower_drill")) return lower_drill(command);
  if (command.is("take_sample")) return !sweeping() && take_sample(log);
  if (command.is("reset")) return reset(log);
  if (command.is("analyse_core")) {
    if (!can_analyse()) return false;
    sweep_tick = 1;
    log.performed("analyse_core", {{"samples", static_cast<double>(samples.size())}});
    return true;
  }
  if (command.is("show_today")) {
    if (today_shown || !analysed()) return false;
    today_shown = true;
    const Today latest = latest_year();
    const Value year("year", latest.year);
    log.performed("show_today", {year, {"co2_ppm", centi(latest.co2_centi_ppm)}});
    return true;
  }
  return false;
}

void Core::step(uint32_t /*tick*/, EvidenceLog& /*log*/) {
  Drilling::step();
  if (sweeping()) ++sweep_tick;
}

void Core::archive(Archive& a) {
  Drilling::archive(a);
  a.field("sweep_tick", sweep_tick);
  a.check("sweep_tick", sweep_tick >= 0 && sweep_tick <= kSweepTicks);
  a.field("today_shown", today_shown);
}

// ---- view
// ---------------------------------------------------------------------------------------------------

namespace {

std::string_view summary_of(const Core& core, Ui& ui) {
  const NumberText count = ui.number(static_cast<double>(core.samples.size()));
  if (core.today_shown) {
    const NumberText today = ui.number(centi(latest_year().co2_centi_ppm), 1);
    const NumberText high = ui.number(deci(highest_co2().value), 1);
    return ui.tr("plot.summary.today", {{"today", today}, {"high", high}});
  }
  if (core.analysed()) return ui.tr("plot.summary.record");
  if (core.sweeping()) return ui.tr("plot.summary.sweeping");
  if (core.samples.empty()) return ui.tr("plot.summary.empty");
  return ui.tr("plot.summary.samples", {{"count", count}});
}

/// Which parts of the core hold a sample.
void show_parts(const Core& core, Ui& ui) {
  const NumberText have = ui.number(core.parts_sampled());
  const NumberText all = ui.number(kParts);
  ui.progress("parts", core.parts_sampled(), kParts,
              ui.tr("parts.value", {{"have", have}, {"all", all}}), {.key = "parts.name"});
  ui.begin_list("parts.list");
  for (int part = 0; part < kParts; ++part) {
    const bool sampled = core.part_sampled(part);
    const NumberText from = ui.number(part * kPartLength_m);
    const NumberText to = ui.number((part + 1) * kPartLength_m);
    ui.item(Key("part.", digit(static_cast<uint32_t>(part + 1))),
            {.key = sampled ? "part.sampled" : "part.open",
             .tone = sampled ? Tone::right : Tone::plain,
             .live = sampled},
            {{"from", from}, {"to", to}});
  }
  ui.end_list();
}

/// Whether the samples were given up just now, and can be had back.
bool was_emptied(const Core& core, const Ui& ui) {
  return core.discarded > 0 && core.samples.empty() && core.target_m == 0 && ui.can_undo();
}

}  // namespace

void core_view(const Core& core, Ui& ui, const SimulationLook& look) {
  const bool wants_parts = look.allows(kAnalyse) && core.sweep_tick == 0;
  const bool has_parts = core.parts_sampled() == kParts;
  ui.panel();
  if (wants_parts && !has_parts) show_parts(core, ui);
  if (look.allows(kLowerDrill)) {
    show_drill(
        core, ui,
        {.obstacle = core.sweeping() ? std::string_view("sample.analysing") : std::string_view(),
         .wanted = look.wanted && !(wants_parts && has_parts) && !core.sweeping(),
         .folded = core.analysed()});
  }
  if (core.sweeping()) {
    const NumberText reached = ui.number(core.revealed_yr() / 10000 * 10);
    ui.progress("sweep", core.sweep_tick, kSweepTicks, ui.tr("sweep.value", {{"kyr", reached}}));
  }
  if (core.analysed()) show_findings(ui, core.today_shown);
  if (was_emptied(core, ui)) {
    ui.text("reset.done", {.tone = Tone::info, .live = true});
    if (ui.button("reset.undo")) ui.command("undo");
  }
  if (look.allows(kReset) &&
      ui.button("reset", {.tone = Tone::quiet, .disabled = !core.can_reset()}))
    ui.command("reset");
  std::optional<PlotLook> plot;
  SpanNotes notes;
  if (look.shows(kPlot)) {
    if (look.question) notes = notes_of_span(ui, ui.stage(), *look.question);
    plot = PlotLook{.back_to_yr = core.revealed_yr(),
                    .today = core.today_shown,
                    .alone = core.analysed(),
                    .asked = core.analysed(),
                    .notes = {notes.list, notes.count},
                    .summary = summary_of(core, ui)};
  }
  show_stage(core, ui,
             {.whole_stage = !plot,
              .parts = wants_parts,
              .still = !look.allows(kLowerDrill),
              .sweep_yr = core.sweeping() ? core.revealed_yr() : -1,
              .pins = look.pins},
             plot);
  if (plot && look.question) {
    Stage stage = ui.stage();
    show_span(ui, stage, *look.question);
  }
}

}  // namespace skua::antarctica
