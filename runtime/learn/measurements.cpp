#include "learn/measurements.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace skua {
namespace {

std::optional<double> value_of(const Performance& performance, std::string_view name) {
  const skua_simulation& simulation = performance.program().simulation();
  for (uint32_t i = 0; i < simulation.observable_count; ++i) {
    const skua_observable& one = simulation.observables[i];
    if (name == one.name && one.kind == SKUA_NUMBER) return performance.observe(i).number;
  }
  for (uint32_t i = 0; i < simulation.quantity_count; ++i) {
    const skua_quantity& one = simulation.quantities[i];
    if (name == one.name && one.kind == SKUA_NUMBER && one.given_count == 0) return performance.work_out(i, {}).number;
  }
  return std::nullopt;
}

}  // namespace

std::string measured(const Performance& performance, std::string_view names) {
  const auto document = json::parse(names);
  json::Writer out;
  out.array();
  if (document && document->root().is(json::Kind::array)) {
    for (const json::View name : document->root()) {
      const auto value = value_of(performance, name.text().value_or(""));
      if (value && std::isfinite(*value)) out.object().key("of").text(*name.text()).key("value").number(*value).end();
    }
  }
  return out.end().take();
}

}  // namespace skua
