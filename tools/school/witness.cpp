#include "witness.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <soci/soci.h>

#include "body_json.h"
#include "instant.h"

namespace skua::school {

namespace {

constexpr Milliseconds kMostLate = 30'000;
constexpr Milliseconds kSilence = 30'000;
constexpr long long kOneMovementTicks = 60;  // as in the runtime's session

// How many presses may arrive in one moment: half of the attempt's, within bounds; fewer where
// nothing had come for a while, since they may be as old as the silence. After it, as many a second
// as somebody presses who is quick.
constexpr double kLeastAtOnce = 2, kMostAtOnce = 20, kMostAfterSilence = 5;
constexpr double kPressesPerSecond = 4;

struct Arrival {
  Milliseconds at;
  long long first_tick, last_tick;
  int presses;
};

// A slider's movement is one press: only numbers differ, and there is one.
bool same_movement(const Json& one, const Json& other) {
  if (one[1] != other[1] || one[2].size() != other[2].size()) return false;
  if (other[0].get<long long>() - one[0].get<long long>() > kOneMovementTicks) return false;
  bool moves = false;
  for (auto a = one[2].begin(), b = other[2].begin(); a != one[2].end(); ++a, ++b) {
    if (a.key() != b.key() || a->is_string() != b->is_string()) return false;
    if (a->is_string() && *a != *b) return false;
    moves = moves || !a->is_string();
  }
  return moves;
}

std::vector<Arrival> arrivals_of(soci::session& sql, const std::string& attempt) {
  std::vector<Arrival> arrivals;
  Milliseconds received = 0;
  std::string text;
  Json before;
  soci::statement query =
      (sql.prepare
           << "SELECT received_ms, commands FROM blocks WHERE attempt = :attempt ORDER BY first",
       soci::into(received), soci::into(text), soci::use(attempt));
  query.execute();
  while (query.fetch()) {
    const Json commands = Json::parse(text);
    Arrival arrival{received, commands.front()[0].get<long long>(),
                    commands.back()[0].get<long long>(), 0};
    for (const Json& command : commands) {
      if (before.is_null() || !same_movement(before, command)) ++arrival.presses;
      before = command;
    }
    arrivals.push_back(arrival);
  }
  return arrivals;
}

// Simulated time never runs faster than time: where two commands arrived closer to each other than
// the simulated time between them, the first was late.
bool in_time(const std::vector<Arrival>& arrivals) {
  const auto ms = [](long long ticks) { return ticks * 1000 / 60; };
  Milliseconds latest = arrivals.front().at - ms(arrivals.front().first_tick);
  return std::ranges::all_of(arrivals, [&](const Arrival& arrival) {
    latest = std::max(latest, arrival.at - ms(arrival.first_tick));
    return latest - (arrival.at - ms(arrival.last_tick)) <= kMostLate;
  });
}

bool at_a_pace(const std::vector<Arrival>& arrivals, Milliseconds begun) {
  double presses = 0;
  for (const Arrival& arrival : arrivals) presses += arrival.presses;
  const double at_once = std::clamp(std::ceil(presses / 2), kLeastAtOnce, kMostAtOnce);
  double allowed = at_once;
  Milliseconds before = begun;
  return std::ranges::all_of(arrivals, [&](const Arrival& arrival) {
    const Milliseconds passed = std::max(arrival.at - before, Milliseconds{0});
    allowed = std::min(at_once, allowed + static_cast<double>(passed) / 1000 * kPressesPerSecond);
    if (passed > kSilence) allowed = std::min(allowed, kMostAfterSilence);
    allowed -= arrival.presses;
    before = arrival.at;
    return allowed >= 0;
  });
}

}  // namespace

bool came_as_it_happened(soci::session& sql, const std::string& attempt) {
  Milliseconds begun = 0;
  sql << "SELECT created_ms FROM attempts WHERE id = :attempt", soci::into(begun),
      soci::use(attempt);
  const auto arrivals = arrivals_of(sql, attempt);
  return arrivals.empty() || (in_time(arrivals) && at_a_pace(arrivals, begun));
}

}  // namespace skua::school
