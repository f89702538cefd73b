#include "learn/simulation.h"

#include <algorithm>
#include <span>

namespace skua {
namespace {

ValueType type_of(const char* unit, uint32_t kind) {
  return {kind == SKUA_TRUTH ? ValueKind::truth : ValueKind::number, kind == SKUA_TRUTH ? "" : unit};
}

NumberRange range_of(const skua_range& range) {
  return range.min == 0 && range.max == 0 ? NumberRange() : NumberRange{range.min, range.max};
}

std::vector<CommandParameter> parameters_of(const skua_parameter* all, uint32_t count) {
  std::vector<CommandParameter> parameters;
  for (const skua_parameter& p : std::span(all, std::min(count, static_cast<uint32_t>(SKUA_MOST_NUMBERS)))) parameters.push_back({p.name, type_of(p.unit, SKUA_NUMBER), p.min, p.max});
  return parameters;
}

}  // namespace

const skua_simulation* find_simulation(const skua_module_desc& module, std::string_view id) {
  const std::span all(module.simulations, module.simulation_count);
  const auto known = std::ranges::find_if(all, [&](const skua_simulation& one) { return id == one.id; });
  return known == all.end() ? nullptr : &*known;
}

Simulation described(const skua_simulation& raw) {
  Simulation simulation{.id = raw.id};
  for (const skua_observable& one : std::span(raw.observables, raw.observable_count))
    simulation.observables.push_back({one.name, type_of(one.unit, one.kind), one.kind == SKUA_TRUTH ? NumberRange{0, 1} : range_of(one.range)});
  for (const skua_quantity& one : std::span(raw.quantities, raw.quantity_count)) {
    Quantity& quantity = simulation.quantities.emplace_back(Quantity{one.name, {}, type_of(one.unit, one.kind)});
    for (const char* unit : std::span(one.given_units, one.given_count)) quantity.parameters.push_back(type_of(unit, SKUA_NUMBER));
    if (one.given_ranges == nullptr) continue;
    for (const skua_range& range : std::span(one.given_ranges, one.given_count)) quantity.given.push_back(range_of(range));
  }
  for (const skua_offer& one : std::span(raw.offers, raw.offer_count))
    simulation.commands.push_back({one.name, parameters_of(one.parameters, one.parameter_count)});
  for (const skua_item_kind& one : std::span(raw.kinds, raw.kind_count))
    simulation.kinds.push_back({one.name, parameters_of(one.given, one.given_count), parameters_of(one.fields, one.field_count)});
  for (const char* part : std::span(raw.parts, raw.part_count)) simulation.parts.emplace_back(part);
  for (const char* place : std::span(raw.places, std::min<uint32_t>(raw.place_count, SKUA_MOST_PLACES))) simulation.places.emplace_back(place);
  return simulation;
}

}  // namespace skua
