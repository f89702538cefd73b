// The plot: panes over one horizontal axis, drawn on the stage and told in words and as a table.
#include <algorithm>
#include <cmath>
#include <string>

#include "core/json.h"
#include "skua/value.h"
#include "ui/interface.h"
#include "ui/nodes.h"
#include "ui/plot_drawing.h"
#include "ui/plot_values.h"

namespace {

using skua::from_abi;

using skua::PlotMemory;

constexpr uint32_t kShortSeries = 300;  // the cursor also stops at each point of a series as short as this

PlotMemory& memory_of(skua_ui& ui, std::string_view id) {
  for (PlotMemory& m : ui.plots) {
    if (m.id == id) return m;
  }
  ui.plots.emplace_back().id = id;
  return ui.plots.back();
}

template <class F>
void each_series(const skua_plot& plot, F&& visit) {
  for (uint32_t p = 0; p < plot.pane_count; ++p) {
    for (uint32_t s = 0; s < plot.panes[p].series_count; ++s) visit(p, plot.panes[p].series[s]);
  }
}

/// Changes whenever the data do: series only grow or are replaced, so counts and end points tell.
uint64_t revision_of(const skua_plot& plot) {
  uint64_t hash = 1469598103934665603u;
  const auto add = [&](uint64_t v) { hash = (hash ^ v) * 1099511628211u; };
  each_series(plot, [&](uint32_t pane, const skua_series& s) {
    add(pane);
    add(s.count);
    for (const uint32_t i : {0u, s.count / 2, s.count - 1}) {
      if (s.count == 0) break;
      add(static_cast<uint64_t>(static_cast<int64_t>(s.x[i] * 16)));
      add(static_cast<uint64_t>(static_cast<int64_t>(s.y[i] * 1024)));
    }
  });
  return hash;
}

/// The longest series of the first pane and every short one: a walk with the arrow keys must have an end.
void collect_walk(const skua_plot& plot, std::vector<float>& walk) {
  walk.clear();
  uint32_t longest = 0;
  if (plot.pane_count > 0) {
    for (uint32_t s = 0; s < plot.panes[0].series_count; ++s) {
      longest = std::max(longest, plot.panes[0].series[s].count);
    }
  }
  each_series(plot, [&](uint32_t pane, const skua_series& s) {
    if (s.count <= kShortSeries || (pane == 0 && s.count == longest)) walk.insert(walk.end(), s.x, s.x + s.count);
  });
  std::sort(walk.begin(), walk.end());
  walk.erase(std::unique(walk.begin(), walk.end()), walk.end());
}

/// "Age (thousand years): 128.5", or "Year 2025".
std::string place_at(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory, std::size_t index) {
  std::string year = skua::plot_year(ui, plot, memory.walk[index]);
  if (!year.empty()) return year;
  const std::string axis = ui.strings.text(from_abi(plot.x.key), nullptr, 0);
  const std::string place = skua::plot_place(ui, plot, memory, index);
  const skua::Value at[] = {{"axis", axis}, {"value", place}};
  return ui.strings.text("plot.place", at, 2);
}

/// "Temperature (°C): 4.07", of a value of a series.
std::string named(const skua_ui& ui, const skua_series& s, const std::string& value) {
  const std::string name = ui.strings.text(from_abi(s.key), nullptr, 0);
  const skua::Value reading[] = {{"series", name}, {"value", value}};
  return ui.strings.text("plot.reading", reading, 2);
}

/// "Age (thousand years): 128.5; Temperature (°C): 4.07" at a point of the walk, from every series that has one there.
std::string values_at(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory, std::size_t index) {
  const float x = memory.walk[index];
  std::string text = place_at(ui, plot, memory, index);
  each_series(plot, [&](uint32_t, const skua_series& s) {
    const int64_t i = skua::plot_point_near(plot, s, x);
    if (i < 0) return;
    text += "; " + named(ui, s, ui.strings.number(static_cast<double>(s.y[i]), static_cast<int>(s.decimals)));
  });
  return text;
}

/// The same in few words, for who goes on from point to point: "128.5 thousand years ago; 4.07 °C". The unit tells which pane is
/// meant; only where it does not, and where the last point had nothing of the series, its name as well.
std::string brief_at(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory, std::size_t index) {
  const float x = memory.walk[index];
  const float before = memory.walked_from.value_or(x);
  std::string text = skua::plot_place_in_unit(ui, plot, memory, index);
  uint32_t told = plot.pane_count;  // the pane whose unit was said last
  each_series(plot, [&](uint32_t pane, const skua_series& s) {
    const int64_t i = skua::plot_point_near(plot, s, x);
    if (i < 0) return;
    const bool by_unit = skua::plot_has_units(plot) && told != pane && skua::plot_point_near(plot, s, before) >= 0;
    told = pane;
    const std::string value = skua::plot_value(ui, plot, pane, s, i);
    text += "; " + (by_unit ? value : named(ui, s, value));
  });
  return text;
}

std::string table_rows(const skua_ui& ui, const skua_plot& plot, const PlotMemory& memory) {
  skua::json::Writer json;
  json.array();
  for (std::size_t row = 0; row < memory.walk.size(); ++row) {
    const float x = memory.walk[row];
    json.array().text(skua::plot_place(ui, plot, memory, row));
    each_series(plot, [&](uint32_t, const skua_series& s) {
      const int64_t i = skua::plot_point_near(plot, s, x);
      json.text(i < 0 ? std::string() : ui.strings.number(static_cast<double>(s.y[i]), static_cast<int>(s.decimals)));
    });
    json.end();
  }
  return json.end().take();
}

/// What is written on the panes: of each the name of its axis, the text of its marker, and the names of single points.
void write_parts(const skua_ui& ui, const skua_plot& plot, skua::json::Writer& json) {
  const auto write = [&](skua_str key) {
    if (key.size > 0) json.text(ui.strings.text(from_abi(key), nullptr, 0));
  };
  json.key("parts").array();
  for (uint32_t p = 0; p < plot.pane_count; ++p) {
    const skua_pane& pane = plot.panes[p];
    json.array();
    write(pane.y.key);
    write(pane.marker_key);
    for (uint32_t s = 0; s < pane.series_count; ++s) {
      if (pane.series[s].label_at < pane.series[s].count) write(pane.series[s].label_key);
    }
    json.end();
  }
  json.end();
}

std::string plot_json(skua_ui& ui, const skua_plot& plot, PlotMemory& memory) {
  skua::json::Writer json;
  json.object().key("summary").text(from_abi(plot.summary)).key("source").text(from_abi(plot.source));
  write_parts(ui, plot, json);
  if (ui.input != nullptr && ui.input->kind == skua::Input::Kind::keep && ui.input->node == memory.id)
    json.key("kept").raw(skua::plot_values(ui, plot));  // in the patch of this pass alone
  if (memory.source_drawn) json.key("sourceDrawn").boolean(true);
  json.key("columns").array().text(ui.strings.text(from_abi(plot.x.key), nullptr, 0));
  each_series(plot, [&](uint32_t, const skua_series& s) { json.text(ui.strings.text(from_abi(s.key), nullptr, 0)); });
  json.end();
  json.key("rows");
  if (memory.open) {
    if (memory.rows.empty()) memory.rows = table_rows(ui, plot, memory);
    json.raw(memory.rows);
  } else {
    json.array().end();
  }
  const std::size_t index = memory.cursor_index();
  json.key("cursor").object();
  json.key("index").number(static_cast<double>(memory.mirrored(index))).key("count").number(static_cast<double>(memory.walk.size()));
  json.key("text").text(memory.walk.empty() ? std::string() : values_at(ui, plot, memory, index));
  json.key("brief").text(memory.walk.empty() ? std::string() : brief_at(ui, plot, memory, index)).end();
  std::string body = json.take();
  return body.substr(1);  // the closing brace is the tree's
}

void take_input(skua_ui& ui, PlotMemory& memory) {
  if (ui.input == nullptr || ui.input->node != memory.id) return;
  using Kind = skua::Input::Kind;
  if (ui.input->kind == Kind::open || ui.input->kind == Kind::close) {
    memory.open = ui.input->kind == Kind::open;
  } else if (ui.input->kind == Kind::set && !ui.input->is_text && !memory.walk.empty()) {
    const double last = static_cast<double>(memory.walk.size() - 1);
    const auto step = static_cast<std::size_t>(std::clamp(std::round(ui.input->number), 0.0, last));
    memory.walked_from = memory.walk[memory.cursor_index()];
    memory.cursor_x = static_cast<double>(memory.walk[memory.mirrored(step)]);
    memory.has_cursor = true;
  }
}

}  // namespace

namespace skua {

std::size_t PlotMemory::nearest(double place) const {
  if (walk.empty()) return 0;
  const auto at = std::lower_bound(walk.begin(), walk.end(), static_cast<float>(place));
  if (at == walk.begin()) return 0;
  if (at == walk.end()) return walk.size() - 1;
  const auto after = static_cast<std::size_t>(at - walk.begin());
  const auto away = [&](float point) { return std::fabs(x.part(static_cast<double>(point)) - x.part(place)); };
  return away(walk[after - 1]) <= away(walk[after]) ? after - 1 : after;
}

double PlotMemory::place_at(float pointer_x, float pointer_y) const {
  constexpr float kReachPx = 10;
  const Dot* best = nullptr;
  const auto away = [&](const Dot& dot) { return std::hypot(dot.at_x - pointer_x, dot.at_y - pointer_y); };
  for (const Dot& dot : dots) {
    if (away(dot) <= kReachPx && (best == nullptr || away(dot) < away(*best))) best = &dot;
  }
  if (best != nullptr) return static_cast<double>(best->x);
  return x.value(static_cast<double>((pointer_x - area.x) / area.w));
}

std::size_t PlotMemory::mirrored(std::size_t index) const {
  return x.min <= x.max || walk.empty() ? index : walk.size() - 1 - index;
}

std::size_t PlotMemory::cursor_index() const { return has_cursor ? nearest(cursor_x) : 0; }

}  // namespace skua

void skua_ui_plot_area(skua_ui* ui, skua_str id, skua_rect* out) {
  *out = {};
  if (ui->surface == nullptr || ui->width <= 0) return;
  for (const PlotMemory& memory : ui->plots) {
    if (memory.id == from_abi(id)) *out = memory.area;
  }
}

void skua_ui_plot(skua_ui* ui, const skua_plot* plot) {
  PlotMemory& memory = memory_of(*ui, from_abi(plot->node.id));
  if (const uint64_t now = revision_of(*plot); now != memory.revision) {
    memory.revision = now;
    collect_walk(*plot, memory.walk);
    memory.rows.clear();
  }
  memory.x = skua::scale_of(plot->x);
  take_input(*ui, memory);
  if (ui->drawing && plot->node.rect.w > 0) skua::draw_plot(*ui, *plot, memory);
  skua_node node = plot->node;
  node.role = SKUA_ROLE_PLOT;
  skua::add_node(*ui, node, plot_json(*ui, *plot, memory));
}
