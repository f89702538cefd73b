// Random cuts, with drags between them, on sheets drawn from their seeds.
//
//     skua-cuts [--runs N] [--seed S]      at least N cuts, on sheets from seed S on
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "trial.h"

namespace {

uint32_t number_after(const char* option, int argc, char** argv, uint32_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], option) == 0)
      return static_cast<uint32_t>(std::strtoul(argv[i + 1], nullptr, 10));
  }
  return otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const uint32_t runs = number_after("--runs", argc, argv, 1000);
  const uint32_t first = number_after("--seed", argc, argv, 1);
  const auto started = std::chrono::steady_clock::now();
  skua::frog::Tally tally;
  uint32_t seed = first;
  for (; tally.cuts < runs; ++seed) {
    skua::frog::Tally one;
    const std::string fault = skua::frog::try_sheet(seed, one);
    tally.add(one);
    if (fault.empty()) continue;
    std::printf("Sheet %u breaks a rule: %s\nAgain: skua-cuts --runs 1 --seed %u\n", seed,
                fault.c_str(), seed);
    std::printf("%u passed, 1 failed\n", seed - first);
    return 1;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  std::printf(
      "%llu cuts (%llu opened something, %llu were refused) and %llu ticks on %u sheets from seed "
      "%u in %.1f s; %llu pieces, at "
      "most %llu vertices, a path at most %.2f edges astray\n",
      static_cast<unsigned long long>(tally.cuts), static_cast<unsigned long long>(tally.opened),
      static_cast<unsigned long long>(tally.refused), static_cast<unsigned long long>(tally.ticks),
      seed - first, first, took.count(), static_cast<unsigned long long>(tally.parts),
      static_cast<unsigned long long>(tally.vertices), tally.astray);
  std::printf("%u passed, 0 failed\n", seed - first);
  return 0;
}
