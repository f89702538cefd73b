/// Somebody who gives a frog commands, and lets time pass.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/archive.h"
#include "core/evidence_log.h"
#include "frog.h"
#include "given.h"

namespace skua::frog {

inline uint32_t called(std::string_view id) {
  const uint32_t structure = structure_called(id);
  REQUIRE(structure != kNothing);
  return structure;
}

struct FrogStudent {
  Frog frog{Launch{}};
  std::vector<Evidence> evidence;
  uint32_t tick = 0;

  bool give(std::string_view name, std::initializer_list<Value> values) {
    return given(name, values, evidence, 1,
                 [&](const auto& raw, auto& told) { return frog.apply(Command(raw), told); });
  }
  bool give(std::string_view name, std::string_view key, double value) {
    return give(name, {{key, value}});
  }
  /// A command about a structure.
  bool of(std::string_view command, std::string_view id) {
    return give(command, "structure", called(id));
  }
  /// Until it is at rest; how many ticks that took.
  uint32_t rest(uint32_t most = 5000) {
    const uint32_t from = tick;
    for (; !frog.at_rest() && tick - from < most;) pass(1);
    REQUIRE(frog.at_rest());
    return tick - from;
  }
  void pass(uint32_t ticks) {
    for (uint32_t i = 0; i < ticks && !frog.at_rest(); ++i) {
      skua_evidence_log log{evidence, 1, 0};
      EvidenceLog evidence_log(&log);
      frog.step(++tick, evidence_log);
    }
  }

  bool cut(std::string_view from, std::string_view to, std::string_view depth,
           std::string_view tool = "scissors") {
    return give("cut", {{"tool", tool}, {"depth", depth}, {"from", from}, {"to", to}});
  }
  bool fold(std::string_view layer, std::string_view at, std::string_view to) {
    return give("fold", {{"layer", layer}, {"at", at}, {"to", to}});
  }
  /// As the procedure says: along the middle, twice across, both sides folded back and pinned.
  void open(std::string_view layer) {
    REQUIRE(cut("throat", "pelvis", layer));
    REQUIRE(cut("shoulder_right", "shoulder_left", layer));
    REQUIRE(cut("groin_right", "groin_left", layer));
    rest();
    for (const std::string_view side : {std::string_view("right"), std::string_view("left")}) {
      for (const std::string_view at :
           {std::string_view("upper_belly"), std::string_view("lower_belly")}) {
        REQUIRE(fold(layer, at, side));
        rest();
      }
    }
  }
  /// Both layers, by somebody before this one: it takes a while.
  void open_all() {
    static const FrogStudent before = [] {
      FrogStudent one;
      one.open("skin");
      one.open("muscle");
      return one;
    }();
    *this = before;
    evidence.clear();
  }
  bool examine(std::string_view id) { return of("examine", id); }
  bool remove(std::string_view id) { return of("remove", id); }
  bool reaches(std::string_view id) const { return frog.is_in_reach(called(id)); }
};

/// One whose belly is open, skin and muscle folded back.
inline FrogStudent opened_frog() {
  FrogStudent s;
  s.open_all();
  return s;
}

/// How a frog is kept.
inline const skua_activity kFrogs = [] {
  skua_activity a{};
  a.size = sizeof a;
  a.archive = [](void* model, skua_archive* raw) {
    Archive archive(raw);
    static_cast<Frog*>(model)->archive(archive);
  };
  a.checkpoint = [](void* model, skua_archive* raw) {
    Archive archive(raw);
    static_cast<Frog*>(model)->checkpoint(archive);
  };
  return a;
}();

inline std::vector<uint8_t> state_of(Frog& frog) {
  auto saved = save(kFrogs, &frog);
  REQUIRE(saved);
  return std::move(*saved);
}

}  // namespace skua::frog
