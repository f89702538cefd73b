#include "frog.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string_view>
#include <utility>

#include "practical.h"
#include "whole.h"

namespace skua::frog {

namespace {

/// Per cent of a sheet that has to be open for what lies under it to be on top.
constexpr uint32_t kWide = 25;

}  // namespace

bool is_outside(uint32_t structure) {
  const std::string_view id = kStructures[structure].id;
  return is_seen_closed(id) && id != "body_wall";
}

bool Frog::is_there(uint32_t structure) const { return has(female, structure); }

bool Frog::is_open(uint32_t structure) const {
  if (!is_out(structure)) return false;
  const std::string_view piece = kPieces[piece_of(structure)].id;
  if (piece == "heart") return organs.heart_open;
  return organs.stomach_open && std::string_view(kStructures[structure].id) == "stomach";
}

bool Frog::is_uncovered(uint32_t structure) const {
  constexpr uint32_t kSeen = 8;  // per cent: of muscle, under skin
  const StructureFacts& s = kStructures[structure];
  // Skin and muscle of the belly end before the head.
  constexpr double kHead = 0.71;
  if (is_outside(structure) || s.centre[0] * static_cast<double>(kFactStep) > kHead) return true;
  if (through && s.layer >= kBack) return true;
  if (s.region == Region::head)
    return false;  // the mouth has a floor, however wide the belly is open
  if (std::string_view(s.id) == "muscle_ventral" || std::string_view(s.id) == "body_wall")
    return opening.open_percent(Layer::skin) >= kSeen;
  return opening.is_clear(Layer::skin, structure) && opening.is_clear(Layer::muscle, structure);
}

/// What a blade can meet that goes through the muscle; what was moved aside is out of its way.
StructureSet Frog::below_the_belly() const {
  StructureSet all;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    const uint32_t layer = kStructures[i].layer;
    if (layer >= kOrgans && layer <= kBack && is_there(i) && !is_out(i) && !organs.is_aside(i))
      all.add(i);
  }
  return all;
}

bool Frog::is_in_reach(uint32_t structure) const {
  if (!is_there(structure)) return false;
  if (is_out(structure) || is_outside(structure)) return true;
  if (!is_uncovered(structure)) return false;
  const StructureFacts& s = kStructures[structure];
  if (s.layer < kOrgans || std::string_view(s.id) == "body_wall") return true;
  // In a closed belly organs are not seen, and so hide nothing of what is seen through it.
  if (through && s.layer >= kBack && opening.cut_count(Layer::muscle) == 0) return true;
  return share_in_sight(organs, female, structure, through) >= kEnoughInSight;
}

void Frog::let_go_of_what_is_out_of_reach() {
  if (at_hand != kNothing && !is_in_reach(at_hand)) at_hand = kNothing;
}

uint32_t Frog::upper_layer() const {
  if (opening.open_percent(Layer::skin) < kWide) return 0;
  return opening.open_percent(Layer::muscle) < kWide ? 1 : kOrgans;
}

bool Frog::examine(const Command& command, EvidenceLog& log) {
  const auto structure = whole(command, "structure", kStructureCount - 1);
  if (!structure || !is_in_reach(*structure)) return false;
  if (at_hand == *structure && is_examined(*structure)) return false;
  at_hand = *structure;
  examined_.add(at_hand);
  log.performed("examine", {{"structure", std::string_view(kStructures[at_hand].id)}});
  return true;
}

bool Frog::choose_sex(const Command& command, EvidenceLog& log) {
  const auto wanted = whole(command, "female", 1);
  if (!wanted || (*wanted == 1) == female) return false;
  female = *wanted == 1;
  organs.put_all_back();
  organs.look(female, through);
  StructureSet there;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (is_there(i)) there.add(i);
  }
  opening.forget_nicks_but(there);
  let_go_of_what_is_out_of_reach();
  log.performed("choose_sex", {{"female", static_cast<double>(*wanted)}});
  return true;
}

bool Frog::look_through(const Command& command, EvidenceLog& log) {
  const auto wanted = whole(command, "on", 1);
  if (!wanted || (*wanted == 1) == through) return false;
  through = *wanted == 1;
  organs.look(female, through);
  let_go_of_what_is_out_of_reach();
  log.performed("look_through", {{"on", static_cast<double>(*wanted)}});
  return true;
}

bool Frog::is_worked_on() const {
  const bool cut = opening.cut_count(Layer::skin) + opening.cut_count(Layer::muscle) > 0;
  return cut || opening.pin_count() > 0 || opening.nicked().count() > 0 || organs.is_disturbed();
}

/// What was looked at, weighed and measured stays known: it is the same of each.
bool Frog::new_frog(EvidenceLog& log) {
  if (!is_worked_on()) return false;
  opening = Opening();
  organs.put_all_back();
  organs.look(female, through);
  let_go_of_what_is_out_of_reach();
  log.performed("new_frog");
  return true;
}

bool Frog::apply(const Command& command, EvidenceLog& log) {
  if (command.is("examine")) return examine(command, log);
  if (command.is("choose_sex")) return choose_sex(command, log);
  if (command.is("look_through")) return look_through(command, log);
  if (command.is("new_frog")) return new_frog(log);
  const bool organ = organs.apply(command, *this, log);
  if (!organ && !opening.apply(command, log, below_the_belly())) return false;
  organs.look(female, through);
  let_go_of_what_is_out_of_reach();
  if (!organ) at_hand = kNothing;  // whoever cuts or folds has turned to something else
  return true;
}

void Frog::archive_looks(Archive& a) {
  a.field("female", female);
  a.field("at_hand", at_hand);
  a.check("at_hand", at_hand <= kNothing);
  examined_.archive(a, "examined");
  a.field("through", through);
  organs.archive(a);
  if (a.loading()) organs.look(female, through);
}

void Frog::archive(Archive& a) {
  archive_looks(a);
  opening.archive(a);
}

void Frog::checkpoint(Archive& a) {
  archive_looks(a);
  opening.checkpoint(a);
}

// ---- what is offered

namespace {

double examined(const Frog& f) { return f.examined_count(); }
bool shows_female(const Frog& f) { return f.female; }
template <Layer L>
double open_percent(const Frog& f) {
  return f.opening.open_percent(L);
}
template <Layer L>
bool cut_along(const Frog& f) {
  return f.opening.is_cut_along(L);
}
template <Layer L>
bool cut_across(const Frog& f) {
  return f.opening.is_cut_across(L);
}
double pins(const Frog& f) { return f.opening.pin_count(); }
double nicked(const Frog& f) { return f.opening.nicked().count(); }
double organs_removed(const Frog& f) { return std::popcount(f.organs.out); }
double organs_weighed(const Frog& f) { return std::popcount(f.organs.weighed); }
double parts_measured(const Frog& f) { return f.organs.measured.count(); }
bool gut_uncoiled(const Frog& f) { return f.organs.uncoiled; }
bool stomach_open(const Frog& f) { return f.organs.stomach_open; }
bool heart_open(const Frog& f) { return f.organs.heart_open; }
double strokes_right(const Frog& f) { return f.organs.strokes[0]; }
double strokes_left(const Frog& f) { return f.organs.strokes[1]; }
double moved_aside(const Frog& f) {
  return static_cast<double>(kHangingCount - std::ranges::count(f.organs.aside, Way::home));
}
bool looks_through(const Frog& f) { return f.through; }
template <std::size_t I>
bool was_examined(const Frog& f) {
  return f.is_examined(I);
}
template <std::size_t I>
bool was_measured(const Frog& f) {
  return f.organs.is_measured(I);
}
template <std::size_t I>
bool was_removed(const Frog& f) {
  return f.organs.is_out(I);
}
template <std::size_t I>
bool lies_aside(const Frog& f) {
  return f.organs.way_of(I) != Way::home;
}
template <std::size_t I>
bool was_weighed(const Frog& f) {
  return f.organs.is_weighed(I);
}

/// What the notebook takes: nothing until it was weighed, or as long as the gut is coiled.
template <std::size_t P>
double mass_known(const Frog& f, const double*) {
  return f.organs.is_weighed(P) ? mass_g(P) : HUGE_VAL;
}
double gut_length_known(const Frog& f, const double*) {
  return f.organs.uncoiled ? gut_length_mm() : HUGE_VAL;
}

/// "examined_ventricle" …
struct Name {
  char text[40] = {};
};
template <std::size_t Count, class Facts>
consteval auto names(std::string_view prefix, const Facts (&facts)[Count]) {
  std::array<Name, Count> all{};
  for (std::size_t i = 0; i < Count; ++i) {
    std::size_t at = 0;
    for (const char c : prefix) all[i].text[at++] = c;
    for (const char c : std::string_view(facts[i].id)) all[i].text[at++] = c;
  }
  return all;
}
constexpr auto kExamined = names("examined_", kStructures);
constexpr auto kMeasured = names("measured_", kStructures);
constexpr auto kRemoved = names("removed_", kPieces);
constexpr auto kAside = names("aside_", kHangings);
constexpr auto kWeighed = names("weighed_", kPieces);
constexpr auto kMasses = names("mass_", kPieces);

template <std::size_t... I, std::size_t... P, std::size_t... H>
constexpr auto observables(std::index_sequence<I...>, std::index_sequence<P...>,
                           std::index_sequence<H...>) {
  return std::array{
      observable<Frog, examined>("examined", "", {0, kStructureCount}),
      observable<Frog, shows_female>("shows_female"),
      observable<Frog, open_percent<Layer::skin>>("skin_open_percent", "", {0, 100}),
      observable<Frog, open_percent<Layer::muscle>>("muscle_open_percent", "", {0, 100}),
      observable<Frog, cut_along<Layer::skin>>("skin_cut_along"),
      observable<Frog, cut_along<Layer::muscle>>("muscle_cut_along"),
      observable<Frog, cut_across<Layer::skin>>("skin_cut_across"),
      observable<Frog, cut_across<Layer::muscle>>("muscle_cut_across"),
      observable<Frog, pins>("pins", "", {0, 2 * kSheetPins}),
      observable<Frog, nicked>("nicked", "", {0, kStructureCount}),
      observable<Frog, looks_through>("looks_through"),
      observable<Frog, organs_removed>("removed", "", {0, kPieceCount}),
      observable<Frog, organs_weighed>("weighed", "", {0, kPieceCount}),
      observable<Frog, parts_measured>("measured", "", {0, kStructureCount}),
      observable<Frog, gut_uncoiled>("gut_uncoiled"),
      observable<Frog, stomach_open>("stomach_open"),
      observable<Frog, heart_open>("heart_open"),
      observable<Frog, strokes_right>("strokes_right", "", {0, Organs::kMostStrokes}),
      observable<Frog, strokes_left>("strokes_left", "", {0, Organs::kMostStrokes}),
      observable<Frog, moved_aside>("moved_aside", "", {0, kHangingCount}),
      observable<Frog, lies_aside<H>>(kAside[H].text)...,
      observable<Frog, was_removed<P>>(kRemoved[P].text)...,
      observable<Frog, was_weighed<P>>(kWeighed[P].text)...,
      observable<Frog, was_examined<I>>(kExamined[I].text)...,
      observable<Frog, was_measured<I>>(kMeasured[I].text)...};
}
constexpr auto kObservables =
    observables(std::make_index_sequence<kStructureCount>(),
                std::make_index_sequence<kPieceCount>(), std::make_index_sequence<kHangingCount>());

constexpr const char* kPlain[] = {"", ""};
constexpr skua_range kStructureRange[] = {{0, kStructureCount - 1}};
constexpr skua_range kPinRanges[] = {{1, kMostSheets}, {1, kSheetPins}};

template <std::size_t... P>
constexpr auto quantities(std::index_sequence<P...>) {
  return std::array{quantity<Frog, gut_length_known>("gut_length", "mm"),
                    quantity<Frog, part_at>("part_at", "", kPlain, kPinRanges),
                    quantity<Frog, part_of>("part_of", "", std::span(kPlain, 1), kStructureRange),
                    quantity<Frog, mass_known<P>>(kMasses[P].text, "g")...};
}
constexpr auto kQuantities = quantities(std::make_index_sequence<kPieceCount>());

constexpr auto kPlaces = [] {
  std::array<const char*, kStructureCount> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = kStructures[i].id;
  return all;
}();

constexpr skua_parameter kExamine[] = {{"structure", "", 0, kStructureCount - 1}};
constexpr skua_parameter kSex[] = {{"female", "", 0, 1}};
constexpr skua_parameter kOn[] = {{"on", "", 0, 1}};
constexpr skua_parameter kOpenUp[] = {{"structure", "", 0, kStructureCount - 1}, {"on", "", 0, 1}};
constexpr skua_parameter kInflate[] = {{"structure", "", 0, kStructureCount - 1},
                                       {"strokes", "", 0, Organs::kMostStrokes}};
constexpr skua_parameter kMoveAside[] = {{"structure", "", 0, kStructureCount - 1},
                                         {"to", "", 0, kWayCount - 1}};
/// In the order of `Offer`. Those of opening.h say in words what they do it with, and where: an
/// activity allows them, and gives none by a button.
constexpr skua_offer kCommands[] = {
    {"examine", kExamine, 1}, {"choose_sex", kSex, 1},  {"look_through", kOn, 1},
    {"cut", nullptr, 0},      {"cut_path", nullptr, 0}, {"pull", nullptr, 0},
    {"let_go", nullptr, 0},   {"pin", nullptr, 0},      {"unpin", nullptr, 0},
    {"fold", nullptr, 0},     {"remove", kExamine, 1},  {"put_back", kExamine, 1},
    {"weigh", kExamine, 1},   {"measure", kExamine, 1}, {"uncoil", kOn, 1},
    {"open_up", kOpenUp, 2},  {"inflate", kInflate, 2}, {"move_aside", kMoveAside, 2},
    {"new_frog", nullptr, 0}};
constexpr const char* kUndoable[] = {"examine", "choose_sex", "look_through", "cut",     "cut_path",
                                     "pull",    "let_go",     "pin",          "unpin",   "fold",
                                     "remove",  "put_back",   "weigh",        "measure", "uncoil",
                                     "open_up", "inflate",    "move_aside",   "new_frog"};
constexpr skua_item_kind kKinds[] = {
    item_kind<Frog, ask_pin, true>("pin", kPinGiven, kPinFields),
    item_kind<Frog, ask_pin, true>("pin_in", kPinInGiven, kPinInFields)};

}  // namespace

Look when(bool possible, std::string_view first) {
  return possible ? Look{} : Look{.description_key = first, .disabled = true};
}

Look offered(const SimulationLook& look, Offer offer, Look of) {
  return look.offered(static_cast<uint32_t>(offer), of);
}

skua_simulation frog_simulation() {
  return simulation<Frog, frog_view>("frog", {.observables = kObservables,
                                              .quantities = kQuantities,
                                              .commands = kCommands,
                                              .undoable = kUndoable,
                                              .places = kPlaces,
                                              .kinds = kKinds});
}

}  // namespace skua::frog
