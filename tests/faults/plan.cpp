#include "plan.h"

#include <array>
#include <utility>

#include "skua/random.h"

namespace skua::faults {
namespace {

constexpr std::array<std::pair<What, uint32_t>, 13> kShares{{
    {What::press, 40},
    {What::slide, 10},
    {What::hide, 5},
    {What::crash, 10},
    {What::trap, 2},
    {What::reload, 5},
    {What::close, 4},
    {What::second, 4},
    {What::network, 8},
    {What::server, 8},
    {What::storage, 5},
    {What::evict, 1},
    {What::clock, 4},
}};

What draw_what(Random& random) {
  uint32_t all = 0;
  for (const auto& [what, share] : kShares) all += share;
  uint32_t left = random.below(all);
  for (const auto& [what, share] : kShares) {
    if (left < share) return what;
    left -= share;
  }
  return What::press;
}

uint32_t draw_amount(What what, Random& random) {
  switch (what) {
    case What::press:
      return 1 + random.below(random.below(20) == 0 ? 40 : 3);
    case What::slide:
      return 1 + random.below(12);
    case What::crash:
      return random.below(8);
    case What::network:
      return random.below(4);
    case What::server:
      return random.below(3) == 0 ? 0 : random.below(8);
    case What::storage:
      return random.below(3) == 0 ? 0 : random.below(5);
    case What::clock:
      return 1 + random.below(3000);
    default:
      return 0;
  }
}

double draw_pause(Random& random) {
  switch (random.below(10)) {
    case 0:
      return 90'000;
    case 1:
    case 2:
      return random.below(20'000);
    case 3:
    case 4:
      return 0;
    default:
      return random.below(1'000);
  }
}

}  // namespace

std::vector<Happening> draw_plan(uint32_t seed) {
  Random random(seed);
  std::vector<Happening> plan(5 + random.below(40));
  uint32_t serial = 0;
  for (Happening& happening : plan) {
    happening.what = draw_what(random);
    happening.amount = draw_amount(happening.what, random);
    happening.serial = ++serial;
    happening.pause_ms = draw_pause(random);
  }
  return plan;
}

std::string text_of(const Happening& happening) {
  constexpr const char* kWords[] = {"press",   "slide", "hide",   "crash",   "trap",
                                    "reload",  "close", "second", "network", "server",
                                    "storage", "evict", "clock"};
  std::string text = kWords[static_cast<std::size_t>(happening.what)];
  if (happening.what == What::server)
    return text + " " + text_of(static_cast<Serving>(happening.amount));
  if (happening.what == What::storage)
    return text + " " + text_of(static_cast<Keeping>(happening.amount));
  return text + " " + std::to_string(happening.amount);
}

const char* text_of(Serving serving) {
  constexpr const char* kWords[] = {"well", "409",
                                    "413",  "429 with Retry-After",
                                    "500",  "503 with Retry-After",
                                    "401",  "500 after it was stored"};
  return kWords[static_cast<std::size_t>(serving)];
}

const char* text_of(Keeping keeping) {
  constexpr const char* kWords[] = {"well", "full", "blocked", "silent", "slow"};
  return kWords[static_cast<std::size_t>(keeping)];
}

}  // namespace skua::faults
