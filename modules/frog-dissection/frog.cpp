#include "frog.h"

#include <string_view>
#include <utility>

namespace skua::frog {

namespace {

/// A whole number from 0 to `most`.
std::optional<uint32_t> whole(const Command& command, std::string_view key, uint32_t most) {
  const std::optional<double> value = command.number(key);
  if (!value || !(*value >= 0 && *value <= most)) return std::nullopt;
  const auto number = static_cast<uint32_t>(*value);
  return static_cast<double>(number) == *value ? std::optional(number) : std::nullopt;
}

/// Per cent of a sheet that has to be open for what lies under it to be on top.
constexpr uint32_t kWide = 25;

/// Of the body that stays, what is seen from outside; the rest of it when all else is lifted.
bool is_outside(const StructureFacts& s) {
  const std::string_view id = s.id;
  return id.starts_with("skin") || id.starts_with("eye") || id.starts_with("tympanum") ||
         id.starts_with("nostril");
}

}  // namespace

bool Frog::is_there(uint32_t structure) const {
  const StructureFacts& s = kStructures[structure];
  if (s.sex != Sex::both && (s.sex == Sex::female) != female) return false;
  constexpr uint32_t kDeep = 8;  // what belongs to the back and the body that stays
  if (s.layer < kLeastLifted) return true;
  if (s.layer < lifted) return false;
  if (s.layer < kDeep) return true;
  if (is_outside(s) || std::string_view(s.id) == "body_wall") return true;
  return lifted == kMostLifted;
}

/// Whether what is cut and folded back lets one get at it.
bool Frog::is_uncovered(uint32_t structure) const {
  constexpr uint32_t kSeen = 8;  // per cent: of muscle, under skin
  const StructureFacts& s = kStructures[structure];
  // What lies in the head is got at through the mouth.
  constexpr double kHead = 0.69;
  if (is_outside(s) || s.centre[0] * static_cast<double>(kFactStep) > kHead) return true;
  if (std::string_view(s.id) == "muscle_ventral" || std::string_view(s.id) == "body_wall")
    return opening.open_percent(Layer::skin) >= kSeen;
  return opening.is_clear(Layer::skin, structure) && opening.is_clear(Layer::muscle, structure);
}

/// What a blade can meet that goes through the muscle.
StructureSet Frog::below_the_belly() const {
  StructureSet all;
  for (uint32_t i = 0; i < kStructureCount; ++i) {
    if (kStructures[i].layer >= kLeastLifted && kStructures[i].layer < 9 && is_there(i)) all.add(i);
  }
  return all;
}

bool Frog::is_in_reach(uint32_t structure) const {
  constexpr uint32_t kUnder = 2;  // layers that are seen beside what lies over them
  const uint32_t layer = kStructures[structure].layer;
  return is_there(structure) && is_uncovered(structure) && (layer >= 8 || layer <= lifted + kUnder);
}

bool Frog::can_lift() const { return opening.open_percent(Layer::muscle) >= kWide; }

uint32_t Frog::upper_layer() const {
  if (opening.open_percent(Layer::skin) < kWide) return 0;
  return can_lift() ? lifted : 1;
}

bool Frog::lift(const Command& command, EvidenceLog& log) {
  const auto layers = whole(command, "layers", kMostLifted);
  if (!layers || *layers < kLeastLifted || *layers == lifted) return false;
  if (*layers > lifted && !can_lift()) return false;
  lifted = *layers;
  if (at_hand != kNothing && !is_in_reach(at_hand)) at_hand = kNothing;
  log.performed("lift", {{"layers", static_cast<double>(lifted)}});
  return true;
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
  if (at_hand != kNothing && !is_in_reach(at_hand)) at_hand = kNothing;
  log.performed("choose_sex", {{"female", static_cast<double>(*wanted)}});
  return true;
}

bool Frog::apply(const Command& command, EvidenceLog& log) {
  if (command.is("lift")) return lift(command, log);
  if (command.is("examine")) return examine(command, log);
  if (command.is("choose_sex")) return choose_sex(command, log);
  return opening.apply(command, log, below_the_belly());
}

void Frog::archive_looks(Archive& a) {
  a.field("female", female);
  a.field("lifted", lifted);
  a.check("lifted", lifted >= kLeastLifted && lifted <= kMostLifted);
  a.field("at_hand", at_hand);
  a.check("at_hand", at_hand <= kNothing);
  examined_.archive(a, "examined");
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

double layers_lifted(const Frog& f) { return f.lifted; }
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
template <std::size_t I>
bool was_examined(const Frog& f) {
  return f.is_examined(I);
}

/// "examined_ventricle" …
struct Name {
  char text[40] = {};
};
consteval auto names() {
  std::array<Name, kStructureCount> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t at = 0;
    for (const char c : std::string_view("examined_")) all[i].text[at++] = c;
    for (const char c : std::string_view(kStructures[i].id)) all[i].text[at++] = c;
  }
  return all;
}
constexpr auto kNames = names();

template <std::size_t... I>
constexpr auto observables(std::index_sequence<I...>) {
  return std::array{
      observable<Frog, layers_lifted>("layers_lifted", "", {kLeastLifted, kMostLifted}),
      observable<Frog, examined>("examined", "", {0, kStructureCount}),
      observable<Frog, shows_female>("shows_female"),
      observable<Frog, open_percent<Layer::skin>>("skin_open_percent", "", {0, 100}),
      observable<Frog, open_percent<Layer::muscle>>("muscle_open_percent", "", {0, 100}),
      observable<Frog, cut_along<Layer::skin>>("skin_cut_along"),
      observable<Frog, cut_along<Layer::muscle>>("muscle_cut_along"),
      observable<Frog, cut_across<Layer::skin>>("skin_cut_across"),
      observable<Frog, cut_across<Layer::muscle>>("muscle_cut_across"),
      observable<Frog, pins>("pins", "", {0, 2 * kMostPins}),
      observable<Frog, nicked>("nicked", "", {0, kStructureCount}),
      observable<Frog, was_examined<I>>(kNames[I].text)...};
}
constexpr auto kObservables = observables(std::make_index_sequence<kStructureCount>());

constexpr auto kPlaces = [] {
  std::array<const char*, kStructureCount> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = kStructures[i].id;
  return all;
}();

constexpr skua_parameter kLift[] = {{"layers", "", kLeastLifted, kMostLifted}};
constexpr skua_parameter kExamine[] = {{"structure", "", 0, kStructureCount - 1}};
constexpr skua_parameter kSex[] = {{"female", "", 0, 1}};
// Those of opening.h say in words what they do it with, and where: an activity allows them, and
// gives none by a button.
constexpr skua_offer kCommands[] = {{"lift", kLift, 1},       {"examine", kExamine, 1},
                                    {"choose_sex", kSex, 1},  {"cut", nullptr, 0},
                                    {"cut_path", nullptr, 0}, {"pull", nullptr, 0},
                                    {"let_go", nullptr, 0},   {"pin", nullptr, 0},
                                    {"unpin", nullptr, 0},    {"fold", nullptr, 0}};
constexpr const char* kUndoable[] = {"lift",   "choose_sex", "cut",   "cut_path", "pull",
                                     "let_go", "pin",        "unpin", "fold"};

}  // namespace

skua_simulation frog_simulation() {
  return simulation<Frog, frog_view>("frog", {.observables = kObservables,
                                              .commands = kCommands,
                                              .undoable = kUndoable,
                                              .places = kPlaces});
}

}  // namespace skua::frog
