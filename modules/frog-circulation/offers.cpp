// What activities can read of the circulation, and command.
#include "circulation.h"

namespace skua::circulation {

namespace {

constexpr double percent(double part) { return 100 * part; }
double ml_min(double ml_s) { return 60 * ml_s; }

double beats(const Circulation& c) { return c.flow.beats; }
double heart_rate(const Circulation& c) { return c.flow.rate(c.heart(), c.now); }
double systemic_saturation(const Circulation& c) { return percent(c.flow.systemic_saturation); }
double pulmocutaneous_saturation(const Circulation& c) {
  return percent(c.flow.pulmocutaneous_saturation);
}
template <Place P>
double saturation(const Circulation& c) {
  return percent(c.flow.saturation_of(c.heart(), P));
}
template <WayName W>
double flow(const Circulation& c) {
  return ml_min(c.flow.mean_flow(W));
}
double pressure(const Circulation& c) { return c.flow.mean_systemic_pressure(); }
double supply(const Circulation& c) { return c.supply(); }
double skin_share(const Circulation& c) { return c.skin_share(); }
double debt(const Circulation& c) { return c.debt(); }
double time(const Circulation& c) { return Circulation::minutes(c.flow.time); }
double held(const Circulation& c) { return c.held_min(); }
double temperature(const Circulation& c) { return c.now.celsius; }
bool is_held(const Circulation& c) { return c.now.held; }
bool is_clamped(const Circulation& c) { return c.now.clamped; }
bool is_exercising(const Circulation& c) { return c.now.exercise; }
bool is_human(const Circulation& c) { return c.human; }
bool is_limited(const Circulation& c) { return c.limit != Limit::none; }

constexpr skua_range kPercent = {0, 100};
constexpr skua_observable kObservables[] = {
    observable<Circulation, beats>("beats"),
    observable<Circulation, heart_rate>("heart_rate", "1/min"),
    observable<Circulation, systemic_saturation>("systemic_saturation", "%", kPercent),
    observable<Circulation, pulmocutaneous_saturation>("pulmocutaneous_saturation", "%", kPercent),
    observable<Circulation, saturation<right_atrium>>("right_atrium_saturation", "%", kPercent),
    observable<Circulation, saturation<left_atrium>>("left_atrium_saturation", "%", kPercent),
    observable<Circulation, flow<into_systemic>>("systemic_flow", "mL/min"),
    observable<Circulation, flow<into_pulmocutaneous>>("pulmocutaneous_flow", "mL/min"),
    observable<Circulation, pressure>("systemic_pressure", "mmHg"),
    observable<Circulation, supply>("oxygen_supply", "%", kPercent),
    observable<Circulation, skin_share>("skin_share", "%", kPercent),
    observable<Circulation, debt>("oxygen_debt", "%", kPercent),
    observable<Circulation, time>("time", "min"),
    observable<Circulation, held>("time_without_breath", "min"),
    observable<Circulation, temperature>("temperature", "°C", {kColdest_c, kWarmest_c}),
    observable<Circulation, is_held>("breath_held"),
    observable<Circulation, is_clamped>("arch_clamped"),
    observable<Circulation, is_exercising>("exercising"),
    observable<Circulation, is_human>("is_human"),
    observable<Circulation, is_limited>("limit_reached"),
};

constexpr skua_parameter kOn[] = {{"on", "", 0, 1}};
constexpr skua_parameter kPaces[] = {{"pace", "", 0, 2}};
constexpr skua_parameter kSeconds[] = {{"seconds", "s", 1, kMostAtOnce_s}};
constexpr skua_parameter kCelsius[] = {{"celsius", "°C", kColdest_c, kWarmest_c}};
constexpr skua_parameter kHumanHeart[] = {{"human", "", 0, 1}};
constexpr skua_offer kCommands[] = {
    {"run", kOn, 1},
    {"set_pace", kPaces, 1},
    {"next_part", nullptr, 0},
    {"go_on", kSeconds, 1},
    {"hold_breath", kOn, 1},
    {"clamp_arch", kOn, 1},
    {"exercise", kOn, 1},
    {"set_temperature", kCelsius, 1},
    {"choose_heart", kHumanHeart, 1},
    {"start_again", nullptr, 0},
};

}  // namespace

skua_simulation circulation_simulation() {
  return simulation<Circulation, circulation_view>(
      "circulation", {.observables = kObservables, .commands = kCommands});
}

}  // namespace skua::circulation
