#include "ui/plot_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <vector>

#include "core/json.h"
#include "skua/value.h"

namespace skua {
namespace {

/// Six digits are more than is seen in a drawing, and less than half of what a float takes.
void write_number(json::Writer& json, double value) {
  std::array<char, 24> digits{};
  const int size = std::snprintf(digits.data(), digits.size(), "%.6g", value + 0.0);
  json.raw({digits.data(), static_cast<std::size_t>(size)});
}

std::string words(const skua_ui& ui, skua_str key) { return ui.strings.text(from_abi(key), nullptr, 0); }

void write_axis(json::Writer& json, const skua_ui& ui, const skua_axis& axis, double unit) {
  const Scale scale = scale_of(axis);
  json.object().key("name").text(words(ui, axis.key)).key("from");
  write_number(json, scale.min / unit);
  json.key("to");
  write_number(json, scale.max / unit);
  if (scale.log) json.key("log").boolean(true);
  json.key("decimals").number(std::min(axis.decimals, 6u)).end();
}

/// How many points a series may have, so that all of them together are at most kKeptPoints.
uint32_t most_of_each(const skua_plot& plot) {
  const auto total = [&](uint32_t most) {
    uint64_t sum = 0;
    for (const skua_pane& pane : std::span(plot.panes, plot.pane_count)) {
      for (const skua_series& series : std::span(pane.series, pane.series_count)) sum += std::min(series.count, most);
    }
    return sum;
  };
  uint32_t most = kKeptPoints;
  while (most > 4 && total(most) > kKeptPoints) most -= most / 8 + 1;
  return std::max(most, 4u);
}

bool is_written(const skua_series& s, uint32_t i) {
  constexpr float kMost = 1e15f;
  return std::fabs(s.x[i]) <= kMost && std::fabs(s.y[i]) <= kMost;  // of what is no number neither holds
}

/// Indices of at most about `most` points: the ends, and of each part in between the lowest and the highest.
std::vector<uint32_t> thinned(const skua_series& s, uint32_t most) {
  std::vector<uint32_t> kept;
  if (s.count <= most) {
    for (uint32_t i = 0; i < s.count; ++i) kept.push_back(i);
  } else {
    const uint32_t parts = (most - 2) / 2;
    kept.push_back(0);
    for (uint32_t part = 0; part < parts; ++part) {
      const auto bound = [&](uint32_t n) { return 1 + static_cast<uint32_t>(uint64_t{s.count - 2} * n / parts); };
      const auto [low, high] = std::minmax_element(s.y + bound(part), s.y + bound(part + 1));
      const auto first = static_cast<uint32_t>(std::min(low, high) - s.y), second = static_cast<uint32_t>(std::max(low, high) - s.y);
      kept.push_back(first);
      if (second != first) kept.push_back(second);
    }
    kept.push_back(s.count - 1);
  }
  std::erase_if(kept, [&](uint32_t i) { return !is_written(s, i); });
  return kept;
}

void write_series(json::Writer& json, const skua_ui& ui, const skua_series& s, uint32_t most, double unit) {
  static constexpr std::array<std::string_view, 5> kMarks = {"line", "points", "points-and-line", "bars", "area"};
  json.object().key("name").text(words(ui, s.key)).key("mark").text(kMarks[std::min<std::size_t>(s.mark, kMarks.size() - 1)]);
  json.key("decimals").number(std::min(s.decimals, 6u)).key("points").array();
  for (const uint32_t i : thinned(s, most)) {
    json.array();
    write_number(json, static_cast<double>(s.x[i]) / unit);
    write_number(json, static_cast<double>(s.y[i]));
    json.end();
  }
  json.end().end();
}

}  // namespace

std::string plot_values(const skua_ui& ui, const skua_plot& plot) {
  const double unit = plot.x_unit > 0 ? static_cast<double>(plot.x_unit) : 1.0;
  const uint32_t most = most_of_each(plot);
  json::Writer json;
  json.object().key("x");
  write_axis(json, ui, plot.x, unit);
  json.key("panes").array();
  for (const skua_pane& pane : std::span(plot.panes, plot.pane_count)) {
    json.object().key("y");
    write_axis(json, ui, pane.y, 1);
    if (pane.marker_key.size > 0) {
      json.key("marker").object().key("at");
      write_number(json, static_cast<double>(pane.marker));
      json.key("name").text(words(ui, pane.marker_key)).end();
    }
    json.key("series").array();
    for (const skua_series& series : std::span(pane.series, pane.series_count)) write_series(json, ui, series, most, unit);
    json.end().end();
  }
  return json.end().end().take();
}

}  // namespace skua
