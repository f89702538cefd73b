// Delivery under faults: many schedules, each drawn from its seed. The first that breaks a rule is
// made as small as it gets and printed.
//
//     skua-faults [--schedules N] [--seed S]     N schedules from seed S on
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

#include "world.h"

using namespace skua::faults;

namespace {

Verdict run_schedule(uint32_t seed, const std::vector<Happening>& plan, bool tracing = false) {
  World world(seed, tracing);
  return world.run(plan);
}

/// Leaves out whatever is not needed for the schedule to break a rule.
std::vector<Happening> smallest(uint32_t seed, std::vector<Happening> plan) {
  for (std::size_t part = plan.size() / 2; part > 0;) {
    bool shrunk = false;
    for (std::size_t from = 0; from + part <= plan.size();) {
      std::vector<Happening> less = plan;
      less.erase(less.begin() + from, less.begin() + from + part);
      if (run_schedule(seed, less).trouble.empty()) {
        from += part;
      } else {
        plan = std::move(less);
        shrunk = true;
      }
    }
    if (!shrunk) part /= 2;
  }
  return plan;
}

void explain(uint32_t seed) {
  const std::vector<Happening> plan = draw_plan(seed);
  const std::vector<Happening> small = smallest(seed, plan);
  const Verdict verdict = run_schedule(seed, small, true);
  std::printf("\nSchedule %u breaks a rule: %s\n", seed, run_schedule(seed, plan).trouble.c_str());
  std::printf("Of its %zu happenings these %zu are enough:\n", plan.size(), small.size());
  for (const std::string& line : verdict.trace) std::printf("  %s\n", line.c_str());
  std::printf("Again: tools/test faults --schedules 1 --seed %u\n", seed);
}

struct Sum {
  std::mutex mutex;
  uint64_t presses = 0, requests = 0, pages = 0, persisted = 0, doubles = 0, forks = 0,
           contested = 0;
  void add(const Verdict& verdict) {
    const std::lock_guard lock(mutex);
    presses += verdict.presses;
    requests += verdict.requests;
    pages += verdict.pages;
    persisted += verdict.persisted;
    doubles += verdict.doubles;
    forks += verdict.forks;
    contested += verdict.contested ? 1 : 0;
  }
};

uint32_t number_after(const char* option, int argc, char** argv, uint32_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], option) == 0)
      return static_cast<uint32_t>(std::strtoul(argv[i + 1], nullptr, 10));
  }
  return otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const uint32_t schedules = number_after("--schedules", argc, argv, 1000);
  const uint32_t first = number_after("--seed", argc, argv, 1);
  const auto started = std::chrono::steady_clock::now();
  std::atomic<uint32_t> next = 0, failed = 0;
  Sum sum;
  std::mutex printing;
  const auto work = [&] {
    for (uint32_t i = next++; i < schedules && failed == 0; i = next++) {
      const uint32_t seed = first + i;
      const Verdict verdict = run_schedule(seed, draw_plan(seed));
      sum.add(verdict);
      if (verdict.trouble.empty()) continue;
      const std::lock_guard lock(printing);
      if (failed++ == 0) explain(seed);
    }
  };
  std::vector<std::thread> workers;
  for (unsigned n = std::max(1u, std::thread::hardware_concurrency()); n > 0; --n)
    workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  const uint32_t done = std::min<uint32_t>(schedules, next);
  std::printf(
      "%u schedules from seed %u in %.1f s: %llu presses, %llu requests, %llu pages, %llu items "
      "on disk, %llu received again, %llu of two tabs at once refused, %llu schedules with work "
      "that "
      "a page could not read\n",
      done, first, took.count(), static_cast<unsigned long long>(sum.presses),
      static_cast<unsigned long long>(sum.requests), static_cast<unsigned long long>(sum.pages),
      static_cast<unsigned long long>(sum.persisted), static_cast<unsigned long long>(sum.doubles),
      static_cast<unsigned long long>(sum.forks), static_cast<unsigned long long>(sum.contested));
  std::printf("%u passed, %u failed\n", done - std::min(done, failed.load()), failed.load());
  return failed == 0 ? 0 : 1;
}
