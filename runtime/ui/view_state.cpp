#include <algorithm>

#include "ui/interface.h"

namespace {

constexpr std::string_view kField = "f:", kCursor = "p:", kOpen = "o:";

skua::NamedValue number(std::string name, double value) {
  return {std::move(name), false, value, {}};
}
skua::NamedValue text(std::string name, std::string value) {
  return {std::move(name), true, 0, std::move(value)};
}

std::string named(std::string_view prefix, std::string_view id) {
  return std::string(prefix) + std::string(id);
}

skua::PlotMemory& plot_of(std::vector<skua::PlotMemory>& plots, std::string_view id) {
  const auto known = std::ranges::find(plots, id, &skua::PlotMemory::id);
  if (known != plots.end()) return *known;
  plots.emplace_back().id = id;
  return plots.back();
}

}  // namespace

skua::NamedValues skua_ui::view_state() const {
  skua::NamedValues state;
  for (const auto& [id, value] : fields_) state.push_back(text(named(kField, id), value));
  for (const skua::PlotMemory& plot : plots) {
    if (plot.has_cursor) state.push_back(number(named(kCursor, plot.id), plot.cursor_x));
    state.push_back(number(named(kOpen, plot.id), plot.open ? 1 : 0));
  }
  state.push_back(text("focus", focused));
  return state;
}

void skua_ui::set_view_state(const skua::NamedValues& state) {
  fields_.clear();
  chapter_.reset();
  for (skua::PlotMemory& plot : plots) plot.has_cursor = plot.open = false;
  for (const skua::NamedValue& value : state) {
    const std::string_view name = value.name;
    const std::string_view id = name.substr(std::min<std::size_t>(2, name.size()));
    if (value.is_text && name.starts_with(kField)) set_field(id, value.text);
    if (value.is_text) continue;
    if (name.starts_with(kCursor)) {
      skua::PlotMemory& plot = plot_of(plots, id);
      plot.has_cursor = true;
      plot.cursor_x = value.number;
    }
    if (name.starts_with(kOpen)) plot_of(plots, id).open = value.number != 0;
  }
}

void skua_ui::chapter(uint32_t number) {
  if (chapter_ && *chapter_ != number) {
    for (skua::PlotMemory& plot : plots) plot.has_cursor = false;
  }
  chapter_ = number;
}
