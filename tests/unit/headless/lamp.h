/// A lamp that is dimmed and warms up: a lesson without a fault, and the same with one, each of
/// which breaks another rule for models.
#pragma once

#include <cstdint>
#include <vector>

#include "skua/module.h"
#include "skua/random.h"

namespace lamp {

enum class Fault {
  none,
  static_variable,    ///< counts in a static variable
  first_value,        ///< a member that nobody gives a first value
  pointer,            ///< a result that depends on where the model lies
  forgotten,          ///< a member that archive() does not name
  refused,            ///< changes, and refuses
  refused_unseen,     ///< changes what archive() does not name, and refuses
  refused_evidence,   ///< reports, and refuses
  restless,           ///< says that it is at rest while it cools down
  restless_evidence,  ///< reports at rest
  view,               ///< a view that changes what it looks at
  not_a_number,       ///< divides by zero
  large,              ///< remembers everything
  checkpoint,         ///< a checkpoint that is not what it saved
  large_checkpoint,   ///< a checkpoint of everything
  other_item,         ///< an answer to an item that the activity does not have
};

struct Note {
  double level = 0;
  void archive(skua::Archive& a) { a.field("level", level); }
};

// One that `new` leaves as the memory was: a member without an initialiser, in a struct of its own.
struct Unset {
  uint32_t value;
  Unset() {}  // NOLINT: what this is for
};

template <Fault kFault>
struct Lamp {
  explicit Lamp(const skua::Launch& launch) : random(launch.seed) {}

  bool apply(const skua::Command& command, skua::EvidenceLog& log) {
    if (command.is("dim")) return dim(command, log);
    if (command.is("flash")) {
      if (left > 0) return false;
      left = 5 + random.below(10);
      return true;
    }
    if (command.is("answer")) {
      log.answered(kFault == Fault::other_item ? "darkness" : "light", "on", level > 0);
      return true;
    }
    return false;
  }

  bool dim(const skua::Command& command, skua::EvidenceLog& log) {
    const auto wanted = command.number("level");
    if (!wanted || !(*wanted >= 0 && *wanted <= 10)) {
      if constexpr (kFault == Fault::refused) level = 11;
      if constexpr (kFault == Fault::refused_unseen) ++unseen;
      if constexpr (kFault == Fault::refused_evidence) log.performed("dim");
      return false;
    }
    level = *wanted + static_cast<double>(unseen);
    if constexpr (kFault == Fault::static_variable) {
      static int32_t times = 0;
      level += ++times;
    }
    if constexpr (kFault == Fault::first_value) level += unset.value % 7;
    if constexpr (kFault == Fault::pointer)
      level += static_cast<double>(reinterpret_cast<uintptr_t>(this) % 4096);
    if constexpr (kFault == Fault::forgotten) unseen = unseen % 3 + 1;
    if constexpr (kFault == Fault::not_a_number) level = (level - 4) / (level - 4);
    if constexpr (kFault == Fault::large || kFault == Fault::large_checkpoint)
      notes.resize(notes.size() + 200);
    return true;
  }

  void step(uint32_t, skua::EvidenceLog& log) {
    if constexpr (kFault == Fault::restless) warmth += 0.5;
    if constexpr (kFault == Fault::restless_evidence) log.performed("step");
    if (left == 0) return;
    --left;
    warmth += level;
  }
  bool at_rest() const { return left == 0; }

  void archive(skua::Archive& a) {
    a.field("level", level);
    a.field("warmth", warmth);
    a.field("left", left);
    a.list("notes", notes, 100'000);
    auto state_low = static_cast<uint32_t>(random.state),
         state_high = static_cast<uint32_t>(random.state >> 32);
    a.field("random_low", state_low);
    a.field("random_high", state_high);
    random.state = uint64_t{state_high} << 32 | state_low;
  }

  void checkpoint(skua::Archive& a) {
    double stored = level;
    if (kFault == Fault::checkpoint && !a.loading()) stored += 1;
    a.field("level", stored);
    level = a.loading() ? stored : level;
    if constexpr (kFault == Fault::large_checkpoint) a.list("notes", notes, 100'000);
  }

  double level = 0, warmth = 0;
  uint32_t left = 0;
  skua::Random random;
  std::vector<Note> notes;
  Unset unset;
  mutable uint32_t unseen = 0;  ///< in no archive; 0 unless a fault says otherwise
};

template <Fault kFault>
void view(const Lamp<kFault>& lamp, skua::Ui& ui) {
  if constexpr (kFault == Fault::view) ++lamp.unseen;
  ui.panel();
  if (ui.button("flash")) ui.command("flash");
  if (ui.button("answer")) ui.command("answer");
  if (ui.can_undo() && ui.button("undo")) ui.command("undo");
  for (const double level : {0.0, 4.0, 10.0}) {
    const char* id = level == 0 ? "dark" : level == 4 ? "dim" : "bright";
    if (ui.button(id)) ui.command("dim", {{"level", level}});
  }
}

inline constexpr const char* kItems[] = {"light"};
inline constexpr const char* kUndoable[] = {"dim"};

template <Fault kFault>
const skua_activity& activity() {
  static const skua_activity instance =
      skua::activity<Lamp<kFault>, view<kFault>>("lamp", kItems, {.undoable = kUndoable});
  return instance;
}

}  // namespace lamp
