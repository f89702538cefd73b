#include "frog.h"

#include <bit>
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
  if (s.layer < lifted) return false;
  if (s.layer < kDeep) return s.layer == lifted || lifted >= 2;
  if (is_outside(s)) return true;
  if (std::string_view(s.id) == "body_wall") return lifted >= 1;
  return lifted == kMostLifted;
}

bool Frog::is_in_reach(uint32_t structure) const {
  constexpr uint32_t kUnder = 2;  // layers that are seen beside what lies over them
  const uint32_t layer = kStructures[structure].layer;
  return is_there(structure) && (layer >= 8 || layer <= lifted + (lifted < 2 ? 0 : kUnder));
}

uint32_t Frog::examined_count() const {
  int count = 0;
  for (const uint32_t bits : examined_) count += std::popcount(bits);
  return static_cast<uint32_t>(count);
}

bool Frog::lift(const Command& command, EvidenceLog& log) {
  const auto layers = whole(command, "layers", kMostLifted);
  if (!layers || *layers == lifted) return false;
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
  examined_[at_hand / 32] |= 1u << at_hand % 32;
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
  return false;
}

void Frog::archive(Archive& a) {
  a.field("female", female);
  a.field("lifted", lifted);
  a.check("lifted", lifted <= kMostLifted);
  a.field("at_hand", at_hand);
  a.check("at_hand", at_hand <= kNothing);
  a.list("examined", static_cast<uint32_t>(examined_.size()),
         static_cast<uint32_t>(examined_.size()),
         [&](uint32_t i) { a.field("bits", examined_[i]); });
}

// ---- what is offered

namespace {

double layers_lifted(const Frog& f) { return f.lifted; }
double examined(const Frog& f) { return f.examined_count(); }
bool shows_female(const Frog& f) { return f.female; }
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
  return std::array{observable<Frog, layers_lifted>("layers_lifted", "", {0, kMostLifted}),
                    observable<Frog, examined>("examined", "", {0, kStructureCount}),
                    observable<Frog, shows_female>("shows_female"),
                    observable<Frog, was_examined<I>>(kNames[I].text)...};
}
constexpr auto kObservables = observables(std::make_index_sequence<kStructureCount>());

constexpr auto kPlaces = [] {
  std::array<const char*, kStructureCount> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = kStructures[i].id;
  return all;
}();

constexpr skua_parameter kLift[] = {{"layers", "", 0, kMostLifted}};
constexpr skua_parameter kExamine[] = {{"structure", "", 0, kStructureCount - 1}};
constexpr skua_parameter kSex[] = {{"female", "", 0, 1}};
constexpr skua_offer kCommands[] = {
    {"lift", kLift, 1}, {"examine", kExamine, 1}, {"choose_sex", kSex, 1}};
constexpr const char* kUndoable[] = {"lift", "choose_sex"};

}  // namespace

skua_simulation frog_simulation() {
  return simulation<Frog, frog_view>("frog", {.observables = kObservables,
                                              .commands = kCommands,
                                              .undoable = kUndoable,
                                              .places = kPlaces});
}

}  // namespace skua::frog
