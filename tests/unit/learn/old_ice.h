/// An activity over an ice core that can be drilled, and that core.
#pragma once

#include <string>
#include <vector>

#include "given.h"
#include "learn/activity.h"
#include "learn/activity_run.h"

namespace old_ice {

using namespace skua;

inline const ValueType kMetres{ValueKind::number, "m"}, kYears{ValueKind::number, "yr"}, kBare{},
    kTruth{ValueKind::truth};

/// An ice core that can be drilled.
inline const Simulation kCore = {
    .id = "core",
    .observables = {{"drill_depth", kMetres, {0, 3190}},
                    {"samples", kBare, {.min = 0}},
                    {"analysed", kTruth, {0, 1}}},
    .quantities = {{"ice_age_at", {kMetres}, kYears, {{0, 3190}}},
                   {"gas_age_at", {kMetres}, kYears}},
    .commands = {{"lower_drill", {{"depth_m", kMetres, 0, 3190}}},
                 {"take_sample", {}},
                 {"analyse_core", {}}},
    .places = {"firn", "bubbles", "rock"},
    .kinds = {{"layer",
               {{"thickest", kMetres, 1, 100}},
               {{"top", kMetres, 0, 3190}, {"bottom", kMetres, 0, 3190}}}},
};

inline constexpr const char* kGood = R"~({
  "skua": "activity", "schema": 1, "id": "old-ice", "simulation": "core", "minutes": 20, "languages": ["en", "es"],
  "objectives": [{"id": "read_ages", "codes": ["MS-ESS2-5", "ESS2.D"], "shown_by": {"MS-ESS2-5": "age"}}, {"id": "use_the_drill"}],
  "drawn": {"asked": {"one_of": [1500, 1850], "unit": "m"}},
  "stages": [
    {"id": "guess", "allow": [], "tasks": [
      {"ask": "bottom_age", "predict": true, "options": ["young", "old"]}
    ]},
    {"id": "drill", "order": "any", "allow": ["lower_drill", "take_sample"], "tasks": [
      {"read": "how_to_drill"},
      {"goal": "deep", "until": "drill_depth > 1000 m and samples > 0", "at_once": "samples = 1", "hold_s": 1.5, "objectives": ["use_the_drill"]},
      {"ask": "age", "kind": "number", "unit": "yr", "whole": true, "after": "samples > 0", "objectives": ["read_ages"], "uses": "DATA", "hints": 3,
       "right": "near(response, ice_age_at(asked), 1000 yr)", "answer": "ice_age_at(asked)", "possible": "response < 5000000 yr",
       "wrong": {"gas_age": "near(response, gas_age_at(asked), 1000 yr)", "thousandfold": "near(response * 1000, ice_age_at(asked), 1000 yr)"}}
    ], "next": [{"to": "result", "when": "mastered('read_ages')", "because": "you_know_it"}, {"to": "practise"}]},
    {"id": "practise", "scaffold": true, "tasks": [
      {"ask": "why", "options": ["sealed_later", "leaks"], "right": "sealed_later", "wrong": {"leaks": "air_moves"}, "when": "tries('age') > 1 or not done('age')"},
      {"ask": "which", "kind": "multiple", "options": ["ice", "air", "rock"], "right": ["ice", "air"]},
      {"ask": "in_turn", "kind": "order", "options": ["snow", "firn", "ice"], "right": ["snow", "firn", "ice"]},
      {"ask": "pairs", "kind": "match", "options": ["ice", "air"], "partners": ["older", "younger"], "right": {"ice": "older", "air": "younger"}},
      {"do": "analyse_core"}
    ]},
    {"id": "result", "tasks": [{"ask": "explain", "kind": "text", "rubric": {"claim": 1, "evidence": 2}}]}
  ]
})~";

/// Ice is as old as it is deep, in hundreds of years; its air is 3,000 years younger.
struct Core final : RunningSimulation {
  double depth_m = 0;
  int samples = 0;
  bool analysed = false;
  bool tells_of_drill = false;
  std::size_t pieces = 0;

  Operand observe(uint32_t observable) const override {
    return {observable == 0 ? depth_m : observable == 1 ? samples : analysed ? 1.0 : 0.0};
  }
  Operand work_out(uint32_t quantity, std::span<const Operand> values) const override {
    return {values[0].number * 100 - (quantity == 1 ? 3000 : 0)};
  }
  bool apply(const Command& command, EvidenceLog& log) override {
    if (command.is("lower_drill")) {
      depth_m = command.number("depth_m").value_or(0);
      if (tells_of_drill) tell("lower_drill", log);
    } else if (command.is("take_sample")) {
      ++samples;
      tell("take_sample", log);
    } else if (command.is("analyse_core") && !analysed) {
      analysed = true;
    } else {
      return false;
    }
    return true;
  }
  std::size_t told() const override { return pieces; }
  void tell(std::string_view action, EvidenceLog& log) {
    ++pieces;
    log.performed(action);
  }
};

}  // namespace old_ice
