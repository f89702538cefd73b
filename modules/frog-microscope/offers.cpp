// What activities can read of the microscope, and command.
#include <cmath>

#include "identify.h"
#include "microscope.h"

namespace skua::microscope {

namespace {

using M = Microscope;

double slide(const M& m) { return static_cast<double>(m.slide) + 1; }
double power(const M& m) { return m.magnification(); }
double field(const M& m) { return m.field_um(); }
double division(const M& m) { return m.division_um(); }
double focus(const M& m) { return m.focus; }
double scale_turn(const M& m) { return m.turn; }
double brought(const M& m) { return m.brought; }
bool is_sharp(const M& m) { return m.is_sharp(); }
double slides_seen(const M& m) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < kSlides; ++i) count += m.seen >> i & 1u;
  return count;
}

constexpr const char* kBare[] = {""};
constexpr skua_range kKindRange[] = {{0, kKinds - 1}};
constexpr skua_range kSlideRange[] = {{1, kSlides}};

double in_field(const M& m, const double* given) {
  double count = 0;
  for (const Piece& p : pieces_in_field(m))
    count += static_cast<double>(p.kind) == given[0] ? 1 : 0;
  return count;
}
bool in_middle(const M& m, const double* given) {
  const auto p = piece_in_middle(m);
  return p && static_cast<double>(p->kind) == given[0];
}
bool was_seen(const M& m, const double* given) {
  return (m.seen >> (static_cast<uint32_t>(given[0]) - 1) & 1u) != 0;
}
double mystery(const M& m, const double*) { return static_cast<double>(m.mystery) + 1; }
double nearest_length(const M& m, const double* given) {
  const auto p = nearest_piece(m, static_cast<Kind>(given[0]));
  return p ? p->length : HUGE_VAL;
}
double nearest_air(const M& m, const double* given) {
  const auto kind = static_cast<Kind>(given[0]);
  const auto p = nearest_piece(m, kind);
  const double um = p ? air_um(*p, m.seed_for(kind)) : 0;
  return um > 0 ? um : HUGE_VAL;
}

constexpr skua_observable kObservables[] = {
    observable<M, slide>("slide", "", {1, kSlides}),
    observable<M, power>("power", "", {kLeastPower / 10.0, kMostPower / 10.0}),
    observable<M, field>("field", "µm", {250, 2500}),
    observable<M, division>("division", "µm", {2.5, 25}),
    observable<M, focus>("focus", "µm", {-kMostFocus, kMostFocus}),
    observable<M, scale_turn>("scale_turn", "", {0, kTurns - 1}),
    observable<M, brought>("brought", "", {0, kMostBrought}),
    observable<M, is_sharp>("sharp"),
    observable<M, slides_seen>("slides_seen", "", {0, kSlides}),
};

constexpr skua_quantity kQuantities[] = {
    quantity<M, in_field>("in_field", "", kBare, kKindRange),
    quantity<M, in_middle>("in_middle", "", kBare, kKindRange),
    quantity<M, was_seen>("was_seen", "", kBare, kSlideRange),
    quantity<M, mystery>("mystery", ""),
    quantity<M, nearest_length>("nearest_length", "µm", kBare, kKindRange),
    quantity<M, nearest_air>("nearest_air", "µm", kBare, kKindRange),
};

constexpr skua_parameter kSlideNumber[] = {{"slide", "", 1, kSlides}};
constexpr skua_parameter kPower[] = {{"power", "", kLeastPower, kMostPower}};
constexpr skua_parameter kPlace[] = {{"x", "", -30000, 30000}, {"y", "", -25000, 25000}};
constexpr skua_parameter kFocus[] = {{"focus", "µm", -kMostFocus, kMostFocus}};
constexpr skua_parameter kTurn[] = {{"turn", "", 0, kTurns - 1}};
constexpr skua_parameter kKind[] = {{"kind", "", 0, kKinds - 1}};
constexpr skua_offer kCommands[] = {
    {"insert", kSlideNumber, 1}, {"set_power", kPower, 1}, {"move", kPlace, 2},
    {"set_focus", kFocus, 1},    {"turn_scale", kTurn, 1}, {"bring", kKind, 1},
};

constexpr const char* kParts[] = {"names", "scale"};

constexpr auto kPlaces = [] {
  std::array<const char*, kKinds> ids{};
  for (uint32_t i = 0; i < kKinds; ++i) ids[i] = kFacts[i].id;
  return ids;
}();

constexpr skua_item_kind kKinds_of_question[] = {
    item_kind<M, ask_slide>("slide", {}, kSlideAnswer)};

}  // namespace

skua_simulation microscope_simulation() {
  return simulation<Microscope, microscope_view>("microscope", {.observables = kObservables,
                                                                .quantities = kQuantities,
                                                                .commands = kCommands,
                                                                .parts = kParts,
                                                                .places = kPlaces,
                                                                .kinds = kKinds_of_question});
}

}  // namespace skua::microscope
