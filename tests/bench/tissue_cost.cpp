// What tissue costs: a tick of skin and muscle of the belly while forceps draw at both, the same
// while they rest, a cut, and the two states of a whole dissection. Prints
// `{"vertices","awake_us","slowest_us","asleep_us","cut_us","bytes"}`, times in microseconds.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "dissection.h"
#include "sheets.h"

namespace {

using namespace skua::frog;

constexpr int kRounds = 400, kTicks = 5, kIdleTicks = 100000;

double median(std::vector<double> times) {
  std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
  return times[times.size() / 2];
}

std::vector<Sheet> sheets() {
  std::vector<Sheet> both;
  for (const Tissue& tissue : {kSkin, kMuscle}) {
    auto sheet = Sheet::make(belly(tissue));
    if (sheet) both.push_back(std::move(*sheet));
  }
  return both;
}

double us_since(double begin_ms) { return (emscripten_get_now() - begin_ms) * 1000; }

/// Each time is that of one tick of both.
std::vector<double> awake_ticks(std::vector<Sheet>& both) {
  std::vector<double> times;
  for (Sheet& sheet : both) sheet.grab({0.42, 0.02, 0.05}, 0.1);
  for (int round = 0; round < kRounds; ++round) {
    for (Sheet& sheet : both)
      sheet.drag({0.42 + 0.0002 * round, 0.02, 0.06 + 0.0002 * (round % 100)});
    const double begin_ms = emscripten_get_now();
    for (int tick = 0; tick < kTicks; ++tick) {
      for (Sheet& sheet : both) sheet.step();
    }
    times.push_back(us_since(begin_ms) / kTicks);
  }
  return times;
}

}  // namespace

int main() {
  std::vector<Sheet> both = sheets();
  if (both.size() != 2) return 1;
  const std::size_t vertices = both[0].vertices().size() + both[1].vertices().size();
  const std::vector<double> awake = awake_ticks(both);
  for (Sheet& sheet : both) {
    sheet.release();
    rest(sheet);
  }
  double begin_ms = emscripten_get_now();
  for (int tick = 0; tick < kIdleTicks; ++tick) {
    for (Sheet& sheet : both) sheet.step();
  }
  const double asleep_us = us_since(begin_ms) / kIdleTicks;

  begin_ms = emscripten_get_now();
  for (Sheet& sheet : both) open_belly(sheet);
  const double cut_us = us_since(begin_ms) / 10;  // five cuts in each
  std::size_t bytes = 0;
  for (Sheet& sheet : both) {
    fold_back(sheet);
    bytes += bytes_of(sheet).size();
  }
  std::printf(
      "{\"vertices\":%zu,\"awake_us\":%.1f,\"slowest_us\":%.1f,\"asleep_us\":%.4f,\"cut_us\":%.1f,"
      "\"bytes\":%zu}\n",
      vertices, median(awake), *std::ranges::max_element(awake), asleep_us, cut_us, bytes);
  return 0;
}
