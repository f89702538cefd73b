/// Commands as tests give them.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "core/evidence_log.h"
#include "skua/command.h"
#include "skua/evidence.h"

namespace skua {

/// What `apply(const skua_command&, EvidenceLog&)` says to a command; what it tells is kept.
template <class Apply>
bool given(std::string_view name, std::initializer_list<Value> values,
           std::vector<Evidence>& evidence, uint32_t tick, Apply apply) {
  skua_command raw{};
  raw.size = sizeof raw;
  raw.name = to_abi(name);
  raw.values = values.begin();
  raw.value_count = static_cast<uint32_t>(values.size());
  skua_evidence_log log{evidence, tick, 0};
  EvidenceLog told(&log);
  return apply(std::as_const(raw), told);
}

/// The same of a lesson in JSON, which then looks at its simulation.
template <class Lesson, class Simulation>
bool given_to(Lesson& lesson, Simulation& simulation, std::string_view name,
              std::initializer_list<Value> values, std::vector<Evidence>& evidence,
              uint32_t tick = 0) {
  return given(name, values, evidence, tick, [&](const skua_command& raw, EvidenceLog& told) {
    if (!lesson.apply(raw, simulation, told)) return false;
    lesson.look(simulation, false, told);
    return true;
  });
}

}  // namespace skua
