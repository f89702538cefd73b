#include "circulation.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace skua::circulation {

namespace {

constexpr uint32_t kStep = 2;  // parts of time
constexpr uint32_t kStepsPerSecond = kPartsPerSecond / kStep;
constexpr uint32_t kLeftAlone_ticks = 10 * 60 * kTicksPerSecond;  // then it stops by itself
constexpr uint32_t kFirstEvery_s = 5;

/// A whole number from `least` to `most`.
std::optional<int32_t> whole(const Command& command, std::string_view key, int32_t least,
                             int32_t most) {
  const std::optional<double> value = command.number(key);
  if (!value || !(*value >= least && *value <= most)) return std::nullopt;
  const auto number = static_cast<int32_t>(*value);
  return static_cast<double>(number) == *value ? std::optional(number) : std::nullopt;
}

}  // namespace

void Circulation::begin(bool a_human) {
  human = a_human;
  now = {};
  flow = Flow(heart());
  // Some beats, so that there is a last one to tell of.
  for (uint32_t i = 0; i < 8 * kStepsPerSecond || flow.phase > 0.02; ++i)
    flow.step(heart(), now, kStep);
  flow.time = 0;
  flow.beats = 0;
  running = false;
  limit = Limit::none;
  limit_min = 0;
  held_from = tried_from = 0;
  moments.clear();
  every_s = kFirstEvery_s;
  keep_moment();
}

uint32_t Circulation::part() const {
  uint32_t part = 0;
  while (part + 1 < kParts && flow.phase >= kPartBegins[part + 1]) ++part;
  return part;
}

bool Circulation::is_changed() const {
  return now.held || now.clamped || now.exercise || now.celsius != 20;
}

double Circulation::supply() const {
  return flow.demand > 0 ? std::min(100.0, 100 * flow.consumption / flow.demand) : 100;
}

double Circulation::skin_share() const {
  const double lungs_give = std::max(flow.lung_uptake, 0.0);
  const double all = lungs_give + flow.skin_uptake;
  return all > 0 ? 100 * flow.skin_uptake / all : 0;
}

void Circulation::keep_moment() {
  const auto thousandths = [](double saturation) {
    return static_cast<uint32_t>(std::clamp(saturation, 0.0, 1.0) * 1000 + 0.5);
  };
  if (moments.size() == kMostMoments) {
    for (uint32_t i = 0; i < kMostMoments / 2; ++i) moments[i] = moments[2 * i];
    moments.resize(kMostMoments / 2);
    every_s *= 2;
    if (flow.time < moments.size() * every_s * kPartsPerSecond) return;
  }
  moments.push_back(
      {thousandths(flow.systemic_saturation), thousandths(flow.pulmocutaneous_saturation)});
}

/// Ends what an animal can't bear any longer; time stands then.
bool Circulation::watch(EvidenceLog& log) {
  constexpr double kBreathless = 0.6, kLeast_mmhg = 40;
  Limit reached = Limit::none;
  if (flow.debt >= heart().most_debt) reached = Limit::tired;
  if (human && flow.systemic_saturation < kBreathless) reached = Limit::breathless;
  if (human && flow.mean_systemic_pressure() < kLeast_mmhg) reached = Limit::no_flow;
  if (reached == Limit::none || !(now.held || now.clamped || now.exercise)) return false;
  limit = reached;
  limit_min = minutes(flow.time - tried_from);
  now.held = now.clamped = now.exercise = false;
  running = false;
  log.performed("limit", {{"reached", static_cast<double>(reached)}, {"minutes", limit_min}});
  return true;
}

void Circulation::advance(uint32_t steps, uint32_t parts, EvidenceLog& log) {
  for (uint32_t i = 0; i < steps; ++i) {
    const uint32_t beats = flow.beats;
    flow.step(heart(), now, parts);
    if (flow.time >= moments.size() * every_s * kPartsPerSecond) keep_moment();
    if (flow.beats == beats) continue;
    if (watch(log)) return;
  }
}

void Circulation::step(uint32_t, EvidenceLog& log) {
  switch (pace) {
    case Pace::slow:
      advance(1, kStep / 2, log);
      break;
    case Pace::real:
      advance(2, kStep, log);
      break;
    case Pace::fast:
      advance(kStepsPerSecond, kStep, log);
      break;
  }
  if (++idle_ticks >= kLeftAlone_ticks) running = false;
}

bool Circulation::set(const Command& command, bool& what, EvidenceLog& log) {
  const auto on = whole(command, "on", 0, 1);
  if (!on || (*on == 1) == what) return false;
  const bool tried = now.held || now.clamped || now.exercise;
  what = *on == 1;
  if (&what == &running) return true;
  if (what && !tried) tried_from = flow.time;
  if (what && &what == &now.held) held_from = flow.time;
  if (what) limit = Limit::none;
  log.performed(command.name(), {{"on", static_cast<double>(*on)}});
  return true;
}

bool Circulation::apply(const Command& command, EvidenceLog& log) {
  const auto done = [&](bool was) {
    if (was) idle_ticks = 0;
    return was;
  };
  if (command.is("run")) return done(set(command, running, log));
  if (command.is("hold_breath")) return done(set(command, now.held, log));
  if (command.is("clamp_arch")) return done(set(command, now.clamped, log));
  if (command.is("exercise")) return done(set(command, now.exercise, log));
  if (command.is("set_pace")) {
    const auto wanted = whole(command, "pace", 0, 2);
    if (!wanted || static_cast<Pace>(*wanted) == pace) return false;
    pace = static_cast<Pace>(*wanted);
    return done(true);
  }
  if (command.is("next_part")) {
    running = false;
    const uint32_t before = part();
    // A beat lasts at most 8 s: in the cold, under water.
    for (uint32_t i = 0; i < 10 * kStepsPerSecond && part() == before; ++i) advance(1, kStep, log);
    return done(true);
  }
  if (command.is("go_on")) {
    const auto seconds = whole(command, "seconds", 1, static_cast<int32_t>(kMostAtOnce_s));
    if (!seconds) return false;
    advance(static_cast<uint32_t>(*seconds) * kStepsPerSecond, kStep, log);
    return done(true);
  }
  if (command.is("set_temperature")) {
    const auto celsius = whole(command, "celsius", kColdest_c, kWarmest_c);
    if (!celsius || *celsius == now.celsius || human) return false;
    now.celsius = *celsius;
    return done(true);
  }
  if (command.is("choose_heart")) {
    const auto wanted = whole(command, "human", 0, 1);
    if (!wanted || (*wanted == 1) == human) return false;
    begin(*wanted == 1);
    log.performed("choose_heart", {{"human", static_cast<double>(*wanted)}});
    return done(true);
  }
  if (command.is("start_again")) {
    if (flow.time == 0 && !is_changed()) return false;
    begin(human);
    return done(true);
  }
  return false;
}

void Moment::archive(Archive& a) {
  uint32_t both = systemic << 16 | pulmocutaneous;
  a.field("saturations", both);
  systemic = both >> 16;
  pulmocutaneous = both & 0xffffu;
  a.check("saturations", systemic <= 1000 && pulmocutaneous <= 1000);
}

void Circulation::checkpoint(Archive& a) {
  a.field("human", human);
  a.field("running", running);
  a.field("pace", pace);
  a.check("pace", pace >= Pace::slow && pace <= Pace::fast);
  a.field("limit", limit);
  a.check("limit", limit >= Limit::none && limit <= Limit::no_flow);
  a.field("limit_min", limit_min);
  a.check("limit_min", limit_min >= 0 && limit_min <= 1e6);
  a.field("celsius", now.celsius);
  a.check("celsius", now.celsius >= kColdest_c && now.celsius <= kWarmest_c);
  a.field("held", now.held);
  a.field("clamped", now.clamped);
  a.field("exercise", now.exercise);
  a.field("held_from", held_from);
  a.field("tried_from", tried_from);
  a.field("idle_ticks", idle_ticks);
  flow.archive(a);
  a.check("held_from", held_from <= flow.time && tried_from <= flow.time);
}

void Circulation::archive(Archive& a) {
  checkpoint(a);
  a.field("every_s", every_s);
  a.check("every_s", every_s >= kFirstEvery_s && every_s <= 1'000'000);
  a.list("moments", moments, kMostMoments);
}

}  // namespace skua::circulation
