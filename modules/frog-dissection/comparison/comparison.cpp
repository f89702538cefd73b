#include "comparison.h"

#include <array>
#include <bit>
#include <cmath>
#include <string_view>
#include <utility>

#include "whole.h"

namespace skua::frog {

namespace {

constexpr uint32_t kPointsOfHuman = [] {
  uint32_t bits = 0;
  for (uint32_t i = 0; i < kPointCount; ++i) bits |= kPoints[i].human ? 1u << i : 0u;
  return bits;
}();

uint32_t point_called(std::string_view id) {
  uint32_t point = 0;
  while (point < kPointCount && id != kPoints[point].id) ++point;
  return point;
}

}  // namespace

bool has_point(Figure figure, uint32_t point) {
  const ComparedPoint& p = kPoints[point];
  const std::string_view id = p.id;
  switch (figure) {
    case Figure::male:
      return id != "ovary" && id != "oviduct";
    case Figure::female:
      return id != "vocal_sac" && id != "thumb_pad" && id != "testis";
    case Figure::frog:
      return p.likeness != Likeness::human_only;
    case Figure::human:
      return p.in_human != HumanPart::none;
  }
  return false;
}

bool Comparison::is_shown(uint32_t point) const {
  const ComparedPoint& p = kPoints[point];
  return p.human == human && (p.depths >> static_cast<uint32_t>(depth) & 1u) != 0;
}

uint32_t Comparison::compared_count(bool with_human) const {
  return static_cast<uint32_t>(
      std::popcount(compared & (with_human ? kPointsOfHuman : ~kPointsOfHuman)));
}

void Comparison::let_go() {
  if (at_hand != kNoPoint && !is_shown(at_hand)) at_hand = kNoPoint;
}

bool Comparison::compare(const Command& command, EvidenceLog& log) {
  const auto point = whole(command, "point", kPointCount - 1);
  if (!point || !is_shown(*point)) return false;
  if (at_hand == *point && was_compared(*point)) return false;
  at_hand = *point;
  compared |= 1u << *point;
  log.performed("compare", {{"point", std::string_view(kPoints[at_hand].id)}});
  return true;
}

bool Comparison::apply(const Command& command, EvidenceLog& log) {
  if (command.is("compare")) return compare(command, log);
  if (command.is("stand_beside")) {
    const auto wanted = whole(command, "human", 1);
    if (!wanted || (*wanted == 1) == human) return false;
    human = *wanted == 1;
    calls = false;
  } else if (command.is("open_to")) {
    const auto wanted = whole(command, "depth", static_cast<uint32_t>(Bared::deep));
    if (!wanted || static_cast<Bared>(*wanted) == depth) return false;
    depth = static_cast<Bared>(*wanted);
  } else if (command.is("measure")) {
    if (human || measured) return false;
    measured = true;
    compared |= 1u << point_called("size");
    log.performed("measure", {{"male_mm", kMale_mm}, {"female_mm", kFemale_mm}});
  } else if (command.is("call")) {
    const auto wanted = whole(command, "on", 1);
    if (human || !wanted || (*wanted == 1) == calls) return false;
    calls = *wanted == 1;
  } else {
    return false;
  }
  let_go();
  return true;
}

void Comparison::archive(Archive& a) {
  a.field("human", human);
  a.field("depth", depth);
  a.check("depth", depth >= Bared::outside && depth <= Bared::deep);
  a.field("at_hand", at_hand);
  a.field("compared", compared);
  a.check("compared", compared >> kPointCount == 0);
  a.check("at_hand", at_hand == kNoPoint ||
                         (at_hand < kPointCount && is_shown(at_hand) && was_compared(at_hand)));
  a.field("measured", measured);
  a.field("calls", calls);
  a.check("calls", !(calls && human));
}

// ---- what is offered

namespace {

double compared_sexes(const Comparison& c) { return c.compared_count(false); }
double compared_human(const Comparison& c) { return c.compared_count(true); }
bool beside_human(const Comparison& c) { return c.human; }
double depth_of(const Comparison& c) { return static_cast<double>(c.depth); }
bool is_measured(const Comparison& c) { return c.measured; }
bool is_calling(const Comparison& c) { return c.calls; }
template <std::size_t I>
bool was_compared(const Comparison& c) {
  return c.was_compared(I);
}
double male_length(const Comparison& c, const double*) { return c.measured ? kMale_mm : HUGE_VAL; }
double female_length(const Comparison& c, const double*) {
  return c.measured ? kFemale_mm : HUGE_VAL;
}

struct Name {
  char text[40] = {};
};
constexpr Name joined(std::string_view one, std::string_view other) {
  Name name;
  std::size_t at = 0;
  for (const std::string_view part : {one, other})
    for (const char c : part) name.text[at++] = c;
  return name;
}
constexpr auto kCompared = [] {
  std::array<Name, kPointCount> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = joined("compared_", kPoints[i].id);
  return all;
}();

constexpr uint32_t kOfSexes = kPointCount - std::popcount(kPointsOfHuman);
template <std::size_t... I>
constexpr auto observables(std::index_sequence<I...>) {
  return std::array{
      observable<Comparison, compared_sexes>("compared_sexes", "", {0, kOfSexes}),
      observable<Comparison, compared_human>("compared_human", "", {0, kPointCount - kOfSexes}),
      observable<Comparison, beside_human>("beside_human"),
      observable<Comparison, depth_of>("depth", "", {0, 2}),
      observable<Comparison, is_measured>("measured"),
      observable<Comparison, is_calling>("calling"),
      observable<Comparison, was_compared<I>>(kCompared[I].text)...};
}
constexpr auto kObservables = observables(std::make_index_sequence<kPointCount>());
constexpr skua_quantity kQuantities[] = {
    quantity<Comparison, male_length>("male_length", "mm"),
    quantity<Comparison, female_length>("female_length", "mm")};

/// First the frog's, then the human's.
constexpr auto kPlaces = [] {
  std::array<const char*, kPointCount + kHumanParts> all{};
  for (std::size_t i = 0; i < kPointCount; ++i) all[i] = kPoints[i].id;
  for (std::size_t i = 0; i < kHumanParts; ++i) all[kPointCount + i] = kHumanNames[i];
  return all;
}();

constexpr skua_parameter kPointGiven[] = {{"point", "", 0, kPointCount - 1}};
constexpr skua_parameter kHumanGiven[] = {{"human", "", 0, 1}};
constexpr skua_parameter kDepthGiven[] = {{"depth", "", 0, 2}};
constexpr skua_parameter kOnGiven[] = {{"on", "", 0, 1}};
/// In the order of `ComparisonCommand`.
constexpr skua_offer kCommands[] = {{"compare", kPointGiven, 1},
                                    {"stand_beside", kHumanGiven, 1},
                                    {"open_to", kDepthGiven, 1},
                                    {"measure", nullptr, 0},
                                    {"call", kOnGiven, 1}};
constexpr const char* kUndoable[] = {"stand_beside", "open_to", "call"};

}  // namespace

skua_simulation comparison_simulation() {
  return simulation<Comparison, comparison_view>("comparison", {.observables = kObservables,
                                                                .quantities = kQuantities,
                                                                .commands = kCommands,
                                                                .undoable = kUndoable,
                                                                .places = kPlaces});
}

}  // namespace skua::frog
