#include "flow.h"

#include <algorithm>
#include <cmath>

#include "hearts.h"

namespace skua::circulation {

namespace {

/// q10 to the power of (celsius − 20) / 10, by tenths of a power that is found by square roots
/// only.
double warmed(double q10, int32_t celsius) {
  // The tenth root by Newton's steps: r ← r − (r^10 − q10) / (10 r^9).
  double root = 1 + (q10 - 1) / 10;
  for (int i = 0; i < 6; ++i) {
    const double r3 = root * root * root, r9 = r3 * r3 * r3;
    root -= (r9 * root - q10) / (10 * r9);
  }
  double factor = 1;
  for (int32_t i = 20; i < celsius; ++i) factor *= root;
  for (int32_t i = celsius; i < 20; ++i) factor /= root;
  return factor;
}

/// How much a chamber squeezes, 0..1, `x` of the way through its beat.
double squeeze(double phase, const Room& room) {
  if (room.lasts <= 0) return 0;
  const double x = (phase - room.begins) / room.lasts;
  if (x <= 0 || x >= 1) return 0;
  const double y = x * (1 - x);
  return 16 * y * y;
}

/// Hill's curve with a coefficient of 2.5.
double saturation_at(double mmhg, double p50) {
  const double y = std::max(mmhg, 0.0) / p50;
  const double x = y * y * std::sqrt(y);
  return x / (1 + x);
}

/// The way back: the partial pressure at a saturation.
double mmhg_at(double saturation, double p50) {
  const double s = std::clamp(saturation, 1e-6, 0.999);
  const double x = s / (1 - s);
  double y = std::sqrt(x);  // of a coefficient of 2; the true one lies a little nearer to 1
  for (int i = 0; i < 5; ++i) {
    const double root = std::sqrt(y);
    y -= (y * y * root - x) / (2.5 * y * root);
    y = std::max(y, 1e-6);
  }
  return y * p50;
}

double towards(double now, double target, double dt, double time) {
  return now + (target - now) * std::min(1.0, dt / time);
}

}  // namespace

Flow::Flow(const Heart& heart) {
  for (uint32_t i = 0; i < kPlaces; ++i) {
    volume[i] = heart.rooms[i].ml;
    oxygen[i] = volume[i] * heart.capacity * heart.rooms[i].saturation;
  }
  lung_mmhg = heart.lung_mmhg;
  systemic_saturation = heart.rooms[left_trunk].saturation;
  pulmocutaneous_saturation = heart.rooms[right_trunk].saturation;
}

double Flow::saturation_of(const Heart& heart, uint32_t place) const {
  return std::clamp(oxygen[place] / (volume[place] * heart.capacity), 0.0, 1.0);
}

double Flow::ventricle_saturation(const Heart& heart) const {
  const double ml = volume[right_ventricle] + volume[left_ventricle];
  return std::clamp((oxygen[right_ventricle] + oxygen[left_ventricle]) / (ml * heart.capacity), 0.0,
                    1.0);
}

namespace {

double elastance_of(const Heart& heart, uint32_t place, double phase) {
  const Room& room = heart.rooms[place];
  return room.least + (room.most - room.least) * squeeze(phase, room);
}

bool is_ventricle(uint32_t place) { return place == right_ventricle || place == left_ventricle; }

}  // namespace

double Flow::pressure_of(const Heart& heart, uint32_t place) const {
  double stretched = volume[place] - heart.rooms[place].unstressed_ml;
  if (heart.one_ventricle && is_ventricle(place))
    stretched = volume[right_ventricle] + volume[left_ventricle] -
                heart.rooms[right_ventricle].unstressed_ml -
                heart.rooms[left_ventricle].unstressed_ml;
  return elastance_of(heart, place, phase) * stretched;
}

double Flow::rate(const Heart& heart, const Conditions& now) const {
  return heart.beats_per_minute * warmed(heart.rate_q10, now.celsius) *
         (1 + (heart.dive_rate - 1) * slowing) * (1 + (heart.effort_rate - 1) * effort);
}

void Flow::move(uint32_t from, uint32_t to, double ml) {
  if (ml < 0) return move(to, from, -ml);
  ml = std::min(ml, volume[from] * 0.5);
  const double carried = oxygen[from] * (ml / volume[from]);
  volume[from] -= ml;
  oxygen[from] -= carried;
  volume[to] += ml;
  oxygen[to] += carried;
}

/// Rate and vessels follow what the animal does, each in its own time.
void Flow::adjust(const Heart& heart, const Conditions& now, double dt) {
  // Slowing takes a quarter of an hour and more, and ends at the first breath (Jones and Shelton
  // 1964).
  slowing = towards(slowing, now.held ? 1 : 0, dt, now.held ? heart.slowing_s : 8);
  dive = towards(dive, now.held ? 1 : 0, dt, now.held ? 60 : 8);
  effort = towards(effort, now.exercise ? 1 : 0, dt, now.exercise ? 20 : 90);
}

void Flow::exchange(const Heart& heart, const Conditions& now, double dt) {
  const double p50 = heart.p50 * warmed(heart.p50_q10, now.celsius);
  // Lungs: their blood comes to what their air gives it while it passes.
  const double holds = volume[lungs] * heart.capacity;
  double taken = (saturation_at(lung_mmhg, p50) * holds - oxygen[lungs]) * std::min(1.0, 8 * dt);
  const double store = heart.lung_ml * heart.ml_mmhg;
  taken = std::min(taken, lung_mmhg * store);
  oxygen[lungs] += taken;
  lung_mmhg -= taken / store;
  if (!now.held) lung_mmhg = towards(lung_mmhg, heart.lung_mmhg, dt, 1);
  sums_.lungs += taken;
  // Skin: as fast as the difference of pressure drives it, in cold as in warm (Krogh 1904).
  constexpr double kOutside_mmhg = 155;  // air, and water in balance with it
  const double ease = heart.skin_ml_mmhg * (1 + (heart.skin_opened - 1) * dive);
  double through = 0;
  if (ease > 0) {
    const double blood = mmhg_at(oxygen[skin] / (volume[skin] * heart.capacity), p50);
    through = ease * std::max(0.0, kOutside_mmhg - blood) * dt;
    through = std::min(through, volume[skin] * heart.capacity * 0.995 - oxygen[skin]);
    through = std::max(through, 0.0);
    oxygen[skin] += through;
  }
  sums_.skin += through;
  // Body: what it needs, as long as its blood has more than a little of it; below that in
  // proportion.
  constexpr double kScarce = 0.12, kRepays = 0.25;
  demand =
      heart.need * warmed(heart.need_q10, now.celsius) * (1 + (heart.effort_need - 1) * effort);
  const double left = oxygen[body] / (volume[body] * heart.capacity);
  const double got = demand * std::min(1.0, left / kScarce);
  double used = got;
  debt += (demand - got) * dt;
  if (left > kRepays && debt > 0) {
    const double repaid = std::min(debt, 0.5 * demand * (left - kRepays) * dt);
    debt -= repaid;
    used += repaid / dt;
  }
  debt = std::min(debt, heart.most_debt);
  const double drawn = std::min(used * dt, oxygen[body] * 0.5);
  oxygen[body] -= drawn;
  sums_.body += drawn;
}

void Flow::end_beat(const Heart& heart) {
  const Sums& sum = sums_;
  for (uint32_t i = 0; i < kWayCount; ++i) mean_flow_[i] = sum.ml[i] / sum.s;
  mean_pressure_ = sum.pressure / sum.s;
  skin_uptake = sum.skin / sum.s;
  lung_uptake = sum.lungs / sum.s;
  consumption = sum.body / sum.s;
  // Where nothing flows, what stands there.
  systemic_saturation = sum.ml[into_systemic] > 0 ? sum.systemic / sum.ml[into_systemic]
                                                  : saturation_of(heart, systemic);
  pulmocutaneous_saturation = sum.ml[into_pulmocutaneous] > 0
                                  ? sum.pulmocutaneous / sum.ml[into_pulmocutaneous]
                                  : saturation_of(heart, pulmocutaneous);
  sums_ = {};
}

void Flow::step(const Heart& heart, const Conditions& now, uint32_t parts) {
  const double dt = static_cast<double>(parts) / kPartsPerSecond;
  adjust(heart, now, dt);
  time += parts;
  phase += rate(heart, now) / 60 * dt;
  if (phase >= 1) {
    phase -= 1;
    ++beats;
    end_beat(heart);
  }
  std::array<double, kPlaces> pressure, elastance;
  for (uint32_t i = 0; i < kPlaces; ++i) {
    pressure[i] = pressure_of(heart, i);
    elastance[i] = elastance_of(heart, i, phase);
  }
  const double vessels =
      warmed(heart.vessel_q10, now.celsius) * (1 + (heart.effort_vessels - 1) * effort);
  const double lung_vessels = warmed(heart.lung_vessel_q10, now.celsius) *
                              (1 + (heart.effort_lungs - 1) * effort) *
                              (1 + (heart.dive_lungs - 1) * dive);
  std::array<double, kWayCount> flow{};
  for (uint32_t i = 0; i < kWayCount; ++i) {
    const Way& way = kWays[i];
    double resistance = heart.resistance[i];
    if (resistance <= 0 || (now.clamped && i == into_pulmocutaneous)) continue;
    if (i == into_body) resistance /= vessels;
    if (i == into_lungs) resistance /= lung_vessels;
    if (i == into_cutaneous) resistance /= vessels * (1 + (heart.dive_cutaneous - 1) * dive);
    if (i == into_skin) resistance /= vessels * (1 + (heart.dive_skin - 1) * dive);
    // As if the flow of this step had already evened out what it can: so no step is too long for a
    // stiff chamber.
    const double q = (pressure[way.from] - pressure[way.to]) /
                     (resistance + dt * (elastance[way.from] + elastance[way.to]));
    flow[i] = way.valve ? std::max(q, 0.0) : q;
  }
  // What leaves the heart of one ventricle is drawn from both of its sides.
  double from_right = 1, from_left = 1;
  if (heart.one_ventricle) {
    const double right =
        volume[right_ventricle] / (volume[right_ventricle] + volume[left_ventricle]);
    const double kept = heart.separation * std::min(right, 1 - right);
    from_right = right + kept;
    from_left = 1 - right + kept;
  }
  for (uint32_t i = 0; i < kWayCount; ++i) {
    const double ml = flow[i] * dt;
    sums_.ml[i] += ml;
    if (i == into_systemic) sums_.systemic += ml * saturation_of(heart, left_trunk);
    if (i == into_pulmocutaneous) sums_.pulmocutaneous += ml * saturation_of(heart, right_trunk);
    if (i == into_right_trunk || i == into_left_trunk) {
      const double own = i == into_right_trunk ? from_right : from_left;
      move(kWays[i].from, kWays[i].to, ml * own);
      if (own < 1)
        move(i == into_right_trunk ? left_ventricle : right_ventricle, kWays[i].to, ml * (1 - own));
    } else {
      move(kWays[i].from, kWays[i].to, ml);
    }
  }
  exchange(heart, now, dt);
  sums_.s += dt;
  sums_.pressure += pressure[systemic] * dt;
}

void Flow::archive(Archive& a) {
  const auto number = [&](std::string_view name, double& value, double most) {
    a.field(name, value);
    a.check(name, value >= -most && value <= most);
  };
  a.field("time", time);
  number("phase", phase, 1);
  a.check("phase", phase >= 0);
  a.field("beats", beats);
  for (double& ml : volume) {
    number("volume", ml, 1e5);
    a.check("volume", ml > 1e-9);
  }
  for (double& ml : oxygen) {
    number("oxygen", ml, 1e5);
    a.check("oxygen", ml >= 0);
  }
  number("lung_mmhg", lung_mmhg, 200);
  number("dive", dive, 1);
  number("slowing", slowing, 1);
  number("effort", effort, 1);
  number("debt", debt, 1e4);
  number("skin_uptake", skin_uptake, 1e6);
  number("lung_uptake", lung_uptake, 1e6);
  number("consumption", consumption, 1e6);
  number("demand", demand, 1e6);
  number("systemic_saturation", systemic_saturation, 1);
  number("pulmocutaneous_saturation", pulmocutaneous_saturation, 1);
  for (double& flow : mean_flow_) number("mean_flow", flow, 1e6);
  number("mean_pressure", mean_pressure_, 1e4);
  number("sums.s", sums_.s, 1e6);
  a.check("sums.s", sums_.s >= 0);
  for (double* sum : {&sums_.skin, &sums_.lungs, &sums_.body, &sums_.pressure, &sums_.systemic,
                      &sums_.pulmocutaneous})
    number("sums", *sum, 1e6);
  for (double& ml : sums_.ml) number("sums.ml", ml, 1e6);
}

}  // namespace skua::circulation
