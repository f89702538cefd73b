/// A student who works on the frog.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/evidence_log.h"
#include "frog.h"

namespace skua::frog {

inline uint32_t called(std::string_view id) {
  const uint32_t structure = structure_called(id);
  REQUIRE(structure != kNothing);
  return structure;
}

struct Student {
  Frog frog{Launch{}};
  std::vector<Evidence> evidence;

  bool give(std::string_view name, std::initializer_list<Value> values) {
    skua_command raw{};
    raw.size = sizeof raw;
    raw.name = to_abi(name);
    raw.values = values.begin();
    raw.value_count = static_cast<uint32_t>(values.size());
    skua_evidence_log log{evidence, 1, 0};
    EvidenceLog evidence_log(&log);
    return frog.apply(Command(raw), evidence_log);
  }
  bool give(std::string_view name, std::string_view key, double value) {
    return give(name, {{key, value}});
  }
  bool of(std::string_view command, std::string_view id) {
    return give(command, "structure", called(id));
  }
  bool lift(double layers) { return give("lift", "layers", layers); }
  bool examine(std::string_view id) { return of("examine", id); }
  bool remove(std::string_view id) { return of("remove", id); }
  bool reaches(std::string_view id) const { return frog.is_in_reach(called(id)); }
};

}  // namespace skua::frog
