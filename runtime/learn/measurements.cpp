#include "learn/measurements.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace skua {
namespace {

struct Asked {
  std::string_view name;
  std::vector<Operand> given = {};
};

/// A name, or a name with numbers; nothing for what is neither.
std::optional<Asked> read_asked(json::View view) {
  if (const auto name = view.text()) return Asked{*name};
  if (!view.is(json::Kind::array)) return std::nullopt;
  std::optional<Asked> asked;
  for (const json::View part : view) {
    if (!asked) {
      const auto name = part.text();
      if (!name) return std::nullopt;
      asked = Asked{*name};
    } else if (const auto number = part.number(); number && asked->given.size() < SKUA_MOST_NUMBERS) {
      asked->given.push_back({*number});
    } else {
      return std::nullopt;
    }
  }
  return asked;
}

std::optional<double> value_of(const Performance& performance, const Asked& asked) {
  const std::string_view name = asked.name;
  const skua_simulation& simulation = performance.program().simulation();
  for (uint32_t i = 0; i < simulation.observable_count && asked.given.empty(); ++i) {
    const skua_observable& one = simulation.observables[i];
    if (name == one.name && one.kind == SKUA_NUMBER) return performance.observe(i).number;
  }
  for (uint32_t i = 0; i < simulation.quantity_count; ++i) {
    const skua_quantity& one = simulation.quantities[i];
    if (name == one.name && one.kind == SKUA_NUMBER && one.given_count == asked.given.size()) return performance.work_out(i, asked.given).number;
  }
  return std::nullopt;
}

}  // namespace

std::string measured(const Performance& performance, std::string_view names) {
  const auto document = json::parse(names);
  json::Writer out;
  out.array();
  if (document && document->root().is(json::Kind::array)) {
    for (const json::View one : document->root()) {
      const auto asked = read_asked(one);
      const auto value = asked ? value_of(performance, *asked) : std::nullopt;
      if (!value || !std::isfinite(*value)) continue;
      out.object().key("of").text(asked->name);
      if (!asked->given.empty()) {
        out.key("given").array();
        for (const Operand& number : asked->given) out.number(number.number);
        out.end();
      }
      out.key("value").number(*value).end();
    }
  }
  return out.end().take();
}

}  // namespace skua
