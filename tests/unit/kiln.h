/// A small lesson for tests: a kiln is set, lit, and cools down again. It has all that matters to a
/// session: continuous and single commands, a simulation that comes to rest, chance, evidence from
/// commands and from ticks, lists.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/command_record.h"
#include "skua/module.h"
#include "skua/random.h"

namespace kiln {

struct Pot {
  double glaze = 0;
  uint32_t cracks = 0;
  void archive(skua::Archive& archive) {
    archive.field("glaze", glaze);
    archive.field("cracks", cracks);
  }
};

enum class Fire : int32_t { out, burning };

struct Kiln {
  explicit Kiln(const skua::Launch& launch) : random(launch.seed) {}

  bool apply(const skua::Command& command, skua::EvidenceLog& log) {
    if (command.is("set_heat")) {
      const auto heat = command.number("heat");
      if (!heat || *heat < 0 || *heat > 1000) return false;
      target = *heat;
      return true;
    }
    if (command.is("add_pot")) {
      if (pots.size() == 100) return false;
      pots.push_back({target / 3, random.below(4)});
      log.performed("add_pot", {{"pots", static_cast<double>(pots.size())}});
      return true;
    }
    if (command.is("light")) {
      if (fire == Fire::burning) return false;
      fire = Fire::burning;
      left = 90 + random.below(30);
      return true;
    }
    if (command.is("answer")) return answer(command, log);
    if (command.is("hint")) {
      log.hinted(command.text("item").value_or(""), 1);
      return true;
    }
    if (command.is("submit")) {
      log.submitted(command.text("item").value_or(""), command.text("response").value_or(""));
      return true;
    }
    if (command.is("note")) return command.text("text").has_value();
    if (command.is("spoil")) {
      log.performed("spoil");  // and yet refused: nothing of it may remain
      return false;
    }
    if (command.is("break")) temperature = 0.0 / zero;
    return command.is("break");
  }
  bool answer(const skua::Command& command, skua::EvidenceLog& log) {
    const auto item = command.text("item"), response = command.text("response");
    if (!item || !response) return false;
    log.answered(*item, *response, *response == "right", *response == "right" ? "" : "guess");
    if (*item == "last" && *response == "right") log.completed();
    return true;
  }
  void step(uint32_t tick, skua::EvidenceLog& log) {
    temperature += (target - temperature) * 0.01 + static_cast<double>(random.below(3)) / 7;
    if (--left > 0) return;
    fire = Fire::out;
    last_tick = tick;
    log.performed("burnt", {{"temperature", temperature}});
  }
  bool at_rest() const { return fire == Fire::out; }
  void archive(skua::Archive& archive) {
    archive.field("target", target);
    archive.field("temperature", temperature);
    archive.field("fire", fire);
    archive.field("left", left);
    archive.field("last_tick", last_tick);
    archive.list("pots", pots, 100);
    archive.field("random", random);
  }

  /// What matters most: chance begins anew.
  void checkpoint(skua::Archive& archive) {
    archive.field("target", target);
    archive.field("temperature", temperature);
    archive.list("pots", pots, 100);
  }

  double target = 20, temperature = 20;
  Fire fire = Fire::out;
  uint32_t left = 0, last_tick = 0;
  std::vector<Pot> pots;
  skua::Random random;
  double zero = 0;
};

inline void view(const Kiln&, skua::Ui&) {}

inline constexpr const char* kItems[] = {"first", "second", "last"};

inline constexpr const char* kUndoable[] = {"set_heat", "add_pot"};
inline constexpr const char* kGraded[] = {"second"};

inline const skua_activity& activity() {
  static const skua_activity instance =
      skua::activity<Kiln, view>("firing", kItems, {.undoable = kUndoable});
  return instance;
}

/// The same, with an item that the school marks.
inline const skua_activity& test_activity() {
  static const skua_activity instance =
      skua::activity<Kiln, view>("test", kItems, {.graded_by_school = kGraded});
  return instance;
}

inline const skua_module_desc& module() {
  static const skua_activity activities[] = {activity(), test_activity()};
  static const skua_module_desc desc = {
      SKUA_CANARY_START, SKUA_ABI, sizeof(skua_module_desc), "kiln", "1.0.0", activities, 2,
      nullptr,           0,        SKUA_CANARY_END};
  return desc;
}

inline skua::NamedValue number(std::string name, double value) {
  return {std::move(name), false, value, {}};
}
inline skua::NamedValue text(std::string name, std::string value) {
  return {std::move(name), true, 0, std::move(value)};
}

inline skua::NamedValues heat(double value) { return {number("heat", value)}; }
inline skua::NamedValues reply(std::string item, std::string response) {
  return {text("item", std::move(item)), text("response", std::move(response))};
}

}  // namespace kiln
